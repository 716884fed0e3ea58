"""What Word shows beside the text, or no longer shows, is left out and named."""

import pytest

from made_docx import cell, docx_of, paragraph, row, run
from made_tables import left_out, texts
from portplan.importing.document import Document, LeftOut, Place
from portplan.importing.from_docx import read

INSERTED = "what was before a tracked change, which is read as accepted"
TAKEN_AWAY = "text that a tracked change takes away"
BOX = "<w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict>"

EITHER = f"<mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
EITHER = f"<mc:AlternateContent>{EITHER}</mc:AlternateContent>"


def read_body(*body: str, **parts: str) -> Document:
    return read(docx_of(*body, **parts), "表.docx")


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<w:r><w:drawing/></w:r>", "a picture"),
        ("<w:r><w:pict/></w:r>", "a picture"),
        (f"<w:r>{BOX}</w:r>", "a text box"),
        (f"<w:r>{EITHER}</w:r>", "a text box"),
        ("<w:r><w:object/></w:r>", "an embedded object"),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', "a footnote"),
        ('<w:r><w:endnoteReference w:id="2"/></w:r>', "an endnote"),
        ('<w:r><w:commentReference w:id="2"/></w:r>', "a comment"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "a sign of a special font"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "an equation"),
        (run("密", "<w:vanish/>"), "hidden text"),
        (f"<w:del>{run('旧').replace('w:t', 'w:delText')}</w:del>", TAKEN_AWAY),
        (
            f"<w:moveFrom>{run('旧')}</w:moveFrom>",
            "text that a tracked change moves, at its old place",
        ),
    ],
)
def test_what_is_no_text_is_named_where_it_stands(inside: str, what: str) -> None:
    around = paragraph(run("甲"), inside, run("乙"))
    document = read_body("一", around, f"<w:tbl>{row(cell('丙'), cell(around))}</w:tbl>")
    assert texts(document) == ["一", "甲乙", [["丙", "甲乙"]]]
    assert document.left_out == (
        LeftOut(what, Place(line=2)),
        LeftOut(what, Place(table=1, row=1, column=2)),
    )


def test_hiding_that_is_turned_off_hides_nothing() -> None:
    document = read_body(paragraph(run("甲", '<w:vanish w:val="0"/>')))
    assert (texts(document), document.left_out) == (["甲"], ())


def test_changes_are_read_as_accepted_and_named() -> None:
    document = read_body(
        paragraph(
            run("市"), f"<w:ins>{run('商务')}</w:ins>", f"<w:del>{run('经贸')}</w:del>", run("委")
        )
    )
    assert texts(document) == ["市商务委"]
    assert left_out(document) == [INSERTED, TAKEN_AWAY]


def test_a_row_that_a_change_takes_away_is_gone_and_one_that_it_brings_is_there() -> None:
    rows = (
        row(cell("甲"), cell("乙")),
        row(cell("丙"), cell("丁"), properties="<w:del/>"),
        row(cell("戊"), cell("己"), properties="<w:ins/>"),
    )
    document = read_body(f"<w:tbl>{''.join(rows)}</w:tbl>")
    assert texts(document) == [[["甲", "乙"], ["戊", "己"]]]
    assert document.left_out == (LeftOut(TAKEN_AWAY, Place(table=1)),)


def test_paragraphs_that_a_change_joins_are_one() -> None:
    first = paragraph("天津", properties="<w:rPr><w:del/></w:rPr>")
    document = read_body(
        first, "海关", f"<w:tbl>{row(cell(first + paragraph('港')), cell('乙'))}</w:tbl>"
    )
    assert texts(document) == ["天津海关", [["天津港", "乙"]]]


def test_headers_and_footers_with_text_are_named() -> None:
    document = read_body("甲", header=paragraph("内部"), footer=paragraph(""))
    assert (texts(document), document.left_out) == (["甲"], (LeftOut("a header", Place()),))


def test_lines_of_a_table_of_contents_are_no_paragraphs() -> None:
    style = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    line = paragraph("一、总体要求\t1", properties='<w:pStyle w:val="TOC1"/>')
    document = read_body(line, "一、总体要求", settings=style)
    assert texts(document) == ["一、总体要求"]
    assert document.left_out == (LeftOut("a line of a table of contents", Place(line=1)),)
