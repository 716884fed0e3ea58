"""What the functions of queries answer by themselves, as they are called from Python."""

from typing import Any

import pytest

from portplan.model import Area, Item, Plan, Role, Unit
from portplan.queries import (
    AreaItems,
    AreaLoad,
    AreaLoads,
    Matrix,
    Partner,
    Partners,
    RoleItems,
    Selection,
    SharedItems,
    ShownItems,
    Through,
    UnitItems,
    UnitLoad,
    UnitLoads,
    areas,
    by_area,
    by_role,
    by_unit,
    is_empty,
    matrix,
    partners,
    search,
    select,
    shared,
    show,
    units,
)

HERE, THERE = Area(1, "这里"), Area(2, "那里")
ONE, TWO, ALL, WIDEST, OUTSIDE, SOME = (
    Unit("甲局"), Unit("乙局"), Unit("各局", members=("甲局",)),
    Unit("全体", members=("各局", "乙局")), Unit("外围", members=("丙局", "全体")),
    Unit("有关局", members=()),
)  # fmt: skip
THREE = Unit("丙局")
FIRST, SECOND, THIRD, FOURTH, FIFTH = (
    Item(1, HERE, "联网。", ("甲局",), ("全体",)),
    Item(2, HERE, "Ｔ１ 开放。", ("全体", "乙局"), ("各局", "有关局")),
    Item(3, HERE, "联网开放。", ("乙局", "甲局"), ("丙局",)),
    Item(4, THERE, "开放。", ("外围",), ("甲局", "有关局")),
    Item(5, THERE, "联网。", ("丙局",)),
)
NESTED = Plan(
    "表",
    (OUTSIDE, ONE, WIDEST, TWO, ALL, THREE, SOME),
    (HERE, THERE),
    (FIRST, SECOND, THIRD, FOURTH, FIFTH),
)
LEAD, SUPPORT = Role.LEAD, Role.SUPPORT


