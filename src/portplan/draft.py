"""Positioned values -> the draft of a plan: its shape is known, its content not yet checked.

A draft may lack whatever the file lacks: what is missing or has a wrong shape is a finding
here and None there, so that the rules need not speak of it again.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple, TypeVar

import yaml

from portplan.diagnostic import Finding, Span
from portplan.nearness import nearest
from portplan.numeral import numeral
from portplan.source import Document, Listing, Mapping, Scalar, Source, Unreadable, Value

_PLAIN_DIGITS = re.compile(r"0|[1-9][0-9]{0,8}")

_AS_LIST = "write each entry on a line of its own, with a dash and a space in front"

# What YAML readers elsewhere take for something else than a text, by its first character.
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_KINDS = {
    "bool": "a Boolean",
    "int": "a number",
    "float": "a number",
    "null": "nothing",
    "timestamp": "a date",
    "merge": "a merge key",
    "value": "a default value",
}


Texts = tuple[Scalar, ...]


class Number(NamedTuple):
    """A number and where it stands."""

    value: int
    span: Span


class DraftUnit(NamedTuple):
    """An entry of `units`. `members` is None without the key."""

    name: Scalar | None
    aliases: Texts
    members: Texts | None


class DraftItem(NamedTuple):
    """An entry of an area's `items`."""

    number: Number | None
    text: Scalar | None
    lead: Texts
    support: Texts


class DraftArea(NamedTuple):
    """An entry of `areas`. `items` is None where it cannot be said how many there are."""

    number: Number | None
    title: Scalar | None
    items: tuple[DraftItem, ...] | None


class Draft(NamedTuple):
    """A file's plan as far as it can be made out, and what is wrong with its shape."""

    source: Source
    title: Scalar | None
    units: tuple[DraftUnit, ...] | None
    areas: tuple[DraftArea, ...] | None
    findings: tuple[Finding, ...]

    def items(self) -> Iterator[DraftItem]:
        """Return the items of all areas, in order."""
        return chain.from_iterable(area.items or () for area in self.areas or ())

    def named_units(self) -> Iterator[Scalar]:
        """Return the names of units outside the list of names, whether they are listed or not."""
        for unit in self.units or ():
            yield from unit.members or ()
        for item in self.items():
            yield from item.lead
            yield from item.support

    def unit_names(self) -> Iterator[Scalar]:
        """Return the names of units, in the list of units and wherever they are named."""
        for unit in self.units or ():
            if unit.name:
                yield unit.name
        yield from self.named_units()

    def prose(self) -> Iterator[Scalar]:
        """Return the titles and the items' texts."""
        areas = self.areas or ()
        titles = chain([self.title], (area.title for area in areas))
        yield from filter(None, chain(titles, (item.text for item in self.items())))

    def texts(self) -> Iterator[Scalar]:
        """Return every text of the plan."""
        aliases = (unit.aliases for unit in self.units or ())
        return chain(self.prose(), self.unit_names(), chain.from_iterable(aliases))


def draft(document: Document) -> Draft:
    """Return what a document says of a plan.

    The findings are the document's, and more with the codes unknown-key, missing-key,
    wrong-type and empty.
    """
    if document.root is None:
        return Draft(document.source, None, None, None, document.findings)
    shape = _Shape(document.findings)
    fields = shape.fields(shape.with_areas_apart(document.root), _PLAN)
    title = shape.text(fields, "title")
    units = shape.each(fields, "units", shape.unit, needed="unit")
    areas = shape.each(fields, "areas", shape.area, needed="area")
    return Draft(document.source, title, units, areas, tuple(shape.findings))


class _Form(NamedTuple):
    """The keys of one kind of mapping."""

    what: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return self.required + self.optional


_PLAN = _Form("a plan", ("title", "units", "areas"))
_UNIT = _Form("a unit", ("name",), ("aliases", "members"))
_AREA = _Form("an area", ("number", "title", "items"))
_ITEM = _Form("an item", ("number", "text", "lead"), ("support",))

# The annex's own words, for which someone may take the keys to stand.
_KEYS_IN_CHINESE = {
    "标题": "title", "单位": "units", "工作任务": "areas", "名称": "name", "别名": "aliases",
    "成员": "members", "编号": "number", "序号": "number", "工作事项": "items", "内容": "text",
    "牵头": "lead", "牵头单位": "lead", "支持配合": "support", "支持配合单位": "support",
}  # fmt: skip

