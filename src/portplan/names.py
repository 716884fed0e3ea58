"""What people type -> the unit, the area or the role that they mean, or why not."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from portplan.model import Area, Plan, Role, Unit
from portplan.nearness import nearest
from portplan.normal import folded
from portplan.numeral import numeral

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

    `what` is what was looked for (unit, area or role) and `typed` what was typed.
    `candidates` are the names that it could mean: those that it fits where it is
    `ambiguous`, else the nearest ones, and there may be none.
    """

    def __init__(
        self, what: str, typed: str, candidates: Sequence[str], *, ambiguous: bool = False
    ) -> None:
        self.what = what
        self.typed = typed
        self.candidates = tuple(candidates)
        self.ambiguous = ambiguous
        super().__init__(what, typed, self.candidates)

    def __str__(self) -> str:
        several = f"{self.typed} could be several {self.what}s"
        problem = several if self.ambiguous else f"there is no {self.what} {self.typed}"
        return f"{problem}: {', '.join(self.candidates)}" if self.candidates else problem


def find_unit(plan: Plan, typed: str) -> Unit:
    """Return the unit that is meant by its name, an alias, or a part that only it has.

    Widths, case and white space make no difference. Raises NameNotUnderstoodError.
    """
    wanted = folded(typed)
    steps: tuple[Callable[[Unit], bool], ...] = (
        lambda unit: unit.name == typed,
        lambda unit: typed in unit.aliases,
        lambda unit: any(folded(name) == wanted for name in _names(unit)),
        lambda unit: any(wanted in folded(name) for name in _names(unit)),
    )
    found = _first_found(plan.units, steps) if wanted else []
    if len(found) == 1:
        return found[0]
    # Those that are called so themselves come before those with such an alias.
    found.sort(key=lambda unit: wanted not in folded(unit.name))
    candidates = [unit.name for unit in found] or _near_units(plan, wanted)
    raise NameNotUnderstoodError("unit", typed, candidates, ambiguous=bool(found))


def find_area(plan: Plan, typed: str) -> Area:
    """Return the area that is meant by its number, its numeral, or words of its title.

    Raises NameNotUnderstoodError.
    """
    wanted = folded(typed)
    wanted = wanted.rstrip("、.")
    numbered = wanted.removeprefix("第")
    steps: tuple[Callable[[Area], bool], ...] = (
        lambda area: numbered in (str(area.number), numeral(area.number)),
        lambda area: folded(area.title) == wanted,
        lambda area: wanted in folded(area.heading),
    )
    found = _first_found(plan.areas, steps) if wanted else []
    if len(found) == 1:
        return found[0]
    headings = [area.heading for area in found] or _near_areas(plan, wanted)
    raise NameNotUnderstoodError("area", typed, headings, ambiguous=bool(found))


def find_role(typed: str) -> Role:
    """Return the role that is meant: lead or support, 牵头 or 支持配合, 支持, 配合.

    Raises NameNotUnderstoodError.
    """
    role = _ROLES.get(folded(typed))
    if role is None:
        raise NameNotUnderstoodError("role", typed, nearest(folded(typed), _ROLES) or list(_ROLES))
    return role


def _names(unit: Unit) -> tuple[str, ...]:
    return (unit.name, *unit.aliases)


def _first_found(known: Iterable[_T], steps: Iterable[Callable[[_T], bool]]) -> list[_T]:
    """Return what the first step that fits anything fits."""
    known = list(known)
    return next((found for step in steps if (found := list(filter(step, known)))), [])


def _near_areas(plan: Plan, wanted: str) -> list[str]:
    headings = {folded(area.title): area.heading for area in plan.areas}
    return [headings[near] for near in nearest(wanted, headings)]


def _near_units(plan: Plan, wanted: str) -> list[str]:
    owners = {folded(name): unit.name for unit in plan.units for name in _names(unit)}
    return list(dict.fromkeys(owners[near] for near in nearest(wanted, owners)))
