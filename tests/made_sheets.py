"""Workbooks that tests make: .xlsx by XlsxWriter, .ods by hand."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from made_tables import Over, Slot, Table


def xlsx_of(sheets: Mapping[str, Table]) -> bytes:
    """Return an .xlsx workbook with these sheets; a merged cell is merged there."""
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(table):
                for column, slot in enumerate(row):
                    if isinstance(slot, Over) and slot.rows * slot.columns > 1:
                        end = at + slot.rows - 1, column + slot.columns - 1
                        sheet.merge_range(at, column, *end, slot.text)
                    elif slot is not None:
                        sheet.write_string(at, column, slot if isinstance(slot, str) else slot.text)
    return made.getvalue()


def ods_of(sheets: Mapping[str, Table]) -> bytes:
    """Return an .ods workbook with these sheets."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(_row, table))}</table:table>"
        for name, table in sheets.items()
    )
    return ods_from(tables)


def ods_from(tables: str, styles: str = "", manifest: str = "") -> bytes:
    """Return an .ods workbook with such XML in its tables and automatic styles."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in [
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
            ("draw", "drawing"),
        ]
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("content.xml", content)
    return made.getvalue()


def _row(row: Sequence[Slot]) -> str:
    return f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"


def _cell(slot: Slot) -> str:
    if slot is None:
        return "<table:covered-table-cell/>"
    over = Over(slot) if isinstance(slot, str) else slot
    spans = (
        f' table:number-rows-spanned="{over.rows}" table:number-columns-spanned="{over.columns}"'
        if over.rows * over.columns > 1
        else ""
    )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in over.text.split("\n"))
    return f'<table:table-cell office:value-type="string"{spans}>{lines}</table:table-cell>'
