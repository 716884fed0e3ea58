"""Several plans at once: each is asked, and the answers stand under the plans' titles."""

import json
from pathlib import Path

import pytest

from conftest import Result
from documents import content, read_xlsx
from every_command import BROKEN
from expected import NOTHING, Ask
from portplan.questions import QUESTIONS

FIRST = """\
title: 甲表
units:
  - name: 天津海关
    aliases: [关]
  - name: 检验局
  - name: 商务局
areas:
  - number: 1
    title: 通关
    items:
      - number: 1
        text: 一。
        lead: [天津海关, 检验局]
      - number: 2
        text: 二。
        lead: [检验局]
        support: [商务局]
"""
# 检验局 has become part of 天津海关 here, and 海关 is also in another unit's name.
SECOND = """\
title: 乙表
units:
  - name: 天津海关
    aliases: [检验局]
  - name: 海关学院
areas:
  - number: 1
    title: 通关模式
    items:
      - number: 1
        text: 三。
        lead: [天津海关]
        deadline: 年底
  - number: 2
    title: 培训
    items:
      - number: 2
        text: 四。
        lead: [海关学院]
      - number: 3
        text: 五。
        lead: [海关学院]
"""


@pytest.fixture
def data(tmp_path: Path) -> list[str]:
    """Give two plans: an option for each."""
    for name, plan in (("a.yaml", FIRST), ("b.yaml", SECOND)):
        (tmp_path / name).write_text(plan, encoding="utf-8")
    return [f"--data={tmp_path / name}" for name in ("a.yaml", "b.yaml")]


def piped(ask: Ask, *words: str) -> list[str]:
    result = ask(*words)
    assert (result.status, result.err) == (0, "")
    return result.out.splitlines()


def test_a_line_a_record_and_an_object_begin_with_the_plan(ask: Ask, data: list[str]) -> None:
    assert piped(ask, "list", "--area", "1", *data) == [
        "甲表  一、通关  1  一。  天津海关、检验局  -  -",
        "甲表  一、通关  2  二。  检验局  商务局  -",
        "乙表  一、通关模式  1  三。  天津海关  -  年底",
    ]
    assert piped(ask, "by-unit", "商务局", "--format", "csv", *data) == [
        "plan,unit,role,number,area_number,area,text,lead,support,deadline",
        "甲表,商务局,support,2,1,通关,二。,检验局,商务局,",
    ]
    (answer,) = json.loads(piped(ask, "by-unit", "商务局", "--format", "json", *data)[0])
    assert list(answer) == ["plan", "unit", "lead", "support", "through"]
    found = json.loads(piped(ask, "show", "2-3", "--format", "json", *data)[0])
    assert [(each["plan"], each["number"]) for each in found] == [
        ("甲表", 2), ("乙表", 2), ("乙表", 3),
    ]  # fmt: skip


