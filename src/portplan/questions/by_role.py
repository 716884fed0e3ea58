"""by-role: who leads, or who supports, and which items."""

from collections import defaultdict
from typing import Any, NamedTuple

from portplan.plan import fields
from portplan.plan.fields import ROLE_HEADING, Role
from portplan.plan.model import Area, Item, Plan, Unit
from portplan.questions.asked import ONLY_AREA, ONLY_UNIT, ROLE
from portplan.questions.filters import heading_of, passing, title
from portplan.questions.items import (
    HELD_FIELDS,
    HELD_SAID,
    NUMBER,
    TEXT,
    ItemTables,
    held_record,
    items_data,
)
from portplan.questions.question import Question
from portplan.questions.shown import (
    Column,
    Counted,
    Kind,
    Load,
    Page,
    Records,
    Shown,
    Size,
    Table,
    Units,
)
from portplan.questions.size import require, size_of
from portplan.text.messages import N_


class RoleItems(NamedTuple):
    """The items of each unit that holds a role, most items first, and what else was asked."""

    plan: Plan
    role: Role
    units: tuple[tuple[Unit, tuple[Item, ...]], ...]
    unit: Unit | None = None
    area: Area | None = None


def by_role(
    plan: Plan, role: Role, *, unit: Unit | None = None, area: Area | None = None
) -> RoleItems:
    """Return each unit's items in a role, most items first, then in the plan's order."""
    held: dict[str, list[Item]] = defaultdict(list)
    for item in passing(plan, unit or (), role, area):
        for name in item.units(role):
            held[name].append(item)
    units = [
        (each, tuple(held[each.name]))
        for each in plan.units
        if each.name in held and unit in (None, each)
    ]
    units.sort(key=lambda pair: -len(pair[1]))
    return RoleItems(plan, role, tuple(units), unit, area)


def _shown(answer: RoleItems) -> Shown:
    return Shown(
        lambda: _page(answer),
        lambda: _records(answer),
        lambda: _data(answer),
        is_empty=not answer.units,
        size=lambda: _size(answer),
    )


def _size(answer: RoleItems) -> Size:
    return size_of(answer.plan, (item for _, items in answer.units for item in items))


def _page(answer: RoleItems) -> Page:
    tables = ItemTables(answer.plan)
    role = answer.role
    columns = (
        Column(fields.UNIT.heading("name"), Kind.GROUP, in_brief=True),
        Column(ROLE_HEADING, Kind.SAID, in_brief=True), NUMBER, TEXT,
        Column(fields.AREA.heading("title"), Kind.TEXT), *HELD_SAID, *tables.others,
    )  # fmt: skip
    rows = tuple(
        (
            Counted(unit.name, len(items)), role.word, item.number, item.text,
            item.area.heading, *map(Units, item.held), *tables.others_of(item),
        )
        for unit, items in answer.units
        for item in items
    )  # fmt: skip
    unit = answer.unit.name if answer.unit else ""
    asked = (role.word, unit, heading_of(answer.area))
    return Page(
        title(*asked, count=f"{len(answer.units)} 个{fields.UNIT.heading('name')}"),
        (Table(columns, rows),),
        ranking=_ranking(answer),
    )


def _ranking(answer: RoleItems) -> Table:
    """Say who has how many."""
    role = answer.role
    columns = (
        Column(fields.UNIT.heading("name"), Kind.UNITS),
        Column(role.word, Kind.NUMBER, role),
        Column("", Kind.LOAD),
    )
    longest = max((len(items) for _, items in answer.units), default=0)
    rows = tuple(
        (Units((unit.name,)), len(items), Load(longest, ((role, len(items)),)))
        for unit, items in answer.units
    )
    return Table(columns, rows)


def _records(answer: RoleItems) -> Records:
    require(_size(answer))
    records = (
        record
        for unit, items in answer.units
        for record in held_record(unit.name, answer.role, items)
    )
    return Records(HELD_FIELDS, tuple(records))


def _data(answer: RoleItems) -> dict[str, Any]:
    require(_size(answer))
    units = [{"unit": unit.name, "items": items_data(items)} for unit, items in answer.units]
    return {"role": answer.role.value, "units": units}


QUESTION = Question(
    help=N_("Show who leads, or who supports, and which items."),
    examples=("by-role lead", "by-role 支持配合 --area 3 --brief"),
    asks=(ROLE, ONLY_UNIT, ONLY_AREA),
    ask=by_role,
    shown=_shown,
)
