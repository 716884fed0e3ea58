"""The questions that a plan answers: pure functions from a Plan to frozen answers.

Answers are named tuples: a command is run for one of them, and making a class a dataclass takes
seven times as long.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple, assert_never

from portplan.model import Area, Item, Plan, Role, Unit
from portplan.normal import folded


class Through(NamedTuple):
    """The items that reach a unit through a collective which stands for it."""

    collective: Unit
    role: Role
    items: tuple[Item, ...]


class UnitItems(NamedTuple):
    """What a unit does: the items that it leads and those that it supports.

    A role that was not asked for is None. `through` is apart and not counted with them.
    """

    unit: Unit
    lead: tuple[Item, ...] | None
    support: tuple[Item, ...] | None
    through: tuple[Through, ...]


class AreaItems(NamedTuple):
    """An area and items of it."""

    area: Area
    items: tuple[Item, ...]


class RoleItems(NamedTuple):
    """The items of each unit that holds a role, most items first."""

    role: Role
    units: tuple[tuple[Unit, tuple[Item, ...]], ...]


class Selection(NamedTuple):
    """The items that pass every filter, and the filters: see `select` and `search`."""

    plan: Plan
    items: tuple[Item, ...]
    unit: Unit | None = None
    role: Role | None = None
    area: Area | None = None
    text: str | None = None
    sole: bool | None = None
    first: bool = False
    words: tuple[str, ...] = ()


class ShownItems(NamedTuple):
    """Items that were asked for by number, in the order asked."""

    items: tuple[Item, ...]


class UnitLoad(NamedTuple):
    """How many items a unit leads, how many of them alone, and how many it supports."""

    unit: Unit
    lead: int
    sole: int
    support: int


class UnitLoads(NamedTuple):
    """Every unit's load, in the plan's order."""

    plan: Plan
    units: tuple[UnitLoad, ...]


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


class Matrix(NamedTuple):
    """How many items of each area each unit leads and supports.

    `rows` has a row for each of the plan's units, and in it for each of its areas the counts of
    the `roles` that were asked for.
    """

    plan: Plan
    roles: tuple[Role, ...]
    rows: tuple[tuple[tuple[int, ...], ...], ...]


class Partner(NamedTuple):
    """How often a unit works with another, and in which roles.

    `leads` counts the items that the first unit leads and this one supports, `supports` the
    reverse; `together` is the sum of all four.
    """

    unit: Unit
    together: int
    both_lead: int
    leads: int
    supports: int
    both_support: int


class Partners(NamedTuple):
    """Everyone whom a unit works with, most together first, then in the plan's order."""

    unit: Unit
    partners: tuple[Partner, ...]


class SharedItems(NamedTuple):
    """The items in which two units both take part."""

    unit: Unit
    other: Unit
    items: tuple[Item, ...]


Answer = (
    UnitItems
    | AreaItems
    | RoleItems
    | Selection
    | ShownItems
    | UnitLoads
    | AreaLoads
    | Matrix
    | Partners
    | SharedItems
)


def select(
    plan: Plan,
    *,
    unit: Unit | None = None,
    role: Role | None = None,
    area: Area | None = None,
    text: str | None = None,
    sole: bool | None = None,
    first: bool = False,
) -> Selection:
    """Return the items that pass every filter, in the plan's order.

    With a unit and a role, the unit holds that role; with a role alone, some unit holds it.
    `text` is looked for in the items' texts; widths, case and white space make no difference.
    With `sole` one unit leads alone, without it (False) several lead. With `first` the unit is
    the first-named lead.
    """
    items = _items(plan, unit, role, area, text=text, sole=sole, first=first)
    return Selection(plan, items, unit, role, area, text, sole, first)


def search(
    plan: Plan,
    words: Iterable[str],
    *,
    unit: Unit | None = None,
    role: Role | None = None,
    area: Area | None = None,
    sole: bool | None = None,
    first: bool = False,
) -> Selection:
    """Return the items that have each of the words in their text, area or units.

    A unit's alias is as good as its name, but only as a whole: 天津市 is in nearly all of them.
    Widths, case and white space make no difference. The filters are those of `select`.
    """
    words = tuple(words)
    found = _items(plan, unit, role, area, sole=sole, first=first)
    for word in words:
        wanted = folded(word)
        areas = {each.number for each in plan.areas if wanted in folded(each.title)}
        units = {
            each.name
            for each in plan.units
            if wanted in folded(each.name) or wanted in map(folded, each.aliases)
        }
        found = tuple(
            item
            for item in found
            if item.area.number in areas
            or not units.isdisjoint(item.units())
            or wanted in folded(item.text)
        )
    return Selection(plan, found, unit, role, area, None, sole, first, words)


