"""Workbooks come in as they are seen: merged cells, numbers, dates; what is hidden is said."""

import datetime as dt
import sys
from collections.abc import Callable
from io import BytesIO

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from conftest import ROOT
from made_archives import repacked
from made_sheets import ods_of, xlsx_of
from made_tables import (
    Over,
    Seen,
    Slot,
    annex_table,
    are_shared,
    grids,
    left_out,
    seen,
    seen_in,
    texts,
)
from portplan.importing.document import Document, LeftOut, Place, UnreadableError
from portplan.importing.from_sheets import read

FOUR = [None] * 3
MAKERS = {"xlsx": xlsx_of, "ods": ods_of}


def made(fill: Callable[[Worksheet, xlsxwriter.Workbook], object]) -> Document:
    """Return what is read of a workbook with one sheet, 表, that is filled so."""
    saved = BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        fill(book.add_worksheet("表"), book)
    return read(saved.getvalue(), "表.xlsx")


@pytest.mark.parametrize("kind", MAKERS)
def test_the_annex_comes_in_whole_with_a_title_and_notes(kind: str) -> None:
    whole: list[list[Slot]] = [
        [Over("工作任务分解表", 1, 4), *FOUR],
        *annex_table(),
        [Over("注：共58项", 1, 4), *FOUR],
    ]
    document = read(MAKERS[kind]({"说明": [["见另表"]], "分工": whole}), f"表.{kind}")
    first, second = grids(document)
    assert (first.name, first.place) == ("说明", Place(table=1, sheet="说明"))
    assert (second.name, second.place) == ("分工", Place(table=2, sheet="分工"))
    assert seen_in(second) == seen(whole)
    assert are_shared(second)
    assert second.rows[3][1].place == Place(table=2, sheet="分工", row=4, column=2)
    assert document.left_out == ()


def test_an_old_workbook_comes_in_too() -> None:
    """Hold tests/data/table.xls against what it was made of.

    It was made once by xlwt 1.3.0: `write_merge(0, 0, 0, 3, "分工表")`, the headings, two rows with
    the numbers 1.0 and 2.0, `write_merge(2, 3, 2, 2, "甲局")`, the date 2025-12-01 in the format
    `yyyy"年"m"月"`, and a hidden sheet 备注 with 无.
    """
    document = read((ROOT / "tests" / "data" / "table.xls").read_bytes(), "表.xls")
    table: list[list[Slot]] = [
        [Over("分工表", 1, 4), *FOUR],
        ["序号", "工作任务", "牵头单位", "完成时限"],
        ["1", "建平台。", Over("甲局", 2), "2025-12-01"],
        ["2", "统数据。", None, "持续推进"],
    ]
    first, second = grids(document)
    assert (seen_in(first), seen_in(second)) == (seen(table), [[Seen("无")]])
    assert are_shared(first)
    date = "the form of a date (it is given as year, month and day)"
    assert document.left_out == (
        LeftOut(date, Place(table=1, sheet="分工", row=3, column=4)),
        LeftOut(
            "the mark that the sheet is hidden (the sheet is read)", Place(table=2, sheet="备注")
        ),
    )


@pytest.mark.parametrize("kind", MAKERS)
def test_empty_rows_and_columns_inside_are_kept_and_those_behind_are_not(kind: str) -> None:
    table = [["", "甲", "", ""], ["", "", "", ""], ["", "", "乙", ""], ["", "", "", ""]]
    document = read(MAKERS[kind]({"空": [["", ""]], "表": table}), f"表.{kind}")
    assert texts(document) == [[["", "甲", ""], ["", "", ""], ["", "", "乙"]]]
    assert grids(document)[0].rows[2][2].place == Place(table=2, sheet="表", row=3, column=3)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"), (1.0, "1"), (58, "58"), (-3, "-3"), (0, "0"), (2.5, "2.5"), (0.1 + 0.2, "0.3"),
        (12345678901234, "12345678901234"), (True, "TRUE"), (False, "FALSE"), ("1.", "1."),
        ("甲\r\n乙", "甲\n乙"), ("=甲", "=甲"),
    ],
)  # fmt: skip
def test_a_value_is_as_it_is_seen(value: str | float, text: str) -> None:
    write = "write_string" if isinstance(value, str) else "write"
    document = made(lambda sheet, _: getattr(sheet, write)(0, 0, value))
    assert (texts(document), document.left_out) == ([[[text]]], ())


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ('yyyy"年"m"月"', "2025年3月"),
        ('[$-804]yyyy"年"mm"月"dd"日";@', "2025年03月09日"),
        ("yyyy年m月d日", "2025年3月9日"),
        ("m\\月d\\日", "3月9日"),
        ("yyyy/m/d", "2025/3/9"),
        ("yyyy-mm-dd", "2025-03-09"),
        ("yy.m", "25.3"),
        ("yyyy-mm-dd hh:mm", "2025-03-09 14:05"),
        (14, "2025/3/9"),
        (31, "2025年3月9日"),
        (57, "2025年3月"),
    ],
)
def test_a_date_is_as_it_is_seen(format_: str | int, text: str) -> None:
    date = dt.datetime(2025, 3, 9, 14, 5)  # noqa: DTZ001 - a cell's date has no zone
    document = made(
        lambda sheet, book: sheet.write(0, 0, date, book.add_format({"num_format": format_}))
    )
    assert (texts(document), document.left_out) == ([[[text]]], ())


