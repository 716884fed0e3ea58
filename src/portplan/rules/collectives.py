"""The rules of collectives: names that stand for several units."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from portplan.plan.circle import walk
from portplan.source.draft import Draft
from portplan.source.findings import Finding, Rule, Severity
from portplan.source.values import Scalar
from portplan.text.messages import N_, _, listed, several
from portplan.text.normal import shortened

# So many names does a message list before it leaves some out.
_NAMED = 10


def _members(draft: Draft) -> dict[str, dict[str, Scalar]]:
    """Return what each collective says that it contains, each where it stands first."""
    members: dict[str, dict[str, Scalar]] = {}
    for unit in draft.units or ():
        if unit.name and unit.members:
            first = members[unit.name.text] = {}
            for member in unit.members:
                first.setdefault(member.text, member)
    return members


def _member_cycle(draft: Draft) -> Iterator[Finding]:
    """Find a member entry for every circle, the one that closes it."""
    members = _members(draft)
    for path, circle in walk(members):
        if circle is not None:
            closing, opened = path[-1], path[circle]
            member = members[closing][opened]
            message = _(
                "this closes a circle of members: {circle}; take one of them out",
                circle=_around(path, circle),
            )
            yield Finding(MEMBER_CYCLE, member.span, message)


def _around(path: Sequence[str], circle: int) -> str:
    names = list(path[circle : circle + _NAMED])
    if len(path) > circle + len(names):
        left_out = len(path) - circle - len(names) - 1
        names += [_("({number} more)", number=left_out)] * bool(left_out) + [path[-1]]
    return " → ".join(map(shortened, [*names, path[circle]]))


def _collective_overlap(draft: Draft) -> Iterator[Finding]:
    collectives = _Contained(_members(draft))
    for item in draft.items if collectives.members else ():
        named = {name.text: name for name in chain.from_iterable(item.held)}
        for name, inside in collectives.overlaps(named):
            message = _(
                "{collective} stands beside {units}, which it contains; name the collective or"
                " the unit",
                collective=shortened(name),
                units=inside,
            )
            yield Finding(COLLECTIVE_OVERLAP, named[name].span, message)


class _Contained:
    """What each collective contains, directly or through another.

    Units are the bits of a number: a chain of 16,000 collectives takes 32 MB so, and gigabytes as
    sets of names.
    """

    def __init__(self, members: Mapping[str, Mapping[str, Scalar]]) -> None:
        self.members = members
        self._units: list[str] = []
        self._bits: dict[str, int] = {}
        self._inside: dict[str, int] | None = None

    def overlaps(self, named: Mapping[str, Scalar]) -> Iterator[tuple[str, str]]:
        """Return the collectives among names, each with those of the names that it contains."""
        if len(named) == 1 or self.members.keys().isdisjoint(named):
            return
        if self._inside is None:
            self._inside = self._all_inside()
        all_named = sum(self._bits.get(name, 0) for name in named)
        for name in self.members.keys() & named.keys():
            inside = self._inside[name] & all_named & ~self._bits.get(name, 0)
            if inside:
                yield name, self._named(inside, named)

    def _all_inside(self) -> dict[str, int]:
        for each in dict.fromkeys(chain.from_iterable(self.members.values())):
            self._bits[each] = 1 << len(self._units)
            self._units.append(each)
        inside: dict[str, int] = {}
        for path, circle in walk(self.members):
            if circle is None:
                found = 0
                for member in self.members[path[-1]]:
                    found |= self._bits[member] | inside.get(member, 0)
                inside[path[-1]] = found
        return inside

    def _named(self, inside: int, named: Mapping[str, Scalar]) -> str:
        """Name the units in the item's order, or of very many some."""
        number = inside.bit_count()
        units = []
        for _unit in range(min(number, _NAMED)):
            last = inside & -inside
            units.append(self._units[last.bit_length() - 1])
            inside ^= last
        units.sort(key=lambda unit: named[unit].start)
        names = list(map(shortened, units))
        return listed(names, number - len(units)) if number > len(units) else several(names)


MEMBER_CYCLE = Rule(
    code="member-cycle",
    severity=Severity.ERROR,
    breaks=N_("a collective that contains itself, directly or through another"),
    why=N_("What reaches a unit through a collective could not be told any more."),
    wrong="units:\n  - name: 有关部门\n    members: [有关部门]",
    right="units:\n  - name: 有关部门\n    members: []",
    check=_member_cycle,
)

COLLECTIVE_OVERLAP = Rule(
    code="collective-overlap",
    severity=Severity.WARNING,
    breaks=N_("a unit beside a collective that contains it, in one item"),
    why=N_(
        "The unit is named twice for the item, perhaps in two roles: by itself, and as one of those"
        " for whom the collective stands."
    ),
    wrong="support:\n  - 滨海新区各功能区管委会\n  - 东疆保税港区管委会",
    right="support:\n  - 滨海新区各功能区管委会",
    check=_collective_overlap,
)
