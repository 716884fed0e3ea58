"""A page -> one table that says for itself what titles, headings and colours say elsewhere."""

from typing import NamedTuple

from portplan.questions.shown import Cell, Column, Counted, Kind, Load, Page, Tile


class Flat(NamedTuple):
    """The headings, and the rows of texts and numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def flat(page: Page) -> Flat:
    """Return a page as one table, of all its tables that are like the first one.

    A bar is left out, since its counts stand beside it, and so is a legend, which is a table of
    other columns: the headings are written in full.
    """
    columns = page.tables[0].columns
    places = [place for place, column in enumerate(columns) if column.kind is not Kind.LOAD]
    rows = (row for table in page.tables if table.columns == columns for row in table.rows)
    return Flat(
        tuple(_heading(columns[place]) for place in places),
        tuple(tuple(plain(row[place]) for place in places) for row in rows),
    )


def _heading(column: Column) -> str:
    return column.full or column.heading


def plain(cell: Cell) -> str | int:
    """Return what a cell says, without what a drawing of it would add."""
    match cell:
        case int():
            return cell
        case Counted(name, _):
            return name
        case Tile():
            return _counts(cell)
        case Load():
            return cell.total
        case _:
            return str(cell)


def _counts(tile: Tile) -> str | int:
    """Return the counts of a tile, in words where there are several roles."""
    if len(tile.counts) == 1:
        return tile.counts[0][1] or ""
    return "、".join(f"{role.word} {count}" for role, count in tile.counts if count)
