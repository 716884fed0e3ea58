"""partners: whom a unit works with, how often and in which roles; and what two units share."""

from typing import Any

import pytest

from conftest import Result
from expected import ANNEX, FUNCTION_AREAS, NOTHING, UNITS, Ask, answer, form, titled
from nested import (
    ALL,
    HERE,
    LEAD,
    NESTED,
    ONE,
    OUTSIDE,
    SOME,
    SUPPORT,
    THIRD,
    THREE,
    TWO,
    WIDEST,
)
from portplan import Item, Plan, Role, Unit, WrongCallError, partners, shared
from portplan.questions.partners import QUESTION, Partner, Partners, SharedItems


def both(unit: str, other: str) -> list[dict[str, Any]]:
    return [form(item) for item in ANNEX if {unit, other} <= {*item.lead, *item.support}]


def count(unit: str, other: str, role: str, its: str) -> int:
    return sum(unit in getattr(item, role) and other in getattr(item, its) for item in ANNEX)


@pytest.mark.parametrize("unit", UNITS)
def test_partners_counts_by_the_roles_of_both_most_together_first(ask: Ask, unit: str) -> None:
    found = [
        {
            "unit": other,
            "together": len(both(unit, other)),
            "both_lead": count(unit, other, "lead", "lead"),
            "leads": count(unit, other, "lead", "support"),
            "supports": count(unit, other, "support", "lead"),
            "both_support": count(unit, other, "support", "support"),
        }
        for other in UNITS
        if other != unit and both(unit, other)
    ]
    found.sort(key=lambda each: -len(both(unit, str(each["unit"]))))
    assert answer(ask, "partners", unit) == {"unit": unit, "partners": found}
    assert titled(ask, "partners", unit) == f"{unit} · 与 {len(found)} 个单位共事"


def test_the_counts_stand_in_one_order(ask: Ask) -> None:
    (first, *_) = answer(ask, "partners", "海关")["partners"]
    assert list(first) == [
        "unit", "together", "both_lead", "leads", "supports", "both_support"
    ]  # fmt: skip


@pytest.mark.parametrize("other", ["市国税局", "市口岸办", "南开大学", "有关部门", FUNCTION_AREAS])
def test_partners_of_two_units_are_the_items_of_both_whoever_is_first(ask: Ask, other: str) -> None:
    found = both("天津海关", other)
    assert answer(ask, "partners", "天津海关", other) == found
    assert answer(ask, "partners", other, "天津海关") == found
    assert titled(ask, "partners", other, "海关") == f"{other}、天津海关 · 共同事项 {len(found)} 项"


def test_two_units_without_a_common_item_share_nothing(ask: Ask) -> None:
    assert both("南开大学", "市国税局") == []
    assert ask("partners", "南开大学", "市国税局", "--format", "json") == Result(0, "[]\n", NOTHING)


def test_one_unit_under_two_names_is_no_pair(ask: Ask) -> None:
    assert ask("partners", "海关", "tjhg") == Result(
        2, "", "portplan: 海关 and tjhg are both 天津海关; name two units\n"
    )
    with pytest.raises(WrongCallError, match="both names mean 甲局; name two units"):
        shared(NESTED, ONE, ONE)


def partner(unit: Unit, *counts: tuple[Role, Role, int]) -> Partner:
    return Partner(unit, {(own, theirs): count for own, theirs, count in counts})


def test_from_python_partners_are_counted_and_share_items() -> None:
    assert partners(NESTED, ONE) == Partners(
        ONE,
        (
            partner(OUTSIDE, (SUPPORT, LEAD, 1)),
            partner(WIDEST, (LEAD, SUPPORT, 1)),
            partner(TWO, (LEAD, LEAD, 1)),
            partner(THREE, (LEAD, SUPPORT, 1)),
            partner(SOME, (SUPPORT, SUPPORT, 1)),
        ),
    )
    assert shared(NESTED, TWO, ONE) == SharedItems(NESTED, TWO, ONE, (THIRD,))


def test_who_works_together_most_comes_first_and_then_the_plans_order() -> None:
    plan = Plan(
        "表",
        (SOME, THREE, TWO, ONE),
        (HERE,),
        (
            Item(1, HERE, "文。", ("甲局", "乙局"), ("丙局",)),
            Item(2, HERE, "文。", ("乙局", "甲局")),
            Item(3, HERE, "文。", ("甲局",), ("丙局", "乙局")),
            Item(4, HERE, "文。", ("丙局",), ("甲局", "有关局")),
        ),
    )
    found = partners(plan, ONE).partners
    assert found == (
        partner(THREE, (LEAD, SUPPORT, 2), (SUPPORT, LEAD, 1)),
        partner(TWO, (LEAD, LEAD, 2), (LEAD, SUPPORT, 1)),
        partner(SOME, (SUPPORT, SUPPORT, 1)),
    )
    assert [each.together for each in found] == [3, 3, 1]
    assert [each.by_name() for each in found[:2]] == [
        {"together": 3, "both_lead": 0, "leads": 2, "supports": 1, "both_support": 0},
        {"together": 3, "both_lead": 2, "leads": 1, "supports": 0, "both_support": 0},
    ]


def test_a_unit_that_works_alone_has_no_partner() -> None:
    alone = Plan("表", (ONE,), (HERE,), (Item(1, HERE, "文。", ("甲局",)),))
    assert partners(alone, ONE) == Partners(ONE, ())
    assert QUESTION.shown(partners(alone, ONE)).is_empty


def test_it_is_empty_where_nothing_is_shared() -> None:
    assert QUESTION.shown(shared(NESTED, ALL, THREE)).is_empty
    assert not QUESTION.shown(shared(NESTED, ONE, TWO)).is_empty
    assert not QUESTION.shown(partners(NESTED, ONE)).is_empty
