"""A passage -> its lines: names stay whole, and what is marked stands out."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from portplan.formats.terminal.emphasis import FOUND, Line, in_pieces
from portplan.formats.terminal.fold import CLOSING, OPENING, fill, unbreakable
from portplan.questions.shown import Passage, Piece


def passage_lines(passage: Passage, width: int, marked: Sequence[str], of_names: str) -> list[Line]:
    """Return a passage's lines, none wider than `width`; the `marked` names have their style."""
    lines = fill(_words(passage), width)
    styles = [
        style
        for piece in passage.pieces
        for style in [_style(piece, marked, of_names)] * len(piece.shown)
    ]
    return list(in_pieces(lines, list(_kept(lines, str(passage), styles))))


def widest_name(passage: Passage) -> int:
    """Return how many cells the widest of a passage's names takes, with what stands behind it."""
    names = (f"{piece.shown}、" for piece in passage.pieces if piece.is_name)
    return max(map(cell_len, names), default=0)


def _style(piece: Piece, marked: Sequence[str], of_names: str) -> str:
    if piece.is_marked:
        return FOUND
    return of_names if piece.is_name and piece.text in marked else ""


def _words(passage: Passage) -> list[str]:
    """Return what no line may break. A bracket or another such mark is never alone on its side."""
    words: list[str] = []
    for piece in passage.pieces:
        parts = [piece.text] if piece.is_name else unbreakable(piece.text)
        if piece.is_marked and parts:
            parts[0] = f"[{parts[0]}"
            parts[-1] += "]"
        if words and parts and (parts[0][0] in CLOSING or words[-1][-1] in OPENING):
            words[-1] += parts.pop(0)
        words += parts
    return words


def _kept(lines: Sequence[str], text: str, styles: Sequence[str]) -> Iterator[str]:
    """Return the styles of what is in the lines, and of each break: spaces in front of it went."""
    at = 0
    for line in lines:
        while not text.startswith(line, at):
            at += 1
        yield from styles[at : at + len(line)]
        at += len(line)
        yield ""
