"""Help teaches: a purpose, examples that work, nothing cut, and the commands in their groups."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import typer.main

from conftest import ROOT, Result
from portplan.cli import app

Ask = Callable[..., Result]

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined] # it is a group


def examples(help_: str) -> list[str]:
    return re.findall(r"^    portplan (.+)$", help_, re.MULTILINE)


def together(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("columns", ["60", "80", "140"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_commands_help_has_all_that_is_to_be_said(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, command: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    result = ask(command, "--help")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(f"Usage: portplan {command} ")
    said = together(result.out)
    assert COMMANDS[command].help in said
    for parameter in COMMANDS[command].params:
        assert together(parameter.help) in said
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert f" {option} " in said
    assert "..." not in said.replace("TEXT...", "").replace("NUMBER...", "").replace(
        "[FILE]...", ""
    )
    assert "…" not in said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_commands_purpose_is_one_sentence(command: str) -> None:
    assert re.fullmatch(r"[A-Z][^\n.]+\.", COMMANDS[command].help)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_commands_help_has_two_examples_that_work(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    (tmp_path / "data").mkdir()
    for copy in ("data/tasks.yaml", "plan.yaml"):
        shutil.copy(ROOT / "data" / "tasks.yaml", tmp_path / copy)
    monkeypatch.chdir(tmp_path)
    shown = examples(ask(command, "--help").out)
    assert len(shown) == 2
    for example in shown:
        arguments = example.split(" > ")[0].split()
        assert arguments[0] == command
        result = ask(*arguments)
        assert result.status == 0
        assert result.err in ("", "portplan: 1 file checked, no problems\n")


def test_portplan_alone_shows_the_commands_in_groups(ask: Ask) -> None:
    result = ask()
    groups = {
        "Ask": ["by-unit", "by-area", "by-role", "show", "list", "search"],
        "Overview": ["units", "areas", "matrix", "partners"],
        "Edit": ["validate", "rules", "schema"],
        "Set up": ["completion"],
    }
    assert list(COMMANDS) == [command for group in groups.values() for command in group]
    for group, commands in groups.items():
        (section,) = re.findall(rf"^{group}:\n((?:  .+\n)+)", result.out + result.err, re.MULTILINE)
        assert re.findall(r"^  (\S+)", section, re.MULTILINE) == commands
        assert all(COMMANDS[command].help in together(section) for command in commands)
