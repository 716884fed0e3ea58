"""The paragraphs of a text -> blocks: a heading, an item or a passage each, with its number.

A published text may be one line: a number in the middle of a line begins a block where it is the
next one of its level.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from portplan.importing.closings import closed
from portplan.importing.document import Place
from portplan.importing.findings import Text
from portplan.importing.numbers import FIRST, SECOND, THIRD, begins_list, numbered
from portplan.importing.wraps import joined

_NUMERAL = "[一二三四五六七八九十百]+"
_INSIDE = re.compile(
    rf"(?<=[。；;！？）)”：])\s*(?={_NUMERAL}、)|(?=（{_NUMERAL}）)|(?<=[。；;！？）)”])\s*(?=\d{{1,2}}[.．、]\D)"
)
_MARKS = re.compile(r"\*\*(.+?)\*\*")
_HEADING_MARK = re.compile(r"^\s*#{1,6}\s+")
_PAGE = re.compile(r"\s*[-—–－]*\s*[0-9０-９]+\s*[-—–－]*\s*")

_SENTENCE_ENDS = "。；：！？）)”】"
_OPENING, _CLOSING = "（(〔【", "）)〕】"


# A wrapped line is so long, and at most so much shorter than the others; there are so many.
_SHORTEST_LINE, _LONGEST_LINE, _RAGGED, _FEWEST_LINES = 20, 60, 2, 4


class Block(NamedTuple):
    """A passage without its number, and its number and level, None and -1 without one."""

    text: str
    at: Text
    number: int | None = None
    level: int = -1

    @property
    def is_marked(self) -> bool:
        """Whether it has a number."""
        return self.level >= 0


def blocks_of(paragraphs: Iterable[Text]) -> list[Block]:
    """Return the blocks of paragraphs, in order."""
    counting = _Counting()
    return [block for each in _whole(paragraphs) for block in _blocks(each, counting)]


def _whole(paragraphs: Iterable[Text]) -> Iterator[Text]:
    """Return the paragraphs, those that a page or a line breaks within brackets as one."""
    begun: Text | None = None
    written = [each for each in paragraphs if each.text.strip() and not _PAGE.fullmatch(each.text)]
    width = _wrapped_at(written)
    for each in written:
        text = _HEADING_MARK.sub("", _MARKS.sub(r"\1", joined(each.text)))
        is_full = width and len(each.text.strip()) >= width and text[-1] not in _SENTENCE_ENDS
        if begun is not None and numbered(text).number is None:
            text, each = begun.text + text, begun  # noqa: PLW2901 - the place is the first's
        elif begun is not None:
            yield begun
        begun = Text(text, each.place, each.cell)
        is_whole = sum(map(text.count, _OPENING)) <= sum(map(text.count, _CLOSING))
        if is_whole and not is_full:
            yield begun
            begun = None
    if begun is not None:
        yield begun


def _wrapped_at(paragraphs: Sequence[Text]) -> int:
    """Return from which length on a line goes on in the next, or 0 where no line is wrapped.

    Text that is copied from a page is broken at its edge: its lines are as good as equally long.
    """
    lengths = [len(each.text.strip()) for each in paragraphs]
    longest = max(lengths, default=0)
    if not _SHORTEST_LINE <= longest <= _LONGEST_LINE:
        return 0
    full = sum(length >= longest - _RAGGED for length in lengths)
    return longest - _RAGGED if full >= _FEWEST_LINES and 3 * full >= len(lengths) else 0


class _Counting:
    """Knows which number comes next on each level."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}
        self._fresh: set[int] = {FIRST, SECOND, THIRD}

    def expects(self, number: int, level: int) -> bool:
        """Say whether a number is the next of its level, or begins it anew."""
        begins = number == 1 and level in self._fresh
        return begins or number == self._last.get(level, 0) + 1

    def take(self, number: int, level: int) -> None:
        """Count on from a number."""
        self._last[level] = number
        self._fresh.discard(level)
        self._fresh |= {deeper for deeper in (FIRST, SECOND, THIRD) if deeper > level}


def _blocks(paragraph: Text, counting: _Counting) -> Iterator[Block]:
    text = paragraph.text
    starts = [0]
    first = numbered(text)
    if first.number is not None:
        counting.take(first.number, first.level)
    for match in _INSIDE.finditer(text):
        at = match.end()
        mark = numbered(text[at : at + 12])
        if at and mark.number is not None and counting.expects(mark.number, mark.level):
            counting.take(mark.number, mark.level)
            if mark.level != THIRD or not _goes_on(text[starts[-1] : at]):
                starts.append(at)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end].strip()
        plain = numbered(piece)
        if begins_list(piece):
            plain = plain._replace(text=piece)
        place = _moved(paragraph.place, start)
        at_ = Text(plain.text, place, paragraph.cell)
        yield Block(plain.text.strip(), at_, plain.number, plain.level)


def _goes_on(before: str) -> bool:
    """Say whether a list goes on: 1.…；2.…（… 负责）, whose parts are closed together."""
    return before.rstrip()[-1:] in {"；", ";"} and not closed(before)[0]


def _moved(place: Place, by: int) -> Place:
    """Return the place of a passage inside a paragraph, where that has columns."""
    return place._replace(column=place.column + by) if place.line and place.column else place
