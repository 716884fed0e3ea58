"""Positioned values -> the draft of a plan: its shape is known, its content not yet checked.

A draft may lack whatever the file lacks: what is missing or has a wrong shape is a finding
here and None there, so that the rules need not speak of it again.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from portplan.plan.fields import AREA, ITEM, OTHERS, PLAN, UNIT, Role
from portplan.source.findings import Finding
from portplan.source.reading import MISSING_KEY
from portplan.source.shape import Number, Shape, Texts
from portplan.source.text import Source
from portplan.source.values import Document, Listing, Mapping, Scalar, Value
from portplan.text.messages import _

_PLAN_TITLE, _UNITS, _AREAS = PLAN.fields
_NAME, _ALIASES, _MEMBERS = UNIT.fields
_AREA_NUMBER, _AREA_TITLE, _ITEMS = AREA.fields
_ITEM_NUMBER, _TEXT = ITEM.fields[:2]
_HELD = tuple(next(field for field in ITEM.fields if field.role is role) for role in Role)


class DraftUnit(NamedTuple):
    """An entry of `units`. `members` is None without the key."""

    name: Scalar | None
    aliases: Texts
    members: Texts | None


class DraftItem(NamedTuple):
    """An entry of an area's `items`.

    `held` has the names of units for each role, `others` each optional text, None without it.
    """

    number: Number | None
    text: Scalar | None
    held: tuple[Texts, ...]
    others: tuple[Scalar | None, ...]


class DraftArea(NamedTuple):
    """An entry of `areas`. `items` is None where it cannot be said how many there are."""

    number: Number | None
    title: Scalar | None
    items: tuple[DraftItem, ...] | None


class Draft:
    """A file's plan as far as it can be made out, and what is wrong with its shape."""

    def __init__(
        self,
        source: Source,
        title: Scalar | None,
        units: tuple[DraftUnit, ...] | None,
        areas: tuple[DraftArea, ...] | None,
        findings: tuple[Finding, ...],
    ) -> None:
        self.source = source
        self.title = title
        self.units = units
        self.areas = areas
        self.findings = findings

    @cached_property
    def items(self) -> tuple[DraftItem, ...]:
        """The items of all areas, in order."""
        return tuple(chain.from_iterable(area.items or () for area in self.areas or ()))

    @cached_property
    def items_with_repeats(self) -> tuple[DraftItem, ...]:
        """The items that name a unit more than once."""
        texts = attrgetter("text")

        def has_repeats(item: DraftItem) -> bool:
            names = [*chain.from_iterable(item.held)]
            return len(set(map(texts, names))) < len(names)

        return tuple(filter(has_repeats, self.items))

    @cached_property
    def named(self) -> frozenset[str]:
        """The different names of units outside the list of names."""
        return frozenset(map(attrgetter("text"), self.named_units()))

    def named_units(self) -> Iterator[Scalar]:
        """Return the names of units outside the list of names, whether they are listed or not."""
        members = (unit.members or () for unit in self.units or ())
        held = chain.from_iterable(map(attrgetter("held"), self.items))
        return chain.from_iterable(chain(members, held))

    def listed_units(self) -> Iterator[Scalar]:
        """Return the names in the list of units."""
        return (unit.name for unit in self.units or () if unit.name)

    def unit_names(self) -> Iterator[Scalar]:
        """Return the names of units, in the list of units and wherever they are named."""
        return chain(self.listed_units(), self.named_units())

    def prose(self) -> Iterator[Scalar]:
        """Return the titles, the items' texts and what else items say."""
        areas = self.areas or ()
        titles = chain([self.title], (area.title for area in areas))
        said = chain.from_iterable((item.text, *item.others) for item in self.items)
        return filter(None, chain(titles, said))

    def aliases(self) -> Iterator[Scalar]:
        """Return the aliases of all units."""
        return chain.from_iterable(unit.aliases for unit in self.units or ())


def draft(document: Document) -> Draft:
    """Return what a document says of a plan.

    The findings are the document's, and more by the rules unknown-key, missing-key, wrong-type
    and empty.
    """
    if document.root is None:
        return Draft(document.source, None, None, None, document.findings)
    shape = Shape(document.findings)
    fields = shape.fields(_with_areas_apart(shape, document.root), PLAN)
    title = shape.text(fields, _PLAN_TITLE)
    units = shape.each(fields, _UNITS, lambda value: _unit(shape, value))
    areas = shape.each(fields, _AREAS, lambda value: _area(shape, value))
    return Draft(document.source, title, units, areas, tuple(shape.findings))


def _with_areas_apart(shape: Shape, root: Value) -> Value:
    """Give areas that follow the units without their key that key, and report it.

    Each of them would be a unit that has everything wrong.
    """
    entries = root.entries if isinstance(root, Mapping) else {}
    is_apart = _UNITS.key not in entries or _AREAS.key in entries
    key, units = (None, None) if is_apart else entries[_UNITS.key]
    if key is None or not isinstance(units, Listing):
        return root
    first = next((n for n, each in enumerate(units.values) if _is_area(each)), None)
    if first is None:
        return root
    area = units.values[first]
    message = _("areas begin here without their key; write {key}: on a line above", key=_AREAS.key)
    shape.find(MISSING_KEY, area.span, message)
    apart = {
        **entries,
        _UNITS.key: (key, Listing(units.values[:first], units.start)),
        _AREAS.key: (
            Scalar(_AREAS.key, *area.span, plain=True),
            Listing(units.values[first:], area.span.start),
        ),
    }
    return Mapping(apart, key.start)


def _is_area(value: Value) -> bool:
    return isinstance(value, Mapping) and _ITEMS.key in value.entries


def _unit(shape: Shape, value: Value) -> DraftUnit:
    fields = shape.fields(value, UNIT)
    aliases = shape.texts(fields, _ALIASES)
    return DraftUnit(shape.text(fields, _NAME), aliases or (), shape.texts(fields, _MEMBERS))


def _area(shape: Shape, value: Value) -> DraftArea:
    fields = shape.fields(value, AREA)
    items = shape.each(fields, _ITEMS, lambda item: _item(shape, item))
    return DraftArea(shape.number(fields, _AREA_NUMBER), shape.text(fields, _AREA_TITLE), items)


def _item(shape: Shape, value: Value) -> DraftItem:
    fields = shape.fields(value, ITEM)
    held = tuple([shape.texts(fields, field) or () for field in _HELD])
    others = tuple([shape.text(fields, field) for field in OTHERS])
    return DraftItem(shape.number(fields, _ITEM_NUMBER), shape.text(fields, _TEXT), held, others)
