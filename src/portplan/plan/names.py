"""What people type -> the unit, the area or the role that they mean, or why not."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from portplan.plan.fields import Role
from portplan.plan.model import Area, Item, Plan, Unit
from portplan.text.messages import N_, _, aside, headed, listed, several
from portplan.text.normal import folded
from portplan.text.numeral import numeral

_ROLES = {word: role for role in Role for word in (role.value, role.word, *role.synonyms)}

# What may stand between the numbers of items, and from one to another.
_BETWEEN_NUMBERS = "[,、]"
_NUMBERS = r"([1-9][0-9]{0,8})(?:[-–—~至]([1-9][0-9]{0,8}))?"

_T = TypeVar("_T", bound=Hashable)


# What is looked for by its name, beside what the format has, and what several of them are.
KINDS = (
    *("unit", "area", "item"),
    *(N_("role"), N_("rule"), N_("command"), N_("option"), N_("format"), N_("shell")),
    *(N_("choice"), N_("order")),
)
SEVERAL = {"unit": N_("units"), "area": N_("areas")}

_COULD_BE = N_("{name} could be several {units}")
_NONE = N_("there is no {what} {name}")


class NameNotUnderstoodError(LookupError):
    """What was typed means nothing, or several things.

    `what` is what was looked for (unit, area, item, role or rule; on the command line also
    command, option or what an option chooses, such as format) and `typed` what was typed.
    `candidates` are the names that it could mean: those that it fits where it is
    `ambiguous`, else the nearest ones, and there may be none. `known` says what there is, and
    `place` which file it was looked for in, or in how many, where that is not plain.
    """

    def __init__(
        self,
        what: str,
        typed: str,
        candidates: Sequence[str],
        *,
        ambiguous: bool = False,
        known: str = "",
        place: str | int = "",
    ) -> None:
        self.what = what
        self.typed = typed
        self.candidates = tuple(candidates)
        self.ambiguous = ambiguous
        self.known = known
        self.place = place
        super().__init__(what, typed, self.candidates)

    def looked_for_in(self, place: str | int, known: str) -> "NameNotUnderstoodError":
        """Return the same of a file, or of so many; `known` says what there is, if not said yet."""
        return NameNotUnderstoodError(
            self.what,
            self.typed,
            self.candidates,
            ambiguous=self.ambiguous,
            known=self.known or known,
            place=place,
        )

    def __str__(self) -> str:
        message = _COULD_BE if self.ambiguous else _NONE
        problem = _(
            message, what=_(self.what), units=_(SEVERAL.get(self.what, self.what)), name=self.typed
        )
        if not self.candidates:
            return problem
        return headed(problem, several(self.candidates))


def find_unit(plan: Plan, typed: str, *, own_process: bool = False) -> Unit:
    """Return the unit that is meant by its name, an alias, a part that only it has, or pinyin.

    Widths, case, white space and straight or curly quotes make no difference. A part of names goes
    before one of aliases. `own_process` is as in `spelled`: letters are understood sooner where
    nothing else in the process uses pypinyin. Raises NameNotUnderstoodError.
    """
    found = units_meant(plan.units, typed, own_process=own_process)
    if len(found) == 1:
        return found[0]
    raise unit_not_understood(plan.units, plan.items, typed, found)


def units_meant(units: Sequence[Unit], typed: str, *, own_process: bool = False) -> list[Unit]:
    """Return all units that can be meant, by the first step that finds any: see `find_unit`."""
    wanted = folded(typed)
    names, known = _forms(units)
    aliases = known[len(names) :]
    steps: tuple[Callable[[], Iterable[Unit]], ...] = (
        lambda: (unit for unit in units if unit.name == typed),
        lambda: (unit for unit in units if typed in unit.aliases),
        lambda: (unit for name, unit in known if name == wanted),
        lambda: (unit for name, unit in names if wanted in name),
        lambda: (unit for alias, unit in aliases if wanted in alias),
        lambda: _spelled(wanted, names, known, own_process=own_process),
    )
    return _first_found(steps) if wanted else []


def unit_not_understood(
    units: Sequence[Unit], items: Iterable[Item], typed: str, found: Sequence[Unit]
) -> NameNotUnderstoodError:
    """Return what is wrong where not one of the units is meant: several were `found`, or none."""
    wanted = folded(typed)
    near = found or _near_units(wanted, _forms(units)[1])
    called = [unit.name for unit in (_likely_first(items, wanted, found) if found else near)]
    return NameNotUnderstoodError("unit", typed, called, ambiguous=bool(found))


def _forms(units: Sequence[Unit]) -> tuple[list[tuple[str, Unit]], list[tuple[str, Unit]]]:
    """Return the names as they are compared, and names and aliases, each with its unit."""
    names = [(folded(unit.name), unit) for unit in units]
    return names, [*names, *((folded(alias), unit) for unit in units for alias in unit.aliases)]


def _likely_first(items: Iterable[Item], wanted: str, units: Iterable[Unit]) -> list[Unit]:
    """Sort units by where their names have the words, then by how many items name them."""
    named = Counter(name for item in items for name in item.units())

    def key(unit: Unit) -> tuple[bool, bool, int]:
        name = folded(unit.name)
        return not name.startswith(wanted), wanted not in name, -named[unit.name]

    return sorted(units, key=key)


# What few names need is imported when one does.


def _spelled(
    wanted: str,
    names: Iterable[tuple[str, Unit]],
    known: Iterable[tuple[str, Unit]],
    *,
    own_process: bool,
) -> list[Unit]:
    """Return the units that letters fit best; of several, those that they fit by name, if any."""
    from portplan.text.pinyin import spelled  # noqa: PLC0415 - see above

    found = spelled(wanted, dict(known), own_process=own_process)
    if len(found) < 2:  # noqa: PLR2004 - several
        return found
    by_name = set(spelled(wanted, dict(names), own_process=own_process))
    return [unit for unit in found if unit in by_name] or found


def _near_units(wanted: str, known: Iterable[tuple[str, Unit]]) -> list[Unit]:
    from portplan.text.pinyin import initials, is_in_letters, pinyin  # noqa: PLC0415 - see above

    owners = dict(known)
    if is_in_letters(wanted):
        # Much longer names cannot be near, and very long ones take their time.
        short = [each for each in known if sum(map(str.isalnum, each[0])) <= 3 * len(wanted)]
        owners |= {form(name): unit for name, unit in short for form in (pinyin, initials)}
    return _meant_nearly(wanted, owners)


def _meant_nearly(word: str, named: Mapping[str, _T]) -> list[_T]:
    from portplan.text.nearness import meant_nearly  # noqa: PLC0415 - see above

    return meant_nearly(word, named)


def _nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    from portplan.text.nearness import nearest  # noqa: PLC0415 - see above

    return nearest(word, known)


def find_area(plan: Plan, typed: str) -> Area:
    """Return the area that is meant by its number, its numeral, or words of its title.

    Raises NameNotUnderstoodError.
    """
    found = areas_meant(plan.areas, typed)
    if len(found) == 1:
        return found[0]
    raise area_not_understood(plan.areas, typed, found)


def areas_meant(areas: Sequence[Area], typed: str) -> list[Area]:
    """Return all areas that can be meant, by the first step that finds any: see `find_area`."""
    wanted = _folded_area(typed)
    numbered = wanted.removeprefix("第")
    steps: tuple[Callable[[], Iterable[Area]], ...] = (
        lambda: (a for a in areas if numbered in (str(a.number), numeral(a.number))),
        lambda: (a for a in areas if wanted in (folded(a.title), folded(a.heading))),
        lambda: (a for a in areas if wanted in folded(a.heading)),
    )
    return _first_found(steps) if wanted else []


def area_not_understood(
    areas: Iterable[Area], typed: str, found: Iterable[Area]
) -> NameNotUnderstoodError:
    """Return what is wrong where not one of the areas is meant: several were `found`, or none."""
    headings = [area.heading for area in found]
    near = headings or _near_areas(areas, _folded_area(typed))
    return NameNotUnderstoodError("area", typed, near, ambiguous=bool(headings))


def _folded_area(typed: str) -> str:
    return folded(typed).rstrip("、.")


def find_items(
    plan: Plan, typed: Sequence[str], known: str = N_("the plan has items 1 to {last}")
) -> list[Item]:
    """Return the items of these numbers: 6 is one, 6,7 are two, 6-10 five.

    `known` says which there are. Raises NameNotUnderstoodError, which names all others.
    """
    parts = [part for each in typed for part in _parts(each)]
    found = {part: _items_from_to(plan, part) for part in parts}
    unknown = [part for part in parts if not found[part]]
    if unknown:
        said = _(known, last=len(plan.items))
        raise NameNotUnderstoodError("item", several(unknown), (), known=said)
    return [item for part in parts for item in found[part]]


def _parts(typed: str) -> Iterator[str]:
    """Return what stands between commas; the whole where that is nothing."""
    parts = [part for part in re.split(_BETWEEN_NUMBERS, folded(typed)) if part]
    yield from parts or [typed]


def _items_from_to(plan: Plan, part: str) -> tuple[Item, ...]:
    """Return the item of a number, or all from one to another; none where one is not there."""
    match = re.fullmatch(_NUMBERS, part)
    if not match:
        return ()
    first = int(match[1])
    last = int(match[2] or first)
    if first > last:
        known = _("a range begins with the lower number: {range}", range=f"{last}-{first}")
        raise NameNotUnderstoodError("item", part, (), known=known)
    return plan.items[first - 1 : last] if last <= len(plan.items) else ()


def find_role(typed: str) -> Role:
    """Return the role that is meant by its key, its word or a synonym: lead or 牵头.

    Raises NameNotUnderstoodError.
    """
    role = _ROLES.get(folded(typed))
    if role is None:
        known = _(
            "roles are {roles}", roles=listed([aside(each.value, each.word) for each in Role])
        )
        near = _nearest(folded(typed), _ROLES)
        raise NameNotUnderstoodError("role", typed, near, known=known)
    return role


def _first_found(steps: Iterable[Callable[[], Iterable[_T]]]) -> list[_T]:
    """Return what the first step finds that finds anything, each once."""
    return next((found for step in steps if (found := _once(step()))), [])


def _once(found: Iterable[_T]) -> list[_T]:
    return list(dict.fromkeys(found))


def _near_areas(areas: Iterable[Area], wanted: str) -> list[str]:
    return _meant_nearly(wanted, {folded(area.title): area.heading for area in areas})
