"""A file is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from portplan.files import disk


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "plan.yaml", tmp_path / "link.yaml"
    path.write_bytes(b"old")
    link.symlink_to(path)
    disk.write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_failing_write_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        disk.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_where_there_is_no_memory_for_a_plan_it_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: int) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr("mmap.mmap", none)
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"#" * 99_999)
    assert len(disk.read(path)) == 99_999
    path.write_bytes(b"#" * 100_000)
    with pytest.raises(OSError, match="allocate") as refused:
        disk.read(path)
    assert (refused.value.errno, refused.value.filename) == (errno.ENOMEM, str(path))
