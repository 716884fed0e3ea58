"""by-unit: what a unit leads and supports, and what reaches it through a collective."""

import re

import pytest

from conftest import Result
from expected import (
    AREAS,
    FUNCTION_AREAS,
    NOTHING,
    UNITS,
    Ask,
    answer,
    heading,
    led,
    supported,
    through,
    titled,
)
from nested import (
    ALL,
    FIRST,
    FOURTH,
    HERE,
    LEAD,
    NESTED,
    ONE,
    OUTSIDE,
    SECOND,
    SOME,
    SUPPORT,
    THERE,
    THIRD,
    THREE,
    TWO,
    WIDEST,
)
from portplan import Plan, by_unit
from portplan.questions.by_unit import QUESTION, Through, UnitItems


@pytest.mark.parametrize("unit", UNITS)
def test_by_unit(ask: Ask, unit: str) -> None:
    assert answer(ask, "by-unit", unit) == {
        "unit": unit, "lead": led(unit), "support": supported(unit), "through": through(unit),
    }  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_by_unit_with_a_role_leaves_the_other_out(ask: Ask, unit: str) -> None:
    lead = answer(ask, "by-unit", unit, "--role", "lead")
    support = answer(ask, "by-unit", unit, "--role", "支持配合")
    assert lead == {"unit": unit, "lead": led(unit), "through": []}
    assert support == {"unit": unit, "support": supported(unit), "through": through(unit)}


def test_the_figures_that_people_know(ask: Ask) -> None:
    customs = answer(ask, "by-unit", "天津海关")
    assert (len(customs["lead"]), len(customs["support"])) == (29, 23)
    dongjiang = answer(ask, "by-unit", "东疆保税港区管委会")
    assert [item["number"] for item in dongjiang["lead"]] == [44]
    assert [item["number"] for item in dongjiang["support"]] == [45, 47, 52]
    (reaching,) = dongjiang["through"]
    assert [item["number"] for item in reaching["items"]] == [14, 32, 33, 36, 37]


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("unit", ["东疆保税港区管委会", "市口岸办"])
def test_by_unit_can_be_narrowed_to_an_area(ask: Ask, unit: str, area: int) -> None:
    reached = [
        {**each, "items": [item for item in each["items"] if item["area"]["number"] == area]}
        for each in through(unit)
    ]
    assert answer(ask, "by-unit", unit, "--area", str(area)) == {
        "unit": unit,
        "lead": [item for item in led(unit) if item["area"]["number"] == area],
        "support": [item for item in supported(unit) if item["area"]["number"] == area],
        "through": [each for each in reached if each["items"]],
    }


def test_the_title_has_the_units_other_names_its_members_and_the_area(ask: Ask) -> None:
    customs = "天津海关 · 中华人民共和国天津海关"
    assert titled(ask, "by-unit", "海关") == customs
    assert titled(ask, "by-unit", "海关", "--role", "lead") == customs
    assert titled(ask, "by-unit", "海关", "--area", "3") == f"{customs} · {heading(3)}"
    members = "（东疆保税港区管委会、天津港保税区管委会）"
    assert titled(ask, "by-unit", "功能区") == f"{FUNCTION_AREAS}{members}"
    assert titled(ask, "by-unit", "有关部门") == "有关部门"


def test_each_table_says_the_role_and_how_many_items_there_are(plan: Plan) -> None:
    dongjiang = plan.unit("东疆保税港区管委会")
    reaching = f"经{FUNCTION_AREAS}支持配合 5 项（不计入以上）"

    def headings(answer: UnitItems) -> list[str]:
        tables = QUESTION.shown(answer).page().tables
        for table in tables:
            (count,) = re.findall(r" (\d+) 项", table.heading)
            assert len(table.rows) == int(count)
        return [table.heading for table in tables]

    assert headings(by_unit(plan, dongjiang)) == ["牵头 1 项", "支持配合 3 项", reaching]
    assert headings(by_unit(plan, dongjiang, role=LEAD)) == ["牵头 1 项"]
    assert headings(by_unit(plan, dongjiang, role=SUPPORT)) == ["支持配合 3 项", reaching]
    assert headings(by_unit(plan, dongjiang, area=plan.areas[0])) == ["牵头 0 项", "支持配合 0 项"]


def test_an_answer_without_an_item_says_so(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("by-unit", "市科委", "--role", "lead") == Result(0, "", NOTHING)
    monkeypatch.setenv("COLUMNS", "80")
    assert ask("by-unit", "市科委", "--role", "lead") == Result(
        0, "市科委 · 天津市科学技术委员会\n\n 牵头 0 项\n", NOTHING
    )


def test_it_goes_through_collectives_within_collectives_in_the_plans_order() -> None:
    assert by_unit(NESTED, ONE) == UnitItems(
        NESTED,
        ONE,
        ((LEAD, (FIRST, THIRD)), (SUPPORT, (FOURTH,))),
        (
            Through(OUTSIDE, LEAD, (FOURTH,)),
            Through(WIDEST, LEAD, (SECOND,)),
            Through(WIDEST, SUPPORT, (FIRST,)),
            Through(ALL, SUPPORT, (SECOND,)),
        ),
    )
    assert by_unit(NESTED, THREE).through == (Through(OUTSIDE, LEAD, (FOURTH,)),)
    assert [each.collective for each in by_unit(NESTED, TWO).through] == [OUTSIDE, WIDEST, WIDEST]
    # A collective is reached through those that stand for it, and not through its members.
    assert [each.collective for each in by_unit(NESTED, ALL).through] == [OUTSIDE, WIDEST, WIDEST]
    assert by_unit(NESTED, OUTSIDE) == UnitItems(
        NESTED, OUTSIDE, ((LEAD, (FOURTH,)), (SUPPORT, ())), ()
    )
    assert by_unit(NESTED, SOME) == UnitItems(
        NESTED, SOME, ((LEAD, ()), (SUPPORT, (SECOND, FOURTH))), ()
    )


def test_what_comes_through_collectives_is_narrowed_too() -> None:
    assert by_unit(NESTED, ONE, role=SUPPORT, area=HERE) == UnitItems(
        NESTED,
        ONE,
        ((SUPPORT, ()),),
        (Through(WIDEST, SUPPORT, (FIRST,)), Through(ALL, SUPPORT, (SECOND,))),
        HERE,
    )
    assert by_unit(NESTED, ONE, role=LEAD, area=THERE) == UnitItems(
        NESTED, ONE, ((LEAD, ()),), (Through(OUTSIDE, LEAD, (FOURTH,)),), THERE
    )


def test_from_python_the_items_of_a_role_are_none_where_the_other_was_asked_for() -> None:
    both = by_unit(NESTED, ONE)
    assert (both.lead, both.support) == ((FIRST, THIRD), (FOURTH,))
    lead, support = by_unit(NESTED, TWO, role=LEAD), by_unit(NESTED, TWO, role=SUPPORT)
    assert (lead.lead, lead.support) == ((SECOND, THIRD), None)
    assert (support.lead, support.support) == (None, ())


def test_it_is_empty_where_neither_the_unit_nor_a_collective_has_an_item() -> None:
    def is_empty(answer: UnitItems) -> bool:
        return QUESTION.shown(answer).is_empty

    assert is_empty(by_unit(NESTED, SOME, role=LEAD))
    assert not is_empty(by_unit(NESTED, ONE))
    assert not is_empty(by_unit(NESTED, ONE, role=LEAD))
    assert not is_empty(by_unit(NESTED, SOME))
    assert not is_empty(by_unit(NESTED, ALL, role=LEAD, area=HERE))  # through another one alone
