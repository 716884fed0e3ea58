"""A document's grids -> its tables: those that go on over pages are one, and which is meant."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from portplan.importing.document import Cell, Document, Grid, Paragraph
from portplan.importing.findings import Text
from portplan.importing.header import Header, header_of, repeats
from portplan.importing.headings import Meaning, heading
from portplan.importing.sketch import WrongWishError
from portplan.text.messages import _, aside, headed, n_

# What stands on a page and belongs to no text: its number.
_FURNITURE = re.compile(r"\s*(?:[-—–－•·.\s]*[0-9０-９]+[-—–－•·.\s]*|第\s*\d+\s*页.*|[-—–\s]*)")

_TEXTS = {Meaning.TEXT, Meaning.NAME, Meaning.AREA}


class Row(NamedTuple):
    """A row of a table, and whether it is the first on a page."""

    cells: tuple[Cell, ...]
    is_first: bool = False


class Table(NamedTuple):
    """A table with its header, the rows below it, and what stands above it in the document.

    `start` and `end` are the places of its first and behind its last part in the document.
    """

    header: Header
    rows: tuple[Row, ...]
    above: tuple[Text, ...]
    start: int
    end: int
    name: str
    grids: tuple[Grid, ...]
    repeated: int = 0

    @property
    def has_text(self) -> bool:
        """Whether a heading of it says what is to be done."""
        return any(heading(cell.text).meaning in _TEXTS for cell in self.header.cells)


def is_furniture(text: str) -> bool:
    """Say whether a paragraph is a page's number."""
    return bool(_FURNITURE.fullmatch(text))


def tables_of(document: Document, asked: Container[str] = ()) -> tuple[Table, ...]:
    """Return the tables that have a column of units, or one that is asked for, in order."""
    found: list[Table] = []
    pending: list[Paragraph] = []
    last: Grid | None = None
    for place, part in enumerate(document.parts):
        if isinstance(part, Paragraph):
            pending.append(part)
            continue
        header = header_of(part, asked)
        goes_on = last is not None and found and _goes_on(last, part, pending)
        if goes_on and (header is None or header.headings == found[-1].header.headings):
            found[-1] = _longer(found[-1], part, header, place)
        elif header is not None:
            found.append(_table(part, header, place, pending))
        else:
            last, pending = None, []
            continue
        last, pending = part, []
    return tuple(found)


def _goes_on(last: Grid, grid: Grid, between: Sequence[Paragraph]) -> bool:
    """Say whether a grid goes on with the one before it, on the next page or right behind it."""
    if last.place.sheet or grid.place.sheet or len(last.rows[0]) != len(grid.rows[0]):
        return False
    if not all(is_furniture(each.text) for each in between):
        return False
    ends = max(last.place.page, *(cell.place.page for cell in last.rows[-1]))
    return grid.place.page in {ends, ends + 1} if grid.place.page else True


def _table(grid: Grid, header: Header, place: int, before: Sequence[Paragraph]) -> Table:
    above = [Text(each.text, each.place, each.text) for each in before]
    for row in grid.rows[: header.at]:
        cells = {id(cell): cell for cell in row if cell.text.strip()}.values()
        above += [Text(cell.text, cell.place, cell.text) for cell in cells]
    rows, repeated = _rows(grid, header, header.behind, is_first=False)
    return Table(header, rows, tuple(above), place, place + 1, grid.name, (grid,), repeated)


def _longer(table: Table, grid: Grid, header: Header | None, place: int) -> Table:
    start = header.behind if header else 0
    rows, repeated = _rows(grid, table.header, start, is_first=True)
    return table._replace(
        rows=(*table.rows, *rows),
        end=place + 1,
        grids=(*table.grids, grid),
        repeated=table.repeated + repeated + bool(header),
    )


def _rows(grid: Grid, header: Header, start: int, *, is_first: bool) -> tuple[tuple[Row, ...], int]:
    """Return the rows without the header that a page break repeats, and how often it does."""
    rows: list[Row] = []
    repeated = 0
    for cells in grid.rows[start:]:
        if repeats(header, cells):
            repeated += 1
            is_first = True
            continue
        rows.append(Row(cells, is_first))
        is_first = False
    return tuple(rows), repeated


def chosen(tables: Sequence[Table], number: int | None) -> Table:
    """Return the table that is meant: by its number, or the only one whose words fit.

    Raises WrongWishError with the list of them, where there is a choice and none was made.
    """
    if number is not None:
        if not 1 <= number <= len(tables):
            message = _(
                "there is no table {number}; the tables with units are:\n{tables}",
                number=number,
                tables=_list(tables),
            )
            raise WrongWishError(message)
        return tables[number - 1]
    fitting = [each for each in tables if each.has_text] if len(tables) > 1 else list(tables)
    if len(fitting) == 1:
        return fitting[0]
    message = _(
        "several tables could be meant; choose one with --table:\n{tables}", tables=_list(tables)
    )
    raise WrongWishError(message)


def _list(tables: Sequence[Table]) -> str:
    return "\n".join(f"  {n}  {_described(table)}" for n, table in enumerate(tables, 1))


def _described(table: Table) -> str:
    headings = " | ".join(dict.fromkeys(filter(None, table.header.headings)))
    called = table.name or next(
        (each.text for each in reversed(table.above) if not is_furniture(each.text)), ""
    )
    described = aside(headings, n_("{number} row", "{number} rows", len(table.rows)))
    return headed(called[:40], described) if called else described