def _items(
    plan: Plan,
    unit: Unit | None = None,
    role: Role | None = None,
    area: Area | None = None,
    *,
    text: str | None = None,
    sole: bool | None = None,
    first: bool = False,
) -> tuple[Item, ...]:
    wanted = folded(text or "")
    return tuple(
        item
        for item in plan.items
        if (area is None or item.area == area)
        and (unit.name in item.units(role) if unit else item.units(role))
        and (sole is None or sole is (len(item.lead) == 1))
        and (not (first and unit) or item.lead[0] == unit.name)
        and (not wanted or wanted in folded(item.text))
    )


def by_unit(
    plan: Plan, unit: Unit, *, role: Role | None = None, area: Area | None = None
) -> UnitItems:
    """Return what a unit leads and supports, and what reaches it through a collective."""

    def held(held_role: Role) -> tuple[Item, ...] | None:
        if role not in (None, held_role):
            return None
        return _items(plan, unit, held_role, area)

    through = tuple(
        Through(collective, held_role, items)
        for collective in _collectives_of(plan, unit)
        for held_role in Role
        if role in (None, held_role) and (items := _items(plan, collective, held_role, area))
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
    return AreaItems(area, _items(plan, unit, role, area))


def by_role(
    plan: Plan, role: Role, *, unit: Unit | None = None, area: Area | None = None
) -> RoleItems:
    """Return each unit's items in a role, most items first, then in the plan's order."""
    held: dict[str, list[Item]] = defaultdict(list)
    for item in _items(plan, unit, role, area):
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


def matrix(plan: Plan, *, role: Role | None = None) -> Matrix:
    """Return how many items of each area each unit leads and supports, or one of the two."""
    roles = (role,) if role else tuple(Role)
    held = Counter(
        (name, item.area.number, role)
        for role in roles
        for item in plan.items
        for name in item.units(role)
    )
    rows = (
        tuple(tuple(held[unit.name, area.number, role] for role in roles) for area in plan.areas)
        for unit in plan.units
    )
    return Matrix(plan, roles, tuple(rows))


def partners(plan: Plan, unit: Unit) -> Partners:
    """Return whom a unit works with, how often, and in which roles."""
    # Of each other unit, by the unit's own role and the other's.
    counts: dict[str, Counter[tuple[Role, Role]]] = defaultdict(Counter)
    for item in plan.items:
        for own in Role:
            if unit.name in item.units(own):
                for theirs in Role:
                    for name in item.units(theirs):
                        counts[name][own, theirs] += 1
    found = (
        Partner(
            each,
            counts[each.name].total(),
            both_lead=counts[each.name][Role.LEAD, Role.LEAD],
            leads=counts[each.name][Role.LEAD, Role.SUPPORT],
            supports=counts[each.name][Role.SUPPORT, Role.LEAD],
            both_support=counts[each.name][Role.SUPPORT, Role.SUPPORT],
        )
        for each in plan.units
        if each.name in counts and each != unit
    )
    return Partners(unit, tuple(sorted(found, key=lambda partner: -partner.together)))


def shared(plan: Plan, unit: Unit, other: Unit) -> SharedItems:
    """Return the items in which both units take part, in any role."""
    both = {unit.name, other.name}
    items = (item for item in plan.items if both.issubset(item.units()))
    return SharedItems(unit, other, tuple(items))


def is_empty(answer: Answer) -> bool:
    """Say whether an answer has no item in it."""
    match answer:
        case UnitItems():
            return not (answer.lead or answer.support or answer.through)
        case RoleItems():
            return not answer.units
        case AreaItems() | Selection() | ShownItems() | SharedItems():
            return not answer.items
        case Partners():
            return not answer.partners
        case UnitLoads() | AreaLoads() | Matrix():
            return False
        case _:
            assert_never(answer)
