"""The list of units as the rules look things up in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from portplan.rules.spacing import respaced
from portplan.source.draft import Draft
from portplan.source.values import Scalar
from portplan.text.messages import _, choice
from portplan.text.nearness import Neighbours
from portplan.text.normal import folded, shortened


class Registry(NamedTuple):
    """The list of units: where each name stands, and whose each alias is."""

    names: Mapping[str, Scalar]
    owners: Mapping[str, str]

    def meant_by(self, name: str) -> str:
        """Return the unit whose name or alias it is, or else the name itself."""
        return self.owners.get(name, name)


def registry_of(draft: Draft) -> Registry:
    """Return the list as it would be without wrong white space in names: that has its own rule."""
    named = [(unit, unit.name) for unit in draft.units or () if unit.name]
    owners: dict[str, set[str]] = defaultdict(set)
    for unit, name in named:
        owner = respaced(name.text)
        for alias in unit.aliases:
            owners[alias.text].add(owner)
    return Registry(
        {respaced(name.text): name for _, name in named},
        # An alias of several units, which has a rule of its own, means none of them.
        {alias: owner for alias, (owner, *others) in owners.items() if not others},
    )


def idle(draft: Draft, registry: Registry) -> dict[str, Scalar]:
    """Return the listed names that nothing in the plan names."""
    named = set(map(respaced, draft.named))
    return {name: scalar for name, scalar in registry.names.items() if name not in named}


class Known:
    """All names and aliases, among which is what a name that is not listed may be meant for."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._names = (*registry.names, *registry.owners)
        self._alike: dict[str, list[str]] = {}
        self._near = Neighbours(self._names)

    def slip_of(self, name: str) -> tuple[str, ...]:
        """Return the units of which a name is a slip: in width or case, or one edit."""
        if not self._alike:
            for each in self._names:
                self._alike.setdefault(folded(each), []).append(each)
        return self._units(self._alike.get(folded(name)) or self._near.one_edit_apart(name, 3))

    def like(self, name: str) -> tuple[str, ...]:
        """Return the units that a name is like otherwise."""
        return self._units(self._near.nearest(name))

    def _units(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self._registry.meant_by, names)))

    def unknown(self, name: str, near: Sequence[str]) -> str:
        """Say that a name is not listed, and what to write in its place."""
        shown = shortened(name)
        if name in self._registry.owners:
            return _(
                "{name} is not among the plan's units: it is an alias; write {unit}",
                unit=shortened(self._registry.owners[name]),
                name=shown,
            )
        if near:
            return _(
                "{name} is not among the plan's units; did you mean {units}?",
                units=choice(list(map(shortened, near))),
                name=shown,
            )
        return _(
            "{name} is not among the plan's units; list it under units, or write one that is"
            " listed",
            name=shown,
        )
