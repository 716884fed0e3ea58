"""PDFs come in as they are ruled: a grid for each table of each page, and the lines around."""

import sys
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from made_pdf import FONT, SIZE, Ruled, pdf_of
from made_tables import (
    HEADER,
    Over,
    Slot,
    annex_table,
    are_shared,
    grids,
    left_out,
    seen,
    seen_in,
    texts,
    unwrapped,
)  # fmt: skip
from portplan.importing.document import Document, Grid, LeftOut, Paragraph, Place, UnreadableError
from portplan.importing.from_pdf import read

WIDTHS = (8, 14, 8, 12)
# Of the annex: one area of four items, merged, between two of one and some items.
SOME = annex_table()[:6]
PAGE_NUMBER = "a page number"


def drawn(*strings: tuple[float, float, str], size: float = SIZE) -> Document:
    """Return what is read of a page with strings at places, from the left and from below."""

    def draw(canvas: Canvas) -> None:
        for x, y, text in strings:
            canvas.drawString(x, y, text)

    return read(canvas_of(draw, size), "表.pdf")


def canvas_of(draw: Callable[[Canvas], object], size: float = SIZE) -> bytes:
    pdf_of([])  # which registers the font
    saved = BytesIO()
    canvas = Canvas(saved, pagesize=(595, 842))
    canvas.setFont(FONT, size)
    draw(canvas)
    canvas.save()
    return saved.getvalue()


def boxes(canvas: Canvas, *texts_: tuple[float, str]) -> None:
    """Draw one row of cells of 100 by 20 from 100, 600, with texts in them at a place."""
    canvas.grid([100 + 100 * at for at in range(len(texts_) + 1)], [600, 620])
    for at, (x, text) in enumerate(texts_):
        canvas.drawString(100 + 100 * at + x, 605, text)


def test_the_annex_comes_in_whole_page_by_page() -> None:
    table = annex_table()
    starts = [at for at, row in enumerate(table) if at and row[0]]
    pages: list[list[list[Slot]]] = [
        [list(HEADER), *table[start:end]]
        for start, end in zip(starts, [*starts[1:], len(table)], strict=True)
    ]
    made = pdf_of(*([Ruled(each, WIDTHS)] for each in pages))
    document = read(made, "表.pdf")
    assert [unwrapped(seen_in(grid)) for grid in grids(document)] == [seen(page) for page in pages]
    assert all(map(are_shared, grids(document)))
    assert [grid.place for grid in grids(document)] == [
        Place(page=number, table=number) for number in range(1, 21)
    ]
    assert document.left_out == tuple(
        LeftOut(PAGE_NUMBER, Place(page=number)) for number in range(1, 21)
    )


def test_lines_stand_around_the_tables_in_their_order() -> None:
    two: list[list[Slot]] = [["甲", "乙"], ["丙", "丁"]]
    document = read(pdf_of(["标题", Ruled(two), "附注", Ruled(two)], ["完"]), "表.pdf")
    rows = [["甲", "乙"], ["丙", "丁"]]
    assert texts(document) == ["标题", rows, "附注", rows, "完"]
    places = [part.place for part in document.parts]
    assert places == [
        Place(page=1, line=1), Place(page=1, table=1), Place(page=1, line=2),
        Place(page=1, table=2), Place(page=2, line=1),
    ]  # fmt: skip
    grid = document.parts[3]
    assert isinstance(grid, Grid)
    assert grid.rows[1][1].place == Place(page=1, table=2, row=2, column=2)


def test_a_texts_lines_are_lines() -> None:
    (grid,) = grids(read(pdf_of([Ruled([["建设国际贸易单一窗口", "乙"]], (4, 4))]), "表.pdf"))
    assert grid.rows[0][0].text == "建设国际\n贸易单一\n窗口"


@pytest.mark.parametrize("lacks", ["", "l", "r", "lr", "t", "b", "tb", "lrtb"])
def test_a_table_without_its_outer_rules_has_all_its_columns_and_rows(lacks: str) -> None:
    document = read(pdf_of(["标题", Ruled(SOME, WIDTHS, lacks), "附注"]), "表.pdf")
    first, grid, last = document.parts
    assert [first, last] == [
        Paragraph("标题", Place(page=1, line=1)),
        Paragraph("附注", Place(page=1, line=2)),
    ]
    assert isinstance(grid, Grid)
    assert unwrapped(seen_in(grid)) == seen(SOME)
    assert are_shared(grid)
    assert left_out(document) == [PAGE_NUMBER]


