"""Neutral tables -> Rich tables, as text for one terminal or pipe."""

import os
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import groupby
from typing import TextIO

from rich.box import Box
from rich.console import Console, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from portplan.render.cells import (
    ROLE_STYLES,
    Marks,
    content_width,
    draw,
    draw_heading,
    marks_in,
    room_for,
)
from portplan.render.fold import fold_text
from portplan.render.layout import column_widths
from portplan.views import Kind, Page, Row, Table

_GAP = 2


def as_rich(page: Page, stream: TextIO) -> str:
    """Return a page as text, with the colours, characters and width that a stream has.

    Where the width is known (of a terminal, or from COLUMNS) long texts fold inside their
    columns, and rows that share a group stand under its heading. Elsewhere a table is as wide
    as its content, and one row is one line. Nothing is written to the stream.
    """
    console = Console(file=stream)
    has_width = stream.isatty() or "COLUMNS" in os.environ
    width = console.width if has_width else None
    drawing = _Drawing(page, width, marks_in(console.encoding))
    console.width = drawing.width
    # Rich's own capturing would write an empty text to the stream, which can fail.
    console.file = drawn = StringIO()
    for part in drawing.parts():
        console.print(part, soft_wrap=True)
    return "".join(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines())


class _Drawing:
    """A page in one width. Its tables have the same columns, and share their widths."""

    def __init__(self, page: Page, width: int | None, marks: Marks) -> None:
        self._page = page
        self._marks = marks
        self._folds = width is not None
        columns = list(enumerate(page.tables[0].columns))
        groups = [place for place, column in columns if column.kind is Kind.GROUP]
        self._group = groups[0] if groups and self._folds else None
        self._columns = [each for each in columns if each[0] != self._group]
        rows = [row for table in page.tables for row in table.rows]
        rooms = [room_for(column, [row[place] for row in rows]) for place, column in self._columns]
        gaps = _GAP * (len(rooms) - 1)
        content = sum(room.content for room in rooms)
        self._widths = column_widths(rooms, content if width is None else width - gaps)
        # Where most rows take several lines, a blank one tells them apart.
        self._spaced = 2 * sum(map(self._takes_lines, rows)) > len(rows)
        self.width = max(width or 0, sum(self._widths) + gaps, 2)

    def _takes_lines(self, row: Row) -> bool:
        return any(
            column.kind is not Kind.LOAD and content_width(row[place]) > width
            for (place, column), width in zip(self._columns, self._widths, strict=True)
        )

    def parts(self) -> Iterator[RenderableType]:
        """Return what is printed, from the top."""
        yield self._line(self._page.title, "bold")
        for table in self._page.tables:
            yield Text()
            if table.heading:
                yield self._line(f" {table.heading} ", f"bold reverse {ROLE_STYLES[table.role]}")
            if table.rows:
                yield self._grid((), table, with_heads=True)
                yield from self._groups(table)

    def _line(self, text: str, style: str) -> Text:
        return Text("\n".join(fold_text(text, self.width)) if self._folds else text, style)

    def _groups(self, table: Table) -> Iterator[RenderableType]:
        """Return the rows, those of each group under its heading."""
        if self._group is None:
            yield self._grid(table.rows, table)
            return
        place = self._group
        for number, (group, rows) in enumerate(groupby(table.rows, key=lambda row: row[place])):
            if number:
                yield Text()
            yield self._line(str(group), "bold cyan")
            yield self._grid(rows, table)

    def _grid(self, rows: Iterable[Row], table: Table, *, with_heads: bool = False) -> RichTable:
        grid = RichTable(
            box=_box(self._marks.line),
            show_header=with_heads,
            show_edge=False,
            pad_edge=False,
            padding=(0, _GAP - 1, 0, 0),
            leading=int(self._spaced),
            header_style="dim",
            border_style="dim",
        )
        for (_, column), width in zip(self._columns, self._widths, strict=True):
            heading = draw_heading(column, width, self._marks)
            grid.add_column(heading, width=width, no_wrap=True, overflow="ignore")
        for row in rows:
            cells = zip(self._columns, self._widths, strict=True)
            grid.add_row(
                *(
                    draw(row[place], column, width, self._marks, table.mark)
                    for (place, column), width in cells
                )
            )
        return grid


def _box(line: str) -> Box:
    """Return a box with a line below the headings and spaces between the columns.

    It calls itself ASCII so that Rich does not put another one, with borders, in its place.
    """
    blank = "    \n"
    return Box(f"{blank}{blank} {line}{line} \n{blank * 5}", ascii=True)
