"""The rules of units: who is listed, and who is named where."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from portplan.diagnostic import Severity
from portplan.draft import Draft, DraftItem, Texts
from portplan.nearness import nearest, one_edit_apart
from portplan.normal import folded, without_spaces
from portplan.rules.rule import Broken, Rule
from portplan.source import Scalar

_SEPARATORS = re.compile(r"[、，；／,;/]")

# So many further places does a message name before it only counts them.
_PLACES_NAMED = 5


def _unknown_unit(draft: Draft) -> Iterator[Broken]:
    """Find the names that no unit has, each once, at the first place where it stands."""
    if draft.units is None:
        return
    idle = _idle(draft)
    unread = sum(unit.name is None for unit in draft.units)
    for name, places in _uses_of_unlisted(draft).items():
        misspelt = next(iter(one_edit_apart(name, idle)), None) if len(places) > 1 else None
        if _joined(draft, name):
            continue
        if misspelt:
            yield Broken(idle[misspelt].span, _misspelt(draft, misspelt, name, places))
        elif unread and not one_edit_apart(name, _listed(draft)):
            # It is the unit whose entry in the list could not be read, and was reported there.
            unread -= 1
        else:
            yield Broken(places[0].span, _unknown(draft, name, places))


def _uses_of_unlisted(draft: Draft) -> dict[str, list[Scalar]]:
    listed = _listed(draft)
    uses: dict[str, list[Scalar]] = defaultdict(list)
    for scalar in draft.named_units():
        if scalar.text not in listed and (name := without_spaces(scalar.text)) not in listed:
            uses[name].append(scalar)
    return uses


def _listed(draft: Draft) -> dict[str, Scalar]:
    """Return the listed names as they would stand without white space."""
    names = (unit.name for unit in draft.units or ())
    return {without_spaces(name.text): name for name in names if name}


def _idle(draft: Draft) -> dict[str, Scalar]:
    """Return the listed names that nothing in the plan names."""
    named = {without_spaces(scalar.text) for scalar in draft.named_units()}
    return {text: name for text, name in _listed(draft).items() if text not in named}


def _misspelt(draft: Draft, listed: str, name: str, places: Sequence[Scalar]) -> str:
    line, column = draft.source.place(places[0].start)
    return (
        f"{listed} is named nowhere, while {name}, which is not listed, is named"
        f" {len(places)} times (first at {line}:{column}); write {name} here"
    )


def _unknown(draft: Draft, name: str, places: Sequence[Scalar]) -> str:
    return f"{name} is not among the plan's units{_way_out(draft, name)}{_more(draft, places)}"


def _way_out(draft: Draft, name: str) -> str:
    aliases = _aliases(draft)
    if name in aliases:
        return f": it is an alias; write {aliases[name]}"
    listed = list(_listed(draft))
    for known in (*listed, *aliases):
        if folded(known) == folded(name):
            return f"; did you mean {aliases.get(known, known)}?"
    if near := nearest(name, (*listed, *aliases)):
        names = dict.fromkeys(aliases.get(known, known) for known in near)
        return f"; did you mean {' or '.join(names)}?"
    return "; list it under units, or write one that is listed"


def _aliases(draft: Draft) -> dict[str, str]:
    return {
        alias.text: unit.name.text
        for unit in draft.units or ()
        if unit.name
        for alias in unit.aliases
    }


def _more(draft: Draft, places: Sequence[Scalar]) -> str:
    """Name the lines of the further places, so that one run shows them all."""
    lines = [str(draft.source.place(place.start)[0]) for place in places[1:]]
    if not lines:
        return ""
    left = len(lines) - _PLACES_NAMED
    tail = f" and {left} more" if left > 0 else ""
    return f" (also in line{'s' * (len(lines) > 1)} {', '.join(lines[:_PLACES_NAMED])}{tail})"


def _joined(draft: Draft, name: str) -> list[str]:
    """Return the units that are pasted into one name; none where it is no such name."""
    parts = [part for part in _SEPARATORS.split(name) if part]
    if len(parts) < 2:  # noqa: PLR2004 - two make a pair
        return []
    aliases = _aliases(draft)
    known = _listed(draft).keys() | aliases.keys()
    return [aliases.get(part, part) for part in parts] if known & set(parts) else []


def _joined_units(draft: Draft) -> Iterator[Broken]:
    if draft.units is None:
        return
    for name, places in _uses_of_unlisted(draft).items():
        if parts := _joined(draft, name):
            entries = " ".join(f"- {part}" for part in parts)
            for place in places:
                message = f"{len(parts)} units stand in one entry; write each on a line: {entries}"
                yield Broken(place.span, message)


def _repeated_unit(draft: Draft) -> Iterator[Broken]:
    for item in draft.items():
        yield from _repeats(draft, item.lead, "lead")
        yield from _repeats(draft, item.support, "support")
    for unit in draft.units or ():
        yield from _repeats(draft, unit.members or (), "members")


def _repeats(draft: Draft, names: Texts, key: str) -> Iterator[Broken]:
    if len({name.text for name in names}) == len(names):
        return
    first: dict[str, Scalar] = {}
    for name in names:
        if name.text in first:
            line, column = draft.source.place(first[name.text].start)
            message = f"{name.text} stands twice in {key} (first at {line}:{column}); take one out"
            yield Broken(name.span, message)
        first.setdefault(name.text, name)


def _both_roles(draft: Draft) -> Iterator[Broken]:
    for item in draft.items():
        yield from _in_both(draft, item)


def _in_both(draft: Draft, item: DraftItem) -> Iterator[Broken]:
    leads = {name.text: name for name in reversed(item.lead)}
    for name in dict.fromkeys(item.support):
        if name.text in leads:
            line, column = draft.source.place(leads.pop(name.text).start)
            message = f"{name.text} leads this item already (at {line}:{column}); keep one role"
            yield Broken(name.span, message)


def _name_clash(draft: Draft) -> Iterator[Broken]:
    first: dict[str, tuple[Scalar, str]] = {}
    for unit in draft.units or ():
        own = unit.name.text if unit.name else "a unit"
        for name in (*filter(None, [unit.name]), *unit.aliases):
            key = folded(name.text)
            if key in first:
                yield Broken(name.span, _clash(draft, name, *first[key]))
            first.setdefault(key, (name, own))


def _clash(draft: Draft, name: Scalar, first: Scalar, owner: str) -> str:
    line, column = draft.source.place(first.start)
    return (
        f"{name.text} is a name of {owner} already (first at {line}:{column});"
        " every name and alias stands for one unit, so take one out"
    )


def _member_cycle(draft: Draft) -> Iterator[Broken]:
    """Find a member entry for every circle, the one that closes it."""
    members = {
        unit.name.text: {member.text: member for member in reversed(unit.members)}
        for unit in draft.units or ()
        if unit.name and unit.members
    }
    while circle := _circle(members):
        *_, closing, opened = circle
        member = members[closing].pop(opened)
        way = " contains ".join(circle)
        yield Broken(member.span, f"this closes a circle: {way}; take one of them out")


def _circle(members: dict[str, dict[str, Scalar]]) -> list[str] | None:
    try:
        TopologicalSorter(members).prepare()
    except CycleError as error:
        # graphlib walks from a part to what it is part of.
        backwards: list[str] = error.args[1]
        return backwards[::-1]
    return None


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

REPEATED_UNIT = Rule(
    code="repeated-unit",
    severity=Severity.ERROR,
    breaks="a unit twice in one role of one item, or twice among the members of a collective",
    why="It would be counted twice, and another unit may have been meant.",
    wrong="lead:\n  - 天津海关\n  - 天津海关",
    right="lead:\n  - 天津海关\n  - 天津海事局",
    check=_repeated_unit,
)

BOTH_ROLES = Rule(
    code="both-roles",
    severity=Severity.ERROR,
    breaks="a unit that both leads and supports one item",
    why="Whoever leads an item is responsible for it; whoever supports it is not. Nobody is both.",
    wrong="lead:\n  - 天津海关\nsupport:\n  - 天津海关",
    right="lead:\n  - 天津海关\nsupport:\n  - 天津港集团",
    check=_both_roles,
)

NAME_CLASH = Rule(
    code="name-clash",
    severity=Severity.ERROR,
    breaks="two units with one name; an alias that is a name or alias already (widths and spaces"
    " make no difference)",
    why="Who types a name must mean one unit, whichever way a keyboard writes it.",
    wrong="units:\n  - name: 天津海关\n  - name: 天津海关",
    right="units:\n  - name: 天津海关\n  - name: 天津海事局",
    check=_name_clash,
)

MEMBER_CYCLE = Rule(
    code="member-cycle",
    severity=Severity.ERROR,
    breaks="a collective that contains itself, directly or through another",
    why="What reaches a unit through a collective could not be told any more.",
    wrong="units:\n  - name: 有关部门\n    members: [有关部门]",
    right="units:\n  - name: 有关部门\n    members: []",
    check=_member_cycle,
)
