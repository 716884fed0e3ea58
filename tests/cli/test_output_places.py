"""--output to what is no plain file: links, devices and pipes stay what they are."""

import errno
import json
import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Result

Ask = Callable[..., Result]
Start = Callable[..., subprocess.CompletedProcess[bytes]]

OLD = "旧\r\nold\n".encode()


def test_a_link_to_nothing_is_refused(ask: Ask, tmp_path: Path) -> None:
    link = tmp_path / "areas.csv"
    link.symlink_to(tmp_path / "missing.csv")
    err = f"portplan: {link} is a link to a file that is not there; name the file itself\n"
    for force in ([], ["--force"]):
        assert ask("areas", "--output", str(link), *force) == Result(2, "", err)
    assert list(tmp_path.iterdir()) == [link]


def test_a_symbolic_link_is_followed_and_stays(ask: Ask, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "a.json"
    target.write_bytes(OLD)
    link.symlink_to(target.name)
    refused = Result(2, "", f"portplan: {link} is there already; --force replaces it\n")
    assert ask("areas", "--output", str(link)) == refused
    assert target.read_bytes() == OLD
    assert ask("areas", "--output", str(link), "--force") == Result(0, "", "")
    assert link.readlink() == Path("target")
    assert [each["number"] for each in json.loads(target.read_bytes())] == list(range(1, 21))


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_a_device_is_written_to_and_stays(ask: Ask, force: list[str]) -> None:
    assert ask("areas", "--output", os.devnull, *force) == Result(0, "", "")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_a_full_device_ends_with_2_and_says_so(ask: Ask, force: list[str]) -> None:
    before = sorted(Path("/dev").glob(".portplan*"))
    result = ask("areas", "--output", "/dev/full", *force)
    why = "No space left on device; make room, or write it elsewhere"
    assert result == Result(2, "", f"portplan: cannot write /dev/full: {why}\n")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)
    assert sorted(Path("/dev").glob(".portplan*")) == before


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout here")
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_standard_output_can_be_named_as_the_file(ask: Ask, start: Start, force: list[str]) -> None:
    printed = ask("areas", "--format", "csv").out
    result = start("areas", "--format", "csv", "--output", "/dev/stdout", *force)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout == printed.encode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_written_to(ask: Ask, start: Start, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    printed = ask("areas", "--format", "csv").out
    result = start("areas", "--format", "csv", "--output", str(pipe))
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert os.read(reader, 65_536) == printed.encode()
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


class OpenElsewhereError(PermissionError):
    """What Windows raises for a file that Word or Excel has open."""

    winerror = 32


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
@pytest.mark.parametrize(
    ("call", "error", "why"),
    [
        ("fsync", OSError(errno.ENOSPC, "No space left on device"),
         "No space left on device; make room, or write it elsewhere"),
        ("replace", OpenElsewhereError(errno.EACCES, "Permission denied"),
         "Permission denied; close it where it is open, or see to it that you may write there"),
    ],
    ids=["full disk", "open elsewhere"],
)  # fmt: skip
def test_a_document_that_cannot_be_written_leaves_the_old_one_whole(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    form: str, call: str, error: OSError, why: str,
) -> None:  # fmt: skip
    def failing(*_: object, **__: object) -> None:
        raise error

    path = tmp_path / f"a.{form}"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, call, failing)
    result = ask("areas", "--output", str(path), "--force")
    assert result == Result(2, "", f"portplan: cannot write {path}: {why}\n")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {path.name: OLD}
