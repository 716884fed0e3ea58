"""JSON: one line, its Chinese not escaped, in the forms that scripts rely on."""

import json
from pathlib import Path
from typing import Any

import pytest

from by_hand import ITEM_QUESTIONS, QUESTIONS
from expected import ANNEX, Ask, form
from plans import DEADLINES, dated
from readers import written


@pytest.mark.parametrize("question", [*QUESTIONS, "rules", "rules syntax"])
def test_json_is_one_line_of_characters_that_are_not_escaped(ask: Ask, question: str) -> None:
    out = written(ask, question, "json")
    compact = json.dumps(json.loads(out), ensure_ascii=False, separators=(",", ":"))
    assert out == f"{compact}\n"


def test_an_items_keys_stand_in_one_order(ask: Ask) -> None:
    compact = json.dumps([form(ANNEX[0])], ensure_ascii=False, separators=(",", ":"))
    assert compact.endswith(',"deadline":null}]')
    assert written(ask, "show 1", "json") == f"{compact}\n"


def items_in(found: Any) -> list[dict[str, Any]]:
    """Return all items of an answer, wherever they stand in it."""
    if isinstance(found, dict):
        if "text" in found:
            return [found]
        found = list(found.values())
    return [item for each in found for item in items_in(each)] if isinstance(found, list) else []


@pytest.mark.parametrize("question", ITEM_QUESTIONS)
def test_the_deadline_is_the_last_key_of_an_item_whether_it_has_one_or_not(
    ask: Ask, tmp_path: Path, question: str
) -> None:
    data = ["--data", str(dated(tmp_path))]
    for options, deadlines in (([], {}), (data, DEADLINES)):
        items = items_in(json.loads(written(ask, question, "json", *options)))
        for item in items:
            assert list(item)[-1] == "deadline"
            assert item == {
                **form(ANNEX[item["number"] - 1]), "deadline": deadlines.get(item["number"])
            }  # fmt: skip
