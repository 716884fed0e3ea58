"""Every command where the world around it fails: it ends in order and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import typer.main

from conftest import Result
from portplan.cli import app

Ask = Callable[..., Result]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and signals are POSIX's here")

COMMANDS: dict[str, Any] = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined] # a group

PLAN = """\
title: 表
units:
  - name: 甲局
  - name: 市口岸办
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 文。
        lead:
          - 甲局
        support:
          - 市口岸办
"""
BROKEN = PLAN.replace("          - 市口岸办\n", "          - 丙\n")

# What a command is called with, beside the file of the plan. A test holds this complete.
ARGUMENTS = {
    "by-unit": ["甲"],
    "by-area": ["1"],
    "by-role": ["lead"],
    "show": ["1"],
    "list": [],
    "search": ["文"],
    "units": [],
    "areas": [],
    "matrix": [],
    "partners": ["甲"],
    "validate": [],
    "rules": [],
    "schema": [],
    "completion": ["bash"],
}

# The commands by what they do, as Typer knows it: a new one is in the lists by itself.
_OPTIONS = {
    name: {option for each in command.params for option in each.opts}
    for name, command in COMMANDS.items()
}
READERS = [name for name, known in _OPTIONS.items() if known & {"--data", "files"}]
WRITERS = [name for name, known in _OPTIONS.items() if "--output" in known]

every_command = pytest.mark.parametrize("command", COMMANDS)
every_reader = pytest.mark.parametrize("command", READERS)
every_writer = pytest.mark.parametrize("command", WRITERS)


def line(command: str, plan: object) -> list[str]:
    """Return the words that call a command with a plan."""
    words = [command, *ARGUMENTS[command]]
    if "--data" in _OPTIONS[command]:
        return [*words, "--data", str(plan)]
    return [*words, str(plan)] if command in READERS else words


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with a plan and a broken one, and see that nothing comes or changes there."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    yield tmp_path
    held = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert held == {"plan.yaml": PLAN, "broken.yaml": BROKEN}


@pytest.fixture
def pipe(folder: Path) -> Iterator[Path]:
    """Give a named pipe as the file of a plan: a test says what is read from it, and when."""
    path = folder / "pipe.yaml"
    os.mkfifo(path)
    yield path
    path.unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """Let interruptions come through: a shell starts what it has in the background without."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def start(words: list[str], folder: Path, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "portplan", *words],
        cwd=folder, env=os.environ | {"PYTHONIOENCODING": "utf-8"}, **options,
    )  # fmt: skip


def ended(process: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    """Return a process's status, and what it wrote to the pipes that it has."""
    try:
        out, err = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return process.returncode, out or b"", err or b""


def test_every_command_has_arguments() -> None:
    assert ARGUMENTS.keys() == COMMANDS.keys()


def test_the_commands_are_known_for_what_they_do() -> None:
    assert set(COMMANDS) - set(READERS) == {"rules", "completion"}
    assert set(READERS) - set(WRITERS) == {"validate", "schema"}


@every_command
def test_a_command_works_where_nothing_fails(ask: Ask, folder: Path, command: str) -> None:
    result = ask(*line(command, folder / "plan.yaml"))
    assert result.status == 0
    assert bool(result.out) == (command != "validate")


# -------------------------------------------------------------------------------- streams


has_full_disk = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="there is no /dev/full here"
)


@has_full_disk
@every_command
def test_a_full_disk_is_said(folder: Path, command: str) -> None:
    # A report of no problems is empty, and an empty text fits on any disk.
    plan = "broken.yaml" if command == "validate" else "plan.yaml"
    with Path("/dev/full").open("wb") as full:
        process = start(line(command, plan), folder, stdout=full, stderr=subprocess.PIPE)
        said = b"portplan: cannot write the answer: No space left on device\n"
        assert ended(process) == (2, b"", said)


@has_full_disk
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--version"], b"portplan: cannot write the answer: No space left on device\n"),
        (["--help"], b"portplan: cannot write: No space left on device\n"),
        (["list", "--help"], b"portplan: cannot write: No space left on device\n"),
    ],
    ids=["version", "help", "a command's help"],
)
def test_a_full_disk_is_said_where_there_is_no_answer(
    folder: Path, words: list[str], said: bytes
) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start(words, folder, stdout=full, stderr=subprocess.PIPE)
        assert ended(process) == (2, b"", said)


