"""The numbers that Word puts in front of paragraphs, which are counted and in no text."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from portplan.text.numeral import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"

# lxml has no types of its own: an element of it is Any.
Element = Any

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LEVELS = 9


class UnknownNumberError(ValueError):
    """A list counts in a way that is not known here, so that its number cannot be given."""


def _of(signs: str) -> Callable[[int], str]:
    def written(number: int) -> str:
        return signs[number - 1] if 0 < number <= len(signs) else str(number)

    return written


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def _letter(number: int) -> str:
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _of(_CIRCLED),
    "decimalEnclosedCircleChinese": _of(_CIRCLED),
    "decimalEnclosedParen": _of(_BRACKETED),
    "decimalEnclosedFullstop": _of(_DOTTED),
    "chineseCounting": numeral,
    "chineseCountingThousand": numeral,
    "japaneseCounting": numeral,
    "taiwaneseCounting": numeral,
    "taiwaneseCountingThousand": numeral,
    "ideographTraditional": _of(_STEMS),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "none": lambda _: "",
}
# What is no number and stands in no text: a dot in front of a paragraph.
_BULLET = "bullet"


class _Level(NamedTuple):
    kind: str
    text: str
    start: int
    suffix: str


def value(parent: Element | None, *names: str) -> str | None:
    """Return the value of a setting that is nested in another, as in pPr/numPr/ilvl."""
    for name in names:
        parent = None if parent is None else parent.find(W + name)
    return None if parent is None else parent.get(VAL)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,6}", text) else default


class Numbering:
    """Counts the lists of a document, whose paragraphs have to come in their order."""

    def __init__(self, root: Element | None) -> None:
        """Take the document's definitions of lists, or None where it has none."""
        parts: list[Element] = [] if root is None else list(root)
        self._levels = {
            each.get(f"{W}abstractNumId"): dict(_levels(each))
            for each in parts
            if each.tag == f"{W}abstractNum"
        }
        self._nums = {each.get(f"{W}numId"): each for each in parts if each.tag == f"{W}num"}
        self._counts: dict[str | None, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, list_: str, level: int) -> str:
        """Return what stands in front of the next paragraph of a list, with the gap behind it.

        It is empty where the list has dots or does not exist. Raises UnknownNumberError.
        """
        num = self._nums.get(list_)
        if num is None or not 0 <= level < _LEVELS:
            return ""
        abstract = value(num, "abstractNumId")
        levels = {**self._levels.get(abstract, {}), **dict(_overridden(num))}
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if list_ not in self._begun:
            self._begun.add(list_)
            for number, start in _restarted(num):
                counts[number] = start - 1
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _label(levels, counts, level)


def _label(levels: dict[int, _Level], counts: list[int | None], level: int) -> str:
    own = levels[level]
    if own.kind == _BULLET:
        return ""

    def written(found: re.Match[str]) -> str:
        number = int(found[1]) - 1
        other = levels.get(number, own)
        if other.kind not in _WRITTEN:
            raise UnknownNumberError(other.kind)
        count = counts[number]
        return _WRITTEN[other.kind](other.start if count is None else count)

    label = re.sub("%([1-9])", written, own.text)
    # Between 1 and 2025年 is the tab that Word puts there, without which they were one number.
    gap = " " if own.suffix == "space" or (own.suffix == "tab" and label[-1:].isalnum()) else ""
    return label + gap


def _levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for each in parent.iter(f"{W}lvl"):
        yield (
            _number(each.get(f"{W}ilvl"), 0),
            _Level(
                value(each, "numFmt") or "decimal",
                value(each, "lvlText") or "",
                _number(value(each, "start"), 0),
                value(each, "suff") or "tab",
            ),
        )


def _overridden(num: Element) -> Iterator[tuple[int, _Level]]:
    for each in num.iter(f"{W}lvlOverride"):
        yield from _levels(each)


def _restarted(num: Element) -> Iterator[tuple[int, int]]:
    for each in num.iter(f"{W}lvlOverride"):
        start = value(each, "startOverride")
        level = _number(each.get(f"{W}ilvl"), 0)
        if start is not None and level < _LEVELS:
            yield level, _number(start, 1)
