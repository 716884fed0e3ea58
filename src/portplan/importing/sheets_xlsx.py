"""What calamine does not tell of an .xlsx: how large a sheet is, formats, errors, what is hidden.

The parts are searched and not parsed: most sheets have nothing of what is looked for, and a search
takes a hundredth of the time in which they are read.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from portplan.importing.document import LeftOut, Place, UnreadableError
from portplan.importing.limits import MAX_CELLS
from portplan.importing.sheets_text import BUILT_IN
from portplan.text.messages import _

# calamine makes room for all cells between the first and the last, at 32 bytes each.
_MAX_AREA = 5 * MAX_CELLS
_MAX_TEXT = 2**28
_A_LETTER = 26

# Of parts of an element's name and of its attributes, none of which can run on into the next one.
_P = rb"(?:\w+:)?"
_REF = rb'(?=[^<>]*? r="([A-Z]{1,3}[0-9]+)")'
_FORMULA = rb"<" + _P + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</" + _P + rb"f>)"
_NOT_EMPTY = rb'"(?:[^<>]*[^</>])?>'
_HIDDEN = rb'[^<>]*? hidden="(?:1|true)"'
_CELL = re.compile(rb"<" + _P + rb"c\b" + _REF + rb'[^<>]*? s="([0-9]+)"')
_ERROR = re.compile(
    rb"<" + _P + rb"c\b" + _REF + rb'[^<>]*? t="e"[^<>]*>\s*(?:' + _FORMULA + rb")?\s*<" + _P
    + rb"v>([^<]*)<"
)  # fmt: skip
_NO_VALUE = re.compile(
    rb"<" + _P + rb"c\b" + _REF + rb"[^<>]*[^</>]>\s*" + _FORMULA + rb"\s*(?:<" + _P
    + rb"v\s*/>|<" + _P + rb"v></" + _P + rb"v>)?\s*</" + _P + rb"c>"
)  # fmt: skip
_UNPLACED = re.compile(rb"<" + _P + rb'c(?![^<>]* r=")[ />]')
_WIDE = re.compile(rb' r="([A-Z]{2,3})[0-9]+' + _NOT_EMPTY)
_LONG = re.compile(rb' r="[A-Z]{1,3}([0-9]{6,})' + _NOT_EMPTY)
_ROW = re.compile(rb' r="[A-Z]{1,3}([0-9]+)' + _NOT_EMPTY)
_HIDDEN_ROW = re.compile(rb"<" + _P + rb'row\b(?=[^<>]*? r="([0-9]+)")' + _HIDDEN)
_HIDDEN_COLUMN = re.compile(rb"<" + _P + rb'col\b(?=[^<>]*? min="([0-9]+)")' + _HIDDEN)
_SHARED = re.compile(rb' t="s"[^<>]*>\s*<' + _P + rb"v>([0-9]+)<")
_SHEET = re.compile(rb"<" + _P + rb'sheet\b[^<>]*? \w+:id="([^"]*)"')
_RELATION = re.compile(rb"<" + _P + rb"Relationship\b([^<>]*)>")
_ATTRIBUTE = re.compile(rb'\b(\w+)="([^"]*)"')
_NUMBER_FORMAT = re.compile(
    rb"<" + _P + rb'numFmt\b(?=[^<>]*? numFmtId="([0-9]+)")[^<>]*? formatCode="([^"]*)"'
)
_STYLES = re.compile(rb"<" + _P + rb"cellXfs\b.*?</" + _P + rb"cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<" + _P + rb'xf\b[^<>]*? numFmtId="([0-9]+)"')


class Extras(NamedTuple):
    """What is known of a sheet's cells, by their row and column from 0, and what is to be said."""

    errors: dict[tuple[int, int], str]
    left_out: tuple[LeftOut, ...]
    xml: bytes
    formats: tuple[str, ...]

    def cell_formats(self) -> dict[tuple[int, int], str]:
        """Return the formats of the cells, which takes a while."""
        return {
            _position(cell[1].decode()): self.formats[int(cell[2])]
            for cell in _CELL.finditer(self.xml)
            if int(cell[2]) < len(self.formats)
        }