def test_in_a_terminal_each_plan_is_a_section(
    ask: Ask, data: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = piped(ask, "by-unit", "检验局", *data)
    assert [line for line in lines if line[:1] not in ("", " ", "─")] == [
        "2 份任务分解表",
        "甲表 · 检验局",
        "一、通关",
        "1  一。      天津海关、检验局",
        "2  二。      检验局            商务局",
        "乙表 · 天津海关 · 检验局",
        "一、通关模式",
        "1  三。      天津海关                年底",
    ]
    assert piped(ask, "units", *data)[2:6] == [
        "", "甲表 · 3 个单位", "", "单位      牵头  独自  支持配合  █ 牵头  ░ 支持配合",
    ]  # fmt: skip


def test_numbers_of_all_plans_stand_below_one_line_of_headings(ask: Ask, data: list[str]) -> None:
    assert piped(ask, "areas", *data) == [
        "任务分解表  工作任务      事项编号  事项数",
        "甲表        一、通关      1–2            2  ██",
        "乙表        一、通关模式  1              1  █",
        "乙表        二、培训      2–3            2  ██",
    ]


def test_what_one_plan_has_nothing_of_is_left_out_and_counted(
    ask: Ask, data: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = piped(ask, "search", "培训", *data)
    assert lines[0] == "2 份任务分解表中的 1 份"
    assert not any("甲表" in line for line in lines)
    result = ask("list", "--text", "无", *data)
    assert result == Result(0, "2 份任务分解表中的 0 份\n", NOTHING)
    # Each is a unit of some plan, and no plan has both.
    both = ("list", "--unit", "商务局", "--unit", "学院", "--format")
    assert ask(*both, "json", *data) == Result(0, "[]\n", NOTHING)
    assert ask(*both, "csv", *data).out.startswith("plan,number,area_number,")


def test_what_no_plan_has_is_a_wrong_call_and_names_are_sought_in_all(
    ask: Ask, data: list[str]
) -> None:
    listed = " ".join(each.replace("=", " ") for each in data)
    assert ask("by-unit", "无此", *data) == Result(
        2,
        "",
        f"portplan: there is no unit 无此 in 2 plans; portplan units {listed} lists them all\n",
    )
    assert ask("show", "2", "9", *data).err == (
        "portplan: there is no item 9 in 2 plans; the longest of the plans has items 1 to 3\n"
    )
    # In the first plan alone 海关 is clear; together it is not.
    assert ask("by-unit", "海关", data[0]).status == 0
    result = ask("by-unit", "海关", *data)
    assert (result.status, result.err.splitlines()[1:]) == (2, ["  海关学院", "  天津海关"])
    assert piped(ask, "by-area", "通关", *data)[-1].startswith("甲表  一、通关  2")


def test_two_units_that_are_one_in_one_plan_are_asked_in_the_other(
    ask: Ask, data: list[str]
) -> None:
    assert piped(ask, "partners", "天津海关", "检验局", *data) == [
        "甲表  一、通关  1  一。  天津海关、检验局  -"
    ]
    result = ask("partners", "天津海关", "检验局", data[1])
    assert (result.status, result.out) == (2, "")


def test_markdown_and_a_workbook_have_one_table_to_filter(
    ask: Ask, data: list[str], tmp_path: Path
) -> None:
    lines = piped(ask, "list", "--area", "1", "--format", "markdown", *data)
    assert (
        lines[0]
        == "| 任务分解表 | 工作任务 | 序号 | 工作事项 | 牵头单位 | 支持配合单位 | 完成时限 |"
    )
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| 甲表", "| 甲表", "| 乙表"]
    file = tmp_path / "answer.xlsx"
    assert ask("matrix", *data, "--output", str(file)).status == 0
    sheets = read_xlsx(file.read_bytes())
    assert list(sheets) == ["牵头 甲表", "支持配合 甲表", "工作任务", "牵头 乙表", "支持配合 乙表"]
    assert sheets["牵头 乙表"][1:] == [
        ["任务分解表", "单位", "一、通关模式", "二、培训"],
        ["乙表", "天津海关", 1, ""],
        ["乙表", "海关学院", "", 2],
    ]
    one = read_xlsx(content(ask, "by-unit 检验局", "xlsx", *data))
    assert [(name, len(rows)) for name, rows in one.items()] == [("牵头", 5), ("支持配合", 2)]


def test_a_web_page_has_a_heading_a_plan_and_contents_where_there_are_many(
    ask: Ask, data: list[str], tmp_path: Path
) -> None:
    few = ask("list", "--format", "html", *data).out
    assert '<h2 id="title-1">甲表 · 2 项</h2>' in few
    assert "<nav" not in few
    for name in "cd":
        (tmp_path / f"{name}.yaml").write_text(FIRST, encoding="utf-8")
    many = ask("list", "--format", "html", f"--data={tmp_path}").out
    assert '<li><a href="#4">甲表（d.yaml） · 2 项</a></li>' in many
    assert '<section id="4">\n<h2 id="title-4">甲表（d.yaml） · 2 项</h2>' in many


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in ("diff", "rules")])
def test_one_plan_in_whatever_way_it_is_named_is_one(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    words = {"by-unit": ["关"], "partners": ["关"], "by-area": ["1"], "by-role": ["lead"],
             "show": ["1"], "search": ["一"]}.get(name, [])  # fmt: skip
    file = tmp_path / "a.yaml"
    file.write_text(FIRST, encoding="utf-8")
    one = ask(name, *words, "--data", str(file))
    assert one.status == 0
    assert ask(name, *words, "--data", str(file), "--data", str(tmp_path)) == one
    monkeypatch.setenv("PORTPLAN_DATA", str(tmp_path))
    assert ask(name, *words) == one


def test_broken_plans_give_all_their_diagnostics_and_no_half_answer(
    ask: Ask, data: list[str], tmp_path: Path
) -> None:
    for name in ("c.yaml", "d.yaml"):
        (tmp_path / name).write_text(BROKEN, encoding="utf-8")
    result = ask("list", "--data", str(tmp_path))
    assert (result.status, result.out) == (1, "")
    assert result.err.count(f"{tmp_path}/c.yaml:14:13: error: ") == 1
    assert result.err.count(f"{tmp_path}/d.yaml:14:13: error: ") == 1
    missing = ask("list", *data, "--data", str(tmp_path / "e.yaml"))
    assert (missing.status, missing.out) == (2, "")
    assert ask("list", "--data", "").status == 2
