"""The plan as it stands in memory: who leads and who supports what.

Everything here is frozen and checks itself, so that a plan that breaks the table's own
rules cannot exist. The words are those of the published 工作任务分解表.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

from portplan.plan.circle import has_circle
from portplan.plan.fields import OTHERS, Role
from portplan.text.normal import folded
from portplan.text.numeral import numeral

_ROLES = tuple(Role)
_PLACE = {role: place for place, role in enumerate(_ROLES)}
_KEYS = frozenset(role.value for role in _ROLES)
_OTHERS = tuple(field.key for field in OTHERS)
_PLACE_OF_TEXT = {key: place for place, key in enumerate(_OTHERS)}

# An item without a unit, and without an optional text.
_NOBODY: tuple[tuple[str, ...], ...] = ((),) * len(_ROLES)
_NOTHING: tuple[str | None, ...] = (None,) * len(_OTHERS)

# Not a str, which is a sequence of texts as well.
_Names = tuple[str, ...] | list[str]

# What was not given. Any: it stands for names and for texts.
_AS_IT_IS: Any = object()


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


@dataclass(frozen=True, slots=True, init=False)
class Item:
    """A numbered duty (工作事项), counted through all areas.

    `held` has the names of units for each role, in the order of `Role`, and in each in the
    published order: the first is the first-named. `others` has for each optional text of the
    format the item's own, or None. All of them can be given by their keys, in place of what `held`
    and `others` have there: `Item(1, area, text, lead=("甲",), deadline="2025年12月底前")`. Raises
    ValueError where a role that is needed has no unit, or a unit stands twice, and TypeError for a
    key that the format does not have, and for a text where names belong.
    """

    number: int
    area: Area
    text: str
    held: tuple[tuple[str, ...], ...]
    others: tuple[str | None, ...]

    def __init__(
        self,
        number: int,
        area: Area,
        text: str,
        lead: _Names = _AS_IT_IS,
        support: _Names = _AS_IT_IS,
        *,
        deadline: str | None = _AS_IT_IS,
        held: tuple[tuple[str, ...], ...] = _NOBODY,
        others: tuple[str | None, ...] = _NOTHING,
        **further: _Names | str | None,
    ) -> None:
        # Any: which of the keys have names and which a text is known by the format alone.
        keys: dict[str, Any] = {"lead": lead, "support": support, "deadline": deadline, **further}
        given = {key: value for key, value in keys.items() if value is not _AS_IT_IS}
        unknown = given.keys() - _KEYS - set(_OTHERS)
        if unknown:
            message = f"an item has no {min(unknown)}"
            raise TypeError(message)
        if any(isinstance(given.get(key), str) for key in _KEYS):
            message = f"item {number} has a text where the names of units belong"
            raise TypeError(message)
        in_order = zip(_ROLES, held, strict=True)
        units = tuple(tuple(given.get(role.value, names)) for role, names in in_order)
        texts = tuple(given.get(key, own) for key, own in zip(_OTHERS, others, strict=True))
        _fill(self, number, area, text, units, texts)

    @classmethod
    def of_parts(
        cls,
        number: int,
        area: Area,
        text: str,
        held: tuple[tuple[str, ...], ...],
        others: tuple[str | None, ...],
    ) -> "Item":
        """Return an item of what it holds, in the order of the format.

        Raises ValueError as the class does. It takes two fifths of the time: of 58,000 items 0.10 s
        in place of 0.25.
        """
        item = cls.__new__(cls)
        _fill(item, number, area, text, held, others)
        return item

    @property
    def lead(self) -> tuple[str, ...]:
        """The units that lead it."""
        return self.held[0]

    @property
    def support(self) -> tuple[str, ...]:
        """The units that support it."""
        return self.units(Role.SUPPORT)

    @property
    def deadline(self) -> str | None:
        """When it is due, as published."""
        return self.other("deadline")

    if not TYPE_CHECKING:  # which would take every name for one that it has

        def __getattr__(self, key: str) -> Any:
            """Return what the format has by this key beside what stands above."""
            if key in _PLACE_OF_TEXT:
                return self.other(key)
            if key in _KEYS:
                return self.units(Role(key))
            message = f"an item has no {key}"
            raise AttributeError(message)

    def other(self, key: str) -> str | None:
        """Return an optional text by its key. Raises KeyError for a key that has none."""
        return self.others[_PLACE_OF_TEXT[key]]

    def units(self, role: Role | None = None) -> tuple[str, ...]:
        """Return the names of the units that hold `role`, or any role, in published order."""
        return tuple(chain(*self.held)) if role is None else self.held[_PLACE[role]]

    def by_role(self) -> Iterator[tuple[Role, tuple[str, ...]]]:
        """Return each role and the names of its units."""
        return zip(_ROLES, self.held, strict=True)


def _fill(
    item: Item,
    number: int,
    area: Area,
    text: str,
    held: tuple[tuple[str, ...], ...],
    others: tuple[str | None, ...],
) -> None:
    put = object.__setattr__
    put(item, "number", number)
    put(item, "area", area)
    put(item, "text", text)
    put(item, "held", held)
    put(item, "others", others)
    if not text.strip():
        message = f"item {number} needs a text"
        raise ValueError(message)
    for role, names in zip(_ROLES, held, strict=True):
        if role.needed and not names:
            message = f"item {number} needs a {role.value} unit"
            raise ValueError(message)
    texts: tuple[object, ...] = others
    if not all(text is None or (isinstance(text, str) and text.strip()) for text in texts):
        message = f"item {number} has an optional text that is none"
        raise ValueError(message)
    named = item.units()
    if len(set(named)) < len(named):
        message = f"item {number} names a unit twice"
        raise ValueError(message)


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

    def has(self, key: str) -> bool:
        """Say whether any item has this optional text."""
        return any(item.other(key) is not None for item in self.items)

    def __post_init__(self) -> None:
        _require(bool(self.title.strip()), "a plan needs a title")
        _require(bool(self.units), "a plan needs a unit")
        _require_counted("area", self.areas)
        _require_counted("item", self.items)
        names = {unit.name for unit in self.units}
        called = [form for unit in self.units for form in _called(unit)]
        _require(len(set(called)) == len(called), "two units have one name or alias")
        members = {unit.name: unit.members or () for unit in self.units}
        _require(not has_circle(members), "a collective contains itself")
        for unit in self.units:
            _require(names.issuperset(unit.members or ()), f"{unit.name} has an unlisted member")
        for item in self.items:
            known = all(map(names.issuperset, item.held))
            _require(known, f"item {item.number} names an unlisted unit")
        headings = tuple(area for area, _ in groupby(item.area for item in self.items))
        _require(headings == self.areas, "each area needs items, in the areas' order")


def _called(unit: Unit) -> Iterator[str]:
    """Return a unit's name and aliases as they are compared.

    An alias that is the name in another case or width stands for no other unit, and so is no
    further one.
    """
    name = folded(unit.name)
    yield name
    known = {unit.name}
    for alias in unit.aliases:
        form = folded(alias)
        if form != name or alias in known:
            yield form
        known.add(alias)


def _require(fact: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not fact:
        raise ValueError(otherwise)


def _require_counted(what: str, numbered: Sequence[Area | Item]) -> None:
    _require(bool(numbered), f"a plan needs an {what}")
    counted = all(each.number == place for place, each in enumerate(numbered, 1))
    _require(counted, f"{what} numbers do not count 1, 2, 3 ...")
