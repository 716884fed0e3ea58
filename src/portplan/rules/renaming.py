"""A unit that was renamed in the list alone: what tells it from a slip, and both ways out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain

from portplan.rules.registry import Registry, idle
from portplan.source.draft import Draft
from portplan.source.values import Scalar
from portplan.text.messages import _
from portplan.text.nearness import Neighbours
from portplan.text.normal import shortened

# In so many places does a name stand that is an old one, and that of a unit which it is unlike.
_SEVERAL = 2
_MANY = 3


class Renamed:
    """The names that are not listed and may be old ones, each with the listed one in its place.

    Nothing names the listed one. It is like the old one; or else it is the only one that nothing
    names, and the old one stands in many places.
    """

    def __init__(
        self, draft: Draft, registry: Registry, unlisted: Mapping[str, Sequence[Scalar]]
    ) -> None:
        self._draft = draft
        self._unlisted = unlisted
        self._idle = idle(draft, registry)
        self._named = Neighbours([name for name in registry.names if name not in self._idle])
        old = [name for name, places in unlisted.items() if len(places) >= _SEVERAL]
        self.now = self._alike(old) if self._idle else {}
        left = [name for name in old if name not in self.now and not self._is_slip(name)]
        free = self._idle.keys() - self.now.values()
        self._unlike = left[0] if len(left) == len(free) == 1 else ""
        if self._unlike and len(unlisted[self._unlike]) >= _MANY:
            self.now[self._unlike] = next(iter(free))

    def _alike(self, old: Sequence[str]) -> dict[str, str]:
        now: dict[str, str] = {}
        taken: set[str] = set()
        unnamed = Neighbours(self._idle)
        for name in old:
            near = unnamed.one_edit_apart(name)
            if not near and not self._is_slip(name):
                near = unnamed.nearest(name, 1)
            if near and near[0] not in taken:
                now[name] = near[0]
                taken.add(near[0])
        return now

    def _is_slip(self, name: str) -> bool:
        """Say whether a name is a slip of one that is listed and named, but never beside it."""
        near = self._named.one_edit_apart(name)
        return bool(near) and self._items[name].isdisjoint(self._items[near[0]])

    @cached_property
    def _items(self) -> dict[str, set[int]]:
        """The places, among all items, of those that name a unit."""
        found: dict[str, set[int]] = defaultdict(set)
        for place, item in enumerate(self._draft.items):
            for scalar in chain.from_iterable(item.held):
                found[scalar.text].add(place)
        return found

    def perhaps(self, name: str, near: Sequence[str]) -> str:
        """Say both ways out of a name that stands too seldom to be sure, and may be an old one.

        So it is where the only unit that it is `near` to is named nowhere; or where it is near to
        none, and no other name is missing and no other unit named nowhere. Else nothing is said.
        """
        free = self._idle.keys() - self.now.values()
        if near:
            (now, *others), is_like = near, True
        else:
            (now, *others), is_like = free or [""], False
            others += [each for each in self._unlisted if each != name]
        if others or now not in free:
            return ""
        line, column = self._draft.source.place(self._idle[now].start)
        values = {"now": shortened(now), "old": shortened(name), "line": line, "column": column}
        if is_like:
            return _(
                "{old} is not among the plan's units, and {now} (at {line}:{column}) is named"
                " nowhere; write {now}, or, if {old} is its old name, keep that as an alias,"
                " aliases: [{old}], and portplan validate --fix writes {now}",
                **values,
            )
        return _(
            "{old} is not among the plan's units, and {now} (at {line}:{column}) is named nowhere;"
            " list {old} too, or, if it is the old name of that unit, keep it as an alias, aliases:"
            " [{old}], and portplan validate --fix writes {now}",
            **values,
        )

    def listed(self, name: str) -> Scalar:
        """Return where the unit is listed that had a name."""
        return self._idle[self.now[name]]

    def message(self, name: str, places: Sequence[Scalar]) -> str:
        """Say of a unit that had a name how to give it back, or to have the new one everywhere."""
        line, column = self._draft.source.place(places[0].start)
        now, old = shortened(self.now[name]), shortened(name)
        values = {"now": now, "old": old, "number": len(places), "line": line, "column": column}
        if name == self._unlike:
            return _(
                "{now} is named nowhere, while {old}, which is not listed, is named {number} times"
                " (first at {line}:{column}); list {old} too, or, if that is the old name of this"
                " unit, keep it as an alias, aliases: [{old}], and portplan validate --fix writes"
                " {now} everywhere",
                **values,
            )
        return _(
            "{now} is named nowhere, while {old}, which is not listed, is named {number} times"
            " (first at {line}:{column}); write {old} here again, or, if that is its old name, keep"
            " it as an alias, aliases: [{old}], and portplan validate --fix writes {now}"
            " everywhere",
            **values,
        )
