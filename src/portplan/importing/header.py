"""The header of a table, found by its words in the first rows."""

from collections.abc import Container
from typing import NamedTuple

from portplan.importing.document import Cell, Grid
from portplan.importing.headings import bare, is_heading, names_units

# A header stands in one of so many rows at the top, below titles.
_ROWS = 12
_FEWEST = 2


class Header(NamedTuple):
    """A header: the row with its words, the one behind it, and a cell for each column.

    `headings` are the cells' texts as they are compared.
    """

    at: int
    behind: int
    cells: tuple[Cell, ...]
    headings: tuple[str, ...]


def header_of(grid: Grid, asked: Container[str] = ()) -> Header | None:
    """Return a table's header, or None where no row names units and something else.

    A row with one of the headings that are `asked` for is one too.
    """
    for at, row in enumerate(grid.rows[:_ROWS]):
        if _is_header(row) or any(bare(cell.text) in asked for cell in row):
            return _whole(grid, at)
    return None


def _is_header(row: tuple[Cell, ...]) -> bool:
    cells = {id(cell): cell for cell in row if cell.text.strip()}.values()
    known = [cell for cell in cells if is_heading(cell.text)]
    return (
        len(cells) >= _FEWEST
        and len({bare(cell.text) for cell in cells}) >= _FEWEST
        and any(names_units(cell.text) for cell in known)
        and all("。" not in cell.text for cell in cells)
        and 2 * len(known) >= min(len(cells), 4)
    )


def _whole(grid: Grid, at: int) -> Header:
    """Return a header together with a second row of it, below or above."""
    row = grid.rows[at]
    above = grid.rows[at - 1] if at else row
    cells = tuple(
        over if not cell.text.strip() and is_heading(over.text) else cell
        for cell, over in zip(row, above, strict=True)
    )
    below = grid.rows[at + 1] if at + 1 < len(grid.rows) else row
    differing = [
        under
        for cell, under in zip(row, below, strict=True)
        if under is not cell and under.text.strip()
    ]
    is_second = any(names_units(each.text) for each in differing)
    if is_second and all(is_heading(each.text) for each in differing):
        cells = tuple(
            under if under.text.strip() else cell for cell, under in zip(cells, below, strict=True)
        )
        return Header(at, at + 2, cells, _compared(cells))
    # Headings that go over both rows, and what stands beside them, are no lines above the table.
    begins = at - 1 if at and any(cell in above for cell in cells if cell.text.strip()) else at
    return Header(begins, at + 1, cells, _compared(cells))


def _compared(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(bare(cell.text) for cell in cells)


def repeats(header: Header, row: tuple[Cell, ...]) -> bool:
    """Say whether a row is the header once more, as a page break repeats it."""
    count = 0
    for cell, heading in zip(row, header.headings, strict=True):
        word = bare(cell.text)
        if word and word != heading:
            return False
        count += bool(word)
    return count >= _FEWEST
