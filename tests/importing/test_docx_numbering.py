"""The numbers of Word's lists are in no text of a document, and stand in front of what is read."""

import pytest

from made_docx import cell, docx_of, paragraph, row
from made_tables import left_out, texts
from portplan.importing.document import Document
from portplan.importing.from_docx import read


def level(number: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, restarted: str = "") -> str:
    """Return a list 7 with these levels, and a list 8 of the same that may begin again."""
    return (
        f'<w:abstractNum w:abstractNumId="3">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
        f'<w:num w:numId="8"><w:abstractNumId w:val="3"/>{restarted}</w:num>'
    )


def numbered(text: str, at: int = 0, list_: int = 7) -> str:
    number = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_}"/></w:numPr>'
    return paragraph(text, properties=number)


def read_list(definition: str, *body: str, settings: str = "") -> Document:
    return read(docx_of(*body, settings=settings, numbering=definition), "表.docx")


@pytest.mark.parametrize(
    ("kind", "text", "first", "second"),
    [
        ("decimal", "%1.", "1.甲", "2.乙"),
        ("decimal", "%1", "1 甲", "2 乙"),
        ("decimal", "（%1）", "（1）甲", "（2）乙"),
        ("decimalZero", "%1、", "01、甲", "02、乙"),
        ("decimalFullWidth", "%1．", "１．甲", "２．乙"),
        ("decimalEnclosedCircle", "%1", "① 甲", "② 乙"),
        ("chineseCountingThousand", "%1、", "一、甲", "二、乙"),
        ("japaneseCounting", "（%1）", "（一）甲", "（二）乙"),
        ("ideographTraditional", "%1、", "甲、甲", "乙、乙"),
        ("upperRoman", "%1.", "I.甲", "II.乙"),
        ("lowerLetter", "%1)", "a)甲", "b)乙"),
        ("none", "第", "第 甲", "第 乙"),
        ("bullet", "●", "甲", "乙"),
    ],
)
def test_a_list_counts_in_its_own_signs(kind: str, text: str, first: str, second: str) -> None:
    document = read_list(numbering(level(0, kind, text)), numbered("甲"), numbered("乙"))
    assert (texts(document), document.left_out) == ([first, second], ())


def test_what_stands_between_a_number_and_its_text_is_kept() -> None:
    space = numbering(level(0, "decimal", "%1.", '<w:suff w:val="space"/>'))
    assert texts(read_list(space, numbered("甲"))) == ["1. 甲"]
    nothing = numbering(level(0, "decimal", "%1", '<w:suff w:val="nothing"/>'))
    assert texts(read_list(nothing, numbered("甲"))) == ["1甲"]


def test_levels_count_in_each_other_and_begin_again() -> None:
    definition = numbering(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2"))
    body = [numbered("甲"), numbered("乙", 1), numbered("丙", 1), numbered("丁"), numbered("戊", 1)]
    assert texts(read_list(definition, *body)) == [
        "一、甲",
        "一.1 乙",
        "一.2 丙",
        "二、丁",
        "二.1 戊",
    ]


def test_a_second_list_goes_on_unless_it_begins_again() -> None:
    body = [numbered("甲"), numbered("乙", list_=8), numbered("丙", list_=8)]
    plain = numbering(level(0, "decimal", "%1."))
    assert texts(read_list(plain, *body)) == ["1.甲", "2.乙", "3.丙"]
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    again = numbering(level(0, "decimal", "%1."), restarted=start)
    assert texts(read_list(again, *body)) == ["1.甲", "1.乙", "2.丙"]


def test_a_column_of_numbers_may_have_nothing_but_them() -> None:
    rows = "".join(row(cell(numbered("")), cell(text)) for text in ("建平台。", "统数据。"))
    document = read_list(numbering(level(0, "decimal", "%1")), f"<w:tbl>{rows}</w:tbl>")
    assert texts(document) == [[["1", "建平台。"], ["2", "统数据。"]]]


def test_a_style_may_number_its_paragraphs() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Area"><w:name w:val="领域"/><w:pPr><w:numPr>'
        '<w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    body = [paragraph("甲", properties='<w:pStyle w:val="Area"/>'), paragraph("乙")]
    definition = numbering(level(0, "chineseCounting", "%1、"))
    assert texts(read_list(definition, *body, settings=style)) == ["一、甲", "乙"]


def test_a_list_that_does_not_exist_numbers_nothing() -> None:
    definition = numbering(level(0, "decimal", "%1."))
    body = [numbered("甲", list_=0), numbered("乙", list_=99), numbered("丙", 5)]
    assert texts(read_list(definition, *body)) == ["甲", "乙", "丙"]


def test_a_number_that_cannot_be_given_is_named() -> None:
    document = read_list(numbering(level(0, "hebrew1", "%1.")), numbered("甲"))
    assert texts(document) == ["甲"]
    assert left_out(document) == ["a list's number of an unknown kind"]
