"""Word documents come in as they are read: tables, merged cells, and the text around them."""

import sys

import pytest

from made_archives import part, repacked
from made_docx import cell, docx_of, paragraph, row, run, table
from made_tables import HEADER, annex_table, are_shared, grids, left_out, seen, seen_in, texts
from portplan.importing.document import Document, Grid, LeftOut, Paragraph, Place, UnreadableError
from portplan.importing.from_docx import read


def read_body(*body: str, **parts: str) -> Document:
    return read(docx_of(*body, **parts), "表.docx")


def rows_of(*body: str) -> list[list[str]]:
    (grid,) = grids(read_body(*body))
    return [[each.text for each in line] for line in grid.rows]


def framed(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def test_the_annex_comes_in_whole_between_what_is_around_it() -> None:
    document = read_body("附件", "工作任务分解表", table(annex_table(), 1), "（共58项）")
    first, second, grid, last = document.parts
    assert (first, second) == (
        Paragraph("附件", Place(line=1)),
        Paragraph("工作任务分解表", Place(line=2)),
    )
    assert last == Paragraph("（共58项）", Place(line=3))
    assert isinstance(grid, Grid)
    assert (grid.place, grid.name, grid.repeated) == (Place(table=1), "", 1)
    assert seen_in(grid) == seen(annex_table())
    assert are_shared(grid)
    assert document.left_out == ()


def test_a_cell_is_where_its_row_and_column_are() -> None:
    (grid,) = grids(read_body(table(annex_table())))
    places = [[each.place for each in line] for line in grid.rows]
    assert places[1] == [Place(table=1, row=2, column=column) for column in (1, 2, 3, 4)]
    assert places[5][0] == Place(table=1, row=3, column=1), "the merged cell begins above"


def test_tables_count_and_only_marked_rows_at_the_top_are_repeated() -> None:
    rows = [HEADER, ("甲", "乙", "丙", "丁"), HEADER]
    document = read_body(table(rows), "续表", table(rows, repeated=2))
    assert [(each.place.table, each.repeated) for each in grids(document)] == [(1, 0), (2, 2)]
    off = row(cell("甲"), cell("乙"), properties='<w:tblHeader w:val="0"/>')
    assert grids(read_body(framed(off, off)))[0].repeated == 0


def test_rows_that_begin_late_or_end_early_are_filled_up() -> None:
    late = row(cell("丙"), properties='<w:gridBefore w:val="2"/>')
    early = row(cell("丁"), properties='<w:gridAfter w:val="2"/>')
    rows = [["甲", "甲", "乙"], ["", "", "丙"], ["丁", "", ""]]
    assert (
        rows_of(framed(row(cell("甲", '<w:gridSpan w:val="2"/>'), cell("乙")), late, early)) == rows
    )


def test_cells_merged_in_the_old_way_are_one() -> None:
    start, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    assert rows_of(framed(row(cell("甲", start), cell("", on), cell("乙")))) == [["甲", "甲", "乙"]]


def test_what_goes_on_from_nothing_stands_for_itself() -> None:
    assert rows_of(framed(row(cell("甲", "<w:vMerge/>"), cell("乙")))) == [["甲", "乙"]]


def test_text_that_a_merged_cell_covers_is_named() -> None:
    rows = framed(
        row(cell("甲", '<w:vMerge w:val="restart"/>'), cell("乙")),
        row(cell("丙", "<w:vMerge/>"), cell("丁")),
    )
    document = read_body(rows)
    assert texts(document) == [[["甲", "乙"], ["甲", "丁"]]]
    what = "text in a cell that is merged with the one above or before it"
    assert document.left_out == (LeftOut(what, Place(table=1, row=2, column=1)),)


def test_a_cells_paragraphs_and_breaks_are_lines() -> None:
    inside = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>"
    lines = f"<w:p>{inside}</w:p><w:p/><w:p><w:r><w:t>戊</w:t></w:r></w:p><w:p/>"
    assert rows_of(framed(row(cell(lines), cell("己")))) == [["甲\n乙\t丙\n丁\n\n戊", "己"]]


def test_hyphens_that_are_not_seen_are_no_text() -> None:
    inside = "<w:t>天津\u00ad海</w:t><w:softHyphen/><w:t>关</w:t><w:noBreakHyphen/><w:t>A</w:t>"
    assert texts(read_body(f"<w:p><w:r>{inside}</w:r></w:p>")) == ["天津海关-A"]


def test_text_is_read_through_what_stands_around_it() -> None:
    inside = (
        f'<w:hyperlink r:id="x">{run("甲")}</w:hyperlink>'
        f"<w:sdt><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>"
        f'<w:smartTag w:element="x">{run("丙")}</w:smartTag>'
        f'<w:fldSimple w:instr="DATE">{run("丁")}</w:fldSimple>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>wù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>戊</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>"
    )
    whole = f"<w:sdt><w:sdtContent><w:p>{inside}</w:p></w:sdtContent></w:sdt>"
    assert read_body(whole) == Document((Paragraph("甲乙丙丁戊", Place(line=1)),))


def test_rows_and_cells_are_read_through_content_controls() -> None:
    inner = f"<w:sdt><w:sdtContent>{cell('乙')}</w:sdtContent></w:sdt>"
    outer = f"<w:sdt><w:sdtContent>{row(cell('甲'), inner)}</w:sdtContent></w:sdt>"
    assert rows_of(framed(outer)) == [["甲", "乙"]]


def test_a_table_that_lays_out_others_gives_them_in_their_order() -> None:
    inner = table([("工作任务", "牵头单位"), ("建平台。", "甲局")])
    outside = framed(row(cell(paragraph("标题") + inner + paragraph("注"))))
    assert texts(read_body(outside)) == [
        "标题",
        [["工作任务", "牵头单位"], ["建平台。", "甲局"]],
        "注",
    ]


def test_a_small_table_in_a_cell_of_a_table_is_text_and_named() -> None:
    inner = table([("一", "二"), ("三", "四")])
    rows = framed(
        row(cell("工作任务要写得长一些"), cell("牵头单位")),
        row(cell(inner + paragraph("五")), cell("甲局")),
    )
    document = read_body(rows)
    assert texts(document) == [
        [["工作任务要写得长一些", "牵头单位"], ["一\t二\n三\t四\n五", "甲局"]]
    ]
    assert left_out(document) == ["the form of a table inside a cell (its text is read)"]


def test_headings_have_their_level() -> None:
    document = read_body(
        paragraph("一级", properties='<w:pStyle w:val="Heading1"/>'),
        paragraph("也是", properties='<w:pStyle w:val="Own"/>'),
        paragraph("三级", properties='<w:outlineLvl w:val="2"/>'),
        paragraph("正文", properties='<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/>'),
        settings='<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="我的"/>'
        '<w:basedOn w:val="Heading2"/></w:style>',
    )
    assert [part.level for part in document.parts if isinstance(part, Paragraph)] == [1, 2, 3, 0]


def test_a_document_with_macros_is_read_without_them() -> None:
    plain = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    content = docx_of("甲", vbaProject="")
    types = part(content, "[Content_Types].xml")
    other = types.replace(plain, b"vnd.ms-word.document.macroEnabled.main+xml")
    assert other != types
    document = read(repacked(content, {"[Content_Types].xml": other}), "表.docm")
    assert (texts(document), left_out(document)) == (["甲"], ["macros, which are never run"])


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx.package", None)
    with pytest.raises(UnreadableError, match=r"^to read Word files, .* 'portplan\[office\]'$"):
        read(docx_of("甲"), "表.docx")
