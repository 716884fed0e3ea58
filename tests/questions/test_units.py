"""units: how many items each unit leads, alone or with others, and supports."""

from expected import ANNEX, FUNCTION_AREAS, UNITS, Ask, answer, led, supported, titled
from nested import ALL, LEAD, NESTED, ONE, OUTSIDE, SOME, SUPPORT, THREE, TWO, WIDEST
from portplan import Unit, units
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
