import csv
from io import StringIO

import pytest

from brought import brought, items_of, result
from conftest import ROOT
from made_tables import texts
from portplan.importing import format_of, reader
from portplan.importing.document import Document, Grid, Place, UnreadableError
from portplan.importing.imported import imported
from portplan.importing.sketch import Wishes


def read(content: str | bytes, form: str) -> Document:
    return reader(form)(content.encode() if isinstance(content, str) else content, "甲.csv")


def rows(document: Document) -> list[list[str]]:
    (grid,) = (part for part in document.parts if isinstance(part, Grid))
    return [[cell.text for cell in row] for row in grid.rows]


CSV = '工作事项,牵头单位\n"做好\n一事，""好""。",市商务局\n二事。\n'


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(), CSV.encode("utf-8-sig"), CSV.encode("gb18030"), CSV.encode("utf-16"),
        CSV.replace("\n", "\r\n").encode(), CSV.replace(",", "\t").encode(),
        CSV.replace(",", ";").encode("gb18030"),
    ],
)  # fmt: skip
def test_csv_is_read_whatever_its_encoding_and_separator(content: bytes) -> None:
    assert rows(read(content, "csv")) == [
        ["工作事项", "牵头单位"], ['做好\n一事，"好"。', "市商务局"], ["二事。", ""],
    ]  # fmt: skip


def test_a_cell_of_csv_has_its_line_and_column() -> None:
    (grid,) = read(CSV, "csv").parts
    assert isinstance(grid, Grid)
    assert [[cell.place for cell in row] for row in grid.rows] == [
        [Place(line=1, column=1), Place(line=1, column=6)],
        [Place(line=2, column=2), Place(line=3, column=12)],
        [Place(line=4, column=1), Place(line=4, column=4)],
    ]


@pytest.mark.parametrize("guarded", ["=1+1", "+甲", "-甲", "@甲", "＝甲"])
def test_the_mark_in_front_of_a_formula_is_taken_off(guarded: str) -> None:
    assert rows(read(f"'{guarded},'甲\n", "csv")) == [[guarded, "'甲"]]


def test_markdown_is_read_without_its_marks() -> None:
    text = (
        "# 甲方案\n\n- 某 **重要** 的话。\n\n| 工作\\_事项 | 牵头&#124;单位 |\n| --- | --: |\n"
        "| a \\| b | 甲<br>乙 |\n| 丙 |\n\n结尾\n"
    )
    assert texts(read(text, "markdown")) == [
        "甲方案", "某 重要 的话。",
        [["工作_事项", "牵头|单位"], ["a | b", "甲\n乙"], ["丙", ""]], "结尾",
    ]  # fmt: skip


def test_a_row_a_line_with_tabs_is_a_table() -> None:
    text = '某表\n\n序号\t工作事项\t牵头单位\n1\t"做好\n一事。"\t市商务局\n2\t二事。\n\n完\n'
    assert texts(read(text, "text")) == [
        "某表",
        [["序号", "工作事项", "牵头单位"], ["1", "做好\n一事。", "市商务局"], ["2", "二事。", ""]],
        "完",
    ]


ONE_CELL_A_LINE = """\
附件
某表

{0}工作任务
{0}工作事项
{0}牵头单位
{0}支持配合单位

{0}一、甲方面
{0}1．一事。
{0}市商务局
{0}市科委

{0}
{0}2．二事。
{0}市教委
{0}

{0}工作任务
{0}工作事项
{0}牵头单位
{0}支持配合单位

{0}一、甲方面
{0}3．三事。
{0}市科委
{0}市教委
"""


@pytest.mark.parametrize("front", ["\t", "", "  "])
def test_a_cell_a_line_is_a_table_also_where_blank_cells_are_lost(front: str) -> None:
    header = ["工作任务", "工作事项", "牵头单位", "支持配合单位"]
    assert texts(read(ONE_CELL_A_LINE.format(front), "text")) == [
        "附件", "某表",
        [
            header,
            ["一、甲方面", "1．一事。", "市商务局", "市科委"],
            ["", "2．二事。", "市教委", ""],
            header, ["一、甲方面", "3．三事。", "市科委", "市教委"],
        ],
    ]  # fmt: skip


