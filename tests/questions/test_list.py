"""list: all items, or those that pass every filter, as Python and the command line ask for them."""

from typing import Any

import pytest

from expected import ANNEX, Ask, answer, form
from nested import (
    FIFTH,
    HERE,
    LEAD,
    NESTED,
    ONE,
    SECOND,
    SOME,
    SUPPORT,
    THERE,
    THIRD,
    THREE,
    TWO,
    WIDEST,
)
from portplan import Plan, WrongCallError, search, select
from portplan.questions.select import QUESTION, Selection


def test_list_has_every_item(ask: Ask) -> None:
    assert answer(ask, "list") == [form(item) for item in ANNEX]


def test_the_widths_case_and_spaces_of_a_text_make_no_difference(ask: Ask) -> None:
    expected = [form(item) for item in ANNEX if "7×24小时" in item.text]
    assert expected
    assert answer(ask, "list", "--text", "７×24小时") == expected
    assert answer(ask, "list", "--text", "7 × ２４ 小时") == expected


def test_an_answer_says_what_was_asked_for() -> None:
    assert select(NESTED) == Selection(NESTED, NESTED.items)
    asked = select(NESTED, unit=TWO, role=LEAD, area=HERE, text="联 网", joint=True, first=True)
    assert asked == Selection(NESTED, (THIRD,), (TWO,), LEAD, HERE, "联 网", joint=True, first=True)
    assert select(NESTED, unit=[ONE, TWO, ONE]).units == (ONE, TWO)
    assert select(NESTED, unit=THREE, sole=True) == Selection(NESTED, (FIFTH,), (THREE,), sole=True)


def test_each_filter_counts_in_list_and_in_search() -> None:
    def passing(**filters: Any) -> tuple[int, ...]:
        items = select(NESTED, **filters).items
        assert search(NESTED, ["。"], **filters).items == items  # every item has this one
        return tuple(item.number for item in items)

    assert passing() == (1, 2, 3, 4, 5)
    assert passing(unit=ONE) == (1, 3, 4)
    assert passing(unit=ONE, role=LEAD) == (1, 3)
    assert passing(unit=ONE, role=SUPPORT) == (4,)
    assert passing(unit=ONE, first=True) == (1,)
    assert passing(unit=TWO, first=True) == (3,)
    assert passing(unit=ONE, area=THERE) == (4,)
    assert passing(role=LEAD) == (1, 2, 3, 4, 5)
    assert passing(role=SUPPORT) == (1, 2, 3, 4)
    assert passing(area=THERE) == (4, 5)


def test_sole_and_joint_speak_of_the_unit_that_is_asked_for() -> None:
    def numbers(**filters: Any) -> tuple[int, ...]:
        return tuple(item.number for item in select(NESTED, **filters).items)

    assert numbers(sole=True) == numbers(sole=True, role=LEAD) == (1, 4, 5)
    assert numbers(joint=True) == numbers(joint=True, role=LEAD) == (2, 3)
    assert numbers(unit=ONE, sole=True) == (1,)  # item 4, which it supports, another leads alone
    assert numbers(unit=ONE, joint=True) == (3,)
    assert numbers(unit=TWO, sole=True) == ()
    assert numbers(unit=TWO, joint=True) == (2, 3)
    assert numbers(unit=TWO, joint=True, first=True) == (3,)
    assert numbers(unit=SOME, sole=True) == numbers(unit=SOME, joint=True) == ()


def test_of_several_units_all_take_part_each_in_the_role_asked_for() -> None:
    def numbers(*units: Any, **filters: Any) -> tuple[int, ...]:
        return tuple(item.number for item in select(NESTED, unit=units, **filters).items)

    assert numbers(ONE, TWO) == numbers(TWO, ONE) == (3,)
    assert numbers(WIDEST, ONE) == (1,)
    assert numbers(WIDEST, ONE, role=LEAD) == numbers(WIDEST, ONE, role=SUPPORT) == ()
    assert numbers(WIDEST, TWO, role=LEAD) == (2,)
    assert numbers(ONE, SOME, role=SUPPORT) == (4,)
    assert numbers(ONE, SOME, role=SUPPORT, area=HERE) == ()
    assert numbers(ONE, TWO, THREE) == (3,)
    assert numbers(ONE, TWO, SOME) == ()


def test_a_text_is_compared_in_one_form() -> None:
    assert select(NESTED, text="t1开 放").items == (SECOND,)


@pytest.mark.parametrize("text", [None, "", " "])
def test_no_text_is_in_every_item(text: str | None) -> None:
    assert select(NESTED, text=text).items == NESTED.items


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        pytest.param(filters, said, id=f"{' '.join(filters)}: {said}")
        for filters, said in (
            (
                {"sole": True, "joint": True},
                "sole and joint contradict each other; take one of them out",
            ),
            (
                {"sole": True, "role": SUPPORT},
                "sole speaks of the lead; take role out",
            ),
            (
                {"joint": True, "role": SUPPORT, "unit": ONE},
                "joint speaks of the lead; take role out",
            ),
            ({"sole": True, "unit": (ONE, TWO)}, "sole speaks of one unit; give unit once"),
            ({"joint": True, "unit": (ONE, TWO)}, "joint speaks of one unit; give unit once"),
            ({"first": True, "unit": (ONE, TWO)}, "first speaks of one unit; give unit once"),
            ({"first": True}, "first needs a unit that is named first; add unit"),
        )
    ],
)
def test_filters_that_contradict_each_other_are_an_error_in_pythons_words(
    filters: dict[str, Any], said: str
) -> None:
    with pytest.raises(WrongCallError, match=f"^{said}$"):
        select(NESTED, **filters)
    with pytest.raises(WrongCallError, match=f"^{said}$"):
        search(NESTED, ["网"], **filters)


def test_it_is_empty_where_no_item_passes() -> None:
    assert QUESTION.shown(select(NESTED, text="火星")).is_empty
    assert not QUESTION.shown(select(NESTED)).is_empty


def test_without_a_filter_its_title_is_the_plans(plan: Plan) -> None:
    assert QUESTION.shown(select(plan)).page().title == "工作任务分解表 · 58 项"
