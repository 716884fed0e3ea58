"""The rules of roles: a unit has one role in an item, once."""

from collections.abc import Iterator
from itertools import pairwise

from portplan.diagnostic import Severity
from portplan.draft import Draft, DraftItem, Texts
from portplan.rules.edits import remove
from portplan.rules.rule import Broken, Rule


def _repeated_unit(draft: Draft) -> Iterator[Broken]:
    for item in draft.items():
        yield from _repeats(draft, item.lead, "lead")
        yield from _repeats(draft, item.support, "support")
    for unit in draft.units or ():
        yield from _repeats(draft, unit.members or (), "members")


def _repeats(draft: Draft, names: Texts, key: str) -> Iterator[Broken]:
    if len({name.text for name in names}) == len(names):
        return
    first = {names[0].text: names[0]}
    for previous, name in pairwise(names):
        if name.text in first:
            line, column = draft.source.place(first[name.text].start)
            message = f"{name.text} stands twice in {key} (first at {line}:{column}); take one out"
            yield Broken(name.span, message, remove(draft.source, name, previous))
        first.setdefault(name.text, name)


def _both_roles(draft: Draft) -> Iterator[Broken]:
    for item in draft.items():
        yield from _in_both(draft, item)


def _in_both(draft: Draft, item: DraftItem) -> Iterator[Broken]:
    leads = {name.text: name for name in reversed(item.lead)}
    for name in item.support:
        if name.text in leads:
            line, column = draft.source.place(leads.pop(name.text).start)
            message = f"{name.text} leads this item already (at {line}:{column}); keep one role"
            yield Broken(name.span, message)


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
