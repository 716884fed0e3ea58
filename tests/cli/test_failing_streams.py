"""Every command where a stream fails it: it ends in order, and says so where anybody hears it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Result
from every_command import ARGUMENTS, READERS, WRITERS, every_command, line
from portplan.cli.commands import COMMANDS
from processes import ended, in_shell, started

Ask = Callable[..., Result]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and signals are POSIX's here")

has_full_disk = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="there is no /dev/full here"
)

FULL = (
    b"portplan: cannot write the answer: No space left on device;"
    b" make room, or write it elsewhere\n"
)


def telling(command: str) -> str:
    """Return a plan of which a command has something to say on standard output.

    A report of no problems is empty, and an empty text fits on any disk.
    """
    return "broken.yaml" if command == "validate" else "plan.yaml"


def test_every_command_has_arguments() -> None:
    assert list(ARGUMENTS) == list(COMMANDS)


def test_the_commands_are_known_for_what_they_do() -> None:
    assert set(COMMANDS) - set(READERS) == {"rules", "import", "completion", "help"}
    assert set(READERS) - set(WRITERS) == {"validate", "schema"}
    assert set(WRITERS) - set(READERS) == {"rules", "import"}


@every_command
def test_a_command_works_where_nothing_fails(ask: Ask, folder: Path, command: str) -> None:
    result = ask(*line(command, folder / "plan.yaml"))
    assert result.status == 0
    assert bool(result.out) == (command != "validate")


@has_full_disk
@every_command
def test_a_full_disk_is_said(folder: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        words = line(command, telling(command))
        process = started(words, folder, stdout=full, stderr=subprocess.PIPE)
        assert ended(process) == (2, b"", FULL)


@has_full_disk
@pytest.mark.parametrize("form", ["table", "json", "csv", "tsv", "markdown", "svg"])
def test_a_full_disk_is_said_whatever_the_format(folder: Path, form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        words = ["list", "--data", "plan.yaml", "--format", form]
        process = started(words, folder, stdout=full, stderr=subprocess.PIPE)
        assert ended(process) == (2, b"", FULL)


@has_full_disk
@pytest.mark.parametrize(
    "words",
    [["--version"], ["--help"], ["list", "--help"], ["help", "list"]],
    ids=["version", "help", "a command's help", "help of a command"],
)
def test_a_full_disk_is_said_where_there_is_no_answer(folder: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = started(words, folder, stdout=full, stderr=subprocess.PIPE)
        assert ended(process) == (2, b"", FULL)


@has_full_disk
@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["list", "--nope"], 2),
        (["by-unit", "nobody"], 2),
        (["units", "--data", "broken.yaml"], 1),
        (["search", "nothing"], 0),
        (["validate", "plan.yaml"], 0),
        ([], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_full_disk_behind_standard_error_changes_no_status(
    folder: Path, words: list[str], status: int
) -> None:
    with Path("/dev/full").open("wb") as full:
        process = started(words, folder, stdout=subprocess.DEVNULL, stderr=full)
        assert ended(process) == (status, b"", b"")


@every_command
def test_a_command_works_where_all_streams_are_closed(folder: Path, command: str) -> None:
    shell = ["/bin/sh", "-c", 'exec "$0" -m portplan "$@" <&- >&- 2>&-', sys.executable]
    process = subprocess.Popen(
        [*shell, *line(command, "plan.yaml")],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert ended(process) == (0, b"", b"")


@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
@every_command
def test_a_closed_stream_changes_nothing_else(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str, closed: str
) -> None:
    monkeypatch.chdir(folder)
    expected = ask(*line(command, "plan.yaml"))
    with monkeypatch.context() as patched:
        patched.setattr(sys, closed, None)  # what Python has for one
        result = ask(*line(command, "plan.yaml"))
    assert result == Result(
        0,
        "" if closed == "stdout" else expected.out,
        "" if closed == "stderr" else expected.err,
    )


@pytest.mark.parametrize(
    ("closed", "arguments", "status"),
    [
        (">&-", "list --format json", 0),
        ("2>&-", "by-unit nobody", 2),
        ("2>&-", "list --nope", 2),
        ("2>&-", "units --data broken.yaml", 1),
        ("<&-", "validate -", 1),
    ],
)
def test_a_closed_stream_changes_no_status(
    folder: Path, closed: str, arguments: str, status: int
) -> None:
    result = in_shell(f"$portplan {arguments} {closed}", folder)
    assert result.returncode == status
    assert b"Traceback" not in result.stderr


@every_command
def test_a_reader_that_goes_away_ends_it_quietly(folder: Path, command: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    words = line(command, telling(command))
    process = started(words, folder, stdout=write_end, stderr=subprocess.PIPE)
    os.close(write_end)
    assert ended(process) == (-signal.SIGPIPE, b"", b"")


def test_a_reader_that_has_seen_enough_ends_it_quietly(folder: Path) -> None:
    result = in_shell("$portplan list | head -n 1", folder)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().startswith("一、积极推进国际贸易“单一窗口”建设  1  建设国际贸易")
    assert result.stdout.count(b"\n") == 1
