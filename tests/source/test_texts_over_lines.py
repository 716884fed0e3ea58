"""A text is what YAML reads, on however many lines it stands: the rules look at that."""

import pytest
import yaml

from conftest import ROOT
from portplan.files.load import check_content, load

PLAN = """\
title: 表
units:
  - name: 天津海关
    aliases: [中国海关]
  - name: 天津港
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 文。
        lead:
          - 天津港
          - {}
"""
TABLE = ROOT / "data" / "tasks.yaml"


def found(name: str) -> list[str]:
    checked = check_content("plan.yaml", PLAN.format(name).encode())
    assert (checked.plan is None) == any(
        each.severity.value == "error" for each in checked.diagnostics
    )
    return [str(each).removeprefix("plan.yaml:14:13: error: ") for each in checked.diagnostics]


@pytest.mark.parametrize("allow_unicode", [False, True])
@pytest.mark.parametrize("width", [1, 20, 80])
@pytest.mark.parametrize("indent", [2, 7])
def test_the_table_as_pyyaml_writes_it_is_the_table(
    indent: int, width: int, *, allow_unicode: bool
) -> None:
    table = yaml.safe_load(TABLE.read_bytes())
    dumped = yaml.safe_dump(table, indent=indent, width=width, allow_unicode=allow_unicode)
    assert check_content("plan.yaml", dumped.encode()).plan == load(TABLE)


OVER_LINES = [
    pytest.param('"{}\\\n             {}"', id="double quotes"),
    pytest.param('"\\\n             {}{}"', id="double quotes from the first line on"),
    pytest.param('"{}\\\n             {}\\\n             "', id="double quotes to the last"),
    pytest.param("|-\n             {}{}", id="literal"),
    pytest.param(">-\n             {}{}", id="folded"),
    pytest.param("\n             {}{}", id="on the line below"),
]


@pytest.mark.parametrize("written", OVER_LINES)
def test_a_listed_name_is_known(written: str) -> None:
    assert found(written.format("天津", "海关")) == []


@pytest.mark.parametrize("written", OVER_LINES)
def test_a_name_that_is_not_listed_is_unknown(written: str) -> None:
    (problem,) = [each for each in found(written.format("国务", "院")) if "unused" not in each]
    assert "国务院 is not among the plan's units, and 天津海关" in problem


@pytest.mark.parametrize("written", OVER_LINES)
def test_an_alias_is_no_name(written: str) -> None:
    (problem,) = found(written.format("中国", "海关"))
    assert "中国海关 is not among the plan's units: it is an alias; write 天津海关" in problem


@pytest.mark.parametrize("written", OVER_LINES)
def test_units_pasted_together_are_several(written: str) -> None:
    (problem,) = found(written.format("天津海关、", "天津海关"))
    assert "2 units stand in one entry" in problem


@pytest.mark.parametrize("quote", ['"', "'"])
def test_units_on_two_lines_of_quotes_are_several(quote: str) -> None:
    (problem,) = found(f"{quote}天津海关\n             天津海关{quote}")
    assert problem.startswith("2 units stand in one entry")


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_name_over_two_lines_of_quotes_has_white_space_inside(quote: str) -> None:
    problems = [
        each for each in found(f"{quote}天津\n             海关{quote}") if "unused" not in each
    ]
    assert problems == ["white space stands inside a unit's name; write 天津海关 [whitespace]"]


def test_a_unit_pasted_from_two_that_is_listed_does_not_hide_them() -> None:
    listed = PLAN.replace("  - name: 天津港\n", "  - name: 天津港\n  - name: 天津港、天津海关\n")
    checked = check_content("plan.yaml", listed.format('"天津港 天津海关"').encode())
    assert checked.plan is None
    assert "joined-units" in {each.code for each in checked.diagnostics}
