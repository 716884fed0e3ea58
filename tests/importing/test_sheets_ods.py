"""What an .ods has of its own: repeats, covered cells, texts as they are seen, what is hidden."""

import pytest

from made_sheets import ods_from
from made_tables import Over, are_shared, grids, seen, seen_in, texts
from portplan.importing.document import Document, LeftOut, Place, UnreadableError
from portplan.importing.from_sheets import read


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def read_rows(*rows: str, styles: str = "", more: str = "") -> Document:
    tables = f'<table:table table:name="表" {more}>{"".join(rows)}</table:table>'
    return read(ods_from(tables, styles), "表.ods")


def test_what_is_repeated_is_there_as_often() -> None:
    document = read_rows(
        row(cell("甲", 'table:number-columns-repeated="2"'), cell("乙")),
        row("<table:table-cell/>", attributes='table:number-rows-repeated="2"'),
        row(cell("丙"), attributes='table:number-rows-repeated="2"'),
        row("<table:table-cell/>", attributes='table:number-rows-repeated="1048570"'),
    )
    empty = ["", "", ""]
    assert texts(document) == [[["甲", "甲", "乙"], empty, empty, ["丙", "", ""], ["丙", "", ""]]]
    (grid,) = grids(document)
    assert grid.rows[4][0].place == Place(table=1, sheet="表", row=5, column=1)


def test_cells_behind_many_empty_ones_are_in_their_columns() -> None:
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    assert texts(read_rows(row(cell("甲"), gap, cell("乙")))) == [[["甲", "", "", "乙"]]]


def test_a_merged_cell_goes_over_both_ways() -> None:
    spans = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = "<table:covered-table-cell/>"
    two = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    rows = [row(cell("甲", spans), covered, cell("乙")), row(two, cell("丙"))]
    (grid,) = grids(read_rows(*rows))
    assert seen_in(grid) == seen([[Over("甲", 2, 2), None, "乙"], [None, None, "丙"]])
    assert are_shared(grid)


def test_a_text_is_as_it_is_seen() -> None:
    inside = '甲<text:s text:c="2"/><text:span>乙<text:tab/></text:span>丙<text:line-break/>丁'
    assert texts(read_rows(row(cell(f"{inside}</text:p><text:p>戊")))) == [[["甲  乙\t丙\n丁\n戊"]]]


def test_rows_of_the_heading_are_repeated() -> None:
    heading = f"<table:table-header-rows>{row(cell('甲'))}</table:table-header-rows>"
    (grid,) = grids(read_rows(heading, row(cell("乙"))))
    assert (grid.repeated, len(grid.rows)) == (1, 2)


def test_what_is_hidden_is_read_and_said() -> None:
    style = (
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    hidden = row(cell("乙"), attributes='table:visibility="filter"')
    document = read_rows(
        columns, row(cell("甲")), hidden, styles=style, more='table:style-name="h"'
    )
    assert texts(document) == [[["甲"], ["乙"]]]
    assert document.left_out == (
        LeftOut(
            "the mark that the sheet is hidden (the sheet is read)", Place(table=1, sheet="表")
        ),
        LeftOut(
            "the mark that a column is hidden (the column is read)",
            Place(table=1, sheet="表", column=2),
        ),
        LeftOut(
            "the mark that a row is hidden (the row is read)", Place(table=1, sheet="表", row=2)
        ),
    )


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<office:annotation><text:p>批注</text:p></office:annotation>", "a comment"),
        ("<draw:frame><draw:image/></draw:frame>", "a picture"),
        ("<draw:custom-shape><text:p>框</text:p></draw:custom-shape>", "a text box"),
    ],
)
def test_what_is_no_text_is_named(inside: str, what: str) -> None:
    whole = f"<table:table-cell>{inside}<text:p>甲</text:p></table:table-cell>"
    document = read_rows(row(cell("乙"), whole))
    assert texts(document) == [[["乙", "甲"]]]
    assert document.left_out == (LeftOut(what, Place(table=1, sheet="表", row=1, column=2)),)


def test_a_formula_without_a_value_is_named() -> None:
    formula = '<table:table-cell table:formula="of:=1+1"/>'
    document = read_rows(row(cell("甲"), formula))
    what = "a formula whose value is not in the file"
    assert document.left_out == (LeftOut(what, Place(table=1, sheet="表", row=1, column=2)),)


def test_a_workbook_with_a_password_is_refused() -> None:
    content = ods_from("", manifest="<encryption-data/>")
    with pytest.raises(UnreadableError, match=r"^a password protects the file; "):
        read(content, "表.ods")


def test_what_is_merged_beyond_the_last_text_is_cut() -> None:
    spans = 'table:number-columns-spanned="3"'
    empty = f"<table:table-cell {spans}/>"
    document = read_rows(row(cell("甲")), row(empty))
    assert texts(document) == [[["甲"]]]
