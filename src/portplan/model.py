"""The plan as it stands in memory: who leads and who supports what.

Everything here is frozen and checks itself, so that a plan that breaks the table's own
rules cannot exist. The words are those of the published 工作任务分解表.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from portplan.circle import find_circle
from portplan.normal import folded
from portplan.numeral import numeral


class Role(Enum):
    """What a unit does for an item: it leads (牵头) or supports (支持配合)."""

    LEAD = "lead"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation that the plan names (单位).

    `name` is the annex's own and stands for the unit everywhere else in the plan. `aliases`
    are its full names. `members` is None for a single organisation and a tuple, which may be
    empty, for a collective: a name that stands for several units.
    """

    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        _require(bool(self.name.strip()), "a unit needs a name")
        members = self.members or ()
        _require(len(set(members)) == len(members), f"{self.name} has a member twice")


@dataclass(frozen=True, slots=True)
class Area:
    """A heading of the table (工作任务); `number` counts from 1."""

    number: int
    title: str

    def __post_init__(self) -> None:
        _require(bool(self.title.strip()), f"area {self.number} needs a title")

    @property
    def heading(self) -> str:
        """The title behind its numeral, as the annex prints it: 三、创新口岸通关模式."""
        return f"{numeral(self.number)}、{self.title}"


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered duty (工作事项), counted through all areas.

    `lead` and `support` name units in the published order: the first is the first-named.
    Raises ValueError where nobody leads, or a unit stands twice.
    """

    number: int
    area: Area
    text: str
    lead: tuple[str, ...]
    support: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require(bool(self.text.strip()), f"item {self.number} needs a text")
        _require(bool(self.lead), f"item {self.number} needs a lead unit")
        named = self.lead + self.support
        _require(len(set(named)) == len(named), f"item {self.number} names a unit twice")

    def units(self, role: Role | None = None) -> tuple[str, ...]:
        """Return the names of the units that hold `role`, or any role, in published order."""
        match role:
            case None:
                return self.lead + self.support
            case Role.LEAD:
                return self.lead
            case Role.SUPPORT:
                return self.support


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole table. Raises ValueError where its parts do not fit together."""

    title: str
    units: tuple[Unit, ...]
    areas: tuple[Area, ...]
    items: tuple[Item, ...]

    def unit(self, name: str) -> Unit:
        """Return the unit of this name. Raises KeyError where there is none."""
        for unit in self.units:
            if unit.name == name:
                return unit
        raise KeyError(name)

    def __post_init__(self) -> None:
        _require(bool(self.title.strip()), "a plan needs a title")
        _require(bool(self.units), "a plan needs a unit")
        _require_counted("area", self.areas)
        _require_counted("item", self.items)
        names = {unit.name for unit in self.units}
        called = [folded(name) for unit in self.units for name in (unit.name, *unit.aliases)]
        _require(len(set(called)) == len(called), "two units have one name or alias")
        members = {unit.name: unit.members or () for unit in self.units}
        _require(find_circle(members) is None, "a collective contains itself")
        for unit in self.units:
            _require(names.issuperset(unit.members or ()), f"{unit.name} has an unlisted member")
        for item in self.items:
            known = names.issuperset(item.lead) and names.issuperset(item.support)
            _require(known, f"item {item.number} names an unlisted unit")
        headings = tuple(area for area, _ in groupby(item.area for item in self.items))
        _require(headings == self.areas, "each area needs items, in the areas' order")


def _require(fact: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not fact:
        raise ValueError(otherwise)


def _require_counted(what: str, numbered: Sequence[Area | Item]) -> None:
    _require(bool(numbered), f"a plan needs an {what}")
    counted = all(each.number == place for place, each in enumerate(numbered, 1))
    _require(counted, f"{what} numbers do not count 1, 2, 3 ...")
