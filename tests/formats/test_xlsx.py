"""Excel: a sheet a table, to work with and to print, its texts as texts, its numbers as numbers."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from by_hand import ITEM_QUESTIONS, QUESTIONS
from documents import content, parts, read_xlsx, relations, xml
from documents_by_hand import enclosed, sheets
from expected import ANNEX, Ask, heading, titled
from plans import dated
from plans import written as written_to
from portplan.formats import FORMATS, Look, NotWrittenError
from portplan.questions.shown import Column, Kind, Page, Records, Shown, Table
from readers import cells, written

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_workbook_has_what_the_json_says(ask: Ask, question: str) -> None:
    form = json.loads(written(ask, question, "json"))
    title = titled(ask, *question.split())
    units = json.loads(written(ask, "units", "json"))
    expected = [*sheets(question, title, form), *enclosed(question, title, units)]
    assert list(read_xlsx(content(ask, question, "xlsx")).values()) == expected


@pytest.mark.parametrize("question", ITEM_QUESTIONS)
def test_deadlines_are_the_last_column_where_the_plan_has_any(
    ask: Ask, tmp_path: Path, question: str
) -> None:
    data = ["--data", str(dated(tmp_path))]
    form = json.loads(written(ask, question, "json", *data))
    title = titled(ask, *question.split(), *data)
    units = json.loads(written(ask, "units", "json", *data))
    expected = [*sheets(question, title, form, dated=True), *enclosed(question, title, units)]
    assert list(read_xlsx(content(ask, question, "xlsx", *data)).values()) == expected


def test_the_whole_plan_is_the_annex(ask: Ask) -> None:
    rows, _ = read_xlsx(content(ask, "list", "xlsx")).values()
    assert rows == [
        ["工作任务分解表 · 58 项", "", "", "", ""],
        ["工作任务", "序号", "工作事项", "牵头单位", "支持配合单位"],
        *(
            [
                heading(item.area), item.number, item.text,
                "、".join(item.lead), "、".join(item.support),
            ]
            for item in ANNEX
        ),
    ]  # fmt: skip


def test_a_rule_is_a_row(ask: Ask) -> None:
    (rule,) = json.loads(written(ask, "rules both-roles", "json"))
    ((name, (_, head, row)),) = read_xlsx(content(ask, "rules both-roles", "xlsx")).items()
    assert name == "both-roles (error) a unit that"
    assert head == ["code", "severity", "what breaks it", "why", "wrong", "right"]
    assert row == list(rule.values())


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("list", ["工作任务分解表 · 58 项", "单位"]),
        ("list --area 3", ["三、创新口岸通关模式 · 10 项"]),
        ("by-unit 天津海关", ["牵头 29 项", "支持配合 23 项"]),
        ("by-unit 东疆 --role support",
         ["支持配合 3 项", "经滨海新区各功能区管委会支持配合 5 项（不计入以上）"]),
        ("matrix", ["牵头", "支持配合", "工作任务"]),
        ("matrix --role lead", ["牵头", "工作任务"]),
        ("search */[]:? 港", ["“ ” · “港” · 0 项"]),
    ],
)  # fmt: skip
def test_a_sheet_is_called_as_its_table_is(ask: Ask, question: str, names: list[str]) -> None:
    assert list(read_xlsx(content(ask, question, "xlsx"))) == names


def unit_of(name: str, **further: Any) -> dict[str, Any]:
    return {"name": name, **further}


def test_names_of_sheets_are_legal_and_no_two_are_like(ask: Ask, tmp_path: Path) -> None:
    long = "A" * 40
    plan = {
        "title": "_x000D_",
        "units": [
            unit_of("x"), unit_of(f"{long}1", members=["x"]), unit_of(f"{long}2", members=["x"])
        ],
        "areas": [{"number": 1, "title": "题", "items": [
            {"number": 1, "text": "文。", "lead": [f"{long}1", f"{long}2"]}
        ]}],
    }  # fmt: skip
    data = ["--data", str(written_to(tmp_path, plan))]
    names = list(read_xlsx(content(ask, "by-unit x --role lead", "xlsx", *data)))
    assert names == ["牵头 0 项", f"经{'A' * 30}", f"经{'A' * 28} 2"]
    assert list(read_xlsx(content(ask, "units", "xlsx", *data))) == ["x000D_ · 3 个单位"]


def attributes(root: ET.Element, *path: str) -> dict[str, str]:
    found = root.find("/".join(f"{M}{each}" for each in path))
    assert found is not None
    return found.attrib


@pytest.mark.parametrize("question", QUESTIONS)
def test_headings_stay_in_sight_are_filtered_and_stand_on_each_page(
    ask: Ask, question: str
) -> None:
    archive = content(ask, question, "xlsx")
    for number, rows in enumerate(read_xlsx(archive).values(), 1):
        root = xml(archive, f"xl/worksheets/sheet{number}.xml")
        pane = attributes(root, "sheetViews", "sheetView", "pane")
        assert (pane["ySplit"], pane["state"]) == ("2", "frozen")
        first, _, last = attributes(root, "autoFilter")["ref"].partition(":")
        assert (first, int("".join(filter(str.isdigit, last)))) == ("A2", max(len(rows), 2))
        assert root.find(f"{M}mergeCells") is None
        setup = attributes(root, "pageSetup")
        looks = [setup[each] for each in ("paperSize", "orientation", "fitToHeight")]
        assert looks == ["9", "landscape", "0"]
        assert attributes(root, "sheetPr", "pageSetUpPr") == {"fitToPage": "1"}
    names = xml(archive, "xl/workbook.xml").findall(f"{M}definedNames/{M}definedName")
    titles = [each.text for each in names if each.attrib["name"] == "_xlnm.Print_Titles"]
    assert len(titles) == number
    assert all(str(each).endswith("$1:$2") for each in titles)


@pytest.mark.parametrize("question", ["list", "units", "areas", "partners 天津海关"])
def test_columns_have_the_room_that_their_texts_need(ask: Ask, question: str) -> None:
    archive = content(ask, question, "xlsx")
    rows, *_ = read_xlsx(archive).values()
    root = xml(archive, "xl/worksheets/sheet1.xml")
    widths = {
        place: float(each.attrib["width"])
        for each in root.iter(f"{M}col")
        for place in range(int(each.attrib["min"]), int(each.attrib["max"]) + 1)
    }
    heights = {
        int(each.attrib["r"]): float(each.attrib.get("ht", 15)) for each in root.iter(f"{M}row")
    }
    for line, row in enumerate(rows[1:], 2):
        for place, cell in enumerate(row, 1):
            # A line is 15 points high.
            assert cells(str(cell)) <= widths[place] * (heights[line] // 15), cell


def test_a_spreadsheet_sees_texts_fold_in_their_cells(ask: Ask) -> None:
    archive = content(ask, "list", "xlsx")
    formats = xml(archive, "xl/styles.xml").findall(f"{M}cellXfs/{M}xf")
    used = {
        int(each.attrib["s"]) for each in xml(archive, "xl/worksheets/sheet1.xml").iter(f"{M}c")
    }
    wrapped = [formats[each].find(f"{M}alignment") for each in sorted(used)]
    assert [each is not None and each.attrib.get("wrapText") for each in wrapped] == [
        False, "1", "1", "1"
    ]  # fmt: skip


def test_no_cell_is_a_formula_or_a_link_and_nothing_is_outside(ask: Ask) -> None:
    archive = content(ask, "by-unit 天津海关", "xlsx")
    assert {mode for _, mode in relations(archive)} == {"Internal"}
    elements = {each.tag for name in parts(archive) for each in xml(archive, name).iter()}
    assert not {f"{M}f", f"{M}hyperlink", f"{M}externalReference"} & elements


@pytest.mark.parametrize("length", [32_767, 32_768])
def test_a_text_that_no_cell_holds_is_refused_and_never_lost(
    ask: Ask, tmp_path: Path, length: int
) -> None:
    plan = {
        "title": "表", "units": [unit_of("甲")],
        "areas": [{"number": 1, "title": "题", "items": [
            {"number": 1, "text": "文" * length, "lead": ["甲"]}
        ]}],
    }  # fmt: skip
    data = ["--data", str(written_to(tmp_path, plan))]
    path = tmp_path / "answer.xlsx"
    result = ask("list", *data, "--output", str(path))
    if length <= 32_767:
        (_, _, row), _ = read_xlsx(path.read_bytes()).values()
        assert row == ["一、题", 1, "文" * length, "甲", ""]
    else:
        said = "a cell holds 32,767 characters, and one would have 32,768; take docx or html"
        assert (result.status, result.out) == (2, "")
        assert result.err == f"portplan: xlsx cannot be written: {said}\n"
        assert not path.exists()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            Table((Column("题", Kind.TEXT),) * 16_385, ()),
            "a sheet has 16,384 columns, and this needs 16,385; ask for less of it",
        ),
        (
            Table((Column("题", Kind.TEXT),), (("文",),) * 1_048_575),
            "a sheet has 1,048,576 rows, and this needs 1,048,577; ask for less of it",
        ),
    ],
    ids=["columns", "rows"],
)
def test_what_no_sheet_holds_is_refused(table: Table, said: str) -> None:
    shown = Shown(lambda: Page("题", (table,)), lambda: Records((), ()), lambda: None)
    with pytest.raises(NotWrittenError, match=f"^{said}$"):
        FORMATS["xlsx"].written(shown, Look())
