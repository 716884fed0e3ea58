"""Sentences -> lines of a width, in which a Chinese character takes two cells."""

from collections.abc import Iterator
from unicodedata import east_asian_width

# No line ends with an opening mark, nor begins with a closing one.
OPENING = "“‘（《〈「『【〔("
CLOSING = "，。、；：？！”’）》〉」』】〕…,.;:?!)"

# Where Chinese characters begin; what stands below is Latin, but for some of the marks.
_FIRST_WIDE = "\u2e80"

# So many cells have the words between which a line is broken rather than in them.
_SHORT = 20


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def wrapped(text: str, width: int) -> list[str]:
    """Break a sentence at its spaces and between Chinese characters, into lines of at most `width`.

    A short word stays whole, and one that is too wide has a line for itself.
    """
    lines = [""]
    room = width
    for word in text.split():
        space = 1 if lines[-1] else 0
        for piece in [word] if cells(word) <= _SHORT else _pieces(word):
            needed = cells(piece) + space
            if needed > room and lines[-1]:
                lines.append("")
                needed, space, room = needed - space, 0, width
            lines[-1] += " " * space + piece
            room -= needed
            space = 0
    return lines


def _pieces(word: str) -> Iterator[str]:
    """Return what no line may break of a word: a Chinese character, or a Latin word, with marks."""
    piece = ""
    for each in word:
        both_latin = piece and piece[-1] < _FIRST_WIDE and each < _FIRST_WIDE
        if piece and not (both_latin or each in CLOSING or piece[-1] in OPENING):
            yield piece
            piece = ""
        piece += each
    yield piece
