"""units: how many items each unit leads, alone or with others, and supports."""

from collections.abc import Callable

import pytest

from conftest import Result
from expected import ANNEX, FUNCTION_AREAS, UNITS, Ask, answer, led, supported, titled
from nested import ALL, LEAD, NESTED, ONE, OUTSIDE, SOME, SUPPORT, THREE, TWO, WIDEST
from portplan import Unit, units
from portplan.questions.question import WrongCallError
from portplan.questions.units import QUESTION, UnitLoad, UnitLoads


def test_units_has_every_units_counts(ask: Ask) -> None:
    counts = {
        each["name"]: (each["lead"], each["sole"], each["support"]) for each in answer(ask, "units")
    }
    assert counts == {
        unit: (
            len(led(unit)),
            sum(item.lead == [unit] for item in ANNEX),
            len(supported(unit)),
        )
        for unit in UNITS
    }
    assert list(counts) == UNITS


def test_units_tells_a_collective_from_a_unit(ask: Ask) -> None:
    found = {each["name"]: each for each in answer(ask, "units")}
    assert found["天津海关"] == {
        "name": "天津海关", "aliases": ["中华人民共和国天津海关"], "members": None,
        "lead": 29, "sole": 0, "support": 23,
    }  # fmt: skip
    assert list(found["天津海关"]) == ["name", "aliases", "members", "lead", "sole", "support"]
    assert found["有关部门"]["members"] == []
    assert found[FUNCTION_AREAS]["members"] == ["东疆保税港区管委会", "天津港保税区管委会"]


def test_the_title_says_how_many_there_are(ask: Ask) -> None:
    assert titled(ask, "units") == f"工作任务分解表 · {len(UNITS)} 个单位"


def load(unit: Unit, lead: int, sole: int, support: int) -> UnitLoad:
    return UnitLoad(unit, ((LEAD, lead), (SUPPORT, support)), sole)


def test_from_python_units_are_counted_in_the_plans_order() -> None:
    assert units(NESTED) == UnitLoads(
        NESTED,
        (
            load(OUTSIDE, 1, 1, 0),
            load(ONE, 2, 1, 1),
            load(WIDEST, 1, 0, 1),
            load(TWO, 2, 0, 0),
            load(ALL, 0, 0, 1),
            load(THREE, 1, 1, 1),
            load(SOME, 0, 0, 2),
        ),
    )


def test_it_is_never_empty() -> None:
    assert not QUESTION.shown(units(NESTED)).is_empty


@pytest.mark.parametrize(("role", "held"), [("lead", led), ("support", supported)])
def test_sorted_by_a_role_who_has_most_comes_first_and_who_has_nothing_stands_together(
    ask: Ask, role: str, held: Callable[[str], list[object]]
) -> None:
    expected = sorted(UNITS, key=lambda unit: -len(held(unit)))
    assert [each["name"] for each in answer(ask, "units", "--sort", role)] == expected
    counts = [len(held(unit)) for unit in expected]
    assert 0 in counts
    assert counts == sorted(counts, reverse=True)


def test_sorted_by_name_the_first_by_its_pinyin_comes_first(ask: Ask) -> None:
    names = [each["name"] for each in answer(ask, "units", "--sort", "name")]
    assert sorted(names) == sorted(UNITS)
    assert (names[0], names[2:4], names[-1]) == (
        FUNCTION_AREAS, ["东疆保税港区管委会", "南开大学"], "有关区县人民政府",
    )  # fmt: skip
    of_the_city = [name for name in names if name.startswith("市")]
    assert of_the_city == names[5:21]
    assert of_the_city[:3] == ["市安全局", "市编办", "市财政局"]


def test_all_formats_have_that_order(ask: Ask) -> None:
    names = [each["name"] for each in answer(ask, "units", "--sort", "support")]
    _, *rows = ask("units", "--sort", "support").out.splitlines()
    assert [row.split()[0] for row in rows] == names
    _, *rows = ask("units", "--sort", "support", "--format", "csv").out.splitlines()
    assert [row.split(",")[0] for row in rows] == names


def test_from_python_they_are_sorted_too_and_another_order_is_refused() -> None:
    by_lead = [ONE, TWO, OUTSIDE, WIDEST, THREE, ALL, SOME]
    assert [each.unit for each in units(NESTED, sort="lead").units] == by_lead
    by_support = [SOME, ONE, WIDEST, ALL, THREE, OUTSIDE, TWO]
    assert [each.unit for each in units(NESTED, sort="support").units] == by_support
    with pytest.raises(WrongCallError) as caught:
        units(NESTED, sort="size")
    assert str(caught.value) == "units cannot be sorted by size; write lead, support or name"


def test_another_order_is_a_wrong_call(ask: Ask) -> None:
    said = "portplan: there is no order size; write lead, support or name\n"
    assert ask("units", "--sort", "size") == Result(2, "", said)
