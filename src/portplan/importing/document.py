"""What a published document is made of, whatever its format: grids and paragraphs in their order.

A reader of a format makes a `Document` and decides nothing: what is a header, a name or an area
is found by what all formats share.
"""

from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands in a document, as people count, from 1; 0 where it has no such thing.

    A cell of Word or PDF has a table, row and column, and in PDF a page; one of a workbook has the
    sheet's name too. A paragraph of Word has its number as `line`. A cell or a paragraph of a text
    file (CSV, Markdown, HTML, TXT) has its line, and its column in characters.
    """

    page: int = 0
    table: int = 0
    sheet: str = ""
    row: int = 0
    column: int = 0
    line: int = 0


class Cell(NamedTuple):
    """A cell's text as published, a line break in it as a line end, and where it stands.

    A merged one has as many `rows` and `columns` as it goes over, and is the same object at each of
    its places in the grid.
    """

    text: str
    place: Place
    rows: int = 1
    columns: int = 1


class Grid(NamedTuple):
    """A table, or a sheet of a workbook: its rows all have the same number of cells.

    Where a table goes on over pages and the format has a table for each page (PDF), each is a
    grid; what they share joins them. `name` is the sheet's or the caption, or empty.
    `repeated` are the rows at its top that the document marks as repeated on each page.
    """

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    name: str = ""
    repeated: int = 0


class Paragraph(NamedTuple):
    """A paragraph outside of tables, as published. `level` is a heading's, from 1; 0 is none."""

    text: str
    place: Place
    level: int = 0


class LeftOut(NamedTuple):
    """What a reader did not read, in a few words (a picture, a footnote), and where it stands."""

    what: str
    place: Place


class Document(NamedTuple):
    """A document's grids and paragraphs in their order, and what its reader left out."""

    parts: tuple[Grid | Paragraph, ...]
    left_out: tuple[LeftOut, ...] = ()


class UnreadableError(ValueError):
    """A source cannot be read or is refused; the message says why and what to do."""
