"""The questions that a plan answers: pure functions from a Plan to frozen answers."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from portplan.model import Area, Item, Plan, Role, Unit
from portplan.normal import folded


@dataclass(frozen=True, slots=True)
class Through:
    """The items that reach a unit through a collective which stands for it."""

    collective: Unit
    role: Role
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class UnitItems:
    """What a unit does: the items that it leads and those that it supports.

    A role that was not asked for is None. `through` is apart and not counted with them.
    """

    unit: Unit
    lead: tuple[Item, ...] | None
    support: tuple[Item, ...] | None
    through: tuple[Through, ...]


@dataclass(frozen=True, slots=True)
class AreaItems:
    """An area and items of it."""

    area: Area
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RoleItems:
    """The items of each unit that holds a role, most items first."""

    role: Role
    units: tuple[tuple[Unit, tuple[Item, ...]], ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """The items that pass every filter, and the filters; a filter that was not set is None."""

    plan: Plan
    items: tuple[Item, ...]
    unit: Unit | None = None
    role: Role | None = None
    area: Area | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ShownItems:
    """Items that were asked for by number, in the order asked."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """How many items a unit leads, how many of them alone, and how many it supports."""

    unit: Unit
    lead: int
    sole: int
    support: int


@dataclass(frozen=True, slots=True)
class UnitLoads:
    """Every unit's load, in the plan's order."""

    plan: Plan
    units: tuple[UnitLoad, ...]


@dataclass(frozen=True, slots=True)
class AreaLoad:
    """How many items an area has, and the numbers of its first and last one."""

    area: Area
    items: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AreaLoads:
    """Every area's number of items, in the plan's order."""

    plan: Plan
    areas: tuple[AreaLoad, ...]


Answer = UnitItems | AreaItems | RoleItems | Selection | ShownItems | UnitLoads | AreaLoads


def select(
    plan: Plan,
    *,
    unit: Unit | None = None,
    role: Role | None = None,
    area: Area | None = None,
    text: str | None = None,
) -> Selection:
    """Return the items that pass every filter, in the plan's order.

    With a unit and a role, the unit holds that role; with a role alone, some unit holds it.
    `text` is looked for in the items' texts; widths, case and white space make no difference.
    """
    items = _items(plan, unit=unit, role=role, area=area, text=text)
    return Selection(plan, items, unit, role, area, text)


def _items(
    plan: Plan,
    *,
    unit: Unit | None = None,
    role: Role | None = None,
    area: Area | None = None,
    text: str | None = None,
) -> tuple[Item, ...]:
    wanted = folded(text or "")
    return tuple(
        item
        for item in plan.items
        if (area is None or item.area == area)
        and (unit.name in item.units(role) if unit else item.units(role))
        and (not wanted or wanted in folded(item.text))
    )


def by_unit(
    plan: Plan, unit: Unit, *, role: Role | None = None, area: Area | None = None
) -> UnitItems:
    """Return what a unit leads and supports, and what reaches it through a collective."""

    def held(held_role: Role) -> tuple[Item, ...] | None:
        if role not in (None, held_role):
            return None
        return _items(plan, unit=unit, role=held_role, area=area)

    through = tuple(
        Through(collective, held_role, items)
        for collective in _collectives_of(plan, unit)
        for held_role in Role
        if role in (None, held_role)
        and (items := _items(plan, unit=collective, role=held_role, area=area))
    )
    return UnitItems(unit, held(Role.LEAD), held(Role.SUPPORT), through)


def _collectives_of(plan: Plan, unit: Unit) -> list[Unit]:
    """Return the collectives that stand for a unit, directly or through one another."""
    inside = {unit.name}
    found = {unit.name}
    while found:
        found = {
            each.name for each in plan.units if found.intersection(each.members or ())
        } - inside
        inside |= found
    return [each for each in plan.units if each.name in inside and each != unit]


def by_area(
    plan: Plan, area: Area, *, role: Role | None = None, unit: Unit | None = None
) -> AreaItems:
    """Return an area's items, all or those in which a unit or a role takes part."""
    return AreaItems(area, _items(plan, unit=unit, role=role, area=area))


def by_role(
    plan: Plan, role: Role, *, unit: Unit | None = None, area: Area | None = None
) -> RoleItems:
    """Return each unit's items in a role, most items first, then in the plan's order."""
    held: dict[str, list[Item]] = defaultdict(list)
    for item in _items(plan, unit=unit, role=role, area=area):
        for name in item.units(role):
            held[name].append(item)
    units = [
        (each, tuple(held[each.name]))
        for each in plan.units
        if each.name in held and unit in (None, each)
    ]
    return RoleItems(role, tuple(sorted(units, key=lambda pair: -len(pair[1]))))


def show(plan: Plan, numbers: Iterable[int]) -> ShownItems:
    """Return the items of these numbers, in their order. Raises KeyError for another number."""
    items = {item.number: item for item in plan.items}
    return ShownItems(tuple(items[number] for number in numbers))


def units(plan: Plan) -> UnitLoads:
    """Return how many items each unit leads, alone or with others, and supports."""
    lead = Counter(name for item in plan.items for name in item.lead)
    sole = Counter(item.lead[0] for item in plan.items if len(item.lead) == 1)
    support = Counter(name for item in plan.items for name in item.support)
    loads = (
        UnitLoad(each, lead[each.name], sole[each.name], support[each.name]) for each in plan.units
    )
    return UnitLoads(plan, tuple(loads))


def areas(plan: Plan) -> AreaLoads:
    """Return how many items each area has, and their numbers."""
    numbers: dict[Area, list[int]] = defaultdict(list)
    for item in plan.items:
        numbers[item.area].append(item.number)
    loads = (AreaLoad(area, len(own), own[0], own[-1]) for area, own in numbers.items())
    return AreaLoads(plan, tuple(loads))


def is_empty(answer: Answer) -> bool:
    """Say whether an answer has no item in it."""
    match answer:
        case UnitItems():
            return not (answer.lead or answer.support or answer.through)
        case RoleItems():
            return not answer.units
        case AreaItems() | Selection() | ShownItems():
            return not answer.items
        case UnitLoads() | AreaLoads():
            return False
        case _:
            assert_never(answer)
