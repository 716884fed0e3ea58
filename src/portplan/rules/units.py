"""The rules of units: who is listed, and who is named elsewhere in the plan."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from portplan.rules.edits import in_flow, rewrite, split
from portplan.source.draft import Draft
from portplan.source.findings import Edit, Finding, Rule, Severity
from portplan.source.text import Source
from portplan.source.values import Scalar
from portplan.text.nearness import nearest, one_edit_apart, pairs_one_edit_apart
from portplan.text.normal import folded, without_spaces

# Compiled when a name is not listed, which few are not.
_SEPARATORS = r"[、，；／,;/]"
_CONJUNCTIONS = r"[和及与]"

# So many further places does a message name before it only counts them.
_PLACES_NAMED = 5


class _Registry(NamedTuple):
    """The list of units: where each name stands, and whose each alias is."""

    names: Mapping[str, Scalar]
    owners: Mapping[str, str]

    def meant_by(self, name: str) -> str:
        """Return the unit whose name or alias it is, or else the name itself."""
        return self.owners.get(name, name)


def _registry(draft: Draft) -> _Registry:
    """Return the list as it would be without white space in names, which has its own rule."""
    named = [(unit, unit.name) for unit in draft.units or () if unit.name]
    owners: dict[str, set[str]] = defaultdict(set)
    for unit, name in named:
        for alias in unit.aliases:
            owners[alias.text].add(without_spaces(name.text))
    return _Registry(
        {without_spaces(name.text): name for _, name in named},
        # An alias of several units, which has a rule of its own, means none of them.
        {alias: owner for alias, (owner, *others) in owners.items() if not others},
    )


def _unlisted(draft: Draft, registry: _Registry) -> dict[str, list[Scalar]]:
    """Return the names that no unit has, and the places where each stands."""
    places: dict[str, list[Scalar]] = defaultdict(list)
    if registry.names.keys() >= draft.named:
        return places
    for scalar in draft.named_units():
        if scalar.text not in registry.names and not draft.source.has_line_end(scalar.span):
            parts = scalar.text.split()
            # White space between units separates them, as 、 would.
            is_joined = len(parts) > 1 and all(part in registry.names for part in parts)
            name = ("、" if is_joined else "").join(parts)
            if name not in registry.names:
                places[name].append(scalar)
    return places


def _idle(draft: Draft, registry: _Registry) -> dict[str, Scalar]:
    """Return the listed names that nothing in the plan names."""
    named = set(map(without_spaces, draft.named))
    return {name: scalar for name, scalar in registry.names.items() if name not in named}


def _unknown_unit(draft: Draft) -> Iterator[Finding]:
    """Find each name that no unit has, once, at the first place where it stands."""
    if draft.units is None:
        return
    registry = _registry(draft)
    unlisted = _unlisted(draft, registry)
    idle = _idle(draft, registry) if unlisted else {}
    excused = _excused(draft, registry, unlisted)
    for name, places in unlisted.items():
        if _joined(registry, name):
            continue
        is_often_named = len(places) > 1 and name not in registry.owners
        misspelt = next(iter(nearest(name, idle)), None) if is_often_named else None
        if misspelt:
            message = _misspelt(draft.source, misspelt, name, places)
            yield Finding(UNKNOWN_UNIT, idle[misspelt].span, message)
        elif name not in excused:
            message = f"{name} is not among the plan's units{_way_out(registry, name)}"
            message += _further(draft.source, places)
            edits = _by_name(draft.source, registry, places)
            yield Finding(UNKNOWN_UNIT, places[0].span, message, edits)


def _excused(draft: Draft, registry: _Registry, unlisted: dict[str, list[Scalar]]) -> set[str]:
    """Return the names that entries of the list must be which could not be read.

    Those entries are reported in their own place. The names most used go first.
    """
    unread = sum(unit.name is None for unit in draft.units or ())
    if not unread:
        return set()
    unlike = [name for name in unlisted if not one_edit_apart(name, registry.names)]
    return set(sorted(unlike, key=lambda name: -len(unlisted[name]))[:unread])


def _misspelt(source: Source, listed: str, name: str, places: Sequence[Scalar]) -> str:
    line, column = source.place(places[0].start)
    return (
        f"{listed} is named nowhere, while {name}, which is not listed, is named"
        f" {len(places)} times (first at {line}:{column}); write {name} here"
    )


def _way_out(registry: _Registry, name: str) -> str:
    if name in registry.owners:
        return f": it is an alias; write {registry.owners[name]}"
    known = (*registry.names, *registry.owners)
    alike = [each for each in known if folded(each) == folded(name)]
    near = dict.fromkeys(map(registry.meant_by, alike or nearest(name, known)))
    if near:
        return f"; did you mean {' or '.join(near)}?"
    return "; list it under units, or write one that is listed"


def _further(source: Source, places: Sequence[Scalar]) -> str:
    """Name the lines of the further places, so that one run shows them all."""
    lines = [str(source.place(place.start)[0]) for place in places[1:]]
    if not lines:
        return ""
    left = len(lines) - _PLACES_NAMED
    tail = f" and {left} more" if left > 0 else ""
    return f" (also in line{'s' * (len(lines) > 1)} {', '.join(lines[:_PLACES_NAMED])}{tail})"


def _by_name(source: Source, registry: _Registry, places: Sequence[Scalar]) -> tuple[Edit, ...]:
    """Write the name wherever an alias stands."""
    return tuple(
        edit
        for place in places
        if place.text in registry.owners
        for edit in rewrite(source, place, registry.owners[place.text])
    )


def _joined(registry: _Registry, name: str) -> list[str]:
    """Return what is pasted into one name, if any part of it is a unit.

    和, 及 and 与 may stand in a name, so what they join has to be units throughout.
    """
    parts = [part for part in re.split(_SEPARATORS, name) if part]
    units = [registry.meant_by(part) for part in parts]
    if len(units) > 1 and any(unit in registry.names for unit in units):
        return units
    units = [registry.meant_by(part) for part in re.split(_CONJUNCTIONS, name)]
    return units if len(units) > 1 and all(unit in registry.names for unit in units) else []


def _joined_units(draft: Draft) -> Iterator[Finding]:
    if draft.units is None:
        return
    registry = _registry(draft)
    for name, places in _unlisted(draft, registry).items():
        units = _joined(registry, name)
        all_known = all(unit in registry.names for unit in units)
        for place in places if units else ():
            as_entries = [f"- {unit}" for unit in units]
            way_out = f"write each on a line of its own: {' and below it '.join(as_entries)}"
            if in_flow(draft.source, place):
                way_out = f"write an ASCII comma and a space between them: {', '.join(units)}"
            message = f"{len(units)} units stand in one entry; {way_out}"
            edits = split(draft.source, place, units) if all_known else ()
            yield Finding(JOINED_UNITS, place.span, message, edits)


def _name_clash(draft: Draft) -> Iterator[Finding]:
    first: dict[str, tuple[Scalar, str]] = {}
    for unit in draft.units or ():
        own = unit.name.text if unit.name else "a unit"
        for name in (*filter(None, [unit.name]), *unit.aliases):
            key = folded(name.text)
            if key in first:
                message = _clash(draft.source, name, *first[key])
                yield Finding(NAME_CLASH, name.span, message)
            first.setdefault(key, (name, own))


def _clash(source: Source, name: Scalar, first: Scalar, owner: str) -> str:
    line, column = source.place(first.start)
    if name.text == owner:
        return f"{owner} is listed twice (first at {line}:{column}); take this entry out"
    return (
        f"{name.text} is a name of {owner} already (first at {line}:{column});"
        " every name and alias stands for one unit, so take one out"
    )


def _unused_unit(draft: Draft) -> Iterator[Finding]:
    """Find the units that nothing names, once it is known whom all the names mean."""
    registry = _registry(draft)
    if draft.findings or _unlisted(draft, registry):
        return
    for name, scalar in _idle(draft, registry).items():
        message = (
            f"{name} is listed, but no item and no collective names it;"
            " name it where it belongs, or take it out"
        )
        yield Finding(UNUSED_UNIT, scalar.span, message)


def _similar_units(draft: Draft) -> Iterator[Finding]:
    """Find pairs of like names, unless each has a full name that tells the two apart."""
    registry = _registry(draft)
    told_apart = set(registry.owners.values())
    for one, other in pairs_one_edit_apart(registry.names):
        if not {one, other} <= told_apart:
            line, column = draft.source.place(registry.names[one].start)
            message = (
                f"{other} is one character away from {one} (at {line}:{column}); if both are"
                " meant, give each its full name as an alias"
            )
            yield Finding(SIMILAR_UNITS, registry.names[other].span, message)


UNKNOWN_UNIT = Rule(
    code="unknown-unit",
    severity=Severity.ERROR,
    breaks="a unit or a member that units does not list",
    why="A misspelt unit would be one of its own, and the one that is meant would miss its item.",
    wrong="lead:\n  - 天津海亊局",
    right="lead:\n  - 天津海事局",
    check=_unknown_unit,
)

JOINED_UNITS = Rule(
    code="joined-units",
    severity=Severity.ERROR,
    breaks="several units pasted into one entry, with 、 ， ； or / between them",
    why="The entry would be one unit that nobody is, and none of them would find its item.",
    wrong="lead:\n  - 天津海关、天津海事局",
    right="lead:\n  - 天津海关\n  - 天津海事局",
    check=_joined_units,
)

NAME_CLASH = Rule(
    code="name-clash",
    severity=Severity.ERROR,
    breaks="two units with one name; an alias that is a name or alias already (widths, case and"
    " spaces make no difference)",
    why="Who types a name must mean one unit, whichever way a keyboard writes it.",
    wrong="units:\n  - name: 天津海关\n  - name: 天津海关",
    right="units:\n  - name: 天津海关\n  - name: 天津海事局",
    check=_name_clash,
)

UNUSED_UNIT = Rule(
    code="unused-unit",
    severity=Severity.WARNING,
    breaks="a unit that is listed, but that no item and no collective names",
    why="It is left over from an edit, or an item that should name it does not.",
    wrong="units:\n  - name: 天津海关\n  - name: 南开大学   # named nowhere below",
    right="units:\n  - name: 天津海关",
    check=_unused_unit,
)

SIMILAR_UNITS = Rule(
    code="similar-units",
    severity=Severity.WARNING,
    breaks="two listed names one character apart, unless each has its full name as an alias",
    why="One of them is most likely a slip of the other, listed so that the check would pass.",
    wrong="units:\n  - name: 天津海事局\n  - name: 天津海亊局",
    right="units:\n  - name: 天津海事局",
    check=_similar_units,
)