_Fields = dict[str, tuple[Scalar, Value]]
_Entry = TypeVar("_Entry")


class _Shape:
    """Takes values apart; what has another shape than the format's becomes a finding."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)

    def with_areas_apart(self, root: Value) -> Value:
        """Give areas that follow the units without their key that key, and report it.

        Each of them would be a unit that has everything wrong.
        """
        entries = dict(root.entries) if isinstance(root, Mapping) else {}
        keys = {key.text: key for key in entries}
        units = entries.get(keys["units"]) if "units" in keys and "areas" not in keys else None
        if not isinstance(units, Listing):
            return root
        first = next((n for n, each in enumerate(units.values) if _is_area(each)), None)
        if first is None:
            return root
        area = units.values[first]
        message = "areas begin here without their key; write areas: on a line above"
        self._find("missing-key", area.span, message)
        entries[keys["units"]] = Listing(units.values[:first], units.start)
        entries[Scalar("areas", *area.span, plain=True)] = Listing(
            units.values[first:], area.span.start
        )
        return Mapping(tuple(entries.items()), keys["units"].start)

    def unit(self, value: Value) -> DraftUnit:
        fields = self.fields(value, _UNIT)
        aliases = self.texts(fields, "aliases")
        return DraftUnit(self.text(fields, "name"), aliases or (), self.texts(fields, "members"))

    def area(self, value: Value) -> DraftArea:
        fields = self.fields(value, _AREA)
        items = self.each(fields, "items", self.item, needed="item")
        return DraftArea(self.number(fields), self.text(fields, "title"), items)

    def item(self, value: Value) -> DraftItem:
        fields = self.fields(value, _ITEM)
        lead = self.texts(fields, "lead", needed="unit")
        support = self.texts(fields, "support")
        return DraftItem(self.number(fields), self.text(fields, "text"), lead or (), support or ())

    def fields(self, value: Value, form: _Form) -> _Fields:
        """Return a mapping's values and their keys, by the keys of its form."""
        if not isinstance(value, Mapping):
            keys = _listed(form.required)
            message = f"{form.what} is a mapping with {keys}; this is {_kind(value)}"
            if isinstance(value, Scalar) and "：" in value.text:
                message += ", for its colon is full-width; write : and a space"
            self._wrong_type(value, message)
            return {}
        fields = {key.text: (key, value) for key, value in value.entries}
        self._adopt_unknown_keys(fields, form)
        for key in form.required:
            if key not in fields:
                needs = f"{form.what} needs {_listed(form.required)}"
                self._find("missing-key", value.span, f"the key {key} is missing here; {needs}")
        return fields

    def _adopt_unknown_keys(self, fields: _Fields, form: _Form) -> None:
        """Refuse the keys that the form does not have, and read each as the key meant by it.

        So that `leads` in place of `lead` is one finding and its units are still looked at.
        """
        for word in [word for word in fields if word not in form.keys]:
            key, value = fields.pop(word)
            absent = [known for known in form.keys if known not in fields]
            in_english = _KEYS_IN_CHINESE.get(word)
            near = [in_english] if in_english in absent else nearest(word, absent)
            meant = next(iter(near), None)
            if meant:
                fields[meant] = key, Unreadable(key.span) if _is_nothing(value) else value
                self._find("unknown-key", key.span, f"{word} is not a key; did you mean {meant}?")
            else:
                keys = f"the keys of {form.what} are {_listed(form.keys)}"
                self._find("unknown-key", key.span, f"{word} is not a key here; {keys}")

    def text(self, fields: _Fields, key: str) -> Scalar | None:
        """Return the text behind a key, None where there is none."""
        return self._text(fields[key][1], key, fields[key][0].span) if key in fields else None

    def number(self, fields: _Fields) -> Number | None:
        """Return the value of the key number, None where it is none."""
        if "number" not in fields:
            return None
        key, value = fields["number"]
        if isinstance(value, Scalar) and value.plain and _PLAIN_DIGITS.fullmatch(value.text):
            return Number(int(value.text), value.span)
        if _is_nothing(value):
            self._find("empty", key.span, "number is empty; write the count behind it")
        else:
            self._wrong_type(value, _not_plain_digits(value))
        return None

    def each(
        self, fields: _Fields, key: str, make: Callable[[Value], _Entry], needed: str
    ) -> tuple[_Entry, ...] | None:
        """Return a list's entries, each made by `make`; None where there is no list."""
        values = self._listing(fields, key, needed)
        return None if values is None else tuple(make(value) for value in values)

    def texts(self, fields: _Fields, key: str, needed: str | None = None) -> Texts | None:
        """Return a list's texts, None where there is no list."""
        values = self._listing(fields, key, needed)
        if values is None:
            return None
        texts = (self._text(value, f"an entry of {key}", _seen_span(value)) for value in values)
        return tuple(text for text in texts if text)

    def _listing(self, fields: _Fields, key: str, needed: str | None) -> tuple[Value, ...] | None:
        if key not in fields:
            return None
        name, value = fields[key]
        if isinstance(value, Listing) and (value.values or not needed):
            return value.values
        if isinstance(value, Listing) or _is_nothing(value):
            or_nothing = f"write its entries below it, or take {key} out"
            way_out = f"write at least one {needed}" if needed else or_nothing
            self._find("empty", name.span, f"{key} is empty; {way_out}")
        else:
            self._wrong_type(value, _not_a_list(key, value))
        return None

    def _text(self, value: Value, what: str, where: Span) -> Scalar | None:
        if not isinstance(value, Scalar):
            self._wrong_type(value, f"{what} is one text, and this is {_kind(value)}")
        elif not value.text.strip():
            self._find("empty", where, f"{what} is empty; write a text")
        elif value.plain and (kind := _read_elsewhere_as(value.text)) == "nothing":
            self._find("empty", value.span, f"YAML reads {value.text} as nothing; write a text")
        elif value.plain and kind:
            message = f'YAML reads {value.text} as {kind}; write it in quotes: "{value.text}"'
            self._wrong_type(value, message)
        else:
            return value
        return None

    def _wrong_type(self, value: Value, message: str) -> None:
        if not isinstance(value, Unreadable):
            self._find("wrong-type", value.span, message)

    def _find(self, code: str, span: Span, message: str) -> None:
        self.findings.append(Finding(code, span, message))


