"""The characters of a page of PDF -> lines of text, as they stand.

A PDF has no words and few spaces: what stands between two characters is a gap. Between Chinese
characters a gap is a space only where it is much wider than the others of its line: lines that are
spread out to fill a width (市 人 力 社 保 局) have no spaces.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

# pdfplumber's own type of a character, a rectangle or a line.
Drawn = dict[str, Any]

# Gaps, in parts of the size of the characters.
_WORD_GAP = 0.2
_WIDE_GAP = 0.6
_SPREAD = 1.6  # how much wider than the narrowest the gaps of a spread line are at most
_SAME_LINE = 0.5
_SAME_PLACE = 0.15

_RADICALS = range(0x2E80, 0x2FE0)
_UNKNOWN = "(cid:"


class Line(NamedTuple):
    """A line of characters from left to right, and where it stands."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def lines_of(characters: Iterable[Drawn]) -> list[Line]:
    """Return the lines that characters stand in, from the top down."""
    return [_line(each) for each in _rows(characters) if any(not _is_blank(one) for one in each)]


def text_of(characters: Iterable[Drawn]) -> str:
    """Return characters as lines of text."""
    return "\n".join(line.text for line in lines_of(characters))


def is_unknown(character: Drawn) -> bool:
    """Return whether the file says of a character only what number it has in its font."""
    return str(character["text"]).startswith(_UNKNOWN)


def middle(drawn: Drawn) -> tuple[float, float]:
    """Return the middle of something, from the left and from the top."""
    return (drawn["x0"] + drawn["x1"]) / 2, (drawn["top"] + drawn["bottom"]) / 2


def _rows(characters: Iterable[Drawn]) -> Iterator[list[Drawn]]:
    """Give the characters of each line, from left to right, one for each that was drawn twice."""
    row: list[Drawn] = []
    at = 0.0
    for character in sorted(characters, key=lambda each: middle(each)[1]):
        _, here = middle(character)
        if row and here - at > _SAME_LINE * character["size"]:
            yield _ordered(row)
            row = []
        if not row:
            at = here
        row.append(character)
    if row:
        yield _ordered(row)


def _ordered(row: list[Drawn]) -> list[Drawn]:
    ordered: list[Drawn] = []
    for character in sorted(row, key=lambda each: each["x0"]):
        # What is printed bold is drawn twice, a little apart.
        if (
            ordered
            and ordered[-1]["text"] == character["text"]
            and character["x0"] - ordered[-1]["x0"] < _SAME_PLACE * character["size"]
        ):
            continue
        ordered.append(character)
    return ordered


def _line(row: Sequence[Drawn]) -> Line:
    shown = [each for each in row if not _is_blank(each)]
    return Line(
        _joined(row),
        shown[0]["x0"],
        shown[-1]["x1"],
        min(each["top"] for each in shown),
        max(each["bottom"] for each in shown),
        max(each["size"] for each in shown),
    )


def _joined(row: Sequence[Drawn]) -> str:
    pairs = list(pairwise(row))
    gaps = [(right["x0"] - left["x1"]) / (right["size"] or 1) for left, right in pairs]
    between = [gap for gap, pair in zip(gaps, pairs, strict=True) if not any(map(_is_blank, pair))]
    is_spread = bool(between) and max(between) <= _SPREAD * min(between)
    text = str(row[0]["text"])
    for gap, (left, right) in zip(gaps, pairs, strict=True):
        is_word = _is_narrow(left["text"]) and _is_narrow(right["text"])
        widest = _WORD_GAP if is_word else _WIDE_GAP
        if gap > widest and (is_word or not is_spread) and not _is_blank(left) | _is_blank(right):
            text += " "
        text += str(right["text"])
    return _without_radicals(text).strip(" ")


def _is_blank(character: Drawn) -> bool:
    return not character["text"].strip()


def _is_narrow(text: str) -> bool:
    return unicodedata.east_asian_width(text[-1]) in {"Na", "N", "H"}


def _without_radicals(text: str) -> str:
    """Return a text with characters in place of the radicals that fonts have for their forms."""
    if not any(ord(each) in _RADICALS for each in text):
        return text
    return "".join(
        unicodedata.normalize("NFKC", each) if ord(each) in _RADICALS else each for each in text
    )
