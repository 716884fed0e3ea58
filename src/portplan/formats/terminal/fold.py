"""Text -> lines of a given width, broken where a Chinese typesetter would break them.

Rich folds at any character. Here no line begins with a closing mark or ends with an opening
one, Latin words, numbers and the codes of characters stay whole, and so do the names of units.
"""

import re
from collections.abc import Iterable

from rich.cells import cell_len, chop_cells

OPENING = "“‘（《〈「『【〔("
CLOSING = "，。、；：？！”’）》〉」』】〕…,.;:?!)"
_UNBREAKABLE = re.compile(
    rf"[{OPENING}]*(?:\\?[A-Za-z0-9]+(?:[.'’\-–×][A-Za-z0-9]+)*|.)[{re.escape(CLOSING)}]* ?",
    re.DOTALL,
)


def fold_text(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` cells; nothing is lost."""
    return fill(unbreakable(text), width)


def unbreakable(text: str) -> list[str]:
    """Return a text in the parts between which a line may end."""
    return _UNBREAKABLE.findall(text)


def fold_names(names: tuple[str, ...], width: int) -> list[str]:
    """Join names with 、 and break between them; a name wider than a line is broken too."""
    return fill([f"{name}、" for name in names[:-1]] + list(names[-1:]), width)


def fill(pieces: Iterable[str], width: int) -> list[str]:
    """Set parts into lines of at most `width` cells; one that is wider than a line is broken."""
    lines: list[str] = []
    line: list[str] = []
    free = width
    for piece in pieces:
        # A space at a line's end may hang over it: it is taken off.
        cells = cell_len(piece.rstrip(" "))
        if cells > free and line:
            lines.append("".join(line))
            line = []
            free = width
        if cells > width:
            *full, last = chop_cells(piece, width)
            lines += full
            line = [last]
            free = width - cell_len(last)
        else:
            line.append(piece)
            free -= cell_len(piece)
    return [each.rstrip(" ") for each in (*lines, "".join(line))]
