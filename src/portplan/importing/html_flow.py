"""What a web page shows, while it is read: lines of text, tables and their cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from portplan.importing.document import Cell, Grid, Paragraph, Place
from portplan.importing.spans import Board

# As long as a cell of a table with one row can be before it is an article beside its menu.
_ARTICLE = 500

_SPACES = re.compile("[ \t\r\n\f]+")
# Where lines of the source are wrapped between characters that stand without spaces.
_WRAP = re.compile(
    "(?<=[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…])[ \t\r\f]*\n[ \t\r\n\f]*"
    "(?=[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…])"
)
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class Line(NamedTuple):
    """What stands between two ends of a line; in a heading a line break ends none."""

    text: str
    place: Place
    level: int = 0


class Flow:
    """Lines and grids in their order, in the page or in a cell."""

    def __init__(self) -> None:
        self.items: list[Line | Grid] = []
        self._pieces: list[str] = []
        self._place = Place()
        self._level = 0

    def add(self, text: str, place: Place, level: int) -> None:
        """Add text to the line that is not ended yet."""
        if not self._pieces:
            if not text.strip(" \t\r\n\f"):
                return
            self._place = place
        self._level = level
        self._pieces.append(text)

    def end_line(self) -> None:
        """End a line, if there is one."""
        if self._pieces:
            text = seen("".join(self._pieces))
            if text.strip():
                self.items.append(Line(text, self._place, self._level))
            self._pieces = []

    @property
    def length(self) -> int:
        """How many characters it has, with those of its grids."""
        return sum(
            len(item.text) if isinstance(item, Line) else len(text_of(item)) for item in self.items
        )

    @property
    def has_grid(self) -> bool:
        """Whether there is a table in it."""
        return any(isinstance(item, Grid) for item in self.items)


def seen(text: str) -> str:
    """Return a source's text as a browser shows it: white space is a space, or nothing."""
    lines = (_SPACES.sub(" ", _WRAP.sub("", line)) for line in text.split("\v"))
    return "\n".join(line.strip(" ") for line in lines).strip("\n").replace(_SOFT_HYPHEN, "")


def text_of(item: Line | Grid) -> str:
    """Return a line, or a grid as lines with its cells apart."""
    if isinstance(item, Line):
        return item.text
    return "\n".join(
        "\t".join(cell.text for cell in dict.fromkeys(row) if cell.text) for row in item.rows
    )


@dataclass
class TableCell:
    """A cell, which has what a page can have."""

    place: Place
    rows: int
    columns: int
    flow: Flow = field(default_factory=Flow)


@dataclass
class Table:
    """A table while it is read; its groups of rows are what no cell goes over the end of."""

    place: Place
    outer: Flow
    caption: Flow = field(default_factory=Flow)
    groups: list[list[list[TableCell]]] = field(default_factory=lambda: [[]])
    heading: int = 0
    in_heading: bool = False
    cell: TableCell | None = None

    def close(self, inner: list[Place]) -> int:
        """Put it into what is around it: as a grid, or what it only lays out.

        `inner` gets the places of its cells that hold tables which are read as text. Returns how
        many cells the grid has.
        """
        self.outer.end_line()
        if self._lays_out():
            for cell in self._cells():
                self.outer.items += cell.flow.items
            return 0
        board, start = Board(), 0
        for group in self.groups:
            while group and not group[-1]:
                del group[-1]  # a row without a cell has no height
            _put(board, group, start)
            inner += [cell.place for row in group for cell in row if cell.flow.has_grid]
            start += len(group)
        rows = board.filled(lambda *_: self.place)
        if rows:
            self.caption.end_line()
            name = "".join(text_of(item) for item in self.caption.items)
            self.outer.items.append(Grid(rows, self.place, name, min(self.heading, len(rows))))
        return sum(map(len, rows))

    def _cells(self) -> Iterator[TableCell]:
        return (cell for group in self.groups for row in group for cell in row)

    def _lays_out(self) -> bool:
        """Return whether it only lays out what is in it.

        It does where no row has two texts, where most of the text is in the cells that hold tables
        of their own, and where one row has an article beside its menu.
        """
        rows = [
            [(cell.flow.length, cell.flow.has_grid) for cell in row if cell.flow.items]
            for group in self.groups
            for row in group
        ]
        rows = [row for row in rows if row]
        lengths = [each for row in rows for each in row]
        around = sum(length for length, has_grid in lengths if has_grid)
        return (
            all(len(row) == 1 for row in rows)
            or around * 2 >= sum(length for length, _ in lengths) > 0 < around
            or (len(rows) == 1 and max(lengths)[0] > _ARTICLE)
        )


def _put(board: Board, group: list[list[TableCell]], start: int) -> None:
    """Put a group's cells where a browser does: in the first place of their row that is free."""
    for number, row in enumerate(group):
        at, column = start + number, 0
        for cell in row:
            taken = board.rows[at] if at < len(board.rows) else []
            while column < len(taken) and taken[column]:
                column += 1
            text = "\n".join(map(text_of, cell.flow.items))
            rows = min(cell.rows, len(group) - number) if cell.rows else len(group) - number
            board.put(at, column, Cell(text, cell.place, rows, cell.columns))
            column += cell.columns
        while len(board.rows) <= at:
            board.rows.append([])


def parts_of(flow: Flow) -> Iterator[Grid | Paragraph]:
    """Give a page's parts."""
    for item in flow.items:
        yield Paragraph(item.text, item.place, item.level) if isinstance(item, Line) else item
