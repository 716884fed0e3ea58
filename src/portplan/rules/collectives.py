"""The rules of collectives: names that stand for several units."""

from collections.abc import Iterator
from itertools import chain

from portplan.plan.circle import find_circle
from portplan.source.draft import Draft
from portplan.source.findings import Finding, Rule, Severity


def _member_cycle(draft: Draft) -> Iterator[Finding]:
    """Find a member entry for every circle, the one that closes it."""
    members = {
        unit.name.text: {member.text: member for member in reversed(unit.members)}
        for unit in draft.units or ()
        if unit.name and unit.members
    }
    while circle := find_circle(members):
        *_, closing, opened = circle
        member = members[closing].pop(opened)
        message = f"this closes a circle: {' contains '.join(circle)}; take one of them out"
        yield Finding(MEMBER_CYCLE, member.span, message)


def _collective_overlap(draft: Draft) -> Iterator[Finding]:
    contained = _contained(draft)
    for item in draft.items if contained else ():
        named = {name.text: name for name in chain.from_iterable(item.held)}
        for name in () if contained.keys().isdisjoint(named) else contained.keys() & named.keys():
            inside = [other for other in named if other in contained[name]]
            if inside:
                message = (
                    f"{name} stands beside {'、'.join(inside)}, which it contains;"
                    " name the collective or the unit"
                )
                yield Finding(COLLECTIVE_OVERLAP, named[name].span, message)


def _contained(draft: Draft) -> dict[str, set[str]]:
    """Return what each collective contains, directly or through another, but not itself."""
    members = {
        unit.name.text: {member.text for member in unit.members}
        for unit in draft.units or ()
        if unit.name and unit.members
    }
    contained: dict[str, set[str]] = {}
    for name in members:
        inside: set[str] = set()
        found = {name}
        while found:
            found = {member for each in found for member in members.get(each, ())} - inside
            inside |= found
        contained[name] = inside - {name}
    return contained


MEMBER_CYCLE = Rule(
    code="member-cycle",
    severity=Severity.ERROR,
    breaks="a collective that contains itself, directly or through another",
    why="What reaches a unit through a collective could not be told any more.",
    wrong="units:\n  - name: 有关部门\n    members: [有关部门]",
    right="units:\n  - name: 有关部门\n    members: []",
    check=_member_cycle,
)

COLLECTIVE_OVERLAP = Rule(
    code="collective-overlap",
    severity=Severity.WARNING,
    breaks="a unit beside a collective that contains it, in one item",
    why="The unit is named twice for the item, perhaps in two roles: by itself, and as one of those"
    " for whom the collective stands.",
    wrong="support:\n  - 滨海新区各功能区管委会\n  - 东疆保税港区管委会",
    right="support:\n  - 滨海新区各功能区管委会",
    check=_collective_overlap,
)
