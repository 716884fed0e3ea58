"""Every command where its user interrupts it: it ends with 130 and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Result
from every_command import every_command, every_reader, every_writer, line
from processes import ended, started

Ask = Callable[..., Result]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and signals are POSIX's here")


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """Let interruptions come through: a shell starts what it has in the background without."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@every_reader
def test_an_interruption_while_it_reads_ends_it_with_130(
    folder: Path, pipe: Path, command: str
) -> None:
    process = started(line(command, pipe), folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # This waits until the command opens the pipe; then it waits for what never comes.
    with pipe.open("wb"):
        process.send_signal(signal.SIGINT)
        assert ended(process) == (130, b"", b"")


class Interrupting:
    """A stream that the user interrupts while it is written to."""

    encoding = "utf-8"

    def write(self, _: object) -> int:
        signal.raise_signal(signal.SIGINT)
        raise AssertionError

    @property
    def buffer(self) -> "Interrupting":
        return self

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


# What is imported before a command line is looked at, and after.
@pytest.mark.parametrize("module", ["unicodedata", "yaml"])
def test_an_interruption_while_it_starts_ends_it_with_130(
    folder: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    # A module of the current folder is imported in its place.
    interrupting = folder / f"{module}.py"
    interrupting.write_text("import signal\nsignal.raise_signal(signal.SIGINT)\n")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    process = started(["list"], folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    outcome = ended(process)
    interrupting.unlink()
    assert outcome == (130, b"", b"")
