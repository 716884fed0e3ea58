"""A page -> the lines that a pipe or a file gets: an item a line, whole, and by itself.

What a heading says in a terminal is a cell of the line there, so that each line that grep finds
can stand alone. Tables of numbers stay tables, with a line of headings.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from portplan.formats.flat import padded, plain
from portplan.formats.terminal.cells import ROLE_STYLES, marks_in
from portplan.formats.terminal.emphasis import Finds, Line
from portplan.formats.terminal.encoding import in_encoding
from portplan.formats.terminal.lines import Grid, lines
from portplan.questions.shown import Cell, Kind, Page, Row, Table
from portplan.text.normal import writable

# What stands between two cells, and nowhere in one.
SEPARATOR = "  "

# In place of an empty cell, so that those behind it are counted as in every other line.
NOTHING = "-"


def piped(page: Page, encoding: str) -> Iterator[Line]:
    """Return a page's lines, each in pieces with their styles. A page of texts stays one.

    A title that is the sum of what follows is the first line.
    """
    if page.text:
        yield from lines(page, None, encoding)
        return
    if page.is_sum:
        yield [(writable(page.title, encoding), "bold")]
    before = None
    for table in _tables(page):
        if _is_of_numbers(table):
            if before:
                yield []
            yield from _aligned(page._replace(tables=(table,), sections=()), encoding)
        else:
            if before and _is_of_numbers(before):
                yield []  # what follows explains the numbers
            yield from _items(table, page.words, encoding)
        before = table


def _tables(page: Page) -> Iterator[Table]:
    """Return all tables. Of several plans, numbers under the same headings stand in one of them."""
    if not page.sections:
        yield from page.tables
        return
    tables = padded(table for part in page.parts for table in part.tables)
    for columns, run in groupby(tables, key=lambda table: table.columns):
        alike = list(run)
        if _is_of_numbers(alike[0]):
            # Which plan it is stands in front of the numbers, whose headings say nothing of it.
            plan, *others = columns
            rows = tuple(row for table in alike for row in table.rows)
            yield Table((plan._replace(kind=Kind.WORD), *others), rows)
        else:
            yield from alike


def _is_of_numbers(table: Table) -> bool:
    return any(column.kind in (Kind.LOAD, Kind.TILE) for column in table.columns)


def _aligned(page: Page, encoding: str) -> Iterator[Line]:
    (table,) = page.tables
    if not any(column.kind is Kind.TILE for column in table.columns):
        # There is no title that would explain them. What tiles stand under has to be short.
        table = table._replace(
            columns=tuple(
                each._replace(heading=each.full or each.heading) for each in table.columns
            )
        )
    (table,) = in_encoding(page._replace(tables=(table,)), encoding).tables
    marks = marks_in(encoding)._replace(empty=NOTHING)
    grid = Grid([table], None, marks, page.words)
    yield from grid.headings()
    yield from grid.rows(table.rows, Finds(table.marked, page.words))


def _items(table: Table, words: tuple[str, ...], encoding: str) -> Iterator[Line]:
    finds = Finds(tuple(writable(name, encoding) for name in table.marked), words)
    for row in table.rows:
        yield _line(table, row, finds, encoding)


def _line(table: Table, row: Row, finds: Finds, encoding: str) -> Line:
    line: Line = []
    for column, cell in zip(table.columns, row, strict=True):
        (pieces,) = finds.emphasise([_text(cell, encoding)], "", f"bold {ROLE_STYLES[column.role]}")
        line += [*([(SEPARATOR, "")] if line else []), *pieces]
    return line


def _text(cell: Cell, encoding: str) -> str:
    """Return a cell without what would pass for the end of a cell or of the line."""
    text = re.sub(r"\s{2,}|[\t\n\r]", " ", str(plain(cell))).strip()
    return writable(text, encoding) or NOTHING
