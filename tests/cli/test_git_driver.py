"""`git diff` shows a plan by its meaning, with the lines of the README, in a real repository."""

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from edited import TABLE, seven_fold, written
from every_command import BROKEN
from histories import commit, git, needs_git, repository

README = (ROOT / "README.md").read_text(encoding="utf-8")
(ATTRIBUTES,) = re.findall(r"^```gitattributes\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
(CONFIG,) = re.findall(r"^git (config diff\..+)$", README, re.MULTILINE)

pytestmark = [
    needs_git,
    pytest.mark.skipif(sys.platform == "win32", reason="the program is made of a shell's line"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository with the table, and portplan on the PATH."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "portplan"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m portplan "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    place = repository(tmp_path / "place")
    (place / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
    git(place, *shlex.split(CONFIG))
    commit(place)
    (place / "data").mkdir()
    shutil.copy(TABLE, place / "data" / "tasks.yaml")
    return place


def test_a_change_is_shown_by_its_meaning(folder: Path) -> None:
    commit(folder)
    assert git(folder, "diff") == ""
    written(folder / "data" / "tasks.yaml", seven_fold())
    shown = git(folder, "diff")
    assert shown.startswith("data/tasks.yaml\n1 unit renamed, 1 item added, 1 item reworded, ")
    assert "renumbered" in shown
    assert "@@" not in shown
    commit(folder)
    assert git(folder, "show", "--ext-diff", "--format=") == shown
    assert git(folder, "diff", "HEAD~1") == shown


def test_a_new_file_and_one_that_is_gone_have_an_empty_side(folder: Path) -> None:
    git(folder, "add", "--all")
    assert "31 units added, 20 areas added, 58 items added\n" in git(folder, "diff", "--cached")
    commit(folder)
    (folder / "data" / "tasks.yaml").unlink()
    assert "31 units removed, 20 areas removed, 58 items removed\n" in git(folder, "diff")


def test_of_a_version_that_breaks_a_rule_the_lines_are_shown(folder: Path) -> None:
    commit(folder)
    (folder / "data" / "tasks.yaml").write_text(BROKEN, encoding="utf-8")
    shown = git(folder, "diff")
    assert shown.startswith("data/tasks.yaml\n--- ")
    assert "+          - 丙\n" in shown


def test_a_reformatted_file_has_no_changes(folder: Path) -> None:
    commit(folder)
    text = TABLE.read_text(encoding="utf-8")
    (folder / "data" / "tasks.yaml").write_text(f"# x\n{text}", encoding="utf-8")
    assert git(folder, "diff") == "data/tasks.yaml\n"


def test_it_speaks_the_language_of_who_reads_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTPLAN_LANG", "zh_CN")
    commit(folder)
    path = folder / "data" / "tasks.yaml"
    path.write_bytes(path.read_bytes().replace("自贸区试验区".encode(), "自贸试验区".encode()))
    total, line = git(folder, "diff").splitlines()[1:]
    assert total == "1 个工作事项修改文字"
    assert line.startswith("九、推动一体化通关管理  30  文字修改  牵头：天津海关、天津检验检疫局；")
