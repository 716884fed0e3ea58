"""What Word files, workbooks and web pages share: a page's tables as a document has them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

from portplan.formats.flat import plain
from portplan.formats.terminal.emphasis import Finds
from portplan.plan.fields import Role
from portplan.questions.shown import Cell, Column, Kind, Page, Row, Table, Tile

# When a document says that it was made: the same answer is the same bytes.
MADE = datetime(1980, 1, 1, tzinfo=UTC)

# The style of a unit that was asked for; that of a word that was searched for is FOUND.
NAME = "name"

# What XML cannot hold, the other controls, and what turns the direction of what stands behind it.
_UNFIT = re.compile(
    "[^\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


class Grid(NamedTuple):
    """A table as a document has it.

    `groups` are the rows under each heading that goes over all columns; where no column is one that
    rows share, they are one group under "". The columns are those that its rows have.
    """

    heading: str
    role: Role | None
    columns: tuple[Column, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    finds: Finds

    @property
    def rows(self) -> Iterator[Row]:
        """All rows, in their order."""
        return (row for _, rows in self.groups for row in rows)


def grids(page: Page, *left_out: Kind) -> tuple[Grid, ...]:
    """Return a page's tables, without what their headings say and the kinds that are left out."""
    tables = (_without(table, Kind.SAID, *left_out) for table in page.tables)
    return tuple(_grid(table, page.words) for table in tables if table.columns)


def _without(table: Table, *kinds: Kind) -> Table:
    places = [place for place, each in enumerate(table.columns) if each.kind not in kinds]
    return table._replace(
        columns=tuple(table.columns[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in table.rows),
    )


def _grid(table: Table, words: tuple[str, ...]) -> Grid:
    finds = Finds(table.marked, words)
    shared = [place for place, each in enumerate(table.columns) if each.kind is Kind.GROUP]
    if not shared:
        groups = (("", table.rows),) if table.rows else ()
        return Grid(table.heading, table.role, table.columns, groups, finds)
    place = shared[0]
    return Grid(
        table.heading,
        table.role,
        table.columns[:place] + table.columns[place + 1 :],
        tuple(
            (str(heading), tuple(row[:place] + row[place + 1 :] for row in rows))
            for heading, rows in groupby(table.rows, key=lambda row: row[place])
        ),
        finds,
    )


def headings(grid: Grid) -> list[str]:
    """Return the headings of a table's columns; the first one says how its tiles are to be read.

    Above tiles, which are narrow, are the short ones.
    """
    found = [
        fit(each.heading if each.kind is Kind.TILE else each.full or each.heading)
        for each in grid.columns
    ]
    if legend := _legend(grid):
        found[0] += f"（{legend}）"
    return found


def _legend(grid: Grid) -> str:
    tile = next((cell for row in grid.rows for cell in row if isinstance(cell, Tile)), None)
    roles = [role.word for role, _ in tile.counts] if tile else []
    return "/".join(roles) if len(roles) > 1 else ""


def text_of(cell: Cell) -> str:
    """Return what a cell says; of a tile its figures, one behind a stroke for each further role."""
    if isinstance(cell, Tile):
        figures = "/".join(str(count or "") for _, count in cell.counts)
        return figures.rstrip("/")
    return fit(str(plain(cell)))


def fit(text: str) -> str:
    r"""Return a text with its code in place of what no document can hold: \x1b."""
    return text if text.isprintable() else _UNFIT.sub(_code, text)


def _code(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape", "surrogatepass").decode()
