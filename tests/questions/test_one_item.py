"""A plan of one item that nobody supports: every question answers from it in every format."""

import json
from pathlib import Path
from typing import Any

import pytest

from expected import NOTHING, Ask
from portplan.formats import FORMATS

ALONE = {
    "number": 1, "area": {"number": 1, "title": "题"}, "text": "文。",
    "lead": ["甲"], "support": [], "deadline": None,
}  # fmt: skip

ANSWERED: list[tuple[list[str], Any, str]] = [
    (["by-unit", "甲"], {"unit": "甲", "lead": [ALONE], "support": [], "through": []}, ""),
    (
        ["by-unit", "甲", "--role", "support"],
        {"unit": "甲", "support": [], "through": []},
        NOTHING,
    ),
    (["by-area", "1"], {"number": 1, "title": "题", "items": [ALONE]}, ""),
    (["by-area", "1", "--role", "support"], {"number": 1, "title": "题", "items": []}, NOTHING),
    (["by-role", "lead"], {"role": "lead", "units": [{"unit": "甲", "items": [ALONE]}]}, ""),
    (["by-role", "support"], {"role": "support", "units": []}, NOTHING),
    (["show", "1"], [ALONE], ""),
    (["show", "1", "1"], [ALONE], ""),
    (["show", "1-1,1"], [ALONE], ""),
    (["list"], [ALONE], ""),
    (["list", "--sole", "--unit", "甲", "--first"], [ALONE], ""),
    (["list", "--joint"], [], NOTHING),
    (["list", "--role", "support"], [], NOTHING),
    (["search", "甲"], [ALONE], ""),
    (["search", "乙"], [], NOTHING),
    (
        ["units"],
        [{"name": "甲", "aliases": [], "members": None, "lead": 1, "sole": 1, "support": 0}],
        "",
    ),
    (["areas"], [{"number": 1, "title": "题", "items": 1, "first": 1, "last": 1}], ""),
    (
        ["matrix"],
        {
            "areas": [{"number": 1, "title": "题"}],
            "units": [{"unit": "甲", "cells": [{"lead": 1, "support": 0}]}],
        },
        "",
    ),
    (
        ["matrix", "--role", "support"],
        {
            "areas": [{"number": 1, "title": "题"}],
            "units": [{"unit": "甲", "cells": [{"support": 0}]}],
        },
        "",
    ),
    (["partners", "甲"], {"unit": "甲", "partners": []}, NOTHING),
]


@pytest.mark.parametrize(
    ("arguments", "expected", "err"),
    [pytest.param(*each, id=" ".join(each[0])) for each in ANSWERED],
)
@pytest.mark.parametrize("support", ["", ", support: []"], ids=["left out", "empty"])
def test_a_plan_of_one_item_without_support_is_answered_from(
    ask: Ask, tmp_path: Path, support: str, arguments: list[str], expected: Any, err: str
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "title: 表\nunits: [{name: 甲}]\nareas:\n"
        f"- {{number: 1, title: 题, items: [{{number: 1, text: 文。, lead: [甲]{support}}}]}}\n",
        encoding="utf-8",
    )
    result = ask(*arguments, "--data", str(path), "--format", "json")
    assert (result.status, result.err) == (0, err)
    assert json.loads(result.out) == expected
    for form in FORMATS:
        result = ask(*arguments, "--data", str(path), "--format", form)
        assert (result.status, result.err) == (0, err)
        assert result.out or (form == "table" and err == NOTHING)
