"""A plan in a language that writes spaces between its words, and other full stops."""

import json

import pytest
import yaml
from jsonschema import Draft7Validator

from portplan.files.load import check_content
from portplan.files.schema import as_schema
from portplan.plan.model import Unit

PLAN = """\
title: Zephyr Project
units:
  - name: Port Office
    aliases: [Office of the Port]
  - name: Harbour Authority No. 2
  - name: 天津港 A 区
areas:
  - number: 1
    title: Clear cargo sooner
    items:
      - number: 1
        text: Inspect cargo once, on board.
        lead:
          - Port Office
        support:
          - Harbour Authority
            No. 2
          - "天津港 A
            区"
"""


def found(content: str) -> list[str]:
    diagnostics = check_content("plan.yaml", content.encode()).diagnostics
    return [str(each).removeprefix("plan.yaml:") for each in diagnostics]


def test_its_schema_takes_it_and_refuses_other_white_space() -> None:
    plan = check_content("plan.yaml", PLAN.encode()).plan
    assert plan
    validator = Draft7Validator(json.loads(as_schema(plan)))
    content = yaml.safe_load(PLAN)
    assert [*validator.iter_errors(content)] == []
    for name in ("Port  Office", "Port\u3000Office", "Port Office ", "天津 港"):
        content["units"][0]["name"] = name
        (error,) = validator.iter_errors(content)
        assert [*error.path] == ["units", 0, "name"]


def test_it_is_a_plan_without_a_warning() -> None:
    checked = check_content("plan.yaml", PLAN.encode())
    assert checked.diagnostics == ()
    assert checked.plan
    assert checked.plan.units == (
        Unit("Port Office", ("Office of the Port",)),
        Unit("Harbour Authority No. 2"),
        Unit("天津港 A 区"),
    )
    assert checked.plan.items[0].lead == ("Port Office",)
    assert checked.plan.items[0].support == ("Harbour Authority No. 2", "天津港 A 区")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Port  Office", "Port Office"),
        ("Port\u00a0Office", "Port Office"),
        ("Port\u3000Office", "Port Office"),
        ("Port \u3000 Office", "Port Office"),
        ("Port 办 公 室", "Port 办公室"),
        ("办公室\u3000Port", "办公室Port"),
        ("“办” “公” 室", "“办”“公”室"),
    ],
)
def test_other_white_space_inside_a_name_is_wrong(wrong: str, right: str) -> None:
    told = f"white space stands inside a unit's name; write {right} [whitespace]"
    assert found(PLAN.replace("Port Office\n", f"{wrong}\n")) == [
        f"3:11: error: {told}",
        f"14:13: error: {told}",
    ]


@pytest.mark.parametrize("name", ["“Big” “Port”", "부산 항만 공사", "A 区", "区 A", "Ａ Ｂ"])
def test_a_space_that_is_not_between_chinese_characters_belongs_to_a_name(name: str) -> None:
    assert found(PLAN.replace("Port Office\n", f"{name}\n")) == []


def test_a_name_with_a_slip_is_told_with_its_spaces() -> None:
    told = "Port Ofice is not among the plan's units; did you mean Port Office? [unknown-unit]"
    broken = PLAN.replace("          - Port Office", "          - Port Ofice")
    assert found(broken) == [f"14:13: error: {told}"]


def test_units_pasted_together_are_told_with_their_spaces() -> None:
    pasted = PLAN.replace(
        "- Port Office\n        s", "- Port Office, Harbour Authority No. 2\n        s"
    )
    way_out = "write each on a line of its own: - Port Office, - Harbour Authority No. 2"
    assert found(pasted)[0] == f"14:13: error: 2 units stand in one entry; {way_out} [joined-units]"


def test_a_line_with_a_dash_that_is_read_as_part_of_a_name_is_told() -> None:
    pasted = PLAN.replace(
        "- Port Office\n        s",
        "- Port Office\n            - Harbour Authority No. 2\n        s",
    )
    message = "this line is read as part of the entry above; align its dash with the others"
    assert f"15:13: error: {message} [whitespace]" in found(pasted)


def test_a_listed_name_with_a_dash_may_be_written_over_two_lines() -> None:
    renamed = PLAN.replace("Port Office\n    a", "Port - Office\n    a")
    assert found(renamed.replace("- Port Office\n", "- Port\n            - Office\n")) == []


@pytest.mark.parametrize(
    "text", ["Inspect cargo once", "Inspect once!", "Once (on board) #", "¿Qué?"]
)
def test_a_text_without_chinese_characters_needs_no_chinese_full_stop(text: str) -> None:
    assert found(PLAN.replace("Inspect cargo once, on board.", text)) == []


@pytest.mark.parametrize("text", ["查验一次", "Inspect 货物."])
def test_a_text_with_chinese_characters_does(text: str) -> None:
    assert found(PLAN.replace("Inspect cargo once, on board.", text)) == [
        f"12:{14 + len(text)}: warning: an item's text must end with 。 [punctuation]"
    ]
