"""Pipes: read and written where somebody is at the other end, mended never."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Result
from every_command import PLAN, every_reader, every_writer, line, takes
from portplan.files import disk
from processes import PATIENCE, in_shell

Ask = Callable[..., Result]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX's here")

bash = pytest.mark.skipif(not Path("/bin/bash").exists(), reason="there is no bash here")


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "PATIENCE", 0.1)


@every_reader
def test_a_pipe_into_which_nobody_writes_is_said(ask: Ask, pipe: Path, command: str) -> None:
    result = ask(*line(command, pipe))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"portplan: cannot read {pipe}: nobody writes into this pipe")


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
@every_writer
def test_a_pipe_that_nobody_reads_from_is_said(
    ask: Ask, folder: Path, pipe: Path, command: str, force: list[str]
) -> None:
    words = line(command, folder / "plan.yaml")
    form = ["--format", "json"] if takes(command, "--format") else []
    result = ask(*words, "--output", str(pipe), *form, *force)
    said = f"portplan: cannot write {pipe}: nobody reads from this pipe; write it elsewhere\n"
    assert result == Result(2, "", said)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def in_bash(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    program = f"'{sys.executable}' -m portplan"
    return subprocess.run(
        ["/bin/bash", "-c", command.replace("$portplan", program)],
        cwd=folder, capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip


@bash
@pytest.mark.parametrize("writer", ["cat plan.yaml", "{ sleep 1; cat plan.yaml; }"])
def test_what_another_program_writes_is_read(folder: Path, writer: str) -> None:
    result = in_bash(f"$portplan list --format csv --data <({writer})", folder)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.count(b"\n") == 2


@bash
def test_another_program_that_writes_nothing_is_an_empty_file(folder: Path) -> None:
    result = in_bash("$portplan validate <(true)", folder)
    assert result.returncode == 1
    assert b"the file is empty" in result.stdout


@bash
def test_a_long_plan_comes_whole(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN + "#" * 300_000 + "\n", encoding="utf-8")
    result = in_bash("$portplan validate <(cat plan.yaml)", tmp_path)
    assert (result.returncode, result.stdout) == (0, b"")


@bash
def test_what_another_program_writes_is_not_mended(folder: Path) -> None:
    result = in_bash("$portplan validate --fix plan.yaml <(cat plan.yaml)", folder)
    assert (result.returncode, result.stdout) == (2, b"")
    why = "is a pipe, which cannot be mended; name the file itself\n"
    assert result.stderr.decode().startswith("portplan: /dev/fd/")
    assert result.stderr.decode().endswith(why)


def test_a_named_pipe_is_not_mended(ask: Ask, pipe: Path) -> None:
    said = f"portplan: {pipe} is a pipe, which cannot be mended; name the file itself\n"
    assert ask("validate", "--fix", str(pipe)) == Result(2, "", said)


NO_FILE = "it stands for standard input, which only validate reads"


@every_reader
def test_a_dash_is_no_plans_file(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-").write_text(PLAN, encoding="utf-8")
    (tmp_path / "<stdin>").write_text(PLAN.replace("题", "'题 '"), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    words = line(command, "-")
    if command != "validate":
        way_out = "name the plan's file with --data"
        assert ask(*words) == Result(2, "", f"portplan: cannot read -: {NO_FILE}; {way_out}\n")
        words = words[:-2]
        named = "it is what PORTPLAN_DATA names; name another file with --data"
        said = f"cannot read -: {NO_FILE}; {named}"
    else:
        words = ["validate"]
        said = "PORTPLAN_DATA is -, which is no file; portplan validate - checks standard input"
        monkeypatch.setenv("PORTPLAN_DATA", "-")
        assert ask("validate", "--fix") == Result(2, "", f"portplan: {said}\n")
    monkeypatch.setenv("PORTPLAN_DATA", "-")
    assert ask(*words) == Result(2, "", f"portplan: {said}\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_of_that_name_can_be_checked(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-").write_text(PLAN, encoding="utf-8")
    assert ask("validate", "./-").status == 0


def test_standard_input_is_checked(folder: Path) -> None:
    result = in_shell("$portplan validate - < plan.yaml", folder)
    assert result.stderr == b"portplan: <stdin>: 1 file checked, no problems\n"
    assert result.returncode == 0


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_a_file_that_may_not_be_read_is_there_all_the_same(
    ask: Ask, tmp_path: Path, force: list[str]
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    path.chmod(0o200)
    result = ask("areas", "--output", str(path), *force)
    there = f"portplan: {path} is there already; --force replaces it\n"
    assert result == (Result(0, "", "") if force else Result(2, "", there))
    assert stat.S_IMODE(path.stat().st_mode) == 0o200
    path.chmod(0o600)
    assert (path.read_bytes() == b"old") is not bool(force)
