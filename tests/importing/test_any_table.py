"""Whatever table is put into a document of any format is what its reader finds there."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from made_docx import docx_of, table
from made_html import html_table, laid_out
from made_pdf import Ruled, pdf_of
from made_sheets import ods_of, xlsx_of
from made_tables import Table, are_shared, grids, seen, seen_in, tables, unwrapped
from portplan.importing import from_docx, from_html, from_pdf, from_sheets
from portplan.importing.document import Document


def of_html(slots: Table) -> Document:
    return from_html.read(laid_out("表", html_table(slots)).encode(), "表.html")


READ: dict[str, Callable[[Table], Document]] = {
    "docx": lambda slots: from_docx.read(docx_of("表", table(slots)), "表.docx"),
    "xlsx": lambda slots: from_sheets.read(xlsx_of({"表": slots}), "表.xlsx"),
    "ods": lambda slots: from_sheets.read(ods_of({"表": slots}), "表.ods"),
    "html": of_html,
    "pdf": lambda slots: from_pdf.read(pdf_of(["表", Ruled(slots)]), "表.pdf"),
}


@pytest.mark.parametrize("kind", READ)
@given(slots=tables())
@settings(max_examples=30, deadline=None)
def test_any_table_is_read_as_it_was_made(kind: str, slots: Table) -> None:
    (grid,) = grids(READ[kind](slots))
    assert unwrapped(seen_in(grid)) == seen(slots)
    assert are_shared(grid)
