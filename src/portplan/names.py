"""What people type -> the unit, the area or the role that they mean, or why not."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from portplan.model import Area, Item, Plan, Role, Unit
from portplan.nearness import nearest
from portplan.normal import folded
from portplan.numeral import numeral
from portplan.pinyin import initials, is_in_letters, pinyin, spelled

_ROLES = {
    "lead": Role.LEAD,
    "牵头": Role.LEAD,
    "support": Role.SUPPORT,
    "支持配合": Role.SUPPORT,
    "支持": Role.SUPPORT,
    "配合": Role.SUPPORT,
}

_T = TypeVar("_T")


class NameNotUnderstoodError(LookupError):
    """What was typed means nothing, or several things.

    `what` is what was looked for (unit, area, item, role or rule) and `typed` what was typed.
    `candidates` are the names that it could mean: those that it fits where it is
    `ambiguous`, else the nearest ones, and there may be none. `known` says what there is.
    """

    def __init__(
        self,
        what: str,
        typed: str,
        candidates: Sequence[str],
        *,
        ambiguous: bool = False,
        known: str = "",
    ) -> None:
        self.what = what
        self.typed = typed
        self.candidates = tuple(candidates)
        self.ambiguous = ambiguous
        self.known = known
        super().__init__(what, typed, self.candidates)

    def __str__(self) -> str:
        several = f"{self.typed} could be several {self.what}s"
        problem = several if self.ambiguous else f"there is no {self.what} {self.typed}"
        return f"{problem}: {', '.join(self.candidates)}" if self.candidates else problem


def find_unit(plan: Plan, typed: str) -> Unit:
    """Return the unit that is meant by its name, an alias, a part that only it has, or pinyin.

    Widths, case and white space make no difference. Raises NameNotUnderstoodError.
    """
    wanted = folded(typed)
    known = [(folded(name), unit) for unit in plan.units for name in (unit.name, *unit.aliases)]
    steps: tuple[Callable[[], Iterable[Unit]], ...] = (
        lambda: (unit for unit in plan.units if unit.name == typed),
        lambda: (unit for unit in plan.units if typed in unit.aliases),
        lambda: (unit for name, unit in known if name == wanted),
        lambda: (unit for name, unit in known if wanted in name),
        lambda: spelled(wanted, dict(known)),
    )
    found = _first_found(steps) if wanted else []
    if len(found) == 1:
        return found[0]
    candidates = _likely_first(plan, wanted, found) or _near_units(wanted, known)
    names = [unit.name for unit in candidates]
    raise NameNotUnderstoodError("unit", typed, names, ambiguous=bool(found))


def _likely_first(plan: Plan, wanted: str, units: Iterable[Unit]) -> list[Unit]:
    """Sort units by where their names have the words, then by how many items name them."""
    items = Counter(name for item in plan.items for name in item.units())

    def key(unit: Unit) -> tuple[bool, bool, int]:
        name = folded(unit.name)
        return not name.startswith(wanted), wanted not in name, -items[unit.name]

    return sorted(units, key=key)


def _near_units(wanted: str, known: Iterable[tuple[str, Unit]]) -> list[Unit]:
    owners = dict(known)
    if is_in_letters(wanted):
        owners |= {form(name): unit for name, unit in known for form in (pinyin, initials)}
    return _once(owners[near] for near in nearest(wanted, owners))


def find_area(plan: Plan, typed: str) -> Area:
    """Return the area that is meant by its number, its numeral, or words of its title.

    Raises NameNotUnderstoodError.
    """
    wanted = folded(typed).rstrip("、.")
    numbered = wanted.removeprefix("第")
    steps: tuple[Callable[[], Iterable[Area]], ...] = (
        lambda: (a for a in plan.areas if numbered in (str(a.number), numeral(a.number))),
        lambda: (a for a in plan.areas if folded(a.title) == wanted),
        lambda: (a for a in plan.areas if wanted in folded(a.heading)),
    )
    found = _first_found(steps) if wanted else []
    if len(found) == 1:
        return found[0]
    headings = [area.heading for area in found] or _near_areas(plan, wanted)
    raise NameNotUnderstoodError("area", typed, headings, ambiguous=bool(found))


def find_items(plan: Plan, typed: Sequence[str]) -> list[Item]:
    """Return the items of these numbers. Raises NameNotUnderstoodError, which names all others."""
    items = {str(item.number): item for item in plan.items}
    unknown = [each for each in typed if folded(each) not in items]
    if unknown:
        known = f"the plan has items 1 to {len(plan.items)}"
        raise NameNotUnderstoodError("item", ", ".join(unknown), (), known=known)
    return [items[folded(each)] for each in typed]


def find_role(typed: str) -> Role:
    """Return the role that is meant: lead or support, 牵头 or 支持配合, 支持, 配合.

    Raises NameNotUnderstoodError.
    """
    role = _ROLES.get(folded(typed))
    if role is None:
        raise NameNotUnderstoodError("role", typed, nearest(folded(typed), _ROLES) or list(_ROLES))
    return role


def _first_found(steps: Iterable[Callable[[], Iterable[_T]]]) -> list[_T]:
    """Return what the first step finds that finds anything, each once."""
    return next((found for step in steps if (found := _once(step()))), [])


def _once(found: Iterable[_T]) -> list[_T]:
    return list(dict.fromkeys(found))


def _near_areas(plan: Plan, wanted: str) -> list[str]:
    headings = {folded(area.title): area.heading for area in plan.areas}
    return [headings[near] for near in nearest(wanted, headings)]
