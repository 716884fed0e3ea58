"""Workbooks (.xlsx, .xls, .ods) -> a grid a sheet.

Merged cells, values as they are seen, and what a workbook has beside its cells. Sheets, rows and
columns that are hidden are read, for a plan may stand in them, and named. Of an .xls the formats of
dates are not known, so that these are given as year, month and day, which is said.
"""

import datetime as dt
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from portplan.importing import sheets_ods, sheets_xls, sheets_xlsx
from portplan.importing.archives import check_archive, damaged, encrypted, is_encrypted_ole, is_ole
from portplan.importing.document import Cell, Document, Grid, LeftOut, Place, UnreadableError
from portplan.importing.limits import check_cells, check_columns, check_size
from portplan.importing.sheets_text import Value, is_dated, text_of
from portplan.text.messages import N_, _

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_NEEDED = N_("to read workbooks, install portplan with its extra: pip install 'portplan[office]'")
_UNKNOWN_DATE = N_("the form of a date (it is given as year, month and day)")
_STDERR = 2
_DAMAGES = (LookupError, OverflowError, ValueError, struct.error)
_OTHER_PARTS = {
    "xl/media/": N_("a picture"),
    "xl/charts/chart": N_("a chart"),
    "xl/comments": N_("comments on cells"),
    "xl/threadedcomments/": N_("comments on cells"),
    "xl/externallinks/externallink": N_("a link to another file, which is not followed"),
    "xl/vbaproject.bin": N_("macros, which are never run"),
}


def read(content: bytes, name: str) -> Document:
    """Return what a workbook holds, whatever its name says that it is.

    Raises UnreadableError where it is none, is encrypted, damaged or over a limit, and where the
    library that reads it is not installed. `name` is the file's, for what is said of it.
    """
    check_size(content)
    if is_encrypted_ole(content):
        raise encrypted()
    if is_ole(content):
        return _document(content, [])
    kind = ".ods" if name.lower().endswith(".ods") else ".xlsx"
    parts = [each.lower() for each in check_archive(content, kind)]
    if "content.xml" in parts:
        return sheets_ods.document(content)
    if "xl/workbook.bin" in parts:
        raise UnreadableError(
            _("{name} is an .xlsb workbook; open it and save it as .xlsx", name=name)
        )
    if "xl/workbook.xml" not in parts:
        raise damaged(".xlsx")
    return _document(content, parts)


def _document(content: bytes, parts: list[str]) -> Document:
    try:
        import python_calamine as calamine  # noqa: PLC0415 - for workbooks alone
    except ImportError as error:
        raise UnreadableError(_(_NEEDED)) from error
    grids: list[Grid] = []
    left_out: list[LeftOut] = []
    try:
        if not parts:
            sheets_xls.check_areas(content)
        with _quiet():
            book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
            names = book.sheet_names
            extras = sheets_xlsx.sheets(content, names) if parts else None
            for number in range(len(names)):
                known = next(extras, None) if extras else None
                grids += _grid(book, number, known, left_out)
                check_cells(sum(len(grid.rows) * len(grid.rows[0]) for grid in grids))
    except UnreadableError:
        raise
    except calamine.PasswordError as error:
        raise encrypted() from error
    except BaseException as error:
        # What a damaged file brings up in calamine is no Exception, and has no name in it.
        if (
            isinstance(error, (*_DAMAGES, calamine.CalamineError))
            or type(error).__name__ == "PanicException"
        ):
            raise damaged(".xlsx" if parts else ".xls") from error
        raise
    left_out += [
        LeftOut(_(what), Place())
        for start, what in _OTHER_PARTS.items()
        for part in parts
        if part.startswith(start)
    ]
    return Document(tuple(grids), tuple(left_out))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep calamine from writing to stderr where it fails in a damaged file.

    It is not Python that writes there, so that the file itself has to be another one meanwhile.
    """
    try:
        kept = os.dup(_STDERR)
    except OSError:  # there is no stderr
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)
        os.close(nowhere)


def _grid(
    book: "CalamineWorkbook",
    number: int,
    known: sheets_xlsx.Extras | None,
    left_out: list[LeftOut],
) -> Iterator[Grid]:
    about = book.sheets_metadata[number]
    place = Place(table=number + 1, sheet=about.name)
    if about.typ != type(about.typ).WorkSheet:
        left_out.append(LeftOut(_("a sheet that has no cells"), place))
        return
    sheet = book.get_sheet_by_index(number)
    values = sheet.to_python(skip_empty_area=False)
    for (row, column), error in (known.errors if known else {}).items():
        if row < len(values) and column < len(values[row]):
            values[row][column] = error
    rows = _rows(values, _texts(values, known, place, left_out), sheet, place)
    if not rows:
        return
    if about.visible != type(about.visible).Visible:
        left_out.append(LeftOut(_("the mark that the sheet is hidden (the sheet is read)"), place))
    left_out += known.left_out if known else ()
    yield Grid(rows, place, about.name)


def _texts(
    values: list[list[Value]],
    known: sheets_xlsx.Extras | None,
    place: Place,
    left_out: list[LeftOut],
) -> Callable[[Value, int, int], str]:
    """Return what gives a value's text, and says where it is a date in an unknown form."""
    kinds = set(map(type, chain.from_iterable(values)))
    has_dates = any(issubclass(kind, dt.date) for kind in kinds)
    special = has_dates or (
        float in kinds
        and any(
            type(value) is float and not value.is_integer() for value in chain.from_iterable(values)
        )
    )
    if not special:
        return lambda value, _row, _column: text_of(value)
    formats = known.cell_formats() if known else {}

    def text(value: Value, row: int, column: int) -> str:
        format_ = formats.get((row, column), "")
        if isinstance(value, dt.date) and not is_dated(format_):
            at = place._replace(row=row + 1, column=column + 1)
            left_out.append(LeftOut(_(_UNKNOWN_DATE), at))
        return text_of(value, format_)

    return text


def _rows(
    values: list[list[Value]],
    text: Callable[[Value, int, int], str],
    sheet: "CalamineSheet",
    place: Place,
) -> tuple[tuple[Cell, ...], ...]:
    """Return a sheet's rows without the empty ones and the empty columns behind the last cell."""
    ends = [_last(row) for row in values]
    width = max(ends, default=0)
    height = max((number for number, end in enumerate(ends, 1) if end), default=0)
    check_columns(width)
    check_cells(height * width)
    table, name = place.table, place.sheet
    rows = [
        [
            Cell(seen, Place(0, table, name, row, column))
            for column, seen in enumerate(_seen(each[:width], row - 1, text), 1)
        ]
        for row, each in enumerate(values[:height], 1)
    ]
    over = 0
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        high, wide = min(bottom + 1, height) - top, min(right + 1, width) - left
        if high > 0 and wide > 0:
            over += high * wide
            check_cells(over)
            cell = rows[top][left]._replace(rows=high, columns=wide)
            for row in rows[top : top + high]:
                row[left : left + wide] = [cell] * wide
    return tuple(map(tuple, rows))


def _seen(values: list[Value], row: int, text: Callable[[Value, int, int], str]) -> list[str]:
    return [
        value if type(value) is str and "\r" not in value else text(value, row, column)
        for column, value in enumerate(values)
    ]


def _last(row: list[Value]) -> int:
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return end
