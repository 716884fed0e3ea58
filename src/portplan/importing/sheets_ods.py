"""An .ods workbook -> a grid a sheet, from its content.xml, a row at a time.

Its texts are as they are seen, and it says which cells are merged, which calamine does not tell.
"""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import ZipFile

from portplan.importing.archives import damaged, encrypted
from portplan.importing.document import Cell, Document, Grid, LeftOut, Place
from portplan.importing.limits import check_cells, check_columns, check_depth
from portplan.importing.spans import Board, Row
from portplan.text.messages import N_, _

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE = _OASIS + "table:1.0}"
_TEXT = _OASIS + "text:1.0}"
_OFFICE = _OASIS + "office:1.0}"
_STYLE = _OASIS + "style:1.0}"
_DRAWING = _OASIS + "drawing:1.0}"

_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_WRITTEN = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_SKIPPED = {
    f"{_OFFICE}annotation": N_("a comment"),
    f"{_DRAWING}frame": N_("a picture"),
    f"{_DRAWING}custom-shape": N_("a text box"),
    f"{_TEXT}note": N_("a footnote"),
}
_ROW_HIDDEN = N_("the mark that a row is hidden (the row is read)")
_COLUMN_HIDDEN = N_("the mark that a column is hidden (the column is read)")
_NO_VALUE = N_("a formula whose value is not in the file")


def document(content: bytes) -> Document:
    """Return what an .ods holds, which is an archive that was checked. Raises UnreadableError."""
    with ZipFile(BytesIO(content)) as archive:
        names = set(archive.namelist())
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise encrypted()
        xml = archive.read("content.xml") if "content.xml" in names else b""
    left_out: list[LeftOut] = []
    try:
        grids = tuple(_grids(xml, left_out))
    except (ParseError, LookupError) as error:
        raise damaged(".ods") from error
    return Document(grids, tuple(left_out))


def _grids(xml: bytes, left_out: list[LeftOut]) -> Iterator[Grid]:
    hidden: set[str | None] = set()
    sheet: _Sheet | None = None
    number = cells = depth = 0
    for event, element in iterparse(BytesIO(xml), events=("start", "end")):  # noqa: S314 - no DTD
        depth += 1 if event == "start" else -1
        check_depth(depth)
        if element.tag == f"{_TABLE}table":
            if event == "start" and sheet is None:
                number += 1
                sheet = _Sheet(element, number, left_out)
                if element.get(f"{_TABLE}style-name") in hidden:
                    left_out.append(
                        LeftOut(
                            _("the mark that the sheet is hidden (the sheet is read)"), sheet.place
                        )
                    )
            elif event == "end" and sheet is not None and sheet.element is element:
                if grid := sheet.grid():
                    cells += len(grid.rows) * len(grid.rows[0])
                    check_cells(cells)
                    yield grid
                sheet = None
                element.clear()
        elif event == "end" and element.tag == f"{_STYLE}style":
            if any(each.get(f"{_TABLE}display") == "false" for each in element):
                hidden.add(element.get(f"{_STYLE}name"))
        elif sheet is not None:
            sheet.take(event, element)


