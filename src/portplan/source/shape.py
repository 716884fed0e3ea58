"""Values -> the texts, numbers and lists that a form of the format has.

What is missing or has a wrong shape is a finding, and None where it would stand.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple, TypeGuard, TypeVar

import yaml

from portplan.plan.fields import FORMS, PLAN, Field, Form
from portplan.source.findings import Finding, Rule, Span
from portplan.source.reading import EMPTY, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE
from portplan.source.values import Listing, Mapping, Scalar, Unreadable, Value
from portplan.text.nearness import nearest
from portplan.text.normal import shortened
from portplan.text.numeral import numeral

_PLAIN_DIGITS = re.compile(r"0|[1-9][0-9]{0,8}")

_AS_LIST = "write each entry on a line of its own, with a dash and a space in front"

# All keys of each form, and those that it needs.
_KEYS = {form.what: (frozenset(form.keys), frozenset(form.needed)) for form in FORMS}

# What YAML readers elsewhere take for something else than a text, by its first character; for that
# of nothing too.
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

# What readers of YAML 1.2 take for a number, and PyYAML does not: 1e3, 0o7, -.5. They differ in
# where they let a sign, a _ and capitals stand; this is all that one of them does.
_NUMBER_ELSEWHERE = (
    r"[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
    r"|([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?)"
)

Texts = tuple[Scalar, ...]

# A mapping's values and their keys, by the keys of its form.
Fields = dict[str, tuple[Scalar, Value]]

_Entry = TypeVar("_Entry")


class Number(NamedTuple):
    """A number and where it stands."""

    value: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Shape:
    """Takes values apart; what has another shape than the format's becomes a finding."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)

    def fields(self, value: Value, form: Form) -> Fields:
        """Return a mapping's values and their keys, by the keys of its form."""
        if not isinstance(value, Mapping):
            self._wrong_type(value, _not_a_mapping(form, value))
            return {}
        fields = value.entries
        known, needed = _KEYS[form.what]
        if not known.issuperset(fields):
            fields = self._known_fields(fields, form)
        if not needed <= fields.keys():
            needs = f"{form.what} needs {_listed(form.needed)}"
            for key in form.needed:
                if key not in fields:
                    message = f"the key {key} is missing here; {needs}"
                    self.find(MISSING_KEY, value.span, message)
        return fields

    def _known_fields(self, entries: Fields, form: Form) -> Fields:
        """Refuse the keys that the form does not have, and read each as the key meant by it.

        So that `leads` in place of `lead` is one finding and its units are still looked at.
        """
        fields = {key: entry for key, entry in entries.items() if key in form.keys}
        for word in [word for word in entries if word not in form.keys]:
            key, value = entries[word]
            absent = [field for field in form.fields if field.key not in fields]
            in_chinese = (field.key for field in absent if word in (field.heading, *field.words))
            near = nearest(word, [field.key for field in absent])
            meant = next(in_chinese, None) or next(iter(near), None)
            if meant:
                fields[meant] = key, Unreadable(key.span) if _is_nothing(value) else value
                message = f"{word} is not a key; did you mean {meant}?"
            else:
                keys = f"the keys of {form.what} are {_listed(form.keys)}"
                message = f"{word} is not a key here; {keys}"
            self.find(UNKNOWN_KEY, key.span, message)
        return fields

    def text(self, fields: Fields, field: Field) -> Scalar | None:
        """Return the text behind a key, None where there is none."""
        if field.key not in fields:
            return None
        key, value = fields[field.key]
        if _is_text(value):
            return value
        way_out = "write a text" if field.needed else f"write a text, or take {field.key} out"
        return self._text(value, field.key, key.span, way_out)

    def number(self, fields: Fields, field: Field) -> Number | None:
        """Return the number behind a key, None where there is none."""
        if field.key not in fields:
            return None
        key, value = fields[field.key]
        if isinstance(value, Scalar) and value.plain and _PLAIN_DIGITS.fullmatch(value.text):
            return Number(int(value.text), value.start, value.end)
        if _is_nothing(value):
            message = f"{field.key} is empty; write the count behind it"
            self.find(EMPTY, key.span, message)
        else:
            self._wrong_type(value, _not_plain_digits(field.key, value))
        return None

    def each(
        self, fields: Fields, field: Field, make: Callable[[Value], _Entry]
    ) -> tuple[_Entry, ...] | None:
        """Return a list's entries, each made by `make`; None where there is no list."""
        values = self._listing(fields, field)
        return None if values is None else tuple(map(make, values))

    def texts(self, fields: Fields, field: Field) -> Texts | None:
        """Return a list's texts, None where there is no list."""
        values = self._listing(fields, field)
        if values is None or _are_texts(values):
            return values
        what = f"an entry of {field.key}"
        texts = (self._text(value, what, _seen_span(value)) for value in values)
        return tuple(text for text in texts if text)

    def _listing(self, fields: Fields, field: Field) -> tuple[Value, ...] | None:
        key = field.key
        if key not in fields:
            return None
        name, value = fields[key]
        if isinstance(value, Listing) and (value.values or not field.least):
            return value.values
        if isinstance(value, Listing) or _is_nothing(value):
            or_nothing = f"write its entries below it, or take {key} out"
            way_out = f"write at least one {field.least}" if field.least else or_nothing
            self.find(EMPTY, name.span, f"{key} is empty; {way_out}")
        else:
            self._wrong_type(value, _not_a_list(key, value))
        return None

    def _text(
        self, value: Value, what: str, where: Span, way_out: str = "write a text"
    ) -> Scalar | None:
        if not isinstance(value, Scalar):
            self._wrong_type(value, f"{what} is one text, and this is {_kind(value)}")
        elif not value.text.strip():
            self.find(EMPTY, where, f"{what} is empty; {way_out}")
        elif value.plain and (kind := _read_elsewhere_as(value.text)) == "nothing":
            self.find(EMPTY, value.span, f"YAML reads {value.text} as nothing; {way_out}")
        elif value.plain and kind:
            message = f'YAML reads {value.text} as {kind}; write it in quotes: "{value.text}"'
            self._wrong_type(value, message)
        else:
            return value
        return None

    def _wrong_type(self, value: Value, message: str) -> None:
        if not isinstance(value, Unreadable):
            self.find(WRONG_TYPE, value.span, message)

    def find(self, rule: Rule, span: Span, message: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(rule, span, message))


