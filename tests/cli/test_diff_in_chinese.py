"""diff and validate --against in Chinese: the sum, the table and the notices, written by hand."""

import json
import shutil
from pathlib import Path

import pytest

from conftest import Result
from edited import TABLE, seven_fold, written
from every_command import BROKEN, PLAN
from expected import Ask
from histories import commit, needs_git, repository

SUM = (
    "1 个单位改名，新增 1 个工作事项，1 个工作事项修改文字，1 个单位新增支持配合事项，"
    "1 个单位减少支持配合事项，1 个单位由支持配合改为牵头，1 个工作事项的首位牵头单位有调整，"
    "事项编号 4–58 改为 5–59"
)

# What the seven edits are in a terminal of 100 columns, below the sum.
SHOWN = """\
序号  变动      单位                  原为                            现为
────────────────────────────────────────────────────────────────────────────────────────────────────
单位
      改名      市文化和旅游局        市旅游局                        市文化和旅游局

二、加强口岸执法协作
   4  新增      牵头：天津边检总站、                                  在天津口岸试行夜间预约查验。
                天津海事局；
                支持配合：天津港集团

三、创新口岸通关模式
  14  分工调整  天津港集团            支持配合                        牵头

九、推动一体化通关管理
  31  文字修改  牵头：天津海关、      加强天津区域内通关、通检一体化  加强天津区域内通关、通检一体化
                天津检验检疫局；      管理，实现企业可在天津自贸[区]  管理，实现企业可在天津自贸试验
                支持配合：市口岸办    试验区或其他区域内就近选择海关  区或其他区域内就近选择海关和检
                                      和检验检疫机构办理报关报检手    验检疫机构办理报关报检手续。对
                                      续。对静海、北辰等口岸服务区实  静海、北辰等口岸服务区实行直通
                                      行直通便捷通关模式。            便捷通关模式。

十一、建立口岸安全联合防控机制
  33  取消分工  天津边检总站          支持配合

十五、加快天津自贸试验区和海关特殊监管区域监管制度创新与复制推广
  48  首位调整  天津海关、            首位牵头：天津检验检疫局        首位牵头：天津海关
                天津检验检疫局

十六、创新跨区域口岸合作服务模式
  52  新增分工  市财政局                                              支持配合

序号
      重新编号                        4–58                            5–59
"""

# What a pipe gets, from the unit on and without what was reworded.
PIPED = """\
单位  -  改名  市文化和旅游局  市旅游局  市文化和旅游局
二、加强口岸执法协作  4  新增  牵头：天津边检总站、天津海事局；支持配合：天津港集团  -  在天津口岸试行夜间预约查验。
三、创新口岸通关模式  14  分工调整  天津港集团  支持配合  牵头
十一、建立口岸安全联合防控机制  33  取消分工  天津边检总站  支持配合  -
十五、加快天津自贸试验区和海关特殊监管区域监管制度创新与复制推广  48  首位调整  天津海关、天津检验检疫局  首位牵头：天津检验检疫局  首位牵头：天津海关
十六、创新跨区域口岸合作服务模式  52  新增分工  市财政局  -  支持配合
序号  -  重新编号  -  4–58  5–59
"""  # noqa: E501 - a line is a change


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a current folder with a plan and the same with seven edits, and speak Chinese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORTPLAN_LANG", "zh_CN")
    shutil.copy(TABLE, "old.yaml")
    written(tmp_path / "new.yaml", seven_fold())
    return tmp_path


def told(result: Result) -> tuple[int, str]:
    assert result.out == ""
    return result.status, result.err


