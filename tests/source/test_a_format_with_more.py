"""A role and a text that the format does not have: a line each in `plan/fields.py`, and no more."""

import json
import subprocess
import sys
from typing import Any

import pytest

# Reads the module with both put in, before anything else of portplan is imported.
SCRIPT = r"""
import json, sys
from importlib.util import find_spec, module_from_spec
from pathlib import Path

ROLE = '''
    WATCH = (
        "watch", "督办", "督办单位", ("督查",), ("督查单位",),
        False, "watches", "color(30)", "▒", "+", "Who sees that it is done.",
    )
'''
TEXT = '''
        Field("remark", FieldKind.TEXT, "Remark (备注)", "As published.", heading="备注"),
'''
spec = find_spec("portplan.plan.fields")
text = Path(spec.origin).read_text(encoding="utf-8")
PLACES = (ROLE, "\n    def __new__("), (TEXT, '        Field(\n            N_("deadline")')
for line, before in PLACES:
    assert text.count(before) == 1
    text = text.replace(before, line + before)
sys.modules[spec.name] = module_from_spec(spec)
exec(compile(text, spec.origin, "exec"), vars(sys.modules[spec.name]))

from portplan.files.load import check_content
from portplan.files.schema import as_schema

checked = check_content("plan.yaml", sys.stdin.buffer.read())
told = {"found": [str(each) for each in checked.diagnostics]}
if checked.plan:
    told["items"] = [(each.held, each.others, each.deadline) for each in checked.plan.items]
    areas = json.loads(as_schema(checked.plan))["properties"]["areas"]["items"]
    told["schema"] = areas["properties"]["items"]["items"]
print(json.dumps(told))
"""

PLAN = """\
title: 表
units:
  - name: 天津海关
  - name: 天津港集团
  - name: 市口岸办
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 文。
        lead: [天津海关]
        support: [天津港集团]
        watch: [市口岸办]
        deadline: 年底
        remark: 见附件
      - number: 2
        text: 又文。
        lead: [天津海关]
"""
KEYS = "number, text, lead, support, watch, remark and deadline"


def told(content: str) -> Any:
    process = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SCRIPT],
        input=content.encode(), capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return json.loads(process.stdout)


def test_both_are_read() -> None:
    plan = told(PLAN)
    assert plan["found"] == []
    assert plan["items"] == [
        [[["天津海关"], ["天津港集团"], ["市口岸办"]], ["见附件", "年底"], "年底"],
        [[["天津海关"], [], []], [None, None], None],
    ]


def test_both_are_in_the_schema() -> None:
    schema = told(PLAN)["schema"]
    assert list(schema["properties"]) == KEYS.replace(" and", ",").split(", ")
    assert schema["required"] == ["number", "text", "lead"]
    assert schema["properties"]["watch"] == {
        "title": "Watch units (督办单位)",
        "description": "Who sees that it is done.",
        "type": "array",
        "uniqueItems": True,
        "items": {"$ref": "#/definitions/unit"},
    }
    assert schema["properties"]["remark"]["type"] == "string"


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        pytest.param(
            "watch: [市口岸办]", "watch: [市口岸办, 市口岸办]",
            "14:23: error: 市口岸办 stands twice in watch (first at 14:17); take one out"
            " [repeated-unit]",
            id="a unit twice in the role",
        ),
        pytest.param(
            "watch: [市口岸办]", "watch: [市口岸办, 天津海关]",
            "14:23: error: 天津海关 stands under lead of this item already (at 12:16);"
            " keep one role [both-roles]",
            id="a unit that leads",
        ),
        pytest.param(
            "watch: [市口岸办]", "watch: [市口岸办, 天津港集团]",
            "14:23: error: 天津港集团 stands under support of this item already (at 13:19);"
            " keep one role [both-roles]",
            id="a unit that supports",
        ),
        pytest.param(
            "watch: [市口岸办]", "watch: [市口岸办、天津海关]",
            "14:17: error: 2 units stand in one entry; write an ASCII comma and a space between"
            " them: 市口岸办, 天津海关 [joined-units]",
            id="units in one entry",
        ),
        pytest.param(
            "watch: [市口岸办]", "watch: [市口岸办, 国务院]",
            "14:23: error: 国务院 is not among the plan's units; list it under units, or write one"
            " that is listed [unknown-unit]",
            id="a unit that is not listed",
        ),
        pytest.param(
            "watch:", "督查单位:",
            "14:9: error: 督查单位 is not a key; did you mean watch? [unknown-key]",
            id="the role's word",
        ),
        pytest.param(
            "watch: [市口岸办]", "watch： [市口岸办]",
            "14:14: error: the colon behind watch is full-width; write watch: with an ASCII colon"
            " and a space [syntax]",
            id="the role's colon",
        ),
        pytest.param(
            "        remark:", "        备注:",
            "16:9: error: 备注 is not a key; did you mean remark? [unknown-key]",
            id="the text's word",
        ),
        pytest.param(
            "remark: 见附件", "remark: 见,附件",
            "16:18: warning: the ASCII , stands among Chinese characters; write ， [punctuation]",
            id="an ASCII comma in the text",
        ),
        pytest.param(
            "remark: 见附件", "remark: ' 见附件'",
            "16:17: error: white space stands at an end of this text; take it out [whitespace]",
            id="white space in the text",
        ),
        pytest.param(
            "remark: 见附件", "note: 见附件",
            f"16:9: error: note is not a key here; the keys of an item are {KEYS} [unknown-key]",
            id="a key that there is not",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_in_them_is_found(right: str, wrong: str, found: str) -> None:
    assert PLAN.count(right) == 1
    assert told(PLAN.replace(right, wrong))["found"] == [f"plan.yaml:{found}"]
