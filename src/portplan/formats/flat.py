"""A page -> one table that says for itself what titles, headings and colours say elsewhere."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portplan.questions.shown import (
    Cell,
    Column,
    Counted,
    Kind,
    Load,
    Page,
    Passage,
    Row,
    Table,
    Tile,
)

Columns = tuple[Column, ...]


class Flat(NamedTuple):
    """The headings, and the rows of texts, passages and numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str | int | Passage, ...], ...]


def flats(page: Page) -> list[Flat]:
    """Return a page as one table; of several plans, what has other headings is one of its own."""
    pages = [part for part in page.parts if part.tables]
    if not page.sections:
        return list(map(flat, pages))
    tables = padded(table for part in pages for table in _like_the_first(part))
    rows: dict[tuple[Column, ...], list[Row]] = {}
    for table in tables:
        rows.setdefault(table.columns, []).extend(table.rows)
    return [_flat(columns, own) for columns, own in rows.items()]


def padded(tables: Iterable[Table]) -> list[Table]:
    """Return tables of several plans with the columns of texts that end some of them in all.

    An optional text, such as a deadline, has a column where a plan has any. Without one a table has
    nothing in it, so that it goes on below the tables of the other plans.
    """
    split = [(table, _split(table.columns)) for table in tables]
    ends: dict[tuple[Column, ...], dict[Column, None]] = {}
    for _, (beginning, end) in split:
        ends.setdefault(beginning, {}).update(dict.fromkeys(end))
    return [
        _ending(table, beginning, end, tuple(ends[beginning])) for table, (beginning, end) in split
    ]


def _split(columns: Columns) -> tuple[Columns, Columns]:
    at = len(columns)
    while at and columns[at - 1].kind is Kind.TEXT:
        at -= 1
    return columns[:at], columns[at:]


def _ending(table: Table, beginning: Columns, end: Columns, wanted: Columns) -> Table:
    if end == wanted:
        return table
    places = [len(beginning) + end.index(each) if each in end else None for each in wanted]
    rows = (
        (*row[: len(beginning)], *("" if place is None else row[place] for place in places))
        for row in table.rows
    )
    return table._replace(columns=(*beginning, *wanted), rows=tuple(rows))


def flat(page: Page) -> Flat:
    """Return a page as one table, of all its tables that are like the first one.

    A bar is left out, since its counts stand beside it, and so is a legend, which is a table of
    other columns: the headings are written in full.
    """
    columns = page.tables[0].columns if page.tables else ()
    return _flat(columns, (row for table in _like_the_first(page) for row in table.rows))


def _like_the_first(page: Page) -> Iterator[Table]:
    return (table for table in page.tables if table.columns == page.tables[0].columns)


def _flat(columns: Columns, rows: Iterable[Row]) -> Flat:
    places = [place for place, column in enumerate(columns) if column.kind is not Kind.LOAD]
    return Flat(
        tuple(_heading(columns[place]) for place in places),
        tuple(tuple(plain(row[place]) for place in places) for row in rows),
    )


def _heading(column: Column) -> str:
    return column.full or column.heading


def plain(cell: Cell) -> str | int | Passage:
    """Return what a cell says, without what a drawing of it would add."""
    match cell:
        case int() | Passage():
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
