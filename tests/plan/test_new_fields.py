"""A role is one member more, and an optional text of an item one field more; nothing else is.

Both are written into a copy of the source, which is then asked of a plan that has them.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import portplan
from readers import read_csv, read_markdown
from tables import rows_of

ROLE = """\
    GUIDE = (
        "guide", "指导", "指导单位", (), ("业务指导单位",),
        False, "guides", "blue", "▒", "+", "They say how it is done.",
    )  # fmt: skip

"""
FIELD = """\
        Field("remark", FieldKind.TEXT, "Remark (备注)", "What else is said.", heading="备注"),
"""
PLAN = """\
title: 表
units:
  - name: 海关
  - name: 税务局
  - name: 商务委
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 联网。
        lead:
          - 海关
        support:
          - 税务局
        guide:
          - 商务委
        remark: 另议
      - number: 2
        text: 开放。
        lead:
          - 税务局
        guide:
          - 商务委
          - 海关
"""
ITEMS = [
    {
        "number": 1, "area": {"number": 1, "title": "题"}, "text": "联网。",
        "lead": ["海关"], "support": ["税务局"], "guide": ["商务委"],
        "deadline": None, "remark": "另议",
    },
    {
        "number": 2, "area": {"number": 1, "title": "题"}, "text": "开放。",
        "lead": ["税务局"], "support": [], "guide": ["商务委", "海关"],
        "deadline": None, "remark": None,
    },
]  # fmt: skip

Say = Callable[..., str]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the changed source, `src`, and the plan."""
    folder = tmp_path_factory.mktemp("changed")
    shutil.copytree(
        Path(portplan.__file__).parent,
        folder / "src" / "portplan",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    path = folder / "src" / "portplan" / "plan" / "fields.py"
    source = path.read_text(encoding="utf-8")
    # In front of the enum's first method, and behind the last field of an item.
    source, roles = re.subn(r"(?=^    def __new__\()", ROLE, source, flags=re.MULTILINE)
    source, fields = re.subn(
        r'^        Field\(\n            N_\("deadline"\).*?^        \),\n',
        lambda found: found[0] + FIELD,
        source,
        flags=re.MULTILINE | re.DOTALL,
    )
    assert (roles, fields) == (1, 1)
    path.write_text(source, encoding="utf-8")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture
def say(changed: Path) -> Say:
    """Run the changed portplan, and return what it writes: the answer, then the rest."""

    def say(*words: str, status: int = 0, content: str = "", complete: str = "") -> str:
        env = {
            **os.environ, "PYTHONPATH": str(changed / "src"), "PYTHONIOENCODING": "utf-8",
            "PORTPLAN_DATA": "plan.yaml",
        }  # fmt: skip
        env |= {"_PORTPLAN_COMPLETE": complete} if complete else {}
        result = subprocess.run(
            [sys.executable, "-m", "portplan", *words],
            input=content.encode(), capture_output=True, check=False, cwd=changed, env=env,
            timeout=60,
        )  # fmt: skip
        assert result.returncode == status, result.stderr.decode()
        return (result.stdout + result.stderr).decode()

    return say


def test_both_are_read_and_are_keys_of_json(say: Say) -> None:
    assert say("validate") == "portplan: plan.yaml: 1 file checked, no problems\n"
    found = json.loads(say("list", "--format", "json"))
    assert found == ITEMS
    assert [list(item) for item in found] == [list(item) for item in ITEMS]


def test_both_are_cells_of_a_line_and_columns_of_markdown(say: Say) -> None:
    headings = ["工作任务", "序号", "工作事项", "牵头单位", "支持配合单位", "指导单位", "备注"]
    rows = [
        ["一、题", "1", "联网。", "海关", "税务局", "商务委", "另议"],
        ["一、题", "2", "开放。", "税务局", "", "商务委、海关", ""],
    ]
    assert read_markdown(say("list", "--format", "markdown")) == [headings, *rows]
    assert rows_of(say("list")) == [[cell or "-" for cell in row] for row in rows]


def test_both_are_fields_of_csv(say: Say) -> None:
    assert read_csv(say("list", "--format", "csv")) == [
        ["number", "area_number", "area", "text", "lead", "support", "guide", "deadline", "remark"],
        ["1", "1", "题", "联网。", "海关", "税务局", "商务委", "", "另议"],
        ["2", "1", "题", "开放。", "税务局", "", "商务委、海关", "", ""],
    ]


def test_the_text_is_searched(say: Say) -> None:
    assert json.loads(say("search", "另 议", "--format", "json")) == ITEMS[:1]


def test_the_role_is_a_filter_by_its_key_and_its_word(say: Say) -> None:
    assert json.loads(say("list", "--role", "指导", "--unit", "海关", "--format", "json")) == [
        ITEMS[1]
    ]
    assert json.loads(say("by-role", "guide", "--format", "json")) == {
        "role": "guide",
        "units": [{"unit": "商务委", "items": ITEMS}, {"unit": "海关", "items": ITEMS[1:]}],
    }
    assert rows_of(say("by-role", "指导"))[0][:3] == ["商务委", "指导", "1"]
    assert say("list", "--sole", "--role", "guide", status=2) == (
        "portplan: --sole speaks of the lead; take --role out\n"
    )
    roles = "lead (牵头), support (支持配合) and guide (指导)"
    assert say("by-role", "", status=2) == (
        f"portplan: the name of the role is empty; roles are {roles}\n"
    )


def test_a_unit_has_the_items_that_it_has_in_the_role(say: Say) -> None:
    assert json.loads(say("by-unit", "商务委", "--format", "json")) == {
        "unit": "商务委", "lead": [], "support": [], "guide": ITEMS, "through": [],
    }  # fmt: skip
    assert [row[:2] for row in rows_of(say("by-unit", "商务委"))] == [["商务委", "指导"]] * 2


def test_the_role_is_counted_and_drawn(say: Say) -> None:
    counts = {"海关": (1, 1, 0, 1), "税务局": (1, 1, 1, 0), "商务委": (0, 0, 0, 2)}
    assert json.loads(say("units", "--format", "json")) == [
        {
            "name": unit, "aliases": [], "members": None,
            "lead": lead, "sole": sole, "support": support, "guide": guide,
        }
        for unit, (lead, sole, support, guide) in counts.items()
    ]  # fmt: skip
    assert rows_of(say("units")) == [
        ["单位", "牵头", "独自牵头", "支持配合", "指导", "█ 牵头", "░ 支持配合", "▒ 指导"],
        ["海关", "1", "1", "0", "1", "█▒"],
        ["税务局", "1", "1", "1", "0", "█░"],
        ["商务委", "0", "0", "0", "2", "▒▒"],
    ]


def test_the_role_has_its_place_in_the_matrix(say: Say) -> None:
    assert [each["cells"] for each in json.loads(say("matrix", "--format", "json"))["units"]] == [
        [{"lead": 1, "support": 0, "guide": 1}],
        [{"lead": 1, "support": 1, "guide": 0}],
        [{"lead": 0, "support": 0, "guide": 2}],
    ]
    assert say("matrix").splitlines()[:4] == [
        "4 牵头  /3 支持配合  //2 指导    1",
        "海关                          1//1",
        "税务局                         1/1",
        "商务委                         //2",
    ]
    assert read_markdown(say("matrix", "--format", "markdown")) == [
        ["单位", "一、题"],
        ["海关", "牵头 1、指导 1"],
        ["税务局", "牵头 1、支持配合 1"],
        ["商务委", "指导 2"],
    ]


def test_partners_are_counted_by_the_role_too(say: Say) -> None:
    none = {"both_lead": 0, "leads": 0, "supports": 0, "both_support": 0}
    assert json.loads(say("partners", "商务委", "--format", "json")) == {
        "unit": "商务委",
        "partners": [
            {"unit": "海关", "together": 2, **none, "guides": 1, "both_guide": 1},
            {"unit": "税务局", "together": 2, **none, "guides": 2, "both_guide": 0},
        ],
    }
    head, *rows = read_markdown(say("partners", "商务委", "--format", "markdown"))
    assert head[-2:] == ["仅商务委指导", "双方指导"]
    assert [row[-2:] for row in rows] == [["1", "1"], ["2", "0"]]


def test_the_schema_has_both(say: Say) -> None:
    schema = json.loads(say("schema"))
    item = schema["properties"]["areas"]["items"]["properties"]["items"]["items"]
    properties: dict[str, Any] = item["properties"]
    assert list(properties) == ["number", "text", "lead", "support", "guide", "deadline", "remark"]
    assert item["required"] == ["number", "text", "lead"]
    assert properties["guide"]["title"] == "Guide units (指导单位)"
    assert properties["guide"]["items"] == properties["support"]["items"]
    assert properties["remark"]["description"] == "What else is said."


def test_the_role_is_completed(say: Say) -> None:
    assert say("by-role", "gu", complete="zsh") == "guide\t指导\n"
    assert say("list", "--role", "指", complete="bash") == "指导\tguide\n"


GUIDED = "          - 商务委\n          - 海关\n"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("guide:", "guid:", "guid is not a key; did you mean guide?"),
        ("guide:", "业务指导单位:", "业务指导单位 is not a key; did you mean guide?"),
        ("remark:", "备注:", "备注 is not a key; did you mean remark?"),
        ("另议", "2016", 'YAML reads 2016 as a number; write it in quotes: "2016"'),
        (
            GUIDED,
            "          - 税务局\n",
            "税务局 stands under lead of this item already (at 22:13); keep one role",
        ),
        (
            GUIDED,
            "          - 商委\n",
            "商委 is not among the plan's units; did you mean 商务委?",
        ),
    ],
)
def test_both_are_checked(say: Say, before: str, after: str, said: str) -> None:
    broken = PLAN.replace(before, after, 1)
    assert broken != PLAN
    first, *_ = say("validate", "-", status=1, content=broken).splitlines()
    assert re.fullmatch(rf"<stdin>:\d+:\d+: error: {re.escape(said)} \[[a-z-]+\]", first)