@pytest.mark.usefixtures("here")
def test_seven_edits_are_summed_up_and_shown(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    result = ask("diff", "old.yaml", "new.yaml")
    assert (result.status, result.err) == (0, "")
    title, shown = result.out.split("\n\n", 1)
    assert title.replace("\n", "") == SUM
    assert shown == SHOWN


@pytest.mark.usefixtures("here")
def test_in_a_pipe_the_sum_stands_first_and_a_change_is_a_line(ask: Ask) -> None:
    total, *lines = ask("diff", "old.yaml", "new.yaml").out.splitlines(keepends=True)
    assert total == f"{SUM}\n"
    assert "".join(line for line in lines if "文字修改" not in line) == PIPED
    assert len(lines) == len(PIPED.splitlines()) + 1


@pytest.mark.usefixtures("here")
def test_markdown_begins_with_the_sum_and_has_the_headings(ask: Ask) -> None:
    result = ask("diff", "old.yaml", "new.yaml", "--unit", "市财政局", "--format", "markdown")
    assert result.out == (
        "市财政局 · 1 个单位新增支持配合事项\n"
        "\n"
        "| 工作任务 | 序号 | 变动 | 单位 | 原为 | 现为 |\n"
        "| --- | --: | --- | --- | --- | --- |\n"
        "| 十六、创新跨区域口岸合作服务模式 | 52 | 新增分工 | 市财政局 |  | 支持配合 |\n"
    )


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("form", ["json", "csv", "tsv"])
def test_what_programs_read_is_the_same_in_both_languages(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    chinese = ask("diff", "old.yaml", "new.yaml", "--format", form)
    monkeypatch.setenv("PORTPLAN_LANG", "en")
    assert ask("diff", "old.yaml", "new.yaml", "--format", form) == chinese


KINDS = {
    "plan-retitled": ("修改了表的标题", "标题修改"),
    "unit-added": ("新增 1 个单位", "新增"),
    "unit-aliases": ("1 个单位的别名有调整", "别名调整"),
    "area-retitled": ("1 项工作任务修改标题", "任务标题修改"),
    "item-added": ("新增 1 个工作事项", "新增"),
    "deadline-changed": ("1 个工作事项的完成时限有调整", "完成时限"),
    "role-gained": ("1 个单位新增牵头事项", "新增分工"),
    "order-changed": ("1 个工作事项的单位顺序有调整", "顺序调整"),
}
SMALL = """\
title: 表
units:
  - name: 甲局
  - name: 乙局
  - name: 丙局
areas:
  - number: 1
    title: 口岸通关
    items:
      - number: 1
        text: 建立通关协作机制。
        lead: [甲局]
        support: [乙局, 丙局]
"""
EDITED = (
    SMALL.replace("title: 表", "title: 新表")
    .replace("name: 甲局", "name: 甲局\n    aliases: [甲总局]\n  - name: 丁局")
    .replace("口岸通关", "口岸快速通关")
    .replace("[甲局]", "[甲局, 丁局]")
    .replace("[乙局, 丙局]", "[丙局, 乙局]\n        deadline: 年底前")
    + "      - number: 2\n        text: 公布收费目录。\n        lead: [甲局]\n"
)


def test_each_kind_has_its_words(ask: Ask, here: Path) -> None:
    (here / "old.yaml").write_text(SMALL, encoding="utf-8")
    (here / "new.yaml").write_text(EDITED, encoding="utf-8")
    found = json.loads(ask("diff", "old.yaml", "new.yaml", "--format", "json").out)
    assert {each["kind"] for each in found} == set(KINDS)
    total, *lines = ask("diff", "old.yaml", "new.yaml").out.splitlines()
    assert total == "，".join(said for said, _ in KINDS.values())
    assert [line.split("  ")[2] for line in lines] == [KINDS[each["kind"]][1] for each in found]


@pytest.mark.usefixtures("here")
def test_of_a_plan_that_was_not_there_all_is_new(ask: Ask) -> None:
    shown = ask("diff", "/dev/null", "old.yaml").out.splitlines()
    assert shown[:2] == [
        "新增整张表，新增 31 个单位，新增 20 项工作任务，新增 58 个工作事项",
        "标题  -  新增  -  -  工作任务分解表",
    ]
    shown = ask("diff", "old.yaml", "/dev/null").out.splitlines()
    assert shown[:2] == [
        "删除整张表，删除 31 个单位，删除 20 项工作任务，删除 58 个工作事项",
        "标题  -  删除  -  工作任务分解表  -",
    ]


def test_what_is_not_compared_is_told(ask: Ask, here: Path) -> None:
    (here / "small.yaml").write_text(PLAN, encoding="utf-8")
    (here / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    assert told(ask("diff", "old.yaml", "old.yaml")) == (0, "portplan: 没有变动：两表内容相同\n")
    nothing = ask("diff", "old.yaml", "new.yaml", "--unit", "市科委")
    assert told(nothing) == (0, "portplan: 所查的内容没有变动\n")
    said = (
        "portplan: 两表没有相同的工作事项和工作任务（事项数分别为 58 和 1），因此不作比较；"
        "请指定同一张表的两个版本\n"
    )
    assert told(ask("diff", "old.yaml", "small.yaml")) == (2, said)
    said = (
        "portplan: 无法读取 nowhere.yaml：没有这个文件或目录；"
        "请指定文件，或按“版本:路径”指定 git 中的文件\n"
    )
    assert told(ask("diff", "nowhere.yaml", "old.yaml")) == (2, said)
    status, said = told(ask("diff", "old.yaml", "broken.yaml", "--exit-code"))
    assert status == 2
    assert said.startswith("broken.yaml:14:13: error: “丙”没有登记")


@needs_git
def test_what_a_revision_does_not_have_is_told(ask: Ask, here: Path) -> None:
    commit(repository(here))
    said = "portplan: 该版本中没有 HEAD:x.yaml：old.yaml 全部算新增\n"
    assert ask("diff", "HEAD:x.yaml", "old.yaml").err == said
    in_ci = "git log 列出已有的版本，CI 中设 fetch-depth: 0 可以取得全部"
    unknown = (2, f"portplan: git 中没有版本 x；{in_ci}\n")
    assert told(ask("diff", "x:old.yaml", "old.yaml")) == unknown
    assert told(ask("validate", "old.yaml", "--against", "x")) == unknown


@needs_git
def test_what_was_wrong_before_is_counted_and_left_out(ask: Ask, here: Path) -> None:
    """Also where messages name other places, in Chinese brackets."""
    (here / "old.yaml").write_text(f"{BROKEN}          - 甲局\n          - 丙\n", encoding="utf-8")
    commit(repository(here))
    found = len(ask("validate", "old.yaml", "--format", "json").out.split('"code"')) - 1
    assert found > 1
    moved = f"# 注\n\n{(here / 'old.yaml').read_text(encoding='utf-8')}"
    (here / "old.yaml").write_text(moved, encoding="utf-8")
    assert ask("validate", "old.yaml", "--against", "HEAD") == Result(
        0,
        "",
        f"portplan: old.yaml：HEAD 中已有的 {found} 个问题未列出\n"
        "portplan: old.yaml：检查了 1 个文件，没有新的问题\n",
    )
