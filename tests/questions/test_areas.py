"""areas: how many items each area has, and their numbers."""

from expected import ANNEX, AREAS, Ask, answer, titled
from nested import HERE, NESTED, THERE
from portplan import areas
from portplan.questions.areas import QUESTION, AreaLoad, AreaLoads


def test_areas_has_every_areas_items(ask: Ask) -> None:
    numbers = {area: [item.number for item in ANNEX if item.area == area] for area in AREAS}
    assert answer(ask, "areas") == [
        {
            "number": area, "title": title, "items": len(numbers[area]),
            "first": numbers[area][0], "last": numbers[area][-1],
        }
        for area, title in AREAS.items()
    ]  # fmt: skip


def test_the_title_says_how_many_there_are(ask: Ask) -> None:
    assert titled(ask, "areas") == f"工作任务分解表 · {len(AREAS)} 项工作任务"


def test_from_python_areas_are_counted_in_the_plans_order() -> None:
    assert areas(NESTED) == AreaLoads(NESTED, (AreaLoad(HERE, 3, 1, 3), AreaLoad(THERE, 2, 4, 5)))


def test_it_is_never_empty() -> None:
    assert not QUESTION.shown(areas(NESTED)).is_empty