class _Sheet:
    """A sheet while it is read."""

    def __init__(self, element: Element, number: int, left_out: list[LeftOut]) -> None:
        self.element = element
        self.place = Place(table=number, sheet=element.get(f"{_TABLE}name", ""))
        self._left_out = left_out
        self._board = Board()
        self._row = self._column = 0
        self._heading = False
        self._repeated = 0

    def take(self, event: str, element: Element) -> None:
        """Take a row, column or heading when it begins or ends."""
        if element.tag == f"{_TABLE}table-header-rows":
            self._heading = event == "start"
        elif event == "end" and element.tag == f"{_TABLE}table-column":
            count = _count(element, "number-columns-repeated")
            if _is_hidden(element):
                self._leave_out(_COLUMN_HIDDEN, 0, self._column + 1)
            self._column += count
        elif event == "end" and element.tag == f"{_TABLE}table-row":
            count = _count(element, "number-rows-repeated")
            cells = list(self._cells(element))
            if cells:
                if _is_hidden(element):
                    self._leave_out(_ROW_HIDDEN, self._row + 1, 0)
                check_cells(count * sum(cell.rows * cell.columns for _column, cell in cells))
                for row in range(self._row, self._row + count):
                    for column, cell in cells:
                        at = self.place._replace(row=row + 1, column=column + 1)
                        self._board.put(row, column, cell._replace(place=at))
                if self._heading:
                    self._repeated = self._row + count
            self._row += count
            element.clear()

    def grid(self) -> Grid | None:
        """Return the sheet's rows up to the last that has a text, or None where none has."""
        ends = [_last(row) for row in self._board.rows]
        width = max(ends, default=0)
        height = max((number for number, end in enumerate(ends, 1) if end), default=0)
        if not height:
            return None
        self._board.rows = [
            [cell if cell and _is_within(cell, height, width) else None for cell in row[:width]]
            for row in self._board.rows[:height]
        ]
        table, name = self.place.table, self.place.sheet
        rows = self._board.filled(lambda row, column: Place(0, table, name, row + 1, column + 1))
        return Grid(rows, self.place, name, min(self._repeated, height))

    def _cells(self, row: Element) -> Iterator[tuple[int, Cell]]:
        """Give the cells of a row that have a text or go over others, with their columns from 0."""
        column = 0
        for element in row:
            if element.tag not in _CELLS:
                continue
            count = _count(element, "number-columns-repeated")
            self._here = self._row + 1, column + 1
            text = self._text(element)
            rows = _count(element, "number-rows-spanned")
            columns = _count(element, "number-columns-spanned")
            if (
                f"{_TABLE}formula" in element.attrib
                and f"{_OFFICE}value-type" not in element.attrib
            ):
                self._leave_out(_NO_VALUE, *self._here)
            if element.tag == f"{_TABLE}table-cell" and (text or rows > 1 or columns > 1):
                check_columns(column + count)
                for each in range(column, column + count):
                    yield each, Cell(text, self.place, rows, columns)
            column += count

    def _text(self, cell: Element) -> str:
        lines: list[str] = []
        for child in cell:
            if child.tag == f"{_TEXT}p":
                pieces: list[str] = []
                self._collect(child, pieces)
                lines.append("".join(pieces))
            elif child.tag in _SKIPPED:
                self._leave_out(_SKIPPED[child.tag], *self._here)
        return "\n".join(lines).strip("\n")

    def _collect(self, element: Element, pieces: list[str]) -> None:
        """Add a paragraph's texts; what it nests has been counted when it was read."""
        pieces.append(element.text or "")
        for child in element:
            if child.tag in _SKIPPED:
                self._leave_out(_SKIPPED[child.tag], *self._here)
            elif child.tag == f"{_TEXT}s":
                pieces.append(" " * min(_count(child, "c", _TEXT), 1000))
            elif child.tag in _WRITTEN:
                pieces.append(_WRITTEN[child.tag])
            else:
                self._collect(child, pieces)
            pieces.append(child.tail or "")

    def _leave_out(self, what: str, row: int, column: int) -> None:
        self._left_out.append(LeftOut(_(what), self.place._replace(row=row, column=column)))


def _count(element: Element, name: str, space: str = _TABLE) -> int:
    text = element.get(space + name, "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < len("10000000") else 1


def _is_hidden(element: Element) -> bool:
    return element.get(f"{_TABLE}visibility") in {"collapse", "filter"}


def _last(row: Row) -> int:
    return max((number for number, cell in enumerate(row, 1) if cell and cell.text), default=0)


def _is_within(cell: Cell, height: int, width: int) -> bool:
    """Return whether a cell ends in a sheet; one that goes on beyond its last text has none."""
    bottom, right = cell.place.row - 1 + cell.rows, cell.place.column - 1 + cell.columns
    return bottom <= height and right <= width
