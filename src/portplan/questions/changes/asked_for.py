"""Which changes pass: of a unit, of a role, of an area."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import assert_never

from portplan.plan.fields import Role
from portplan.plan.model import Area, Item, Unit
from portplan.questions.changes.change import Change, Kind


def asked_for(
    changes: Iterable[Change], units: Sequence[Unit], role: Role | None, areas: Sequence[Area]
) -> Iterator[Change]:
    """Return the changes that touch one of the units, the role and one of the areas.

    A unit is touched by what changed in its own roles, in what is said of it, and in the items
    that it takes part in, or took part in; under each name that it has had.
    """
    changes = tuple(changes)
    names = {unit.name for unit in units}
    for change in changes:
        if change.kind is Kind.UNIT_RENAMED and not names.isdisjoint(_both(change)):
            names |= _both(change)
    for change in changes:
        in_area = not areas or not set(areas).isdisjoint(filter(None, change.areas))
        if in_area and _touches(change, names, role):
            yield change


def _both(change: Change) -> set[str]:
    return {each for each in (change.before, change.after) if each}


def _touches(change: Change, names: set[str], role: Role | None) -> bool:
    """Say whether a change is of one of the names, if there are any, and of a role, if one is."""
    match change.kind:
        case Kind.PLAN_RETITLED | Kind.RENUMBERED:
            return not names and role is None
        case Kind.AREA_ADDED | Kind.AREA_REMOVED | Kind.AREA_RETITLED | Kind.AREA_MOVED:
            return not names and role is None
        case Kind.UNIT_ADDED | Kind.UNIT_REMOVED | Kind.UNIT_RENAMED | Kind.UNIT_ALIASES:
            return role is None and (not names or change.unit in names)
        case Kind.UNIT_MEMBERS:
            return role is None and (not names or not names.isdisjoint(_joined_or_left(change)))
        case Kind.ITEM_ADDED | Kind.ITEM_REMOVED | Kind.ITEM_REWORDED | Kind.ITEM_MOVED:
            return _is_held(change, names, role)
        case Kind.FIELD_CHANGED:
            return _is_held(change, names, role)
        case Kind.ORDER_CHANGED:
            return role in (None, change.role) and _is_held(change, names, change.role)
        case Kind.ROLE_GAINED | Kind.ROLE_LOST | Kind.ROLE_CHANGED:
            roles = {change.before, change.after}
            return (not names or change.unit in names) and (role is None or role.value in roles)
        case Kind.FIRST_LEAD_CHANGED:
            is_theirs = not names or not names.isdisjoint(_both(change))
            return is_theirs and role in (None, change.role)
        case _:
            assert_never(change.kind)


def _is_held(change: Change, names: set[str], role: Role | None) -> bool:
    """Say whether one of the names, or anyone, holds a role, or any, in an old or new item."""
    items = (each for each in (change.old, change.new) if isinstance(each, Item))
    held = set(chain.from_iterable(item.units(role) for item in items))
    return bool(held & names) if names else bool(held)


def _joined_or_left(change: Change) -> set[str | None]:
    """Return a collective and the members that it has now or had, but not both."""
    both = (each for each in (change.old, change.new) if isinstance(each, Unit))
    counts = Counter(name for unit in both for name in unit.members or ())
    return {change.unit, *(name for name, count in counts.items() if count == 1)}
