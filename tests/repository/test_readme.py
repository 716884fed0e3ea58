"""What the README shows is true: its examples are run, its lists are held against the program."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer.main

from conftest import ROOT, Result
from portplan.cli import app
from portplan.loader import check_content
from portplan.rules import RULES

Ask = Callable[..., Result]

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_quick_start_is_two_lines_that_each_stand_alone() -> None:
    lines = [line for block in blocks("console") for line in block.splitlines() if "venv" in line]
    assert len(lines) == 2
    for line in lines:
        assert line.startswith("python3 -m venv .venv && ")
    assert lines[0].endswith("/portplan by-unit 天津海关")
    assert lines[1].endswith("/pytest")


def test_every_command_is_in_the_table_with_an_example() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined] # a group
    assert commands == set(re.findall(r"^\| `portplan ([\w-]+)", README, re.MULTILINE))


@pytest.mark.parametrize("command", re.findall(r"^\| `portplan (.+?)`", README, re.MULTILINE))
def test_every_example_of_a_command_answers(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(ROOT)
    result = ask(*command.split())
    assert result.status == 0
    if command.startswith("validate"):
        assert result.err == "portplan: 1 file checked, no problems\n"
    else:
        assert result.out
        assert result.err == ""


def test_the_example_of_by_unit_is_what_it_prints(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    (block,) = [block for block in blocks("console") if "by-unit 市国税局" in block]
    monkeypatch.setenv("COLUMNS", "80")
    shown = block.removeprefix("$ portplan by-unit 市国税局\n").removesuffix("...\n")
    assert ask("by-unit", "市国税局").out.startswith(shown)


def test_the_pipe_of_list_finds_something(ask: Ask) -> None:
    (command,) = re.findall(r"^\$ portplan list \| grep (.+)$", README, re.MULTILINE)
    assert [line for line in ask("list").out.splitlines() if command in line]


def test_the_figure_of_the_script_is_right(ask: Ask) -> None:
    figure = re.findall(r"jq '\.lead \| length'\n(\d+)\n", README)
    answer = json.loads(ask("by-unit", "天津海关", "--format", "json").out)
    assert figure == [str(len(answer["lead"]))]


def test_the_python_lines_work() -> None:
    (code,) = blocks("python")
    assert len([line for line in code.splitlines() if line]) == 4
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60
    )
    assert result.stdout.split() == [b"29", b"23"]


def test_the_example_of_the_format_is_a_valid_plan() -> None:
    (example,) = blocks("yaml")
    checked = check_content("README", example.encode())
    assert checked.diagnostics == ()


def test_the_example_of_a_broken_file_is_what_it_prints(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (block,) = [block for block in blocks("console") if "validate plan.yaml" in block]
    (example,) = blocks("yaml")
    broken = example.replace("          - 天津海事局\n", "          - 天津海亊局\n")
    assert broken != example
    (tmp_path / "plan.yaml").write_text(broken, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command, expected = block.split("\n", 1)
    result = ask(*command.removeprefix("$ portplan ").split())
    assert result == Result(1, expected, "portplan: 1 file checked, 1 error\n")


def test_the_table_of_rules_is_the_programs() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (error|warning) \| (.+) \|$", README, re.MULTILINE)
    assert rows == [(rule.code, rule.severity.value, rule.breaks) for rule in RULES]


@pytest.mark.parametrize(
    "line", re.findall(r"^portplan (.+)$", "\n".join(blocks("sh")), re.MULTILINE)
)
def test_a_recipe_starts_with_an_answer(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    command = re.split(r" [|>] ", line)[0]
    result = ask(*command.split())
    assert (result.status, result.err) == (0, "")
