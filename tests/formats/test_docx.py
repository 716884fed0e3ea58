"""Word: what an answer's page says, as the annex of a Chinese official document looks."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from by_hand import ITEM_QUESTIONS, QUESTIONS
from documents import W, content, parts, read_docx, relations, xml
from documents_by_hand import blocks
from expected import ANNEX, Ask, heading, titled
from plans import dated
from readers import written


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_word_file_has_what_the_json_says(ask: Ask, question: str) -> None:
    form = json.loads(written(ask, question, "json"))
    expected = blocks(question, titled(ask, *question.split()), form)
    assert read_docx(content(ask, question, "docx")) == expected


@pytest.mark.parametrize("question", ITEM_QUESTIONS)
def test_deadlines_are_the_last_column_where_the_plan_has_any(
    ask: Ask, tmp_path: Path, question: str
) -> None:
    data = ["--data", str(dated(tmp_path))]
    form = json.loads(written(ask, question, "json", *data))
    expected = blocks(question, titled(ask, *question.split(), *data), form, dated=True)
    assert read_docx(content(ask, question, "docx", *data)) == expected


def test_the_whole_plan_is_the_annex(ask: Ask) -> None:
    _, (_, rows) = read_docx(content(ask, "list", "docx"))
    expected = [["序号", "工作事项", "牵头单位", "支持配合单位"]]
    for item in ANNEX:
        if [heading(item.area)] not in expected:
            expected.append([heading(item.area)])
        lead, support = "、".join(item.lead), "、".join(item.support)
        expected.append([str(item.number), item.text, lead, support])
    assert rows == expected


def test_a_rule_is_explained_in_paragraphs_and_examples(ask: Ask) -> None:
    (rule,) = json.loads(written(ask, "rules both-roles", "json"))
    wrong, right = (
        [("Example", f"    {line}") for line in rule[each].splitlines()]
        for each in ("wrong", "right")
    )
    assert read_docx(content(ask, "rules both-roles", "docx")) == [
        ("Title", f"both-roles (error): {rule['breaks']}"),
        ("Normal", rule["why"]),
        ("Normal", "wrong:"),
        *wrong,
        ("Normal", "right:"),
        *right,
    ]


def test_python_docx_opens_it(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "answer.docx"
    path.write_bytes(content(ask, "by-unit 天津海关", "docx"))
    document = Document(str(path))
    said = [each.text for each in document.paragraphs if each.text]
    assert said == ["天津海关 · 中华人民共和国天津海关", "牵头 29 项", "支持配合 23 项"]
    assert document.core_properties.title == said[0]
    assert [each.style.name for each in document.paragraphs if each.text and each.style] == [
        "Title", "Heading 1", "Heading 1"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("list", True), ("by-unit 天津海关", True), ("matrix", True), ("by-role lead", True),
        ("units", False), ("areas", False), ("partners 天津海关", False), ("rules syntax", False),
    ],
)  # fmt: skip
def test_the_paper_is_a4_and_turned_where_the_table_is_wide(
    ask: Ask, tmp_path: Path, question: str, *, turned: bool
) -> None:
    path = tmp_path / "answer.docx"
    path.write_bytes(content(ask, question, "docx"))
    (section,) = Document(str(path)).sections
    sides = (section.page_width.mm, section.page_height.mm)  # type: ignore[union-attr] # it has
    assert [round(each) for each in sides] == ([297, 210] if turned else [210, 297])
    assert section.orientation == (WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT)


@pytest.mark.parametrize("question", QUESTIONS)
def test_tables_are_as_wide_as_the_text_and_their_headings_stand_on_each_page(
    ask: Ask, question: str
) -> None:
    body = xml(content(ask, question, "docx"), "word/document.xml")
    size, margins = (next(body.iter(f"{W}{name}")).attrib for name in ("pgSz", "pgMar"))
    text = int(size[f"{W}w"]) - int(margins[f"{W}left"]) - int(margins[f"{W}right"])
    for table in body.iter(f"{W}tbl"):
        widths = [int(each.attrib[f"{W}w"]) for each in table.iter(f"{W}gridCol")]
        assert abs(sum(widths) - text) <= len(widths)
        head, *rows = table.iter(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert not [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
        # No row is broken over two pages.
        assert not [row for row in (head, *rows) if row.find(f"{W}trPr/{W}cantSplit") is None]


def test_an_area_stays_with_its_first_item(ask: Ask) -> None:
    archive = content(ask, "list", "docx")
    styles = {each.attrib.get(f"{W}styleId"): each for each in xml(archive, "word/styles.xml")}
    rows = list(xml(archive, "word/document.xml").iter(f"{W}tr"))
    across = [row for row in rows if row.find(f".//{W}gridSpan") is not None]
    assert len(across) == 20
    for row in across:
        (style,) = row.iter(f"{W}pStyle")
        assert styles[style.attrib[f"{W}val"]].find(f"{W}pPr/{W}keepNext") is not None


def letters(style: ET.Element) -> tuple[set[str], float]:
    """Return the fonts of a style, in all scripts, and its size in points."""
    (fonts,), (size,) = style.iter(f"{W}rFonts"), style.iter(f"{W}sz")
    assert {f"{W}{each}" for each in ("ascii", "hAnsi", "eastAsia", "cs")} == set(fonts.attrib)
    return set(fonts.attrib.values()), int(size.attrib[f"{W}val"]) / 2


def test_fonts_and_sizes_are_those_of_official_documents(ask: Ask) -> None:
    archive = content(ask, "list", "docx")
    default, *styles = xml(archive, "word/styles.xml")
    by_name = {each.attrib[f"{W}styleId"]: each for each in styles}
    assert letters(default) == ({"仿宋_GB2312"}, 12)
    assert letters(by_name["Title"]) == ({"方正小标宋简体"}, 22)
    assert letters(by_name["heading1"]) == ({"黑体"}, 16)
    assert letters(by_name["footer"]) == ({"宋体"}, 14)
    # Where a machine has no such font Word knows another one.
    fonts = {each.attrib[f"{W}name"]: each for each in xml(archive, "word/fontTable.xml")}
    assert set(fonts) == {"方正小标宋简体", "黑体", "仿宋_GB2312", "宋体"}
    assert all(each.find(f"{W}altName") is not None for each in fonts.values())


def test_pages_are_numbered_by_a_field_between_dashes_on_the_outer_side(ask: Ask) -> None:
    archive = content(ask, "list", "docx")
    sides = []
    for number in (1, 2):
        footer = xml(archive, f"word/footer{number}.xml")
        assert "".join(each.text or "" for each in footer.iter(f"{W}t")) == "— 1 —"
        (field,) = footer.iter(f"{W}fldSimple")
        assert field.attrib[f"{W}instr"].split() == ["PAGE"]
        sides += [each.attrib[f"{W}val"] for each in footer.iter(f"{W}jc")]
    assert sides == ["right", "left"]
    kinds = [each.attrib[f"{W}type"] for each in xml(archive, "word/document.xml").iter()
             if each.tag == f"{W}footerReference"]  # fmt: skip
    assert kinds == ["default", "even"]
    assert xml(archive, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def bold(archive: bytes) -> list[str]:
    body = xml(archive, "word/document.xml")
    return [
        "".join(each.text or "" for each in run.iter(f"{W}t"))
        for run in body.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}b") is not None
    ]


def test_the_unit_that_was_asked_for_and_what_was_searched_for_stand_out(ask: Ask) -> None:
    assert bold(content(ask, "by-unit 天津海关", "docx")) == ["天津海关"] * 52
    assert set(bold(content(ask, "search 无水港 税", "docx"))) == {"无水港", "税"}
    assert bold(content(ask, "list", "docx")) == []


def test_a_matrix_of_very_many_areas_goes_below_itself(ask: Ask, tmp_path: Path) -> None:
    areas = [
        {
            "number": n,
            "title": f"题{n}",
            "items": [{"number": n, "text": f"文{n}。", "lead": ["甲"]}],
        }
        for n in range(1, 46)
    ]
    path = tmp_path / "plan.yaml"
    path.write_text(json.dumps({"title": "表", "units": [{"name": "甲"}], "areas": areas}))
    _, *tables, _ = read_docx(content(ask, "matrix", "docx", "--data", str(path)))
    assert [rows for _, rows in tables] == [
        [["单位（牵头/支持配合）", *map(str, numbers)], ["甲", *["1"] * len(numbers)]]
        for numbers in (range(1, 21), range(21, 41), range(41, 46))
    ]


def test_it_refers_to_nothing_outside_and_has_no_field_but_page_numbers(ask: Ask) -> None:
    archive = content(ask, "list", "docx")
    assert {mode for _, mode in relations(archive)} == {"Internal"}
    elements = [each.tag for name in parts(archive) for each in xml(archive, name).iter()]
    assert elements.count(f"{W}fldSimple") == 2
    assert not {f"{W}hyperlink", f"{W}instrText", f"{W}object", f"{W}altChunk"} & set(elements)
