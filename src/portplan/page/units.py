"""The units of one plan or several: who is the same, who does how much, and how it is linked to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portplan.formats.documents import fit
from portplan.plan.fields import Role
from portplan.plan.model import Plan, Unit
from portplan.text.normal import folded

# What stands in a link as it is, besides letters, digits and all that is not ASCII.
_AS_IT_IS = frozenset("-._~=")


@dataclass(eq=False)
class KnownUnit:
    """A unit of the page: `own` is what it is in each plan that has it, by the plan's place.

    `held` counts its items in all of them.
    """

    name: str
    own: dict[int, Unit] = field(default_factory=dict)
    held: Counter[Role] = field(default_factory=Counter)

    @property
    def others(self) -> tuple[str, ...]:
        """Its other names in any plan: those that it has elsewhere, and its aliases."""
        called = (name for unit in self.own.values() for name in (unit.name, *unit.aliases))
        return tuple(name for name in dict.fromkeys(called) if name != self.name)

    @property
    def anchor(self) -> str:
        """What its place in the page is called, and its link speaks of."""
        return anchor("unit", self.name)


class Units:
    """All units of plans. One that another plan has too, by its name or an alias, is one unit.

    Two units of one plan are never one. `of_plans` has for each plan what its names stand for.
    """

    def __init__(self, plans: Sequence[Plan]) -> None:
        self._named: dict[str, KnownUnit] = {}
        self._called: dict[str, KnownUnit] = {}
        self.of_plans = [self._of_plan(place, plan) for place, plan in enumerate(plans)]
        for of_plan, plan in zip(self.of_plans, plans, strict=True):
            for item in plan.items:
                for role, names in item.by_role():
                    for name in names:
                        of_plan[name].held[role] += 1

    def __iter__(self) -> Iterator[KnownUnit]:
        """Return who has most items in the first role, then in the next; then the plans' order."""
        of_roles = {unit: [-unit.held[role] for role in Role] for unit in self._named.values()}
        return iter(sorted(of_roles, key=of_roles.__getitem__))

    def __len__(self) -> int:
        return len(self._named)

    @property
    def longest(self) -> int:
        """The most items that any of them has."""
        return max(unit.held.total() for unit in self._named.values())

    def _of_plan(self, place: int, plan: Plan) -> Mapping[str, KnownUnit]:
        """Return what each name of a plan stands for. Names go before aliases."""
        found: dict[str, KnownUnit] = {}
        for of in (self._with_name, self._with_alias, self._new):
            for unit in plan.units:
                if unit.name not in found and (known := of(unit)) and place not in known.own:
                    found[unit.name] = known
                    known.own[place] = unit
        for unit in plan.units:
            for name in (unit.name, *unit.aliases):
                self._called.setdefault(folded(name), found[unit.name])
        return found

    def _with_name(self, unit: Unit) -> KnownUnit | None:
        return self._named.get(folded(unit.name))

    def _with_alias(self, unit: Unit) -> KnownUnit | None:
        known = (self._called.get(folded(name)) for name in (unit.name, *unit.aliases))
        return next(filter(None, known), None)

    def _new(self, unit: Unit) -> KnownUnit:
        return self._named.setdefault(folded(unit.name), KnownUnit(unit.name))


def anchor(key: str, value: object) -> str:
    """Return what a place in the page is called: area=3. White space, which none can have, is _."""
    return f"{key}={'_'.join(fit(str(value)).split())}"


def link(anchor: str) -> str:
    """Return an anchor as a link has it."""
    return "#" + "".join(
        each if each.isalnum() or not each.isascii() or each in _AS_IT_IS else f"%{ord(each):02X}"
        for each in anchor
    )
