"""A page -> the same page in the characters that an encoding has."""

import codecs
from functools import partial

from portplan.questions.shown import Cell, Counted, Load, Page, Passage, Table, Tile, Units
from portplan.text.normal import writable


def in_encoding(page: Page, encoding: str) -> Page:
    r"""Return a page with what an encoding lacks as its code: in ASCII, 海 is \u6d77.

    It is done before anything is measured, so that columns stand straight.
    """
    if codecs.lookup(encoding).name == "utf-8":
        return page
    return page._replace(
        title=writable(page.title, encoding),
        tables=tuple(_table(table, encoding) for table in page.tables),
        text=tuple(writable(line, encoding) for line in page.text),
        ranking=page.ranking and _table(page.ranking, encoding),
        sections=tuple(in_encoding(section, encoding) for section in page.sections),
    )


def _table(table: Table, encoding: str) -> Table:
    written = partial(writable, encoding=encoding)
    return table._replace(
        heading=written(table.heading),
        columns=tuple(each._replace(heading=written(each.heading)) for each in table.columns),
        rows=tuple(tuple(_cell(cell, encoding) for cell in row) for row in table.rows),
        marked=tuple(map(written, table.marked)),
    )


def _cell(cell: Cell, encoding: str) -> Cell:
    match cell:
        case str():
            return writable(cell, encoding)
        case Counted():
            return writable(str(cell), encoding)
        case Units(names):
            return Units(tuple(writable(name, encoding) for name in names))
        case Passage(pieces):
            return cell._replace(
                pieces=tuple(each._replace(text=writable(each.text, encoding)) for each in pieces)
            )
        case Load() | Tile() | int():
            return cell
