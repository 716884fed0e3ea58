"""Values -> the texts, numbers and lists that a part of the format has.

What is missing or has a wrong shape is a finding, and None where it would stand.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeGuard, TypeVar

import yaml

from portplan.plan.fields import PARTS, Field, Part
from portplan.source.findings import Finding, Rule, Span
from portplan.source.reading import EMPTY, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE
from portplan.source.said import (
    ENTRY,
    NEEDED,
    OPTIONAL,
    Words,
    empty_list,
    kind_of,
    not_a_list,
    not_a_mapping,
    not_plain_digits,
)
from portplan.source.values import Listing, Mapping, Scalar, Unreadable, Value
from portplan.text.messages import N_, _, listed
from portplan.text.nearness import nearest

_PLAIN_DIGITS = re.compile(r"0|[1-9][0-9]{0,8}")

# All keys of each part, and those that it needs.
_KEYS = {part.what: (frozenset(part.keys), frozenset(part.needed)) for part in PARTS}

# What YAML readers elsewhere take for something else than a text, by its first character; for that
# of nothing too.
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_NOTHING = N_("nothing")
_KINDS = {
    "bool": N_("a Boolean"),
    "int": N_("a number"),
    "float": N_("a number"),
    "null": _NOTHING,
    "timestamp": N_("a date"),
    "merge": N_("a merge key"),
    "value": N_("a default value"),
}

# What readers of YAML 1.2 take for a number, and PyYAML does not: 1e3, 0o7, -.5. They differ in
# where they let a sign, a _ and capitals stand; this is all that one of them does.
_NUMBER_ELSEWHERE = (
    r"[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
    r"|([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?)"
)

Texts = tuple[Scalar, ...]

# A mapping's values and their keys, by the keys of its part.
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

    def fields(self, value: Value, part: Part) -> Fields:
        """Return a mapping's values and their keys, by the keys of its part."""
        if not isinstance(value, Mapping):
            self._wrong_type(value, not_a_mapping(part, value))
            return {}
        fields = value.entries
        known, needed = _KEYS[part.what]
        if not known.issuperset(fields):
            fields = self._known_fields(fields, part)
        if not needed <= fields.keys():
            for key in part.needed:
                if key not in fields:
                    message = _(
                        "the key {key} is missing here; {part} needs {keys}",
                        key=key,
                        part=_(part.what),
                        keys=listed(part.needed),
                    )
                    self.find(MISSING_KEY, value.span, message)
        return fields

    def _known_fields(self, entries: Fields, part: Part) -> Fields:
        """Refuse the keys that the part does not have, and read each as the key meant by it.

        So that `leads` in place of `lead` is one finding and its units are still looked at.
        """
        fields = {key: entry for key, entry in entries.items() if key in part.keys}
        for word in [word for word in entries if word not in part.keys]:
            key, value = entries[word]
            absent = [field for field in part.fields if field.key not in fields]
            in_chinese = (field.key for field in absent if word in (field.heading, *field.words))
            near = nearest(word, [field.key for field in absent])
            meant = next(in_chinese, None) or next(iter(near), None)
            if meant:
                fields[meant] = key, Unreadable(key.span) if _is_nothing(value) else value
                message = _("{word} is not a key; did you mean {key}?", word=word, key=meant)
            else:
                message = _(
                    "{word} is not a key here; the keys of {part} are {keys}",
                    word=word,
                    part=_(part.what),
                    keys=listed(part.keys),
                )
            self.find(UNKNOWN_KEY, key.span, message)
        return fields

    def text(self, fields: Fields, field: Field) -> Scalar | None:
        """Return the text behind a key, None where there is none."""
        if field.key not in fields:
            return None
        key, value = fields[field.key]
        if _is_text(value):
            return value
        return self._text(value, NEEDED if field.needed else OPTIONAL, field.key, key.span)

    def number(self, fields: Fields, field: Field) -> Number | None:
        """Return the number behind a key, None where there is none."""
        if field.key not in fields:
            return None
        key, value = fields[field.key]
        if isinstance(value, Scalar) and value.plain and _PLAIN_DIGITS.fullmatch(value.text):
            return Number(int(value.text), value.start, value.end)
        if _is_nothing(value):
            message = _("{key} is empty; write the count behind it", key=field.key)
            self.find(EMPTY, key.span, message)
        else:
            self._wrong_type(value, not_plain_digits(field.key, value))
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
        texts = (self._text(value, ENTRY, field.key, _seen_span(value)) for value in values)
        return tuple(text for text in texts if text)

    def _listing(self, fields: Fields, field: Field) -> tuple[Value, ...] | None:
        key = field.key
        if key not in fields:
            return None
        name, value = fields[key]
        if isinstance(value, Listing) and (value.values or not field.least):
            return value.values
        if isinstance(value, Listing) or _is_nothing(value):
            self.find(EMPTY, name.span, empty_list(field))
        else:
            self._wrong_type(value, not_a_list(key, value))
        return None

    def _text(self, value: Value, words: Words, key: str, where: Span) -> Scalar | None:
        if not isinstance(value, Scalar):
            self._wrong_type(value, _(words.wrong_type, key=key, kind=kind_of(value)))
        elif not value.text.strip():
            self.find(EMPTY, where, _(words.empty, key=key))
        elif value.plain and (kind := _read_elsewhere_as(value.text)) == _NOTHING:
            self.find(EMPTY, value.span, _(words.nothing, key=key, text=value.text))
        elif value.plain and kind:
            message = _(
                'YAML reads {text} as {kind}; write it in quotes: "{text}"',
                text=value.text,
                kind=_(kind),
            )
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


def _is_text(value: Value) -> TypeGuard[Scalar]:
    """Say whether a value is a text for certain, as nearly all are: `_text` knows the rest."""
    return type(value) is Scalar and value.text[:1] not in _RESOLVERS and not value.text.isspace()


def _are_texts(values: tuple[Value, ...]) -> TypeGuard[Texts]:
    return all(map(_is_text, values))


def _seen_span(value: Value) -> Span:
    """Return where an entry stands: nothing at all stands at the dash in front of it."""
    start, end = value.span
    return Span(start - 1, end) if start == end else value.span


def _is_nothing(value: Value) -> bool:
    return isinstance(value, Scalar) and not value.text.strip()


def _read_elsewhere_as(text: str) -> str | None:
    """Say what other YAML readers make of a plain text that they do not leave a text."""
    for tag, pattern in _RESOLVERS.get(text[0], ()):
        if pattern.match(text):
            return _KINDS[tag.rpartition(":")[2]]
    return N_("a number") if re.fullmatch(_NUMBER_ELSEWHERE, text) else None
