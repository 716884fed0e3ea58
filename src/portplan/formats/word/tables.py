"""Tables and texts -> WordprocessingML."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple
from xml.sax.saxutils import escape

from rich.cells import cell_len

from portplan.formats.documents import (
    NAME,
    Grid,
    fit,
    headings,
    text_of,
)
from portplan.formats.terminal.cells import content_width, room_for
from portplan.formats.terminal.emphasis import FOUND, Finds
from portplan.formats.terminal.layout import Room, column_widths
from portplan.formats.word.parts import CELL_MARGIN, Paper
from portplan.questions.shown import Cell, Column, Kind, Passage, Row, Tile

# How wide half a Chinese letter of 12 points is, and what stands around a cell's text, both in
# twentieths of a point.
_HALF_LETTER = 120
_AROUND = 2 * CELL_MARGIN

# A heading above numbers is folded into lines of at most so many half letters.
_NARROW_HEADING = 8

# A word or a short text, as a deadline is, can be wider by this part of it in another font than the
# one that is asked for, and is not to be broken for it.
_SLACK = 4
_SHORT = 24

# So many tiles beside a name are as many as a page takes: what is more goes below.
_MOST_TILES = 20

_CENTRED = (Kind.NUMBER, Kind.TILE)

# The styles of words that are not there any more, and of those that are new.
_GONE, _NEW = "gone", "new"

# What stands out does so on paper without colours too.
_LETTERS = {
    "": "",
    NAME: "<w:rPr><w:b/></w:rPr>",
    FOUND: '<w:rPr><w:b/><w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/></w:rPr>',
    _GONE: "<w:rPr><w:strike/></w:rPr>",
    _NEW: '<w:rPr><w:b/><w:u w:val="single"/></w:rPr>',
}
_SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'


class Sized(NamedTuple):
    """A table and what each of its columns needs."""

    grid: Grid
    rooms: tuple[Room, ...]

    @property
    def width(self) -> int:
        """How wide it is where nothing folds."""
        return sum(room.content * _HALF_LETTER + _AROUND for room in self.rooms)


def sized(parts: Sequence[Sequence[Grid]]) -> list[list[Sized]]:
    """Return the tables of each part of a page, one of too many tiles in several.

    Those of like columns are of like widths, in all parts.
    """
    banded = [[band for grid in grids for band in _bands(grid)] for grids in parts]
    alike: dict[tuple[Column, ...], list[Grid]] = {}
    for grid in chain.from_iterable(banded):
        alike.setdefault(grid.columns, []).append(grid)
    rooms = {
        columns: tuple(
            _room(column, heading, [row[place] for grid in own for row in grid.rows])
            for place, (column, heading) in enumerate(zip(columns, headings(own[0]), strict=True))
        )
        for columns, own in alike.items()
    }
    return [[Sized(grid, rooms[grid.columns]) for grid in part] for part in banded]


def _bands(grid: Grid) -> Iterator[Grid]:
    tiles = [place for place, each in enumerate(grid.columns) if each.kind is Kind.TILE]
    if len(tiles) <= _MOST_TILES:
        yield grid
        return
    beside = [place for place, each in enumerate(grid.columns) if each.kind is not Kind.TILE]
    for start in range(0, len(tiles), _MOST_TILES):
        places = sorted([*beside, *tiles[start : start + _MOST_TILES]])
        yield grid._replace(
            columns=tuple(grid.columns[place] for place in places),
            groups=tuple(
                (heading, tuple(tuple(row[place] for place in places) for row in rows))
                for heading, rows in grid.groups
            ),
        )


def _room(column: Column, heading: str, cells: Sequence[Cell]) -> Room:
    if column.kind in _CENTRED:
        content = max(map(_narrow, cells), default=0)
        content = max(content, min(cell_len(heading), _NARROW_HEADING))
        return Room(content, content, 0)
    room = room_for(column._replace(heading=""), cells)
    is_short = column.kind is Kind.TEXT and room.content <= _SHORT
    slack = -(-room.content // _SLACK) if column.kind is Kind.WORD or is_short else 0
    content = max(room.content + slack, cell_len(heading))
    return Room(content, min(content, max(room.least, _NARROW_HEADING)), room.share)


def _narrow(cell: Cell) -> int:
    return len(text_of(cell)) if isinstance(cell, Tile) else content_width(cell)


def paragraph(text: str, style: str, finds: Finds) -> str:
    """Return a paragraph; what was found stands out."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(fit(text), finds)}</w:p>'


def _run(text: str, finds: Finds) -> str:
    (line,) = finds.emphasise([text], "", NAME)
    return "".join(_letters(piece, style) for piece, style in line)


def _letters(text: str, style: str) -> str:
    return f'<w:r>{_LETTERS[style]}<w:t xml:space="preserve">{_lines(text)}</w:t></w:r>'


def _said(cell: Cell, finds: Finds) -> str:
    """Return what a cell says: of a passage what is gone, struck out, or new, underlined."""
    if not isinstance(cell, Passage):
        return _run(text_of(cell), finds)
    style = _GONE if cell.is_gone else _NEW
    return "".join(_letters(fit(each.text), style * each.is_marked) for each in cell.pieces)


def _lines(text: str) -> str:
    return escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def table(each: Sized, paper: Paper) -> Iterator[str]:
    """Return a table in pieces, as wide as the paper: its headings stand again on each page."""
    widths = _widths(each, paper)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield from (f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    for heading, width in zip(headings(each.grid), widths, strict=True):
        style = '<w:pPr><w:pStyle w:val="ColumnHeading"/></w:pPr>'
        cell = f'{_SHADED}<w:vAlign w:val="center"/>'
        yield f"{_beginning(width, cell, style)}{_run(heading, Finds())}</w:p></w:tc>"
    yield "</w:tr>"
    beginnings = [
        _beginning(width, "", '<w:pPr><w:jc w:val="center"/></w:pPr>' * (column.kind in _CENTRED))
        for column, width in zip(each.grid.columns, widths, strict=True)
    ]
    for heading, rows in each.grid.groups:
        if heading:
            yield _across(heading, widths, each.grid.finds)
        yield from (_row(row, beginnings, each.grid.finds) for row in rows)
    yield "</w:tbl>"


def _widths(each: Sized, paper: Paper) -> list[int]:
    around = _AROUND * len(each.rooms)
    halves = column_widths(each.rooms, (paper.width - around) // _HALF_LETTER)
    # Narrower tables are widened, and what cannot be narrow enough is made so.
    scale = paper.width / (sum(halves) * _HALF_LETTER + around)
    return [round((width * _HALF_LETTER + _AROUND) * scale) for width in halves]


def _beginning(width: int, cell: str, style: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{cell}</w:tcPr><w:p>{style}'


def _across(heading: str, widths: Sequence[int], finds: Finds) -> str:
    """Return a heading that goes over all columns and stays with the row below it."""
    style = '<w:pPr><w:pStyle w:val="RowHeading"/></w:pPr>'
    beginning = _beginning(sum(widths), f'<w:gridSpan w:val="{len(widths)}"/>{_SHADED}', style)
    cell = f"{beginning}{_run(fit(heading), finds)}</w:p></w:tc>"
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _row(row: Row, beginnings: Sequence[str], finds: Finds) -> str:
    cells = "".join(
        f"{beginning}{_said(cell, finds)}</w:p></w:tc>"
        for beginning, cell in zip(beginnings, row, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
