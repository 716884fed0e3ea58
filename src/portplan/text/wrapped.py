"""Sentences -> lines of a width, in which a Chinese character takes two cells."""

import re
from unicodedata import east_asian_width

# No line ends with an opening mark, nor begins with a closing one.
OPENING = "“‘（《〈「『【〔("
CLOSING = "，。、；：？！”’）》〉」』】〕…,.;:?!)"

_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60“”‘’…"
_PIECE = rf"[{OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{re.escape(CLOSING)}]*\s*"

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
    for word in re.findall(r"\S+\s*", text):
        for piece in [word] if cells(word) <= _SHORT else re.findall(_PIECE, word):
            if lines[-1] and cells(lines[-1]) + cells(piece.rstrip()) > width:
                lines.append("")
            lines[-1] += piece
    return [line.rstrip() for line in lines]
