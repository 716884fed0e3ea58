"""What people type -> the unit, the area or the items that they mean in each of several plans.

The steps are those of one plan, taken over all plans together: where one of them has a name whole,
a part of it is meant in none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from portplan.plan.model import Area, Plan, Unit
from portplan.plan.names import (
    area_not_understood,
    areas_meant,
    find_items,
    unit_not_understood,
    units_meant,
)
from portplan.text.messages import N_
from portplan.text.normal import folded


def find_unit_in_each(
    plans: Sequence[Plan], typed: str, *, own_process: bool = False
) -> tuple[Unit, ...]:
    """Return the unit that is meant, as each of the plans has it: by that name, or by an alias.

    For a plan that does not have it, it is the one of another plan. Raises NameNotUnderstoodError
    where no plan has it, where it could be several units, of one plan or of different ones, or
    where what is one unit in one plan is several in another.
    """
    units = by_name(plans)
    found = units_meant(units, typed, own_process=own_process)
    items = chain.from_iterable(plan.items for plan in plans)
    if not found or not _is_one(found):
        raise unit_not_understood(units, items, typed, found)
    names = {unit.name for unit in found}
    called = set(chain.from_iterable(map(_called, found)))
    meant = []
    for plan in plans:
        own = [unit for unit in plan.units if unit.name in names]
        own = own or [unit for unit in plan.units if not called.isdisjoint(_called(unit))]
        if len(own) > 1:
            nearer = units_meant(own, typed, own_process=own_process)
            if len(nearer) != 1:
                raise unit_not_understood(units, items, typed, own)
            own = nearer
        meant.append(own[0] if own else found[0])
    return tuple(meant)


def by_name(plans: Iterable[Plan]) -> tuple[Unit, ...]:
    """Return the units of all plans, each name once, with the aliases that it has anywhere."""
    aliases: dict[str, dict[str, None]] = defaultdict(dict)
    for plan in plans:
        for unit in plan.units:
            aliases[unit.name].update(dict.fromkeys(unit.aliases))
    return tuple(Unit(name, tuple(own)) for name, own in aliases.items())


def _called(unit: Unit) -> Iterator[str]:
    """Return what a unit is called, as it is compared."""
    return map(folded, (unit.name, *unit.aliases))


def _is_one(units: Sequence[Unit]) -> bool:
    """Say whether units are all the same one, since each has a name that another one has too."""
    having: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        for name in _called(unit):
            having[name].append(unit)
    reached: set[Unit] = set()
    left = [units[0]]
    while left:
        unit = left.pop()
        if unit not in reached:
            reached.add(unit)
            left += chain.from_iterable(having.pop(name, ()) for name in _called(unit))
    return len(reached) == len(units)


def find_area_in_each(plans: Sequence[Plan], typed: str) -> tuple[Area, ...]:
    """Return the area that is meant in each of the plans, whose numbers and titles are its own.

    For a plan that has none it is one of another plan. Raises NameNotUnderstoodError where no plan
    has it, or where it could be several areas of a plan.
    """
    areas = tuple(dict.fromkeys(area for plan in plans for area in plan.areas))
    found = areas_meant(areas, typed)
    meant = set(found)
    own = [[area for area in plan.areas if area in meant] for plan in plans]
    several = dict.fromkeys(area for each in own if len(each) > 1 for area in each)
    if several or not found:
        raise area_not_understood(areas, typed, several)
    return tuple(each[0] if each else found[0] for each in own)


def find_numbers_in_each(plans: Sequence[Plan], typed: Sequence[str]) -> tuple[list[int], ...]:
    """Return the numbers of items that are meant, as far as each of the plans has them.

    Raises NameNotUnderstoodError for one that no plan has.
    """
    longest = max(plans, key=lambda plan: len(plan.items))
    found = find_items(longest, typed, N_("the longest of the plans has items 1 to {last}"))
    return tuple(
        [item.number for item in found if item.number <= len(plan.items)] for plan in plans
    )