def _seen_span(value: Value) -> Span:
    """Return where an entry stands: nothing at all stands at the dash in front of it."""
    start, end = value.span
    return Span(start - 1, end) if start == end else value.span


def _not_plain_digits(value: Value) -> str:
    if not isinstance(value, Scalar):
        return f"number is one number, and this is {_kind(value)}"
    meant = _number_meant(value.text)
    way_out = "write it in plain digits, such as 7" if meant is None else f"write {meant}"
    return f"number is {value.text}; {way_out}" + (" without quotes" if not value.plain else "")


def _number_meant(text: str) -> int | None:
    """Return the number that a text is in quotes, with zeros in front or behind, or as a word."""
    digits = re.fullmatch(r"0*(\d{1,9})(?:\.0*)?", text)
    if digits:
        return int(digits[1])
    return _numerals().get(text)


@cache
def _numerals() -> dict[str, int]:
    return {numeral(number): number for number in range(1, 1000)}


def _not_a_list(key: str, value: Value) -> str:
    text = value.text if isinstance(value, Scalar) else ""
    if text.startswith("-"):
        return "no space follows the dash; write - with a space behind it"
    if text.startswith(("－", "—", "【", "［")):
        return f"{text[0]} is not ASCII; write - with a space behind it, or [ and ]"
    return f"{key} is a list, and this is {_kind(value)}; {_AS_LIST}"


def _is_area(value: Value) -> bool:
    return isinstance(value, Mapping) and any(key.text == "items" for key, _ in value.entries)


def _is_nothing(value: Value) -> bool:
    return isinstance(value, Scalar) and not value.text.strip()


def _kind(value: Value) -> str:
    match value:
        case Scalar():
            return "a text"
        case Listing():
            return "a list"
        case _:
            return "a mapping"


def _read_elsewhere_as(text: str) -> str | None:
    """Say what other YAML readers make of a plain text that they do not leave a text."""
    for tag, pattern in _RESOLVERS.get(text[0], ()):
        if pattern.match(text):
            return _KINDS[tag.rpartition(":")[2]]
    return None


def _listed(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