def sheets(content: bytes, names: list[str]) -> Iterator[Extras]:
    """Give what is to be known of each sheet, in their order, before calamine reads it.

    Raises UnreadableError where a sheet would take more memory than the limits allow.
    """
    with ZipFile(BytesIO(content)) as archive:
        parts = {name.lower(): name for name in archive.namelist()}

        def part(name: str) -> bytes:
            return archive.read(parts[name.lower()]) if name.lower() in parts else b""

        formats = tuple(_formats(part("xl/styles.xml")))
        texts = [len(text) for text in part("xl/sharedStrings.xml").split(b"</si>")]
        for number, (name, path) in enumerate(zip(names, _paths(part), strict=False), 1):
            xml = part(path)
            _check_area(xml)
            _check_texts(xml, texts)
            place = Place(table=number, sheet=name)
            yield Extras(dict(_errors(xml)), tuple(_told(xml, place)), xml, formats)


def _paths(read: Callable[[str], bytes]) -> Iterator[str]:
    """Give the parts of the sheets in the order of the workbook."""
    attributes = (
        dict(_ATTRIBUTE.findall(each))
        for each in _RELATION.findall(read("xl/_rels/workbook.xml.rels"))
    )
    targets = {each.get(b"Id"): each.get(b"Target", b"").decode() for each in attributes}
    for found in _SHEET.findall(read("xl/workbook.xml")):
        yield posixpath.normpath(posixpath.join("/xl", targets.get(found, ""))).lstrip("/")


def _formats(xml: bytes) -> Iterator[str]:
    own = {int(id_): unescape(code.decode()) for id_, code in _NUMBER_FORMAT.findall(xml)}
    styles = _STYLES.search(xml)
    for id_ in _STYLE.findall(styles[0] if styles else b""):
        yield own.get(int(id_)) or BUILT_IN.get(int(id_), "")


def _check_area(xml: bytes) -> None:
    rows = max(map(int, _LONG.findall(xml)), default=99_999)
    columns = max(map(_column, _WIDE.findall(xml)), default=_A_LETTER)
    if rows * columns > _MAX_AREA:
        rows = max(map(int, _ROW.findall(xml)), default=0)
    if not _is_placed(xml) and _UNPLACED.search(xml):
        each_row = xml.split(b"<row")
        rows = max(rows, len(each_row))
        columns = max(columns, *(row.count(b"<c") for row in each_row))
    if rows * columns > _MAX_AREA:
        raise UnreadableError(
            _(
                "a sheet of {rows} rows and {columns} columns has more than {number} cells,"
                " which is refused; save the rows and columns that have the plan alone",
                rows=f"{rows:,}",
                columns=f"{columns:,}",
                number=f"{_MAX_AREA:,}",
            )
        )


def _is_placed(xml: bytes) -> bool:
    """Return whether it is easily seen that each row and cell says where it is."""
    return b":sheetData" not in xml and xml.count(b' r="') == (
        xml.count(b"<row ") + xml.count(b"<row>") + xml.count(b"<c ") + xml.count(b"<c>")
    )


def _check_texts(xml: bytes, texts: list[int]) -> None:
    if max(texts) * xml.count(b' t="s"') < _MAX_TEXT:
        return
    shared = [int(number) for number in _SHARED.findall(xml)]
    if sum(texts[number] for number in shared if number < len(texts)) > _MAX_TEXT:
        raise UnreadableError(
            _(
                "the texts of a sheet have more than {number} MB, which is refused; save the rows"
                " and columns that have the plan alone",
                number=_MAX_TEXT // 2**20,
            )
        )


def _errors(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    if b't="e"' in xml:
        for cell, error in _ERROR.findall(xml):
            yield _position(cell.decode()), error.decode()


def _told(xml: bytes, place: Place) -> Iterator[LeftOut]:
    """Say what is hidden, and which formulas have no value."""
    if b"hidden=" in xml:
        for row in _HIDDEN_ROW.findall(xml):
            yield LeftOut(
                _("the mark that a row is hidden (the row is read)"), place._replace(row=int(row))
            )
        for column in _HIDDEN_COLUMN.findall(xml):
            yield LeftOut(
                _("the mark that a column is hidden (the column is read)"),
                place._replace(column=int(column)),
            )
    if b"<f>" in xml or b"<f " in xml or b"<f/" in xml or b":f" in xml:
        for cell in _NO_VALUE.findall(xml):
            row, column = _position(cell.decode())
            yield LeftOut(
                _("a formula whose value is not in the file"),
                place._replace(row=row + 1, column=column + 1),
            )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _A_LETTER + letter - ord("A") + 1
    return number


def _position(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]) - 1, _column(letters.encode()) - 1
