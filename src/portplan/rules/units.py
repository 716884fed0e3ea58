"""The rules of units: who is listed, and who is named elsewhere in the plan."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from portplan.rules.edits import in_flow, rewrite, split
from portplan.rules.registry import Known, Registry, idle, registry_of
from portplan.rules.renaming import Renamed
from portplan.rules.spacing import goes_on, respaced
from portplan.source.draft import Draft
from portplan.source.findings import Edit, Finding, Rule, Severity
from portplan.source.text import Source
from portplan.source.values import Scalar
from portplan.text.messages import N_, _, aside, n_, several
from portplan.text.nearness import Neighbours
from portplan.text.normal import folded, shortened
from portplan.text.one_edit import OneEdit

# Compiled when a name is not listed, which few are not.
_SEPARATORS = r"[、，；／,;/]"
_CONJUNCTIONS = r"[和及与]"

# So many further places does a message name before it only counts them, and so many units.
_PLACES_NAMED = 5
_UNITS_NAMED = 100

# So many pairs of like names are told one by one; where there are more, those are counted.
_PAIRS = 1000


def _unlisted(draft: Draft, registry: Registry) -> dict[str, list[Scalar]]:
    """Return the names that no unit has, and the places where each stands."""
    places: dict[str, list[Scalar]] = defaultdict(list)
    if registry.names.keys() >= draft.named:
        return places
    for scalar in draft.named_units():
        if scalar.text not in registry.names and not goes_on(draft.source, scalar, registry.names):
            parts = scalar.text.split()
            # White space between units separates them, as 、 would.
            is_joined = len(parts) > 1 and all(part in registry.names for part in parts)
            name = "、".join(parts) if is_joined else respaced(scalar.text)
            if is_joined or name not in registry.names:
                places[name].append(scalar)
    return places


def _unknown_unit(draft: Draft) -> Iterator[Finding]:
    """Find each name that no unit has, once, at the first place where it stands."""
    if draft.units is None:
        return
    registry = registry_of(draft)
    unlisted = {
        name: places
        for name, places in _unlisted(draft, registry).items()
        if not _joined(registry, name)
    }
    if not unlisted:
        return
    known = Known(registry)
    excused = _excused(draft, registry, unlisted)
    of_nobody = {name: places for name, places in unlisted.items() if name not in registry.owners}
    renamed = Renamed(draft, registry, of_nobody)
    for name, places in unlisted.items():
        if name in renamed.now:
            message = renamed.message(name, places)
            yield Finding(UNKNOWN_UNIT, renamed.listed(name).span, message)
        elif name not in excused:
            slip_of = known.slip_of(name)
            near = slip_of or known.like(name)
            may_be_old = name in of_nobody and not slip_of
            told = renamed.perhaps(name, near) if may_be_old else ""
            message = told or known.unknown(name, near)
            message = _with_further(message, draft.source, places)
            edits = _by_name(draft.source, registry, places)
            yield Finding(UNKNOWN_UNIT, places[0].span, message, edits)


def _excused(draft: Draft, registry: Registry, unlisted: dict[str, list[Scalar]]) -> set[str]:
    """Return the names that entries of the list must be which could not be read.

    Those entries are reported in their own place. The names most used go first.
    """
    unread = sum(unit.name is None for unit in draft.units or ())
    if not unread:
        return set()
    listed = Neighbours(registry.names)
    unlike = [name for name in unlisted if not listed.one_edit_apart(name)]
    return set(sorted(unlike, key=lambda name: -len(unlisted[name]))[:unread])


def _with_further(message: str, source: Source, places: Sequence[Scalar]) -> str:
    """Name the lines of the further places, so that one run shows them all."""
    lines = [str(source.place(place.start)[0]) for place in places[1:]]
    if not lines:
        return message
    most, left = several(lines[:_PLACES_NAMED]), len(lines) - _PLACES_NAMED
    if left > 0:
        return aside(message, _("also in lines {lines} and {number} more", lines=most, number=left))
    also = n_("also in line {lines}", "also in lines {lines}", len(lines), lines=most)
    return aside(message, also)


def _by_name(source: Source, registry: Registry, places: Sequence[Scalar]) -> tuple[Edit, ...]:
    """Write the name wherever an alias stands."""
    return tuple(
        edit
        for place in places
        if place.text in registry.owners and _is_writable(registry.owners[place.text])
        for edit in rewrite(source, place, registry.owners[place.text])
    )


def _is_writable(name: str) -> bool:
    """Say whether a mending may write a name in many places: what a message shows whole."""
    return shortened(name) == name


def _joined(registry: Registry, name: str) -> list[str]:
    """Return what is pasted into one name, if any part of it is a unit.

    和, 及 and 与 may stand in a name, so what they join has to be units throughout.
    """
    parts = [part for part in map(str.strip, re.split(_SEPARATORS, name)) if part]
    units = [registry.meant_by(part) for part in parts]
    if len(units) > 1 and any(unit in registry.names for unit in units):
        return units
    units = [registry.meant_by(part) for part in re.split(_CONJUNCTIONS, name)]
    return units if len(units) > 1 and all(unit in registry.names for unit in units) else []


def _joined_units(draft: Draft) -> Iterator[Finding]:
    if draft.units is None:
        return
    registry = registry_of(draft)
    for name, places in _unlisted(draft, registry).items():
        units = _joined(registry, name)
        all_known = all(unit in registry.names and _is_writable(unit) for unit in units)
        names = [shortened(unit) for unit in units[:_UNITS_NAMED]]
        more = len(units) - _UNITS_NAMED
        names += [_("({number} more)", number=more)] * (more > 0)
        for place in places if units else ():
            if in_flow(draft.source, place):
                message = _(
                    "{number} units stand in one entry; write an ASCII comma and a space between"
                    " them: {entries}",
                    number=len(units),
                    entries=", ".join(names),
                )
            else:
                message = _(
                    "{number} units stand in one entry; write each on a line of its own: {entries}",
                    number=len(units),
                    entries=several(f"- {unit}" for unit in names),
                )
            edits = split(draft.source, place, units) if all_known else ()
            yield Finding(JOINED_UNITS, place.span, message, edits)


def _name_clash(draft: Draft) -> Iterator[Finding]:
    first: dict[str, tuple[Scalar, str]] = {}
    for unit in draft.units or ():
        own = unit.name.text if unit.name else _("a unit")
        own_key = folded(own) if unit.name else None
        known: set[str] = set()
        for name in (*filter(None, [unit.name]), *unit.aliases):
            key = folded(name.text)
            # The unit's own name in another case or width stands for no other unit.
            is_own = key == own_key and known and name.text not in known
            if key in first and not is_own:
                message = _clash(draft.source, name, *first[key])
                yield Finding(NAME_CLASH, name.span, message)
            first.setdefault(key, (name, own))
            known.add(name.text)


def _clash(source: Source, name: Scalar, first: Scalar, owner: str) -> str:
    line, column = source.place(first.start)
    repeats = name.text == owner
    text, owner = shortened(name.text), shortened(owner)
    if repeats:
        return _(
            "{unit} is listed twice (first at {line}:{column}); take this entry out",
            unit=owner,
            line=line,
            column=column,
        )
    return _(
        "{name} is a name of {unit} already (first at {line}:{column}); every name and alias"
        " stands for one unit, so take one out",
        name=text,
        unit=owner,
        line=line,
        column=column,
    )


def _unused_unit(draft: Draft) -> Iterator[Finding]:
    """Find the units that nothing names, once it is known whom all the names mean."""
    registry = registry_of(draft)
    unlisted = _unlisted(draft, registry)
    meant = {
        unit for name in unlisted for unit in _joined(registry, name) or [registry.meant_by(name)]
    }
    if draft.findings or not meant <= registry.names.keys():
        return
    for name, scalar in idle(draft, registry).items():
        if name in meant:
            continue
        message = _(
            "{unit} is listed, but no item and no collective names it; name it where it belongs,"
            " or take it out",
            unit=shortened(name),
        )
        yield Finding(UNUSED_UNIT, scalar.span, message)


def _similar_units(draft: Draft) -> Iterator[Finding]:
    """Find pairs of like names, unless each has a full name that tells the two apart."""
    registry = registry_of(draft)
    pairs = OneEdit(registry.names).pairs(_PAIRS + 1, set(registry.owners.values()))
    # Of the name at which it is too much, all pairs are counted.
    counted_from = pairs.first[_PAIRS][1] if pairs.number > _PAIRS else None
    told = [pair for pair in pairs.first if pair[1] != counted_from]
    for one, other in told:
        line, column = draft.source.place(registry.names[one].start)
        message = _(
            "{unit} is one character away from {other} (at {line}:{column}); if both are meant,"
            " give each its full name as an alias",
            unit=shortened(other),
            other=shortened(one),
            line=line,
            column=column,
        )
        yield Finding(SIMILAR_UNITS, registry.names[other].span, message)
    if counted_from is not None:
        more = pairs.number - len(told)
        message = _(
            "{number} more pairs of names, from here on, are one character apart", number=more
        )
        yield Finding(SIMILAR_UNITS, registry.names[counted_from].span, message)


UNKNOWN_UNIT = Rule(
    code="unknown-unit",
    severity=Severity.ERROR,
    breaks=N_("a unit or a member that units does not list"),
    why=N_(
        "A misspelt unit would be one of its own, and the one that is meant would miss its item."
    ),
    wrong="lead:\n  - 天津海亊局",
    right="lead:\n  - 天津海事局",
    check=_unknown_unit,
)

JOINED_UNITS = Rule(
    code="joined-units",
    severity=Severity.ERROR,
    breaks=N_("several units pasted into one entry, with 、 ， ； or / between them"),
    why=N_("The entry would be one unit that nobody is, and none of them would find its item."),
    wrong="lead:\n  - 天津海关、天津海事局",
    right="lead:\n  - 天津海关\n  - 天津海事局",
    check=_joined_units,
)

NAME_CLASH = Rule(
    code="name-clash",
    severity=Severity.ERROR,
    breaks=N_(
        "two units with one name; an alias that is a name or alias already (widths, case,"
        " spaces and whether quotes are curly make no difference)"
    ),
    why=N_("Who types a name must mean one unit, whichever way a keyboard writes it."),
    wrong="units:\n  - name: 天津海关\n  - name: 天津海关",
    right="units:\n  - name: 天津海关\n  - name: 天津海事局",
    check=_name_clash,
)

UNUSED_UNIT = Rule(
    code="unused-unit",
    severity=Severity.WARNING,
    breaks=N_("a unit that is listed, but that no item and no collective names"),
    why=N_("It is left over from an edit, or an item that should name it does not."),
    wrong=N_("units:\n  - name: 天津海关\n  - name: 南开大学   # named nowhere below"),
    right="units:\n  - name: 天津海关",
    check=_unused_unit,
)

SIMILAR_UNITS = Rule(
    code="similar-units",
    severity=Severity.WARNING,
    breaks=N_("two listed names one character apart, unless each has its full name as an alias"),
    why=N_("One of them is most likely a slip of the other, listed so that the check would pass."),
    wrong="units:\n  - name: 天津海事局\n  - name: 天津海亊局",
    right="units:\n  - name: 天津海事局",
    check=_similar_units,
)
