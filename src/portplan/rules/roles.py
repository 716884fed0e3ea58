"""The rules of roles: a unit has one role in an item, once."""

from collections.abc import Iterator
from itertools import pairwise

from portplan.plan.fields import Role
from portplan.rules.edits import remove
from portplan.source.draft import Draft
from portplan.source.findings import Finding, Rule, Severity
from portplan.source.shape import Texts
from portplan.source.text import Source
from portplan.source.values import Scalar
from portplan.text.messages import N_, _
from portplan.text.normal import shortened


def _repeated_unit(draft: Draft) -> Iterator[Finding]:
    for item in draft.items_with_repeats:
        for role, names in zip(Role, item.held, strict=True):
            yield from _repeats(draft, names, role.value)
    for unit in draft.units or ():
        yield from _repeats(draft, unit.members or (), "members")


def _repeats(draft: Draft, names: Texts, key: str) -> Iterator[Finding]:
    if len({name.text for name in names}) == len(names):
        return
    first = {names[0].text: names[0]}
    for previous, name in pairwise(names):
        if name.text in first:
            line, column = draft.source.place(first[name.text].start)
            message = _(
                "{unit} stands twice in {key} (first at {line}:{column}); take one out",
                unit=shortened(name.text),
                key=key,
                line=line,
                column=column,
            )
            edits = remove(draft.source, name, previous)
            yield Finding(REPEATED_UNIT, name.span, message, edits)
        first.setdefault(name.text, name)


def _both_roles(draft: Draft) -> Iterator[Finding]:
    """Find the units that have another role in an item already, each where it stands first."""
    for item in draft.items_with_repeats:
        held: dict[str, tuple[Role, Scalar]] = {}
        for role, names in zip(Role, item.held, strict=True):
            for name in {name.text: name for name in reversed(names)}.values():
                if name.text in held:
                    yield _in_both(draft.source, name, *held[name.text])
                held.setdefault(name.text, (role, name))


def _in_both(source: Source, name: Scalar, role: Role, first: Scalar) -> Finding:
    line, column = source.place(first.start)
    message = _(
        "{unit} stands under {key} of this item already (at {line}:{column}); keep one role",
        unit=shortened(name.text),
        key=role.value,
        line=line,
        column=column,
    )
    return Finding(BOTH_ROLES, name.span, message)


REPEATED_UNIT = Rule(
    code="repeated-unit",
    severity=Severity.ERROR,
    breaks=N_("a unit twice in one role of one item, or twice among the members of a collective"),
    why=N_("It would be counted twice, and another unit may have been meant."),
    wrong="lead:\n  - 天津海关\n  - 天津海关",
    right="lead:\n  - 天津海关\n  - 天津海事局",
    check=_repeated_unit,
)

BOTH_ROLES = Rule(
    code="both-roles",
    severity=Severity.ERROR,
    breaks=N_("a unit that both leads and supports one item"),
    why=N_(
        "Whoever leads an item is responsible for it; whoever supports it is not. Nobody is both."
    ),
    wrong="lead:\n  - 天津海关\nsupport:\n  - 天津海关",
    right="lead:\n  - 天津海关\nsupport:\n  - 天津港集团",
    check=_both_roles,
)
