"""Every command where a file or a folder fails it: it says so, and leaves nothing behind."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from conftest import Result
from every_command import PLAN, every_command, every_reader, every_writer, line

Ask = Callable[..., Result]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and folders are POSIX's here")


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


def called(result: Result, path: Path) -> Result:
    """Return what a command says of the plan as it says it of a file of another name."""
    return replace(result, err=result.err.replace(str(path.with_name("plan.yaml")), str(path)))


@every_reader
def test_a_plan_that_is_removed_while_it_is_read_is_answered_from(
    ask: Ask, folder: Path, pipe: Path, command: str
) -> None:
    expected = called(ask(*line(command, folder / "plan.yaml")), pipe)
    writer = served(pipe, PLAN, pipe.unlink)
    assert ask(*line(command, pipe)) == expected
    writer.join()


@every_reader
def test_a_plan_that_is_replaced_while_it_is_read_is_answered_from_as_it_was(
    ask: Ask, folder: Path, pipe: Path, command: str
) -> None:
    def put_another() -> None:
        other = folder / "other.yaml"
        other.write_text("other: plan\n", encoding="utf-8")
        other.replace(pipe)

    expected = called(ask(*line(command, folder / "plan.yaml")), pipe)
    writer = served(pipe, PLAN, put_another)
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

    def failing(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", failing)
        result = ask(*line(command, plan))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"portplan: cannot read {plan}: Input/output error; name ")
