"""The number in front of a published text, 一、 （一） 1． ①, and the count behind a heading."""

import re
from typing import NamedTuple

from portplan.text.normal import folded
from portplan.text.numeral import value

_NUMERAL = "[一二三四五六七八九十百]+"
_MARK = re.compile(
    rf"\s*(?:第({_NUMERAL})(?:章|部分|条|项)[、\s\u3000]*"
    rf"|({_NUMERAL})(?:[、．.，]|[ \u3000]+)"
    rf"|[（(]({_NUMERAL})[）)]、?"
    r"|([0-9０-９]{1,3})[ \u3000]*(?:[.．](?![0-9０-９])|、|[)）])"
    r"|[（(]([0-9０-９]{1,3})[)）]、?"
    r"|([①-⑳]))[ \u3000]*"
)
_COUNT = re.compile(
    rf"\s*[（(]\s*(?:共|合计)?\s*([0-9０-９]+|{_NUMERAL})\s*[项个条件](?:任务|举措|事项|工作)?\s*[）)]\s*$"
)
_BARE = re.compile(r"[（(]?(.+?)[）)]?[、.．,，]?")

# The levels of numbers, as official documents have them: below 一、 is （一）, and then 1.
CHAPTER, FIRST, SECOND, THIRD = range(4)


class Numbered(NamedTuple):
    """A text without its number, the number, and its level; without one they are None and -1."""

    text: str
    number: int | None = None
    level: int = -1


def numbered(text: str) -> Numbered:
    """Return a text and the number in front of it."""
    match = _MARK.match(text)
    if not match or match.lastindex is None:
        return Numbered(text)
    level = match.lastindex - 1
    number = number_in(match[match.lastindex])
    return Numbered(text[match.end() :], number, level)


def begins_list(text: str) -> bool:
    """Say whether the number in front is the first of a list inside the text: 1．…；2．…."""
    first = numbered(text)
    if first.number != 1:
        return False
    following = {
        FIRST: r"二、",
        SECOND: r"[（(]二[）)]",
        THIRD: r"(?<![0-9０-９])[2２][ \u3000]*[.．、)）](?![0-9])",
        THIRD + 1: r"[（(][2２][）)]",
        THIRD + 2: "②",
    }.get(first.level, "(?!)")
    return bool(re.search(following, first.text))


def number_in(cell: str) -> int | None:
    """Return what a cell of a column of numbers says, in whichever form, or None."""
    match = _BARE.fullmatch(folded(cell))
    if not match:
        return None
    written = match[1]
    if written.isdecimal() and len(written) <= 6:  # noqa: PLR2004 - no more items than that
        return int(written)
    return value(written)


def is_numeral(cell: str) -> bool:
    """Say whether a cell has a Chinese numeral in it, which numbers areas."""
    return bool(re.fullmatch(rf"[（(]?{_NUMERAL}[）)]?[、.．]?", cell.strip()))


def counted(title: str) -> tuple[str, int | None]:
    """Return a heading without the count behind it （共5项）, and the count."""
    match = _COUNT.search(title)
    if not match:
        return title, None
    return title[: match.start()], number_in(match[1])
