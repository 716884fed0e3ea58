"""Two plans -> everything that changed between them, one change for one root cause."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from portplan.plan.model import Area, Item, Plan, Unit
from portplan.questions.changes.change import Change, Kind
from portplan.questions.changes.item_matches import Matches, match
from portplan.questions.changes.of_items import changes_of_item
from portplan.questions.changes.pairs import out_of_order
from portplan.questions.changes.unit_matches import UnitMatches


def changes(old: Plan | None, new: Plan | None) -> tuple[Change, ...] | None:
    """Return what changed from one plan to another, in the order in which it is shown.

    A plan that is None is not there: all of the other one was added or removed. The result is None
    where the two have neither an item nor an area in common, so that nothing can be compared.
    """
    if old is None or new is None:
        return tuple(_added(new) if new else _removed(old) if old else ())
    found = match(old, new)
    if not found.items and not found.areas:
        return None
    moved = set(_moved(found))
    of_items = (
        change
        for one, other in found.items
        for change in changes_of_item(one, other, found.units.now, is_moved=other.number in moved)
    )
    in_place = [
        *_of_areas(old, new, found),
        *map(_item_added, found.added),
        *map(_item_removed, found.removed),
        *of_items,
    ]
    in_place.sort(key=_Place(found, moved))
    return (
        *_of_title(old, new),
        *_of_units(old, new, found.units),
        *in_place,
        *_of_numbers([pair for pair in found.items if pair[1].number not in moved]),
    )


def _added(plan: Plan) -> Iterator[Change]:
    yield Change(Kind.PLAN_RETITLED, None, plan.title)
    yield from map(_unit_added, plan.units)
    for area, items in groupby(plan.items, key=lambda item: item.area):
        yield Change(Kind.AREA_ADDED, None, area.title, new=area)
        yield from map(_item_added, items)


def _removed(plan: Plan) -> Iterator[Change]:
    yield Change(Kind.PLAN_RETITLED, plan.title)
    yield from map(_unit_removed, plan.units)
    for area, items in groupby(plan.items, key=lambda item: item.area):
        yield Change(Kind.AREA_REMOVED, area.title, old=area)
        yield from map(_item_removed, items)


def _unit_added(unit: Unit) -> Change:
    return Change(Kind.UNIT_ADDED, None, unit.name, unit.name, new=unit)


def _unit_removed(unit: Unit) -> Change:
    return Change(Kind.UNIT_REMOVED, unit.name, None, unit.name, old=unit)


def _item_added(item: Item) -> Change:
    return Change(Kind.ITEM_ADDED, None, item.text, new=item)


def _item_removed(item: Item) -> Change:
    return Change(Kind.ITEM_REMOVED, item.text, old=item)


def _of_title(old: Plan, new: Plan) -> Iterator[Change]:
    if old.title != new.title:
        yield Change(Kind.PLAN_RETITLED, old.title, new.title)


def _of_units(old: Plan, new: Plan, found: UnitMatches) -> Iterator[Change]:
    """Return the changes of the list of units. Its order says nothing."""
    yield from map(_unit_added, found.added)
    yield from map(_unit_removed, found.removed)
    now = {unit.name: unit for unit in new.units}
    before: dict[str, list[Unit]] = {}
    for unit in old.units:
        name = found.renamed.get(unit.name, unit.name)
        if name in now:
            before.setdefault(name, []).append(unit)
    for name, units in before.items():
        yield from _of_unit(units, now[name], found)


def _of_unit(olds: list[Unit], new: Unit, found: UnitMatches) -> Iterator[Change]:
    """Return the changes of a unit, in which several can have been made one.

    That a former name, or a name of one that it has become, is an alias belongs to the renaming.
    """
    yield from (
        Change(Kind.UNIT_RENAMED, old.name, new.name, new.name, old=old, new=new)
        for old in olds
        if old.name != new.name
    )
    kept = next((old for old in olds if old.name == new.name), olds[0])
    brought = {name for old in olds for name in (old.name, *old.aliases)} - {*kept.aliases}
    aliases = tuple(alias for alias in new.aliases if alias not in brought)
    was = tuple(alias for alias in kept.aliases if alias != new.name)
    if aliases != was:
        yield _of_list(Kind.UNIT_ALIASES, kept, new, kept.aliases, new.aliases)
    members = None if kept.members is None else found.now(kept.members)
    if members != new.members:
        yield _of_list(Kind.UNIT_MEMBERS, kept, new, members, new.members)


def _of_list(
    kind: Kind,
    old: Unit,
    new: Unit,
    before: tuple[str, ...] | None,
    after: tuple[str, ...] | None,
) -> Change:
    return Change(kind, _joined(before), _joined(after), new.name, old=old, new=new)


def _joined(names: tuple[str, ...] | None) -> str | None:
    return None if names is None else "、".join(names)


def _of_areas(old: Plan, new: Plan, found: Matches) -> Iterator[Change]:
    now = [(area, found.areas[area.number]) for area in old.areas if area.number in found.areas]
    moved = out_of_order([other.number for _, other in now])
    there = {other.number for _, other in now}
    yield from (
        Change(Kind.AREA_ADDED, None, area.title, new=area)
        for area in new.areas
        if area.number not in there
    )
    yield from (
        Change(Kind.AREA_REMOVED, area.title, old=area)
        for area in old.areas
        if area.number not in found.areas
    )
    for one, other in now:
        if one.title != other.title:
            yield Change(Kind.AREA_RETITLED, one.title, other.title, old=one, new=other)
        if other.number in moved:
            yield Change(Kind.AREA_MOVED, one.heading, other.heading, old=one, new=other)


def _moved(found: Matches) -> Iterator[int]:
    """Return the new numbers of the items that are in another area, or elsewhere in theirs."""
    staying: dict[int, list[tuple[int, int]]] = {}
    for old, new in found.items:
        if found.areas.get(old.area.number) == new.area:
            staying.setdefault(new.area.number, []).append((old.number, new.number))
        else:
            yield new.number
    for numbers in staying.values():
        yield from out_of_order([new for _, new in sorted(numbers)])


class _Place:
    """Where a change is shown: by the new plan's areas and items, and where what is gone stood."""

    def __init__(self, found: Matches, moved: set[int]) -> None:
        self._areas = {number: area.number for number, area in found.areas.items()}
        stayed = {
            one.number: other.number for one, other in found.items if other.number not in moved
        }
        gone = {item.number: None for item in found.removed}
        self._behind: dict[int, int] = {}
        last = 0
        for number in sorted(stayed.keys() | gone):
            last = stayed.get(number, last)
            self._behind[number] = last

    def __call__(self, change: Change) -> tuple[int, ...]:
        old, new = change.areas
        area = new.number if new else self._area_of(old)
        own = 0 if new or (old and old.number in self._areas) else old.number if old else 0
        if change.item is not None:
            return area, own, change.item, 0
        if change.was is not None:
            return area, own, self._behind[change.was], change.was
        return area, own, 0, 0

    def _area_of(self, old: Area | None) -> int:
        """Return where an old area is now, or the last one in front of it that is still there."""
        number = old.number if old else 0
        while number and number not in self._areas:
            number -= 1
        return self._areas.get(number, 0)


def _of_numbers(pairs: Iterable[tuple[Item, Item]]) -> Iterator[Change]:
    """Return one change for all items that have other numbers now, and were not moved."""
    runs: list[list[tuple[int, int]]] = []
    for was, number in sorted((old.number, new.number) for old, new in pairs):
        if was == number:
            continue
        if runs and runs[-1][-1] == (was - 1, number - 1):
            runs[-1].append((was, number))
        else:
            runs.append([(was, number)])
    if runs:
        before = _ranges([[was for was, _ in run] for run in runs])
        yield Change(Kind.RENUMBERED, before, _ranges([[now for _, now in run] for run in runs]))


def _ranges(runs: list[list[int]]) -> str:
    return "、".join(f"{run[0]}–{run[-1]}" if run[1:] else str(run[0]) for run in runs)
