"""areas: all areas, with how many items each has."""

from collections import defaultdict
from typing import NamedTuple

from portplan.plan import fields
from portplan.plan.model import Area, Plan
from portplan.questions.question import Question
from portplan.questions.shown import Column, Kind, Load, Page, Records, Shown, Table


class AreaLoad(NamedTuple):
    """How many items an area has, and the numbers of its first and last one."""

    area: Area
    items: int
    first: int
    last: int


class AreaLoads(NamedTuple):
    """Every area's number of items, in the plan's order."""

    plan: Plan
    areas: tuple[AreaLoad, ...]


def areas(plan: Plan) -> AreaLoads:
    """Return how many items each area has, and their numbers."""
    numbers: dict[Area, list[int]] = defaultdict(list)
    for item in plan.items:
        numbers[item.area].append(item.number)
    loads = (AreaLoad(area, len(own), own[0], own[-1]) for area, own in numbers.items())
    return AreaLoads(plan, tuple(loads))


_AREA = fields.AREA.heading("title")
_FIELDS = ("number", "title", "items", "first", "last")


def _shown(answer: AreaLoads) -> Shown:
    rows = tuple(
        (load.area.number, load.area.title, load.items, load.first, load.last)
        for load in answer.areas
    )
    return Shown(
        lambda: _page(answer),
        lambda: Records(_FIELDS, rows),
        lambda: [dict(zip(_FIELDS, row, strict=True)) for row in rows],
    )


def _page(answer: AreaLoads) -> Page:
    columns = (
        Column(_AREA, Kind.TEXT),
        Column("编号", Kind.TEXT, full="事项编号"),
        Column("事项", Kind.NUMBER, full="事项数"),
        Column("", Kind.LOAD),
    )
    longest = max(load.items for load in answer.areas)
    rows = tuple(
        (
            load.area.heading,
            _numbers(load.first, load.last),
            load.items,
            Load(longest, ((None, load.items),)),
        )
        for load in answer.areas
    )
    title = f"{answer.plan.title} · {len(rows)} 项{_AREA}"
    return Page(title, (Table(columns, rows),))


def _numbers(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


QUESTION = Question(
    help="List all areas, with how many items each has.",
    examples=("areas", "areas --format csv --output areas.csv"),
    asks=(),
    ask=areas,
    shown=_shown,
    of_items=False,
)
