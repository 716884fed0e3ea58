"""Help in Chinese: the same commands and options, in no wider lines, and without English."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Result
from every_command import every_command
from portplan.cli.commands import COMMANDS
from portplan.text.wrapped import cells

Ask = Callable[..., Result]


@pytest.fixture
def in_chinese(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.setenv("PORTPLAN_LANG", "zh_CN")
    return ask


def english_in(said: str) -> list[str]:
    """Return the runs of English words, but for what is typed: commands, options and choices."""
    without_examples = re.sub(r"^    portplan .*$", "", said, flags=re.MULTILINE)
    return re.findall(r"[A-Za-z]{2,}(?: [a-z]{2,}){2,}", without_examples)


@every_command
@pytest.mark.parametrize("columns", ["60", "80", "140"])
def test_a_commands_help_is_chinese_and_fits(
    in_chinese: Ask, ask: Ask, monkeypatch: pytest.MonkeyPatch, command: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    said = in_chinese(command, "--help")
    monkeypatch.setenv("PORTPLAN_LANG", "en")
    english = ask(command, "--help")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"用法：portplan {command} [选项]")
    assert english_in(said.out) == []
    assert max(map(cells, said.out.splitlines())) <= int(columns)
    for typed in (r"^  (--?[\w-]+)", r"^    portplan (.*)$"):
        found = re.findall(typed, said.out, re.MULTILINE)
        assert found == re.findall(typed, english.out, re.MULTILINE)


def test_all_commands_are_listed_in_chinese(in_chinese: Ask) -> None:
    said = in_chinese("--help").out
    assert re.findall(r"^  ([a-z][\w-]*)  ", said, re.MULTILINE) == list(COMMANDS)
    assert english_in(said) == []
    for line in said.splitlines():
        assert cells(line) <= 80


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "用法：portplan [选项] 命令 [参数]..."),
        ("by-unit", "portplan: 缺少“单位”；请写单位名称；portplan units 列出全部"),
        ("by-unt", "portplan: 没有命令“by-unt”；相近的有："),
        ("list --rol lead", "portplan: 没有选项“--rol”；相近的有："),
        ("list --role", "portplan: --role 后面要有内容；请写 lead 或 support"),
        ("list --role lead --role lead", "portplan: --role 写了 2 次；只能写一次"),
        ("list --brief=1", "portplan: --brief 不带内容；请去掉 = 及其后的部分"),
        ("units 天津海关", "portplan: 多了“天津海关”：portplan units 只接受选项；"),
        ("list --sole --joint", "portplan: --sole 与 --joint 互相矛盾；请去掉其中一个"),
        ("by-unit 天津海关 --output", "portplan: --output 后面要有内容；请写文件名"),
        ("list --data nowhere.yaml", "portplan: 无法读取 nowhere.yaml：没有这个文件或目录；"),
        ("validate nowhere.yaml", "portplan: 无法读取 nowhere.yaml：没有这个文件或目录；"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(in_chinese: Ask, words: str, expected: str) -> None:
    result = in_chinese(*words.split())
    assert (result.status, result.out) == (2, "")
    assert result.err.splitlines()[0].startswith(expected)
    assert english_in(result.err) == []


TABLE = """\
关于印发方案的通知,,,
由各部门抓紧落实。,,,
序号,工作任务,责任单位,备注
1,推进通关便利化,市商务局、市卫健委等部门,x
3,加强 协作,市商务局（口岸办）、市卫生健康委,
,,市 税务局和海关,
"""


def test_what_import_and_diff_say_and_what_is_noted_is_chinese(
    in_chinese: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("table.csv").write_text(TABLE, encoding="utf-8")
    open_ = in_chinese("import", "table.csv")
    assert open_.status == 1
    done = in_chinese("import", "table.csv", "--all-lead", "--output", "new.yaml")
    assert done.status == 0
    plan = Path("new.yaml").read_text(encoding="utf-8")
    Path("wrong.yaml").write_text(plan.replace("number: 2", "number: 3"), encoding="utf-8")
    for said in (
        open_,
        done,
        in_chinese("validate", "new.yaml", "wrong.yaml", "nowhere.yaml"),
        in_chinese("validate", "--fix", "wrong.yaml"),
        in_chinese("diff", "new.yaml", "new.yaml"),
        in_chinese("diff", "/dev/null", "new.yaml"),
        in_chinese("list", "--text", "没有的", "--data", "new.yaml"),
    ):
        lines = [line for line in said.err.splitlines() if not re.match(r" +\d* \|", line)]
        assert lines or said.out
        assert english_in("\n".join(lines)) == []
    assert english_in(plan) == []
    assert english_in(in_chinese("diff", "/dev/null", "new.yaml").out) == []
