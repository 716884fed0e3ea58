"""An answer of diff, applied to the old plan: the new one, by nothing but what each change says.

The lists of units and of their aliases are the new plan's: their order says nothing.
"""

from dataclasses import dataclass
from typing import Any

from portplan import Area, Item, Plan, Role, Unit
from portplan.questions.changes.change import Change, Kind


@dataclass
class _Row:
    """An item on the way from the old plan to the new one."""

    text: str
    area: int
    held: dict[Role, list[str]]
    others: dict[str, str | None]


def applied(changes: tuple[Change, ...], old: Plan) -> Plan:
    """Return what becomes of a plan with changes."""
    of = {kind: [change for change in changes if change.kind is kind] for kind in Kind}
    title = next((c.after for c in of[Kind.PLAN_RETITLED]), old.title)
    names = {c.before: c.after for c in of[Kind.UNIT_RENAMED]}
    areas = _areas(of, old)
    rows = {item.number: _row(item, names) for item in old.items}
    for kind in (Kind.ITEM_REWORDED, Kind.FIELD_CHANGED, *_OF_UNITS):
        for change in of[kind]:
            _change(rows[_number(change.was)], change)
    items = _in_order(rows, of)
    return Plan(
        str(title),
        _units(of, old),
        tuple(areas.values()),
        tuple(_item(number, row, areas) for number, row in enumerate(items, 1)),
    )


_OF_UNITS = (
    Kind.ROLE_LOST, Kind.ROLE_GAINED, Kind.ROLE_CHANGED,
    Kind.ORDER_CHANGED, Kind.FIRST_LEAD_CHANGED,
)  # fmt: skip


def _number(number: int | None) -> int:
    assert number is not None
    return number


def _areas(of: dict[Kind, list[Change]], old: Plan) -> dict[int, Area]:
    """Return the areas by the numbers that they had; titles are all that is edited of them."""
    titles = {area.number: area.title for area in old.areas}
    titles |= {_number(c.area): str(c.after) for c in of[Kind.AREA_RETITLED]}
    return {number: Area(number, title) for number, title in titles.items()}


def _row(item: Item, names: dict[Any, Any]) -> _Row:
    held = {role: [names.get(name, name) for name in units] for role, units in item.by_role()}
    return _Row(item.text, item.area.number, held, {"deadline": item.deadline})


def _change(row: _Row, change: Change) -> None:
    match change.kind:
        case Kind.ITEM_REWORDED:
            row.text = str(change.after)
        case Kind.FIELD_CHANGED:
            row.others[change.field] = change.after
        case Kind.ROLE_LOST:
            row.held[Role(str(change.before))].remove(str(change.unit))
        case Kind.ROLE_GAINED | Kind.ROLE_CHANGED:
            if change.before:
                row.held[Role(str(change.before))].remove(str(change.unit))
            _put(row, change, str(change.unit))
        case Kind.ORDER_CHANGED if change.role:
            row.held[change.role] = str(change.after).split("、")
        case Kind.FIRST_LEAD_CHANGED:
            leads = row.held[Role.LEAD]
            leads.remove(str(change.after))
            leads.insert(0, str(change.after))


def _put(row: _Row, change: Change, name: str) -> None:
    """Put a unit where the item that comes along with the change has it."""
    assert isinstance(change.new, Item)
    role = Role(str(change.after))
    row.held[role].insert(change.new.units(role).index(name), name)


def _in_order(rows: dict[int, _Row], of: dict[Kind, list[Change]]) -> list[_Row]:
    """Return the items that are left, then each that came or was moved put where it is now."""
    arriving: list[tuple[int, _Row]] = []
    for change in of[Kind.ITEM_REMOVED]:
        del rows[_number(change.was)]
    for change in of[Kind.ITEM_MOVED]:
        row = rows.pop(_number(change.was))
        row.area = _number(change.area)
        arriving.append((_number(change.item), row))
    for change in of[Kind.ITEM_ADDED]:
        assert isinstance(change.new, Item)
        row = _row(change.new, {})
        arriving.append((_number(change.item), row))
    items = list(rows.values())
    for number, row in sorted(arriving, key=lambda each: each[0]):
        items.insert(number - 1, row)
    return items


def _item(number: int, row: _Row, areas: dict[int, Area]) -> Item:
    held = tuple(map(tuple, row.held.values()))
    return Item.of_parts(number, areas[row.area], row.text, held, tuple(row.others.values()))


def _units(of: dict[Kind, list[Change]], old: Plan) -> tuple[Unit, ...]:
    """Return the units, those that were renamed or called otherwise as the changes have them."""
    now = {
        each.old: each.new
        for kind in (Kind.UNIT_RENAMED, Kind.UNIT_ALIASES, Kind.UNIT_MEMBERS)
        for each in of[kind]
    }
    names = {c.before: str(c.after) for c in of[Kind.UNIT_RENAMED]}
    found = []
    for unit in old.units:
        new = now.get(unit, unit)
        assert isinstance(new, Unit)
        members = (
            tuple(names.get(each, each) for each in new.members) if new.members else new.members
        )
        found.append(Unit(new.name, new.aliases, members))
    return tuple(found)