@pytest.mark.parametrize("lost", [False, True])
def test_the_annex_is_the_plan_to_the_character(lost: bool) -> None:  # noqa: FBT001 - a case
    annex = (ROOT / "tests" / "data" / "annex.txt").read_text(encoding="utf-8")
    if lost:  # as an editor leaves it that takes white space from lines' ends
        annex = "\n".join(line.strip() for line in annex.split("\n"))
    made = imported(reader("text")(annex.encode(), "annex.txt"), "annex.txt", Wishes())
    data = (ROOT / "data" / "tasks.yaml").read_bytes()
    assert items_of(made.content) == items_of(data)
    assert made.account == (
        "65 rows: 58 items in 20 areas, 31 units (3 collectives); further rows: 7 repeated headers;"
        " left out: 1 line before the table"
    )


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"a\0b,c\n", "csv"), ("甲,乙\n".encode() + b"\xff\xff\xff", "csv"),
        (b",".join([b"x"] * 1001), "csv"), (b'"' + b"x" * 200_000 + b'"', "csv"),
        (b"\xff\xff", "text"), (b"a\0", "markdown"),
    ],
)  # fmt: skip
def test_what_is_no_text_or_too_much_is_refused(content: bytes, form: str) -> None:
    with pytest.raises(UnreadableError, match=r"^(this .*;|line 1: a cell)"):
        read(content, form)


def test_too_many_cells_are_refused() -> None:
    text = StringIO()
    csv.writer(text).writerows([["x"] * 1000, *([["y"]] * 2000)])
    with pytest.raises(UnreadableError, match="more than 2,000,000 cells; import it in parts"):
        read(text.getvalue(), "csv")


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.DOCX", b"", "docx"), ("a.xlsm", b"", "xlsx"), ("a.tsv", b"", "tsv"),
        ("a.htm", b"", "html"),
        ("a.md", b"", "markdown"), ("a.txt", b"a,b", "text"), ("a", b"%PDF-1.4", "pdf"),
        ("a", b"PK\x03\x04..word/document.xml", "docx"),
        ("a", b"PK\x03\x04..xl/workbook.xml", "xlsx"),
        ("a", b"PK\x03\x04..xl/workbook.bin", "xlsb"), ("a", b"PK\x03\x04..content.xml", "ods"),
        ("a", b"\xd0\xcf\x11\xe0...", "xls"), ("a", b"<!DOCTYPE html>", "html"),
        ("a", b"a | b\n--|--\n1 | 2", "markdown"), ("a", b"a,b\n1,2", "csv"),
        ("-", b"a\tb", "text"),
        ("old.doc", b"<html>", "html"), ("old.doc", b"PK\x03\x04word/", "docx"),
    ],
)  # fmt: skip
def test_a_format_is_what_the_ending_says_else_the_content(
    name: str, content: bytes, form: str
) -> None:
    assert format_of(name, content) == form


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a"])
def test_an_old_word_file_is_to_be_saved_anew(name: str) -> None:
    content = b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le")
    with pytest.raises(UnreadableError, match=r"save it as \.docx"):
        format_of(name, content)


def test_a_format_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnreadableError, match="name the format with --from"):
        format_of("a.zip", b"PK\x03\x04")
    with pytest.raises(UnreadableError, match="name the format with --from"):
        format_of("a.rtf", b"{\\rtf1}")


def test_cells_of_several_paragraphs_are_whole_as_word_copies_them() -> None:
    pasted = (
        "序号\t工作事项\t牵头单位\t配合单位\n一、甲方面\n1\t做好一事，\n做好二事。\t市商务局\t市科委、\n"
        "市教委\n2\t三事。\t市科委\t\n二、乙方面\n3\t四事。\t市教委\t市商务局\n抄送：市委。\n"
    )
    made = result(pasted)
    assert items_of(made.content) == [
        "甲方面 | 1 做好一事，做好二事。 | 市商务局 | 市科委、市教委",
        "甲方面 | 2 三事。 | 市科委",
        "乙方面 | 3 四事。 | 市教委 | 市商务局",
    ]
    assert made.account.endswith("further rows: 2 headings; left out: 1 line behind the table")


def test_rows_that_lost_their_blank_cells_stay_apart() -> None:
    pasted = "工作事项\t牵头单位\t配合单位\n一事。\t市商务局\n二事。\t市科委\n"
    assert brought(pasted, title="表").items == [
        "表 | 1 一事。 | 市商务局",
        "表 | 2 二事。 | 市科委",
    ]
    numbered = "序号\t工作事项\t牵头单位\t配合单位\n1\t一事。\t市商务局\n2\t二事。\t市科委\n"
    assert brought(numbered, title="表").items == brought(pasted, title="表").items
