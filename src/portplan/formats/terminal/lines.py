"""Neutral tables -> styled lines, in a width.

Long texts fold inside their columns, and rows that share a group stand under its heading. Without a
width a table is as wide as its content, and one row is one line.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, zip_longest

from rich.cells import cell_len

from portplan.formats.terminal.bands import GAP, in_bands
from portplan.formats.terminal.cells import (
    FAINT,
    ROLE_STYLES,
    Marks,
    content_width,
    draw,
    draw_heading,
    marks_in,
    room_for,
)
from portplan.formats.terminal.emphasis import Finds, Line
from portplan.formats.terminal.encoding import in_encoding
from portplan.formats.terminal.fold import fold_text
from portplan.formats.terminal.layout import column_widths
from portplan.questions.shown import Column, Kind, Load, Page, Row, Table, Tile

# A text for people is not set wider than this.
_MEASURE = 79


def lines(page: Page, width: int | None, encoding: str) -> Iterator[Line]:
    """Return a page's lines from the top, each in pieces with their styles.

    They are made for what an encoding can write: what it lacks stands there as its code.
    """
    page = in_encoding(page, encoding)
    marks = marks_in(encoding)
    yield from _folded(page.title, "bold", Finds(), width)
    measure = _MEASURE if width is None else min(width, _MEASURE)
    for line in page.text:
        is_prose = not line.startswith(" ")
        yield from _folded(line, "", Finds(), measure if is_prose else width)
    tables = [list(_tables(part, width)) for part in page.parts]
    grids = _grids(chain.from_iterable(tables), width, marks, page.words)
    for part, own in zip(page.parts, tables, strict=True):
        if page.sections:
            yield from ([], [])
            yield from _folded(part.title, "bold", Finds(), width)
        for table in own:
            if table.heading or table.rows:
                yield []
            if table.heading:
                style = f"bold reverse {ROLE_STYLES[table.role]}"
                yield from _folded(f" {table.heading} ", style, Finds(), width)
            if table.rows:
                yield from grids[table.columns].lines(table)


def _tables(page: Page, width: int | None) -> Iterator[Table]:
    """Return a page's tables, and in a width the bands of those that are wider."""
    first = [page.ranking] if page.ranking and page.is_brief else []
    tables = filter(_has_columns, [*first, *page.tables])
    return (
        tables if width is None else (band for table in tables for band in in_bands(table, width))
    )


def _grids(
    tables: Iterable[Table], width: int | None, marks: Marks, words: Sequence[str]
) -> "dict[tuple[Column, ...], Grid]":
    """Return what tables with the same columns share."""
    alike: dict[tuple[Column, ...], list[Table]] = {}
    for table in tables:
        alike.setdefault(table.columns, []).append(table)
    return {columns: Grid(own, width, marks, words) for columns, own in alike.items()}


def _has_columns(table: Table) -> bool:
    """Say whether there is anything in a table that the page does not say already."""
    return any(column.kind is not Kind.SAID for column in table.columns)


def _folded(text: str, style: str, finds: Finds, width: int | None) -> list[Line]:
    return finds.emphasise([text] if width is None else fold_text(text, width), style, style)


class Grid:
    """The layout that tables with the same columns share."""

    def __init__(
        self, tables: Sequence[Table], width: int | None, marks: Marks, words: Sequence[str]
    ) -> None:
        self._marks = marks
        self._words = words
        self._width = width
        columns = [each for each in enumerate(tables[0].columns) if each[1].kind is not Kind.SAID]
        groups = [place for place, column in columns if column.kind is Kind.GROUP]
        self._group = groups[0] if groups and width is not None else None
        self._columns = [each for each in columns if each[0] != self._group]
        rows = [row for table in tables for row in table.rows]
        rooms = [room_for(column, [row[place] for row in rows]) for place, column in self._columns]
        has_tiles = any(column.kind is Kind.TILE for _, column in columns)
        self._gap = GAP if has_tiles else 2
        content = sum(room.content for room in rooms)
        room = content
        # A band of tiles fits, or cannot be any narrower.
        if width is not None and not has_tiles:
            room = width - self._gap * (len(rooms) - 1)
        self._widths = column_widths(rooms, room)
        # Where most rows take several lines, a blank one tells them apart.
        self._spaced = 2 * sum(map(self._takes_lines, rows)) > len(rows)

    def _takes_lines(self, row: Row) -> bool:
        return any(
            not isinstance(row[place], Load | Tile)
            and column.kind is not Kind.LINE
            and content_width(row[place]) > width
            for (place, column), width in zip(self._columns, self._widths, strict=True)
        )

    def lines(self, table: Table) -> Iterator[Line]:
        """Return a table's lines: the headings, a rule, and the rows, in their groups."""
        yield from self.headings()
        across = sum(self._widths) + self._gap * (len(self._widths) - 1)
        yield [(self._marks.line * min(across, self._width or across), FAINT)]
        finds = Finds(table.marked, self._words)
        if self._group is None:
            yield from self.rows(table.rows, finds)
            return
        place = self._group
        for number, (group, rows) in enumerate(groupby(table.rows, key=lambda row: row[place])):
            if number:
                yield []
            yield from _folded(str(group), f"bold {ROLE_STYLES[None]}", finds, self._width)
            yield from self.rows(rows, finds)

    def headings(self) -> Iterator[Line]:
        """Return the headings beside each other."""
        yield from self._beside(
            [
                draw_heading(column, width, self._marks)
                for (_, column), width in zip(self._columns, self._widths, strict=True)
            ]
        )

    def rows(self, rows: Iterable[Row], finds: Finds) -> Iterator[Line]:
        """Return the lines of rows, with what was found standing out."""
        for number, row in enumerate(rows):
            if number and self._spaced:
                yield []
            cells = [
                draw(row[place], column, width, self._marks, finds)
                for (place, column), width in zip(self._columns, self._widths, strict=True)
            ]
            yield from self._beside(cells)

    def _beside(self, cells: Sequence[list[Line]]) -> Iterator[Line]:
        """Set the lines of a row's cells beside each other, each padded to its column's width."""
        for parts in zip_longest(*cells, fillvalue=()):
            line: Line = []
            for part, width in zip(parts, self._widths, strict=True):
                line += part
                free = width - sum(cell_len(text) for text, _ in part)
                line.append((" " * (free + self._gap), ""))
            yield line
