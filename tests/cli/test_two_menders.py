"""Two that mend one file at once, or one that mends while another saves: nothing is lost."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from conftest import Result
from mendable import PLAN
from portplan.files import disk
from portplan.files.mend import Mended, mend
from portplan.source.findings import Rule
from processes import ended, started

Ask = Callable[..., Result]

TWICE = PLAN.replace("[天津海关]", "[天津海关, 天津海关]")
BOTH = TWICE.replace("'加强口岸执法协作'", "'加强口岸执法协作 '")
OTHER = "whitespace"


@pytest.mark.skipif(os.name != "posix", reason="it is tried where it can be")
def test_two_that_mend_at_once_both_do(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    for _ in range(8):
        path.write_text(BOTH, encoding="utf-8")
        processes = [
            started(
                ["validate", "--fix", path.name, "--select", rule],
                tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )
            for rule in ("repeated-unit", OTHER)
        ]  # fmt: skip
        told = [ended(process) for process in processes]
        assert [(status, out) for status, out, _ in told] == [(0, b""), (0, b"")]
        assert all(err.count(b"portplan: mended ") == 1 for _, _, err in told)
        assert path.read_text(encoding="utf-8") == PLAN
    assert list(tmp_path.iterdir()) == [path]


def test_who_mends_waits_for_who_mends_already(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(BOTH, encoding="utf-8")
    others: list[subprocess.Popen[bytes]] = []

    def slow(name: str, content: bytes, rules: Collection[Rule]) -> Mended:
        other = started(["validate", "--fix", path.name, "--select", OTHER], tmp_path)
        others.append(other)
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(1.5)
        return mend(name, content, rules)

    monkeypatch.setattr("portplan.cli.checking.mend", slow)
    assert ask("validate", "--fix", str(path), "--select", "repeated-unit").status == 0
    assert ended(others[0])[0] == 0
    assert path.read_text(encoding="utf-8") == PLAN


def test_one_that_is_not_done_in_time_is_said(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(TWICE, encoding="utf-8")
    monkeypatch.setattr(disk, "PATIENCE", 0.1)
    with disk.alone(path):
        result = ask("validate", "--fix", str(path))
    why = "another portplan mends a file of this folder, and is not done"
    said = f"portplan: cannot read {path}: {why}; try again\n"
    assert result == Result(2, "", said)
    assert path.read_text(encoding="utf-8") == TWICE


def test_checking_waits_for_nobody(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    with disk.alone(path):
        assert ask("validate", str(path), "--select", OTHER).status == 0


def test_a_system_without_locks_mends_without(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(TWICE, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert ask("validate", "--fix", str(path), "--ignore", "unused-unit").status == 0
    assert path.read_text(encoding="utf-8") == PLAN


def test_what_is_saved_while_the_mended_is_written_is_kept(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(TWICE, encoding="utf-8")
    saved = TWICE.replace("# the title", "# a title")
    monkeypatch.setattr(os, "fsync", lambda _: path.write_text(saved, encoding="utf-8"))
    result = ask("validate", "--fix", str(path), "--ignore", "unused-unit")
    assert result.status == 1
    assert (
        f"cannot write {path}, so nothing in it is mended: it has changed meanwhile; try again\n"
        in result.err
    )
    assert path.read_text(encoding="utf-8") == saved
    assert list(tmp_path.iterdir()) == [path]


def test_a_thread_can_mend_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    thread = threading.Thread(target=disk.write_atomically, args=(path, b"new"))
    thread.start()
    thread.join()
    assert path.read_bytes() == b"new"
