"""Filters: what passes, in every combination, held against the annex itself."""

import json
from collections.abc import Iterator
from itertools import product

import pytest

from annex import AnnexItem
from conftest import Result
from expected import ANNEX, NOTHING, Ask, answer, form, titled
from filtering import FLAGS, TYPED_AREAS, TYPED_TEXTS, Filters, asked, has_word, true_of
from portplan import Plan, WrongCallError

UNITS: list[tuple[str, ...]] = [
    (),
    *((unit,) for unit in ("市口岸办", "天津海关", "市国税局", "东疆保税港区管委会", "有关部门")),
    ("市口岸办", "天津海关"),
    ("天津海关", "天津检验检疫局"),
    ("南开大学", "市国税局"),  # who have nothing in common
    ("天津海关", "天津检验检疫局", "市口岸办"),
]
ROLES = [None, "lead", "support"]
AREAS = [None, *TYPED_AREAS]
TEXTS = [None, *TYPED_TEXTS]
EITHER = [False, True]

every_unit = pytest.mark.parametrize(
    "units", [pytest.param(units, id="、".join(units) or "nobody") for units in UNITS]
)
every_role = pytest.mark.parametrize("role", ROLES)


def every(units: tuple[str, ...], role: str | None) -> Iterator[Filters]:
    """Return all combinations of the other filters with these."""
    return (
        Filters(units, role, *others) for others in product(AREAS, TEXTS, EITHER, EITHER, EITHER)
    )


def passing(filters: Filters) -> list[AnnexItem]:
    return [item for item in ANNEX if filters.passes(item)]


def test_list_has_what_passes_every_filter_and_refuses_what_makes_no_sense(ask: Ask) -> None:
    combinations = [each for given in product(UNITS, ROLES) for each in every(*given)]
    # The question itself is asked all of them below. Every seventh has any three choices together,
    # for no number of choices is a multiple of seven.
    for filters in combinations[::7]:
        result = ask("list", *filters.typed(), "--format", "json")
        if filters.is_wrong():
            assert (result.status, result.out) == (2, ""), filters
            assert result.err.startswith("portplan: --"), filters
            assert result.err.count("\n") == 1, filters
        else:
            items = [form(item) for item in passing(filters)]
            assert (result.status, result.err) == (0, "" if items else NOTHING), filters
            assert json.loads(result.out) == items, filters


@every_role
@every_unit
def test_the_title_of_list_is_true_of_its_rows_and_of_no_other_item(
    plan: Plan, units: tuple[str, ...], role: str | None
) -> None:
    for filters in every(units, role):
        if filters.is_wrong():
            with pytest.raises(WrongCallError):
                asked(plan, "list", filters, *FLAGS, text=filters.text)
            continue
        items, title = asked(plan, "list", filters, *FLAGS, text=filters.text)
        true, count = true_of(title)
        assert items == [form(item) for item in true] == list(map(form, passing(filters))), title
        assert count == f"{len(items)} 项", title


@every_role
@every_unit
def test_search_takes_the_filters_of_list_and_its_title_is_true_of_its_rows(
    plan: Plan, units: tuple[str, ...], role: str | None
) -> None:
    for filters in every(units, role):
        if filters.text:
            continue
        if filters.is_wrong():
            with pytest.raises(WrongCallError):
                asked(plan, "search", filters, *FLAGS, words=["通关"])
            continue
        items, title = asked(plan, "search", filters, *FLAGS, words=["通关"])
        true, count = true_of(title, has_word)
        expected = [item for item in passing(filters) if has_word(item, "通关")]
        assert items == [form(item) for item in true] == list(map(form, expected)), title
        assert count == f"{len(items)} 项", title


@pytest.mark.parametrize("command", [["list"], ["search", "港"]], ids=["list", "search"])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--sole --joint", "--sole and --joint contradict each other; take one of them out"),
        (
            "--joint --sole --unit 海关",
            "--sole and --joint contradict each other; take one of them out",
        ),
        ("--sole --role support", "--sole speaks of the lead; take --role out"),
        ("--joint --role 配合", "--joint speaks of the lead; take --role out"),
        (
            "--joint --role support --unit 海关 --first",
            "--joint speaks of the lead; take --role out",
        ),
        ("--unit 海关 --unit 国税 --sole", "--sole speaks of one unit; give --unit once"),
        ("--unit 海关 --unit 国税 --joint", "--joint speaks of one unit; give --unit once"),
        ("--unit 海关 --unit 国税 --first", "--first speaks of one unit; give --unit once"),
        # One unit that is named twice, under whatever names.
        ("--unit 编办 --unit 编办 --sole", "--sole speaks of one unit; give --unit once"),
        ("--unit 海关 --unit tjhg --first", "--first speaks of one unit; give --unit once"),
        (
            "--unit 海关 --unit 天津海关 --joint --role lead",
            "--joint speaks of one unit; give --unit once",
        ),
        ("--first", "--first needs a unit that is named first; add --unit"),
        ("--first --sole --area 3", "--first needs a unit that is named first; add --unit"),
    ],
)
def test_filters_that_make_no_sense_together_are_a_wrong_call(
    ask: Ask, command: list[str], options: str, said: str
) -> None:
    assert ask(*command, *options.split()) == Result(2, "", f"portplan: {said}\n")


@pytest.mark.parametrize(
    ("options", "same"),
    [
        ("--sole --sole --unit 编办", "--sole --unit 编办"),
        ("--joint --unit 海关 --joint --first --first", "--unit 海关 --joint --first"),
        ("--unit 海关 --unit 国税 --unit 天津海关", "--unit 海关 --unit 国税"),
    ],
)
def test_what_is_asked_twice_is_asked_once(ask: Ask, options: str, same: str) -> None:
    assert ask("list", *options.split()) == ask("list", *same.split())
    assert ask("list", *same.split()).status == 0


@pytest.mark.parametrize(
    ("options", "numbers", "title"),
    [
        ("--unit 天津海关 --sole", [], "天津海关 · 独自牵头 · 0 项"),
        ("--unit 边检 --sole", [15, 20, 38], "天津边检总站 · 独自牵头 · 3 项"),
        ("--unit 海事局 --sole --role lead", [14], "天津海事局 · 牵头 · 独自牵头 · 1 项"),
        ("--unit 国税 --joint", [17, 19], "市国税局 · 共同牵头 · 2 项"),
        ("--unit 国税 --first", [23, 52], "市国税局 · 首位牵头 · 2 项"),
        ("--unit 国税 --unit 海关 --role 牵头", [17, 19], "市国税局、天津海关 · 牵头 · 2 项"),
        ("--sole --area 四", [20], "独自牵头 · 四、推进通关作业无纸化 · 1 项"),
    ],
)
def test_a_few_that_can_be_looked_up_in_the_annex(
    ask: Ask, options: str, numbers: list[int], title: str
) -> None:
    assert [item["number"] for item in answer(ask, "list", *options.split())] == numbers
    assert titled(ask, "list", *options.split()) == title


def test_the_combinations_find_something_and_nothing() -> None:
    sensible = [
        filters
        for units, role in product(UNITS, ROLES)
        for filters in every(units, role)
        if not filters.is_wrong()
    ]
    found = {len(passing(filters)) for filters in sensible}
    assert {0, 1, 2, 58} <= found
    assert len(found) > 20
    assert len(sensible) > 300