def test_by_unit_goes_through_collectives_within_collectives_in_the_plans_order() -> None:
    assert by_unit(NESTED, ONE) == UnitItems(
        ONE,
        (FIRST, THIRD),
        (FOURTH,),
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
    assert by_unit(NESTED, OUTSIDE) == UnitItems(OUTSIDE, (FOURTH,), (), ())
    assert by_unit(NESTED, SOME) == UnitItems(SOME, (), (SECOND, FOURTH), ())


def test_by_unit_narrows_what_comes_through_collectives_too() -> None:
    assert by_unit(NESTED, ONE, role=SUPPORT, area=HERE) == UnitItems(
        ONE, None, (), (Through(WIDEST, SUPPORT, (FIRST,)), Through(ALL, SUPPORT, (SECOND,)))
    )
    assert by_unit(NESTED, ONE, role=LEAD, area=THERE) == UnitItems(
        ONE, (), None, (Through(OUTSIDE, LEAD, (FOURTH,)),)
    )


def test_select_says_what_was_asked_for() -> None:
    assert select(NESTED) == Selection(NESTED, NESTED.items)
    asked = select(NESTED, unit=TWO, role=LEAD, area=HERE, text="联 网", sole=False, first=True)
    assert asked == Selection(NESTED, (THIRD,), TWO, LEAD, HERE, "联 网", sole=False, first=True)


def test_search_says_what_was_asked_for() -> None:
    assert search(NESTED, ["开放"]) == Selection(NESTED, (SECOND, THIRD, FOURTH), words=("开放",))
    asked = search(
        NESTED, iter(["联网", "那里"]), unit=THREE, role=LEAD, area=THERE, sole=True, first=True
    )
    assert asked == Selection(
        NESTED, (FIFTH,), THREE, LEAD, THERE, sole=True, first=True, words=("联网", "那里")
    )


def test_each_filter_of_select_and_search_counts() -> None:
    def passing(**filters: Any) -> tuple[int, ...]:
        items = select(NESTED, **filters).items
        assert search(NESTED, ["。"], **filters).items == items  # every item has this one
        return tuple(item.number for item in items)

    assert passing() == (1, 2, 3, 4, 5)
    assert passing(unit=ONE) == (1, 3, 4)
    assert passing(unit=ONE, role=LEAD) == (1, 3)
    assert passing(unit=ONE, role=SUPPORT) == (4,)
    assert passing(unit=ONE, first=True) == (1,)
    assert passing(unit=ONE, sole=True) == (1, 4)
    assert passing(unit=ONE, area=THERE) == (4,)
    assert passing(role=LEAD) == (1, 2, 3, 4, 5)
    assert passing(role=SUPPORT) == (1, 2, 3, 4)
    assert passing(area=THERE) == (4, 5)
    assert passing(sole=True) == (1, 4, 5)
    assert passing(sole=False) == (2, 3)


def test_select_and_search_see_no_widths_case_and_spaces() -> None:
    assert select(NESTED, text="t1开 放").items == (SECOND,)
    assert search(NESTED, ["ｔ1"]).items == (SECOND,)
    assert search(NESTED, ["这 里", "丙　局"]).items == (THIRD,)


@pytest.mark.parametrize("text", [None, "", " "])
def test_no_text_is_in_every_item(text: str | None) -> None:
    assert select(NESTED, text=text).items == NESTED.items


def test_first_without_a_unit_leaves_every_item() -> None:
    assert select(NESTED, first=True).items == NESTED.items
    assert search(NESTED, [], first=True).items == NESTED.items


def test_units_and_areas_are_counted_in_the_plans_order() -> None:
    assert units(NESTED) == UnitLoads(
        NESTED,
        (
            UnitLoad(OUTSIDE, 1, 1, 0),
            UnitLoad(ONE, 2, 1, 1),
            UnitLoad(WIDEST, 1, 0, 1),
            UnitLoad(TWO, 2, 0, 0),
            UnitLoad(ALL, 0, 0, 1),
            UnitLoad(THREE, 1, 1, 1),
            UnitLoad(SOME, 0, 0, 2),
        ),
    )
    assert areas(NESTED) == AreaLoads(NESTED, (AreaLoad(HERE, 3, 1, 3), AreaLoad(THERE, 2, 4, 5)))


def test_a_matrix_has_a_row_for_a_unit_and_in_it_a_cell_for_an_area() -> None:
    assert matrix(NESTED) == Matrix(
        NESTED,
        (LEAD, SUPPORT),
        (
            ((0, 0), (1, 0)),
            ((2, 0), (0, 1)),
            ((1, 1), (0, 0)),
            ((2, 0), (0, 0)),
            ((0, 1), (0, 0)),
            ((0, 1), (1, 0)),
            ((0, 1), (0, 1)),
        ),
    )
    assert matrix(NESTED, role=SUPPORT).roles == (SUPPORT,)
    assert matrix(NESTED, role=SUPPORT).rows[1] == ((0,), (1,))


def test_by_area_and_by_role_are_of_those_that_were_asked_for() -> None:
    assert by_area(NESTED, HERE) == AreaItems(HERE, (FIRST, SECOND, THIRD))
    assert by_area(NESTED, HERE, role=LEAD, unit=ONE) == AreaItems(HERE, (FIRST, THIRD))
    assert by_area(NESTED, HERE, role=SUPPORT, unit=ONE) == AreaItems(HERE, ())
    assert by_area(NESTED, THERE, role=SUPPORT) == AreaItems(THERE, (FOURTH,))
    assert by_role(NESTED, LEAD) == RoleItems(
        LEAD,
        (
            (ONE, (FIRST, THIRD)),
            (TWO, (SECOND, THIRD)),
            (OUTSIDE, (FOURTH,)),
            (WIDEST, (SECOND,)),
            (THREE, (FIFTH,)),
        ),
    )
    assert by_role(NESTED, SUPPORT, unit=SOME, area=THERE) == RoleItems(
        SUPPORT, ((SOME, (FOURTH,)),)
    )


def test_partners_are_counted_and_share_items() -> None:
    assert partners(NESTED, ONE) == Partners(
        ONE,
        (
            Partner(OUTSIDE, 1, both_lead=0, leads=0, supports=1, both_support=0),
            Partner(WIDEST, 1, both_lead=0, leads=1, supports=0, both_support=0),
            Partner(TWO, 1, both_lead=1, leads=0, supports=0, both_support=0),
            Partner(THREE, 1, both_lead=0, leads=1, supports=0, both_support=0),
            Partner(SOME, 1, both_lead=0, leads=0, supports=0, both_support=1),
        ),
    )
    assert shared(NESTED, TWO, ONE) == SharedItems(TWO, ONE, (THIRD,))


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
    assert partners(plan, ONE).partners == (
        Partner(THREE, 3, both_lead=0, leads=2, supports=1, both_support=0),
        Partner(TWO, 3, both_lead=2, leads=1, supports=0, both_support=0),
        Partner(SOME, 1, both_lead=0, leads=0, supports=0, both_support=1),
    )


def test_show_has_what_was_asked_for_and_knows_no_other_number() -> None:
    assert show(NESTED, [3, 1, 3]) == ShownItems((THIRD, FIRST, THIRD))
    with pytest.raises(KeyError, match="6"):
        show(NESTED, [1, 6])


def test_an_answer_with_an_item_or_a_count_is_not_empty() -> None:
    assert not is_empty(by_unit(NESTED, ONE))
    assert not is_empty(by_unit(NESTED, ONE, role=LEAD))
    assert not is_empty(by_unit(NESTED, SOME))
    assert not is_empty(by_unit(NESTED, ALL, role=LEAD, area=HERE))  # through another one alone
    assert not is_empty(by_area(NESTED, THERE))
    assert not is_empty(by_role(NESTED, LEAD))
    assert not is_empty(select(NESTED))
    assert not is_empty(show(NESTED, [1]))
    assert not is_empty(partners(NESTED, ONE))
    assert not is_empty(shared(NESTED, ONE, TWO))
    assert not is_empty(units(NESTED))
    assert not is_empty(areas(NESTED))
    assert not is_empty(matrix(NESTED))


def test_an_answer_without_an_item_is_empty() -> None:
    assert is_empty(by_unit(NESTED, SOME, role=LEAD))
    assert is_empty(by_area(NESTED, THERE, unit=TWO))
    assert is_empty(by_role(NESTED, LEAD, unit=SOME))
    assert is_empty(select(NESTED, text="火星"))
    assert is_empty(show(NESTED, []))
    assert is_empty(shared(NESTED, ALL, THREE))


def test_a_unit_that_works_alone_has_no_partner() -> None:
    alone = Plan("表", (ONE,), (HERE,), (Item(1, HERE, "文。", ("甲局",)),))
    assert partners(alone, ONE) == Partners(ONE, ())
    assert is_empty(partners(alone, ONE))
