"""What the heading of a column says: which of a plan's fields stands below it."""

import re
from enum import Enum, auto
from typing import NamedTuple

from portplan.plan.fields import AREA, AREAS, ITEM, NAMES, NEITHER, OTHERS, RESPONSIBLE, Field, Role
from portplan.text.normal import folded

# Longer than this is no heading, without what it has in brackets and with it.
_LONGEST = 16
_LONGEST_WRITTEN = 200

_BRACKETS = re.compile(r"[(（〔\[【][^)）〕\]】]*[)）〕\]】]")
# A sentence, a label with what it labels, or a numbered text.
_NO_HEADING = re.compile(r"[。，；：:,;]|^[（(]?[0-9一二三四五六七八九十]+[、.．)）]")
_JOINED = re.compile(r"[及和与、/]|以及")
_PEOPLE = re.compile(r"人$|人员|领导|联系|电话|负责同志")
_OF_UNITS = re.compile(r"单位|部门|主体|机构|[处科股]室|区县|县区|县市区|乡镇|街道")


class Meaning(Enum):
    """What a column is for."""

    NUMBER = auto()
    AREA = auto()
    NAME = auto()  # a title of an item, or its text where there is no other
    TEXT = auto()
    ROLE = auto()
    RESPONSIBLE = auto()  # units of which the heading does not say who leads
    NEITHER = auto()  # units that neither lead nor support
    OTHER = auto()  # another text of an item: its deadline
    AREA_NUMBER = auto()
    NOTHING = auto()


class Heading(NamedTuple):
    """What a heading means, and of which role or field it speaks."""

    meaning: Meaning
    role: Role | None = None
    field: Field | None = None


NOTHING = Heading(Meaning.NOTHING)

_NUMBER, _TEXT, *_ = ITEM.fields
_AREA_NUMBER, _AREA_TITLE, *_ = AREA.fields


def _known() -> dict[str, Heading]:
    """Return the words that are headings, exactly as they are, and the keys of what we write."""
    text_words = [word for word in _TEXT.words if word not in NAMES]
    roles = {
        word: Heading(Meaning.ROLE, role=role)
        for role in Role
        for word in (role.value, role.heading, role.word, *role.synonyms, *role.words)
    }
    others = {
        word: Heading(Meaning.OTHER, field=field)
        for field in OTHERS
        for word in (field.key, field.heading, *field.words)
    }
    plain = {
        Meaning.NUMBER: (_NUMBER.key, _NUMBER.heading, *_NUMBER.words),
        Meaning.AREA: ("area", _AREA_TITLE.heading, *AREAS),
        Meaning.NAME: NAMES,
        Meaning.TEXT: (_TEXT.key, _TEXT.heading, *text_words),
        Meaning.RESPONSIBLE: RESPONSIBLE,
        Meaning.NEITHER: NEITHER,
        Meaning.AREA_NUMBER: ("area_number",),
    }
    words = {word: Heading(meaning) for meaning, all_ in plain.items() for word in all_}
    return {folded(word): heading for word, heading in {**words, **roles, **others}.items()}


_KNOWN = _known()
# The longest first, so that 牵头责任单位 is no 责任单位. A short word has to stand at the end.
_BY_LENGTH = sorted((word for word in _KNOWN if not word.isascii()), key=len, reverse=True)
_SHORT = 2


def bare(text: str) -> str:
    """Return a heading as it is compared: without white space, widths and case."""
    return folded(text)


def heading(text: str) -> Heading:
    """Return what a heading means: by the word itself, else by a word that is in it."""
    if len(text) > _LONGEST_WRITTEN:
        return NOTHING
    written = folded(text)
    if written in _KNOWN:
        return _KNOWN[written]
    without = _BRACKETS.sub("", written)
    if without in _KNOWN:
        return _KNOWN[without]
    if not without or len(without) > _LONGEST or _NO_HEADING.search(without):
        return NOTHING
    if _PEOPLE.search(written):
        return NOTHING
    if _OF_UNITS.search(without):
        return _of_units(without)
    return next((_KNOWN[word] for word in _BY_LENGTH if _is_in(word, without)), NOTHING)


def _is_in(word: str, written: str) -> bool:
    return written.endswith(word) if len(word) <= _SHORT else word in written


def _of_units(written: str) -> Heading:
    """Return what a heading of units means that is longer than a known one: 市级牵头单位."""
    roles = [role for role in Role if any(word in written for word in (role.word, *role.synonyms))]
    if "参与" in written or "协助" in written or "协办" in written:
        roles.append(Role.SUPPORT)
    responsible = any(word[:2] in written for word in RESPONSIBLE)
    if len(set(roles)) == 1 and not (responsible and _JOINED.search(written)):
        return Heading(Meaning.ROLE, role=roles[0])
    if roles or responsible:
        return Heading(Meaning.RESPONSIBLE)
    if any(word[:2] in written for word in NEITHER):
        return Heading(Meaning.NEITHER)
    return NOTHING


def is_heading(text: str) -> bool:
    """Say whether a text is a heading that is known."""
    return heading(text).meaning is not Meaning.NOTHING


def names_units(text: str) -> bool:
    """Say whether a text is the heading of a column of units."""
    return heading(text).meaning in {Meaning.ROLE, Meaning.RESPONSIBLE, Meaning.NEITHER}
