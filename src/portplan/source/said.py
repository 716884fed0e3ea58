"""What is said of a value that has another shape than the format's, and of one that is empty."""

import re
from functools import cache
from typing import NamedTuple

from portplan.plan.fields import PLAN, Field, Part
from portplan.source.values import Listing, Scalar, Value
from portplan.text.messages import N_, _, listed
from portplan.text.normal import shortened
from portplan.text.numeral import numeral


class Words(NamedTuple):
    """What is said of a text that is none, that is empty, or that YAML reads as nothing."""

    wrong_type: str
    empty: str
    nothing: str


_NOT_ONE_TEXT = N_("{key} is one text, and this is {kind}")
NEEDED = Words(
    _NOT_ONE_TEXT,
    N_("{key} is empty; write a text"),
    N_("YAML reads {text} as nothing; write a text"),
)
OPTIONAL = Words(
    _NOT_ONE_TEXT,
    N_("{key} is empty; write a text, or take {key} out"),
    N_("YAML reads {text} as nothing; write a text, or take {key} out"),
)
ENTRY = Words(
    N_("an entry of {key} is one text, and this is {kind}"),
    N_("an entry of {key} is empty; write a text"),
    NEEDED.nothing,
)


def not_a_mapping(part: Part, value: Value) -> str:
    """Say of a value that it is none of the format's parts, and what to write."""
    keys = listed(part.needed)
    values = {"part": _(part.what), "keys": keys}
    if not isinstance(value, Scalar):
        return _("{part} is a mapping with {keys}; this is {kind}", kind=kind_of(value), **values)
    if part is PLAN:
        return _(
            "{part} is a mapping with {keys}, and this is a text; portplan import makes one of a"
            " published table",
            **values,
        )
    key, rest = _at_its_colon(part, value.text)
    if len(part.needed) == 1:
        name = shortened(rest) if value.plain else f'"{shortened(rest)}"'
        return _(
            "{part} is a mapping with {keys}, and not a text alone; write {line} on a line of its"
            " own",
            line=f"- {part.needed[0]}: {name}",
            **values,
        )
    if key:
        return _(
            "{part} is a mapping with {keys}; this is a text, for its colon is full-width or has no"
            " space behind it; write {key}: with an ASCII colon and a space",
            key=key,
            **values,
        )
    return _(
        "{part} is a mapping with {keys}, and not a text alone; write each key on a line of its"
        " own",
        **values,
    )


def _at_its_colon(part: Part, text: str) -> tuple[str, str]:
    """Return the key that a text begins with and what is behind its colon; else the text alone."""
    word, _colon, rest = text.replace("：", ":", 1).partition(":")
    is_key = (each.key for each in part.fields if word in (each.key, each.heading, *each.words))
    key = next(is_key, "")
    return (key, rest.strip()) if key else ("", text)


def not_plain_digits(key: str, value: Value) -> str:
    """Say of a value that it is no number in plain digits, and what to write."""
    if not isinstance(value, Scalar):
        return _("{key} is one number, and this is {kind}", key=key, kind=kind_of(value))
    meant = _number_meant(value.text)
    values = {"key": key, "text": value.text, "number": meant}
    if meant is None and value.plain:
        return _("{key} is {text}; write it in plain digits, such as 7", **values)
    if meant is None:
        return _("{key} is {text}; write it in plain digits, such as 7 without quotes", **values)
    if value.plain:
        return _("{key} is {text}; write {number}", **values)
    return _("{key} is {text}; write {number} without quotes", **values)


def _number_meant(text: str) -> int | None:
    """Return the number that a text is in quotes, with zeros in front or behind, or as a word."""
    digits = re.fullmatch(r"0*(\d{1,9})(?:\.0*)?", text)
    if digits:
        return int(digits[1])
    return _numerals().get(text)


@cache
def _numerals() -> dict[str, int]:
    return {numeral(number): number for number in range(1, 1000)}


def not_a_list(key: str, value: Value) -> str:
    """Say of a value that it is no list, and what to write."""
    text = value.text if isinstance(value, Scalar) else ""
    if text.startswith("-"):
        return _("no space follows the dash; write - with a space behind it")
    if text.startswith(("－", "—", "【", "［")):
        return _("{mark} is not ASCII; write - with a space behind it, or [ and ]", mark=text[0])
    return _(
        "{key} is a list, and this is {kind}; write each entry on a line of its own, with a dash"
        " and a space in front",
        key=key,
        kind=kind_of(value),
    )


def empty_list(field: Field) -> str:
    """Say of a list that it is empty, and what to write."""
    if field.least:
        return _("{key} is empty; write at least one {entry}", key=field.key, entry=_(field.least))
    return _("{key} is empty; write its entries below it, or take {key} out", key=field.key)


def kind_of(value: Value) -> str:
    """Say what a value is: a text, a list or a mapping."""
    match value:
        case Scalar():
            return _("a text")
        case Listing():
            return _("a list")
        case _:
            return _("a mapping")
