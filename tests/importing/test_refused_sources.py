"""What would take all memory or time, or hides what it is, is refused with the reason."""

import tracemalloc

import pytest

from conftest import ROOT
from made_archives import part, repacked
from made_docx import cell, docx_of, paragraph, row
from made_pdf import Ruled, pdf_of
from made_sheets import ods_from, ods_of, xlsx_of
from portplan.importing import from_docx, from_html, from_pdf, from_sheets, limits
from portplan.importing.document import UnreadableError

MIB = 2**20
READERS = {
    "docx": from_docx.read, "xlsx": from_sheets.read, "ods": from_sheets.read,
    "xls": from_sheets.read, "html": from_html.read, "pdf": from_pdf.read,
}  # fmt: skip
WORKBOOK = ROOT / "tests" / "data" / "table.xls"
SMALL = {
    "docx": docx_of("甲"),
    "xlsx": xlsx_of({"表": [["甲"]]}),
    "ods": ods_of({"表": [["甲"]]}),
}
MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml", "ods": "content.xml"}
MANY = '<w:gridSpan w:val="1000000"/>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)


def refusal(kind: str, content: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        READERS[kind](content, f"表.{kind}")
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("kind", READERS)
def test_a_file_over_the_limit_is_not_looked_into(kind: str) -> None:
    assert refusal(kind, bytes(100 * MIB + 1)) == (
        "the file has more than 100 MB, which is refused; save the table alone, without pictures"
    )


@pytest.mark.parametrize("kind", MAIN)
@pytest.mark.parametrize("inside", ["main", "other"])
def test_a_bomb_is_refused_before_it_is_unpacked(
    kind: str, inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portplan.importing.archives.MAX_UNPACKED", 7 * MIB)
    bomb = repacked(SMALL[kind], {MAIN[kind] if inside == "main" else "x.png": bytes(8 * MIB)})
    tracemalloc.start()
    message = refusal(kind, bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert message == (
        "the file unpacks to more than 7 MB, which is refused; save the table alone, without "
        "pictures"
    )
    assert peak < 2 * MIB


@pytest.mark.parametrize("kind", MAIN)
def test_a_part_that_unpacks_to_far_more_than_it_is_is_refused(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portplan.importing.archives.RATIO_FROM", MIB)
    message = refusal(kind, repacked(SMALL[kind], {"x.png": bytes(2 * MIB)}))
    assert message == "x.png in the file unpacks to more than 400 times its size, which is refused"


@pytest.mark.parametrize("kind", MAIN)
def test_a_bomb_that_lies_of_its_size_is_refused(kind: str) -> None:
    bomb = repacked(SMALL[kind], {"x.png": bytes(2 * MIB)})
    real, told = (2 * MIB).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert bomb.count(real) >= 1
    assert refusal(kind, bomb.replace(real, told)).startswith("this is no .")


@pytest.mark.parametrize("kind", MAIN)
def test_a_part_that_would_be_a_huge_tree_is_refused(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portplan.importing.archives.MAX_PART", 100)
    assert "in the file has more than 0 MB, which is refused; " in refusal(kind, SMALL[kind])


@pytest.mark.parametrize("kind", MAIN)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b "bbb"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1:9/x">]>',
    ],
)
def test_entities_and_references_to_elsewhere_are_refused(
    kind: str, encoding: str, declared: str
) -> None:
    main = part(SMALL[kind], MAIN[kind]).decode()
    body = main.partition("?>")[2]
    made = f'<?xml version="1.0" encoding="{encoding}"?>{declared}{body}'.encode(encoding)
    message = refusal(kind, repacked(SMALL[kind], {MAIN[kind]: made}))
    assert message == (
        f"{MAIN[kind]} in the file declares a document type or entities, which is refused; open "
        "the file and save it anew"
    )


def test_more_parts_than_any_file_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portplan.importing.archives.MAX_PARTS", 3)
    assert refusal("docx", SMALL["docx"]) == "the file has more than 3 parts, which is refused"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_with_a_password_is_refused(kind: str) -> None:
    message = "a password protects the file; open it, take the password off and save it anew"
    assert refusal(kind, OLE + "EncryptedPackage".encode("utf-16-le")) == message


def test_an_old_word_file_is_refused_whatever_its_name() -> None:
    assert refusal("docx", OLE) == (
        "表.docx is an old .doc or a .wps file, whatever its name says; open it in Word or WPS and "
        "save it as .docx"
    )


@pytest.mark.parametrize("kind", ["docx", "xlsx", "ods", "xls", "pdf"])
@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"\0" * 99, b"<html>"])
def test_what_is_none_of_its_kind_is_refused(kind: str, content: bytes) -> None:
    message = refusal(kind, content)
    assert message.startswith("this is no "), message


def test_one_kind_named_as_another_is_refused() -> None:
    assert refusal("docx", SMALL["xlsx"]).startswith("this is no .docx file, or it is damaged; ")
    assert refusal("xlsx", SMALL["docx"]).startswith("this is no .xlsx file, or it is damaged; ")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("docx", docx_of(f"<w:tbl>{row(cell('', MANY))}</w:tbl>")),
        ("html", b"<table><tr><td colspan=1000000>x<td>y</table>"),
        (
            "ods",
            ods_from(
                "<table:table><table:table-row><table:table-cell "
                'table:number-columns-repeated="1000000"><text:p xmlns:text="urn:oasis:names:tc:'
                'opendocument:xmlns:text:1.0">x</text:p></table:table-cell></table:table-row>'
                "</table:table>"
            ),
        ),
    ],
)
def test_a_million_columns_are_refused(kind: str, content: bytes) -> None:
    assert refusal(kind, content) == (
        "a table has more than 16,384 columns, which is refused; save the columns that have the "
        "plan alone"
    )