def _not_a_mapping(form: Form, value: Value) -> str:
    keys = _listed(form.needed)
    if not isinstance(value, Scalar):
        return f"{form.what} is a mapping with {keys}; this is {_kind(value)}"
    if form is PLAN:
        return (
            f"{form.what} is a mapping with {keys}, and this is a text; portplan import makes one"
            " of a published table"
        )
    key, rest = _at_its_colon(form, value.text)
    if len(form.needed) == 1:
        name = shortened(rest) if value.plain else f'"{shortened(rest)}"'
        return (
            f"{form.what} is a mapping with {keys}, and not a text alone; write"
            f" - {form.needed[0]}: {name} on a line of its own"
        )
    if key:
        return (
            f"{form.what} is a mapping with {keys}; this is a text, for its colon is full-width or"
            f" has no space behind it; write {key}: with an ASCII colon and a space"
        )
    return (
        f"{form.what} is a mapping with {keys}, and not a text alone; write each key on a line of"
        " its own"
    )


def _at_its_colon(form: Form, text: str) -> tuple[str, str]:
    """Return the key that a text begins with and what is behind its colon; else the text alone."""
    word, _, rest = text.replace("：", ":", 1).partition(":")
    is_key = (each.key for each in form.fields if word in (each.key, each.heading, *each.words))
    key = next(is_key, "")
    return (key, rest.strip()) if key else ("", text)


def _is_text(value: Value) -> TypeGuard[Scalar]:
    """Say whether a value is a text for certain, as nearly all are: `_text` knows the rest."""
    return type(value) is Scalar and value.text[:1] not in _RESOLVERS and not value.text.isspace()


def _are_texts(values: tuple[Value, ...]) -> TypeGuard[Texts]:
    return all(map(_is_text, values))


def _seen_span(value: Value) -> Span:
    """Return where an entry stands: nothing at all stands at the dash in front of it."""
    start, end = value.span
    return Span(start - 1, end) if start == end else value.span


def _not_plain_digits(key: str, value: Value) -> str:
    if not isinstance(value, Scalar):
        return f"{key} is one number, and this is {_kind(value)}"
    meant = _number_meant(value.text)
    way_out = "write it in plain digits, such as 7" if meant is None else f"write {meant}"
    return f"{key} is {value.text}; {way_out}" + (" without quotes" if not value.plain else "")


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
    return "a number" if re.fullmatch(_NUMBER_ELSEWHERE, text) else None


def _listed(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
