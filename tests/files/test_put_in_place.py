"""A file takes its place in one step, and what would end the program waits for that."""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portplan.files import disk

OLD, NEW = b"old", b"new"


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_new_file_is_never_there_without_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new"

    def content() -> bytes | None:
        return path.read_bytes() if path.exists() else None

    seen: list[bytes | None] = []
    for step in ("open", "fsync", "link"):
        real = getattr(os, step)

        def watched(*arguments: object, real: Callable[..., object] = real) -> object:
            seen.append(content())
            done = real(*arguments)
            seen.append(content())
            return done

        monkeypatch.setattr(os, step, watched)
    disk.write_new(path, NEW)
    monkeypatch.undo()
    assert seen == [None, None, None, None, None, NEW]
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_without_links_gets_the_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    disk.write_new(tmp_path / "new", NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"new": NEW}


def test_a_name_that_is_taken_meanwhile_is_left_to_who_took_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(OLD))
    for link in (os.link, failing(errno.EPERM)):
        monkeypatch.setattr(os, "link", link)
        with pytest.raises(FileExistsError):
            disk.write_new(path, NEW)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"new": OLD}
        path.unlink()


def test_a_disk_without_links_that_fails_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    monkeypatch.setattr(Path, "replace", failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output error"):
        disk.write_new(tmp_path / "new", NEW)
    assert list(tmp_path.iterdir()) == []


def test_what_was_saved_up_to_the_last_moment_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.yaml"
    real = Path.chmod

    def saving(temporary: Path, mode: int) -> None:
        real(temporary, mode)
        path.write_bytes(b"saved")

    path.write_bytes(OLD)
    monkeypatch.setattr(Path, "chmod", saving)
    with pytest.raises(OSError, match="it has changed meanwhile"):
        disk.write_atomically(path, NEW, before=OLD)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"plan.yaml": b"saved"}


def test_a_file_that_is_as_it_was_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    mode = path.stat().st_mode  # of which Windows keeps less
    disk.write_atomically(path, NEW, before=OLD)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode == mode


ENDING = [name for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]


@pytest.fixture
def heard() -> Iterator[list[int]]:
    """Give the signals that have come through."""
    came: list[int] = []
    numbers = [getattr(signal, name) for name in ENDING]
    before = {each: signal.signal(each, lambda number, _: came.append(number)) for each in numbers}
    yield came
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("name", ENDING)
@pytest.mark.parametrize("is_new", [True, False])
def test_a_signal_comes_through_when_all_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: list[int], name: str, *, is_new: bool
) -> None:
    number = getattr(signal, name)
    path = tmp_path / "file"
    at_its_coming = []

    def signalled(_: int) -> None:
        signal.raise_signal(number)
        at_its_coming.append(list(heard))

    if not is_new:
        path.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", signalled)
    with pytest.raises(InterruptedError):
        (disk.write_new if is_new else disk.write_atomically)(path, NEW)
    assert (at_its_coming, heard) == ([[]], [number])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == (
        {} if is_new else {"file": OLD}
    )
    signal.raise_signal(number)
    assert heard == [number, number]


@pytest.mark.skipif(sys.platform == "win32", reason="nothing hangs up on Windows")
def test_a_signal_that_is_ignored_goes_on_being_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    monkeypatch.setattr(os, "fsync", lambda _: signal.raise_signal(signal.SIGHUP))
    disk.write_new(tmp_path / "new", NEW)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    signal.signal(signal.SIGHUP, before)
    assert (tmp_path / "new").read_bytes() == NEW