@pytest.mark.parametrize(
    "cells",
    [
        '<row><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="99999"><c r="ZZ99999"><v>1</v></c></row>',
        f"<row>{'<c><v>1</v></c>' * 9000}</row>{'<row/>' * 9000}<row><c><v>1</v></c></row>",
    ],
)
def test_a_sheet_with_a_cell_far_out_is_refused(cells: str) -> None:
    sheet = part(SMALL["xlsx"], MAIN["xlsx"])
    start, end = sheet.index(b"<sheetData>"), sheet.index(b"</sheetData>")
    content = repacked(
        SMALL["xlsx"], {MAIN["xlsx"]: sheet[:start] + b"<sheetData>" + cells.encode() + sheet[end:]}
    )
    message = refusal("xlsx", content)
    assert message.endswith(
        "has more than 10,000,000 cells, which is refused; save the rows and columns that have "
        "the plan alone"
    )


def test_an_old_sheet_with_a_cell_far_out_is_refused() -> None:
    content = WORKBOOK.read_bytes()
    label = b"\xfd\x00\x0a\x00\x03\x00\x01\x00"  # a cell in row 4, column 2
    assert content.count(label) == 1
    far = content.replace(label, b"\xfd\x00\x0a\x00\xff\xff\xff\xff")
    assert refusal("xls", far).startswith("a sheet of 65,536 rows and 65,536 columns has more than")


def test_one_long_text_in_very_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portplan.importing.sheets_xlsx._MAX_TEXT", 20_000)
    content = xlsx_of({"表": [["长" * 1000]] * 10})
    assert refusal("xlsx", content).startswith("the texts of a sheet have more than 0 MB, which is")


@pytest.mark.parametrize("kind", ["docx", "xlsx", "ods", "html", "pdf"])
def test_more_cells_than_the_limit_are_refused(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 7)
    table = [("甲", "乙"), ("丙", "丁")]
    rows = "".join(f"<tr>{''.join(f'<td>{each}' for each in line)}" for line in table)
    xml = f"<w:tbl>{''.join(row(*map(cell, line)) for line in table)}</w:tbl>"
    twice = {
        "docx": docx_of(xml, paragraph("又"), xml),
        "xlsx": xlsx_of({"一": table, "二": table}),
        "ods": ods_of({"一": table, "二": table}),
        "html": f"<table>{rows}</table>又<table>{rows}</table>".encode(),
        "pdf": pdf_of([Ruled(table), "又", Ruled(table)]),
    }[kind]
    assert refusal(kind, twice) == (
        "the tables have more than 7 cells, which is refused; save the rows and columns that have "
        "the plan alone"
    )


def nested(depth: int, start: str, end: str) -> str:
    return start * depth + end * depth


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("docx", docx_of(nested(60, "<w:tbl><w:tr><w:tc><w:p/>", "</w:tc></w:tr></w:tbl>"))),
        ("docx", docx_of(f"<w:p>{nested(60, '<w:ins>', '</w:ins>')}</w:p>")),
        ("docx", docx_of(nested(60, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"))),
        ("html", nested(60, "<table><tr><td>", "</table>").encode()),
        (
            "ods",
            ods_from(
                "<table:table><table:table-row><table:table-cell><text:p>"
                f"{nested(60, '<text:span>', '</text:span>')}"
                "</text:p></table:table-cell></table:table-row></table:table>"
            ),
        ),
    ],
)
def test_what_is_nested_too_deep_is_refused(kind: str, content: bytes) -> None:
    assert refusal(kind, content) == (
        "something in the document is nested more than 50 deep, which is refused; save the table "
        "alone"
    )


def test_a_page_of_elements_in_each_other_is_refused() -> None:
    assert refusal("html", b"<div>" * 2000) == (
        "more than 1,000 elements of the page stand in each other, which is refused; save the "
        "table alone"
    )
