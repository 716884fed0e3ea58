"""Answers -> flat records, one set of rows for CSV, TSV and Markdown.

The names of the fields are those of the JSON forms, which scripts rely on.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from portplan.model import Item, Role, Unit
from portplan.queries import (
    Answer,
    AreaItems,
    AreaLoads,
    Matrix,
    Partners,
    RoleItems,
    Selection,
    SharedItems,
    ShownItems,
    UnitItems,
    UnitLoads,
)

Field = str | int
Record = tuple[Field, ...]


class Records(NamedTuple):
    """The names of the fields, and the records."""

    fields: tuple[str, ...]
    rows: tuple[Record, ...]


_ITEM = ("number", "area_number", "area", "text", "lead", "support")


def records(answer: Answer) -> Records:
    """Return an answer as records. Names of units are joined with 、 as in the annex."""
    match answer:
        case AreaItems() | Selection() | ShownItems() | SharedItems():
            return Records(_ITEM, tuple(map(_item, answer.items)))
        case UnitItems():
            return Records(("unit", "role", *_ITEM), tuple(_unit_items(answer)))
        case RoleItems():
            return Records(("unit", "role", *_ITEM), tuple(_role_items(answer)))
        case UnitLoads():
            return _unit_loads(answer)
        case AreaLoads():
            fields = ("number", "title", "items", "first", "last")
            rows = (
                (each.area.number, each.area.title, each.items, each.first, each.last)
                for each in answer.areas
            )
            return Records(fields, tuple(rows))
        case Matrix():
            return _matrix(answer)
        case Partners():
            return _partners(answer)
        case _:
            assert_never(answer)


def _item(item: Item) -> Record:
    area = item.area
    return (
        item.number,
        area.number,
        area.title,
        item.text,
        _joined(item.lead),
        _joined(item.support),
    )


def _joined(names: Iterable[str]) -> str:
    return "、".join(names)


def _held(unit: Unit, role: Role, items: Iterable[Item]) -> Iterator[Record]:
    return ((unit.name, role.value, *_item(item)) for item in items)


def _unit_items(answer: UnitItems) -> Iterator[Record]:
    """Return the unit's own items, then under its name those of each collective."""
    yield from _held(answer.unit, Role.LEAD, answer.lead or ())
    yield from _held(answer.unit, Role.SUPPORT, answer.support or ())
    for each in answer.through:
        yield from _held(each.collective, each.role, each.items)


def _role_items(answer: RoleItems) -> Iterator[Record]:
    for unit, items in answer.units:
        yield from _held(unit, answer.role, items)


def _unit_loads(answer: UnitLoads) -> Records:
    """Tell a collective without known members, whose list is empty, from a single unit."""
    fields = ("name", "aliases", "collective", "members", "lead", "sole", "support")
    rows = (
        (
            each.unit.name,
            _joined(each.unit.aliases),
            "no" if each.unit.members is None else "yes",
            _joined(each.unit.members or ()),
            each.lead,
            each.sole,
            each.support,
        )
        for each in answer.units
    )
    return Records(fields, tuple(rows))


def _matrix(answer: Matrix) -> Records:
    """Return a record for each unit and area, which a pivot table or SQL takes up at once."""
    fields = ("unit", "area_number", "area", *(role.value for role in answer.roles))
    rows: Iterator[Record] = (
        (unit.name, area.number, area.title, *cell)
        for unit, row in zip(answer.plan.units, answer.rows, strict=True)
        for area, cell in zip(answer.plan.areas, row, strict=True)
    )
    return Records(fields, tuple(rows))


def _partners(answer: Partners) -> Records:
    fields = ("unit", "partner", "together", "both_lead", "leads", "supports", "both_support")
    rows = (
        (
            answer.unit.name,
            each.unit.name,
            each.together,
            each.both_lead,
            each.leads,
            each.supports,
            each.both_support,
        )
        for each in answer.partners
    )
    return Records(fields, tuple(rows))