@has_full_disk
@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["list", "--nope"], 2),
        (["by-unit", "nobody"], 2),
        (["units", "--data", "broken.yaml"], 1),
        (["search", "nothing"], 0),
        (["validate", "plan.yaml"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_full_disk_behind_standard_error_changes_no_status(
    folder: Path, words: list[str], status: int
) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start(words, folder, stdout=subprocess.DEVNULL, stderr=full)
        assert ended(process) == (status, b"", b"")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@every_command
def test_a_closed_stream_changes_nothing_else(folder: Path, command: str, closed: str) -> None:
    shell = ["/bin/sh", "-c", f'exec "$0" -m portplan "$@" {closed}', sys.executable]
    process = subprocess.Popen(
        [*shell, *line(command, "plan.yaml")],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    status, out, err = ended(process)
    assert status == 0
    assert bool(out) == (">&-" not in closed.split() and command != "validate")
    summary = b"portplan: 1 file checked, no problems\n"
    assert err == (summary if command == "validate" and "2>&-" not in closed else b"")


@every_command
def test_a_reader_that_goes_away_ends_it_quietly(folder: Path, command: str) -> None:
    plan = "broken.yaml" if command == "validate" else "plan.yaml"
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = start(line(command, plan), folder, stdout=write_end, stderr=subprocess.PIPE)
    os.close(write_end)
    assert ended(process) == (-signal.SIGPIPE, b"", b"")


# --------------------------------------------------------------------------- interruptions


@every_reader
def test_an_interruption_while_it_reads_ends_it_with_130(
    folder: Path, pipe: Path, command: str
) -> None:
    process = start(line(command, pipe), folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # This waits until the command opens the pipe; then it waits for what never comes.
    with pipe.open("wb"):
        process.send_signal(signal.SIGINT)
        assert ended(process) == (130, b"", b"")


class Interrupting:
    """A stream that the user interrupts while it is written to."""

    encoding = "utf-8"

    def write(self, _: str) -> int:
        signal.raise_signal(signal.SIGINT)
        raise AssertionError

    def flush(self) -> None:
        """Have nothing to write out."""

    def isatty(self) -> bool:
        return False


@every_command
def test_an_interruption_while_it_writes_ends_it_with_130(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    words = line(command, folder / ("broken.yaml" if command == "validate" else "plan.yaml"))
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", Interrupting())
        result = ask(*words)
    assert result == Result(130, "", "")


@every_writer
def test_an_interruption_while_it_writes_a_file_leaves_none(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: signal.raise_signal(signal.SIGINT))
    result = ask(*line(command, folder / "plan.yaml"), "--output", str(folder / "answer.csv"))
    assert result == Result(130, "", "")


# --------------------------------------------------------------------- folders and files


@pytest.fixture
def unwritable(folder: Path) -> Iterator[Path]:
    """Give a folder in which nothing can be made, also by root."""
    locked = folder / "locked"
    locked.mkdir(mode=0o555)
    with suppress(OSError):
        (locked / "file").touch()
        (locked / "file").unlink()
        locked.rmdir()
        locked = Path("/proc/self")
        if not locked.exists():
            pytest.skip("root can write into every folder here")
    yield locked
    if locked.parent == folder:
        locked.rmdir()


@every_command
def test_a_read_only_folder_is_enough(
    ask: Ask, folder: Path, unwritable: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(unwritable)
    assert ask(*line(command, folder / "plan.yaml")).status == 0


@every_writer
def test_a_file_that_a_read_only_folder_does_not_take_is_said(
    ask: Ask, folder: Path, unwritable: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(unwritable)
    result = ask(*line(command, folder / "plan.yaml"), "--output", "answer.csv")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("portplan: cannot write answer.csv: ")


def served(pipe: Path, content: str, meanwhile: Callable[[], object]) -> Thread:
    """Write into a pipe once it is opened for reading, and do something in the middle of that."""

    def serve() -> None:
        with pipe.open("wb", buffering=0) as writing:
            encoded = content.encode()
            writing.write(encoded[: len(encoded) // 2])
            meanwhile()
            writing.write(encoded[len(encoded) // 2 :])

    thread = Thread(target=serve)
    thread.start()
    return thread


@every_reader
def test_a_plan_that_is_removed_while_it_is_read_is_answered_from(
    ask: Ask, folder: Path, pipe: Path, command: str
) -> None:
    expected = ask(*line(command, folder / "plan.yaml"))
    writer = served(pipe, PLAN, pipe.unlink)
    assert ask(*line(command, pipe)) == expected
    writer.join()


@every_reader
def test_a_plan_that_is_replaced_while_it_is_read_is_answered_from_as_it_was(
    ask: Ask, folder: Path, pipe: Path, command: str
) -> None:
    def replace() -> None:
        other = folder / "other.yaml"
        other.write_text("other: plan\n", encoding="utf-8")
        other.replace(pipe)

    expected = ask(*line(command, folder / "plan.yaml"))
    writer = served(pipe, PLAN, replace)
    assert ask(*line(command, pipe)) == expected
    writer.join()


@every_reader
def test_a_plan_that_is_cut_off_while_it_is_read_is_refused(
    ask: Ask, pipe: Path, command: str
) -> None:
    writer = served(pipe, PLAN.partition("        lead:")[0], lambda: None)
    result = ask(*line(command, pipe))
    writer.join()
    assert result.status == 1
    report = result.out if command == "validate" else result.err
    assert report.startswith(f"{pipe}:")
    assert "[missing-key]\n" in report


@every_reader
def test_a_disk_that_fails_while_it_is_read_is_said(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    plan = folder / "plan.yaml"

    def failing(path: Path) -> bytes:
        raise OSError(5, "Input/output error", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", failing)
        result = ask(*line(command, plan))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"portplan: cannot read {plan}: Input/output error")