@pytest.mark.parametrize("format_", ["[DBNum1]yyyy年m月d日", "d-mmm-yy"])
def test_a_date_in_an_unknown_form_is_given_in_full_and_said(format_: str) -> None:
    date = dt.date(2025, 3, 9)
    document = made(
        lambda sheet, book: sheet.write(1, 1, date, book.add_format({"num_format": format_}))
    )
    assert texts(document) == [[["", ""], ["", "2025-03-09"]]]
    what = "the form of a date (it is given as year, month and day)"
    assert document.left_out == (LeftOut(what, Place(table=1, sheet="表", row=2, column=2)),)


@pytest.mark.parametrize(("format_", "text"), [("0%", "85%"), ("0.0%", "85.0%"), ("0.00", "0.85")])
def test_a_part_in_a_hundred_is_as_it_is_seen(format_: str, text: str) -> None:
    document = made(
        lambda sheet, book: sheet.write(0, 0, 0.85, book.add_format({"num_format": format_}))
    )
    assert texts(document) == [[[text]]]


def test_a_formula_is_its_value_or_is_named() -> None:
    def fill(sheet: Worksheet, _: object) -> None:
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B1", '="甲"&"局"', None, "甲局")
        sheet.write_formula("C1", "=1+1", None, "")
        sheet.write_formula("D1", "=1/0", None, "#DIV/0!")

    document = made(fill)
    assert texts(document) == [[["2", "甲局", "", "#DIV/0!"]]]
    assert document.left_out == (
        LeftOut(
            "a formula whose value is not in the file", Place(table=1, sheet="表", row=1, column=3)
        ),
    )


def test_what_is_hidden_is_read_and_said() -> None:
    def fill(sheet: Worksheet, book: xlsxwriter.Workbook) -> None:
        sheet.write_column(0, 0, ["甲", "乙"])
        sheet.write(0, 1, "丙")
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        other = book.add_worksheet("他")
        other.write(0, 0, "丁")
        other.hide()

    document = made(fill)
    assert texts(document) == [[["甲", "丙"], ["乙", ""]], [["丁"]]]
    assert document.left_out == (
        LeftOut(
            "the mark that a row is hidden (the row is read)", Place(table=1, sheet="表", row=2)
        ),
        LeftOut(
            "the mark that a column is hidden (the column is read)",
            Place(table=1, sheet="表", column=2),
        ),
        LeftOut(
            "the mark that the sheet is hidden (the sheet is read)", Place(table=2, sheet="他")
        ),
    )


def test_what_a_workbook_has_beside_its_cells_is_named() -> None:
    picture = (ROOT / "tests" / "data" / "table.xls").read_bytes()

    def fill(sheet: Worksheet, book: xlsxwriter.Workbook) -> None:
        sheet.write(0, 0, "甲")
        sheet.write_comment(0, 0, "批注")
        book.add_chartsheet("图").set_chart(_charted(book))

    saved = BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        fill(book.add_worksheet("表"), book)
    parts = {"xl/vbaProject.bin": b"", "xl/media/image1.png": picture}
    document = read(repacked(saved.getvalue(), parts), "表.xlsm")
    assert texts(document) == [[["甲"]]]
    assert sorted(left_out(document)) == [
        "a chart", "a picture", "a sheet that has no cells", "comments on cells",
        "macros, which are never run",
    ]  # fmt: skip


def _charted(book: xlsxwriter.Workbook) -> object:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=表!$A$1"})
    return chart


def test_a_binary_workbook_is_refused_with_the_way_out() -> None:
    content = repacked(xlsx_of({"表": [["甲"]]}), {"xl/workbook.bin": b""})
    with pytest.raises(UnreadableError, match=r"表\.xlsb is an .* save it as \.xlsx$"):
        read(content, "表.xlsb")


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(UnreadableError, match=r"^to read workbooks, .* 'portplan\[office\]'$"):
        read(xlsx_of({"表": [["甲"]]}), "表.xlsx")
