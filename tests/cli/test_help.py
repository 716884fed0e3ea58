"""Help teaches: a purpose, examples that work, nothing cut, and the commands in their groups."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Result
from edited import seven_fold, written
from every_command import every_command
from histories import commit, repository
from made_docx import docx_of, table
from made_tables import annex_table
from portplan.cli.commands import COMMANDS
from portplan.cli.commands import command as declared

Ask = Callable[..., Result]

GROUPS = {
    "Ask": ["by-unit", "by-area", "by-role", "show", "list", "search", "diff"],
    "Overview": ["units", "areas", "matrix", "partners", "page"],
    "Edit": ["validate", "rules", "import", "schema"],
    "Set up": ["completion", "help"],
}


def examples(help_: str) -> list[str]:
    return re.findall(r"^    portplan (.+)$", help_, re.MULTILINE)


def together(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("columns", ["60", "80", "140"])
@every_command
def test_a_commands_help_has_all_that_is_to_be_said(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, command: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    result = ask(command, "--help")
    assert (result.status, result.err) == (0, "")
    assert max(map(len, result.out.splitlines())) <= int(columns)
    said = together(result.out)
    assert declared(command).help in said
    for asked in declared(command).asks:
        assert together(asked.said) in said
        assert f" {asked.called} " in said or f" [{asked.called}]" in said or asked.many
    assert "..." not in re.sub(r"(TEXT|NUMBER|\[FILE\])\.\.\.", "", said)
    assert "…" not in said


@every_command
def test_a_commands_usage_has_its_arguments(ask: Ask, command: str) -> None:
    usages = {
        "by-unit": "UNIT", "by-area": "AREA", "by-role": "ROLE", "show": "NUMBER...",
        "search": "TEXT...", "partners": "UNIT [OTHER]", "validate": "[FILE]...",
        "rules": "[CODE]", "import": "FILE", "completion": "SHELL",
        "help": "[COMMAND]", "diff": "OLD [NEW]",
    }  # fmt: skip
    usage = ask(command, "--help").out.splitlines()[0]
    assert usage == f"Usage: portplan {command} [OPTIONS] {usages.get(command, '')}".rstrip()


@every_command
def test_every_option_is_listed_once_and_help_last(ask: Ask, command: str) -> None:
    said = ask(command, "--help").out
    section = said.split("Options:\n")[1].split("\n\n")[0]
    listed = re.findall(r"^  (?:-[a-zA-Z], )?(--[a-z-]+)", section, re.MULTILINE)
    assert listed == [*(each.option for each in declared(command).asks if each.option), "--help"]


@every_command
def test_a_commands_purpose_is_one_sentence(command: str) -> None:
    assert re.fullmatch(r"[A-Z][^\n.]+\.", declared(command).help)


@every_command
def test_a_commands_help_has_two_examples_that_work(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    (tmp_path / "data").mkdir()
    for copy in ("data/tasks.yaml", "plan.yaml"):
        shutil.copy(ROOT / "data" / "tasks.yaml", tmp_path / copy)
    (tmp_path / "table.docx").write_bytes(docx_of(table(annex_table())))
    (tmp_path / "table.csv").write_bytes(ask("list", "--format", "csv").out.encode())
    monkeypatch.chdir(tmp_path)
    if command == "diff":
        if shutil.which("git") is None:
            pytest.skip("git is not installed")
        with_history(tmp_path)
    shown = examples(ask(command, "--help").out)
    assert len(shown) == 2
    for example in shown:
        arguments = example.split(" > ")[0].split()
        assert arguments[0] == command
        result = ask(*arguments)
        assert result.status == 0
        summary = f"portplan: {arguments[-1]}: 1 file checked, no problems\n"
        if command == "import":
            assert "58 items in 20 areas, 31 units (3 collectives)" in result.err
        else:
            assert result.err == (summary if command == "validate" else "")


def with_history(folder: Path) -> None:
    """Make a folder a repository in which the plan has changed since the last commit but one."""
    written(folder / "plan.yaml", seven_fold())
    shutil.copy(folder / "plan.yaml", folder / "data" / "tasks.yaml")
    commit(repository(folder))
    shutil.copy(ROOT / "data" / "tasks.yaml", folder / "data" / "tasks.yaml")
    commit(folder)


def test_portplan_alone_shows_its_help_on_standard_error(ask: Ask) -> None:
    asked_for = ask("--help")
    assert (asked_for.status, asked_for.err) == (0, "")
    assert ask() == Result(2, "", asked_for.out)


def test_help_shows_the_commands_in_groups(ask: Ask) -> None:
    said = ask("--help").out
    assert list(COMMANDS) == [command for commands in GROUPS.values() for command in commands]
    for group, commands in GROUPS.items():
        (section,) = re.findall(rf"^{group}:\n((?:  .+\n)+)", said, re.MULTILINE)
        assert re.findall(r"^  (\S+)", section, re.MULTILINE) == commands
        assert all(declared(command).help in together(section) for command in commands)


@pytest.mark.parametrize("words", [["-h"], ["help"], ["--help", "list"]])
def test_help_can_be_asked_for_in_several_ways(ask: Ask, words: list[str]) -> None:
    assert ask(*words) == ask("--help")


@pytest.mark.parametrize("columns", ["", "60"])
@every_command
def test_help_of_a_command_can_be_asked_for_in_several_ways(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, command: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    expected = ask(command, "--help")
    assert ask("help", command) == expected
    assert ask(command, "-h") == expected
    assert ask(command, "x", "y", "--help", "z") == expected


def test_help_of_what_is_no_command_is_a_wrong_call(ask: Ask) -> None:
    said = "portplan: there is no command by-unti; did you mean one of these?\n  by-unit\n"
    assert ask("help", "by-unti") == Result(2, "", said)


def test_help_needs_no_plan(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ask("by-unit", "--help")
    monkeypatch.setenv("PORTPLAN_DATA", str(folder / "broken.yaml"))
    assert ask("by-unit", "--help") == expected
    monkeypatch.setenv("PORTPLAN_DATA", str(folder / "missing.yaml"))
    assert ask("help", "by-unit") == expected