def test_words_beside_a_table_that_no_rule_reaches_are_named() -> None:
    table = [("甲", "乙", "丙"), ("丁", "戊", "己")]
    document = read(pdf_of([Ruled(table, lacks="n")]), "表.pdf")
    assert texts(document) == [[["乙", "丙"], ["戊", "己"]]]
    assert document.left_out == (
        LeftOut("words beside the table, in no cell of it: 甲 丁", Place(page=1, table=1)),
        LeftOut(PAGE_NUMBER, Place(page=1)),
    )


@pytest.mark.parametrize(
    "number", ["2", "—2—", "— ２ —", "- 12 -", "·3·", "第 3 页", "第3页 共12页", "3/12"]
)
def test_a_page_number_at_the_edge_is_no_paragraph(number: str) -> None:
    document = drawn((200, 500, "甲"), (280, 30, number))
    assert texts(document) == ["甲"]
    assert document.left_out == (LeftOut(PAGE_NUMBER, Place(page=1)),)
    assert texts(drawn((200, 300, "甲"), (280, 200, number)))[0] == "甲"
    assert left_out(drawn((200, 300, "甲"), (280, 200, number))) == []


def test_lines_that_fill_their_width_make_one_paragraph() -> None:
    document = drawn(
        (80, 700, "一二三四五六七八九十"),
        (60, 686, "一二三四五六七八九十甲乙"),
        (60, 672, "丙丁。"),
        (80, 658, "戊己庚辛。"),
    )
    assert texts(document) == ["一二三四五六七八九十一二三四五六七八九十甲乙丙丁。", "戊己庚辛。"]


def spread(text: str, gap: float, start: float = 4) -> list[tuple[float, str]]:
    return [(start + at * (SIZE + gap), each) for at, each in enumerate(text)]


def test_lines_that_are_spread_have_no_spaces() -> None:
    def draw(canvas: Canvas) -> None:
        boxes(canvas, (4, ""), (4, "乙局"))
        for x, each in spread("人力社保局", 8):
            canvas.drawString(100 + x, 605, each)

    assert texts(read(canvas_of(draw), "表.pdf")) == [[["人力社保局", "乙局"]]]


def test_a_gap_that_is_wider_than_the_others_is_a_space() -> None:
    def draw(canvas: Canvas) -> None:
        boxes(canvas, (4, "甲局"), (4, "丙局"))
        canvas.drawString(144, 605, "乙局")

    assert texts(read(canvas_of(draw), "表.pdf")) == [[["甲局 乙局", "丙局"]]]


def test_spaces_that_are_there_are_kept_and_words_are_apart() -> None:
    document = drawn((60, 700, "甲 乙　丙"), (60, 600, "port"), (84, 600, "plan"))
    assert texts(document) == ["甲 乙　丙", "port plan"]


def test_what_is_printed_twice_for_bold_is_read_once() -> None:
    assert texts(drawn((60, 700, "海关关税"), (60.3, 700, "海关关税"))) == ["海关关税"]


def test_pictures_beside_text_are_named() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "甲")
        canvas.drawImage(ImageReader(Image.new("RGB", (8, 8))), 60, 100)

    document = read(canvas_of(draw), "表.pdf")
    assert (texts(document), left_out(document)) == (["甲"], ["a picture"])


def test_a_drawing_of_many_lines_is_no_table_and_named() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 800, "甲")
        canvas.grid(range(10, 580, 5), range(10, 580, 5))

    document = read(canvas_of(draw), "表.pdf")
    assert texts(document) == ["甲"]
    assert left_out(document) == ["a drawing of so many lines that no table is looked for"]


def test_a_merged_title_goes_over_all_columns() -> None:
    table: list[list[Slot]] = [[Over("一、总体", 1, 3), None, None], ["1", "建平台。", "甲局"]]
    (grid,) = grids(read(pdf_of([Ruled(table)]), "表.pdf"))
    assert seen_in(grid) == seen(table)


def test_what_the_library_finds_odd_is_not_written_to_stderr(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas._code.append("(x) g")  # noqa: SLF001 - what no caller of it can draw
        canvas.drawString(60, 700, "甲")

    assert texts(read(canvas_of(draw), "表.pdf")) == ["甲"]
    assert caplog.records == []


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "portplan.importing.pdf_bounded", raising=False)
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(UnreadableError, match=r"^to read PDF files, .* 'portplan\[pdf\]'$"):
        read(pdf_of(["甲"]), "表.pdf")
