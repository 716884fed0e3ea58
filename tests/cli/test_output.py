"""--output: the right bytes in the right file, whole or not at all, or it is said why not."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Result
from portplan.formats import FORMATS
from processes import NOBODY_IS_KEPT

Ask = Callable[..., Result]
Start = Callable[..., subprocess.CompletedProcess[bytes]]

OLD = "旧\r\nold\n".encode()


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the names and contents of all files, hidden ones too."""
    return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", "json"),
        ("a.csv", "csv"),
        ("a.tsv", "tsv"),
        ("a.md", "markdown"),
        ("a.svg", "svg"),
        ("a.JSON", "json"),
        ("表 1.Csv", "csv"),
        ("a.csv.json", "json"),
        ("a.txt", "table"),
        ("a", "table"),
        ("json", "table"),
    ],
)
def test_the_ending_says_the_format(ask: Ask, tmp_path: Path, name: str, form: str) -> None:
    printed = ask("list", "--area", "3", "--format", form).out
    assert ask("list", "--area", "3", "--output", str(tmp_path / name)) == Result(0, "", "")
    assert files_in(tmp_path) == {name: printed.encode()}


def test_a_dash_is_standard_output(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ask("areas", "--output", "-") == ask("areas")
    assert not list(tmp_path.iterdir())


def test_an_ending_of_no_format_is_refused(ask: Ask, tmp_path: Path) -> None:
    err = (
        "portplan: no format has the ending .xyz; end the file's name in .txt, .json, .csv,"
        " .tsv, .md or .svg, or name the format with --format: table, json, csv, tsv, markdown or"
        " svg\n"
    )
    assert ask("areas", "--output", str(tmp_path / "areas.XYZ")) == Result(2, "", err)
    assert not list(tmp_path.iterdir())


def test_every_ending_of_a_format_chooses_it(ask: Ask, tmp_path: Path) -> None:
    for form, known in FORMATS.items():
        printed = ask("areas", "--format", form).out.encode()
        for ending in known.endings:
            path = tmp_path / f"areas{ending}"
            assert ask("areas", "--output", str(path)) == Result(0, "", "")
            assert path.read_bytes() == printed


@pytest.mark.parametrize("form", FORMATS)
def test_format_wins_over_the_ending(ask: Ask, tmp_path: Path, form: str) -> None:
    path = tmp_path / "a.json"
    printed = ask("units", "--format", form).out
    assert ask("units", "--format", form, "--output", str(path)) == Result(0, "", "")
    assert path.read_bytes() == printed.encode()


def test_a_table_in_a_file_has_no_colour_and_the_width_of_columns(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    printed = ask("by-area", "3").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    ask("by-area", "3", "--output", str(tmp_path / "a.txt"))
    assert files_in(tmp_path) == {"a.txt": printed.encode()}
    assert "\x1b" not in printed


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_a_file_is_utf_8_whatever_the_encoding_of_the_terminal(
    ask: Ask, start: Start, tmp_path: Path, name: str, encoding: str
) -> None:
    printed = ask("units", "--format", "csv" if name == "a.csv" else "table").out
    path = tmp_path / name
    result = start("units", "--output", str(path), env={"PYTHONIOENCODING": encoding})
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert path.read_bytes() == printed.encode()
    assert "天津海关" in printed
    assert ("█" in printed) == (name == "a.txt")


def test_an_empty_answer_is_written_and_said_to_be_empty(ask: Ask, tmp_path: Path) -> None:
    said = "portplan: nothing found: no item passes all that was asked\n"
    result = ask("search", "火星", "--output", str(tmp_path / "a.json"))
    assert result == Result(0, "", said)
    assert files_in(tmp_path) == {"a.json": b"[]\n"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_new_file_has_the_permissions_that_new_files_have(
    ask: Ask, tmp_path: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        ask("areas", "--output", str(tmp_path / "a.json"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o666 & ~umask


def test_an_existing_file_is_not_touched_without_force(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(OLD)
    before = path.stat()
    result = ask("areas", "--output", str(path))
    assert result == Result(2, "", f"portplan: {path} is there already; --force replaces it\n")
    assert files_in(tmp_path) == {"a.json": OLD}
    assert path.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_force_replaces_a_file_and_keeps_its_permissions(
    ask: Ask, tmp_path: Path, mode: int
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(OLD)
    path.chmod(mode)
    mode = path.stat().st_mode  # of which Windows keeps less
    printed = ask("areas", "--format", "json").out
    assert ask("areas", "--output", str(path), "--force") == Result(0, "", "")
    assert files_in(tmp_path) == {"a.json": printed.encode()}
    assert path.stat().st_mode == mode


def test_force_makes_a_file_where_there_is_none(ask: Ask, tmp_path: Path) -> None:
    printed = ask("areas", "--format", "json").out
    assert ask("areas", "--output", str(tmp_path / "a.json"), "--force") == Result(0, "", "")
    assert files_in(tmp_path) == {"a.json": printed.encode()}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (
            "missing/a.json",
            "No such file or directory; make its folder first, or write it elsewhere",
        ),
        ("file/a.json", "Not a directory; write it elsewhere"),
        ("folder", "Is a directory; name a file in it"),
        ("a" * 300, "File name too long; write it elsewhere"),
    ],
    ids=["missing folder", "file for a folder", "folder", "long name"],
)
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_a_file_that_cannot_be_made_ends_with_2_and_says_why(
    ask: Ask, tmp_path: Path, name: str, why: str, force: list[str]
) -> None:
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "folder").mkdir()
    path = tmp_path / name
    result = ask("areas", "--output", str(path), *force)
    assert result == Result(2, "", f"portplan: cannot write {path}: {why}\n")
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == OLD


DENIED = "Permission denied; see to it that you may write there"


@pytest.mark.skipif(NOBODY_IS_KEPT, reason="permissions keep nobody from writing here")
def test_a_folder_that_may_not_be_written_ends_with_2(ask: Ask, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    path = tmp_path / "a.json"
    result = ask("areas", "--output", str(path))
    tmp_path.chmod(0o755)
    assert result == Result(2, "", f"portplan: cannot write {path}: {DENIED}\n")
    assert files_in(tmp_path) == {}


@pytest.mark.skipif(NOBODY_IS_KEPT, reason="permissions keep nobody from writing here")
def test_force_does_not_replace_a_file_that_may_not_be_written(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(OLD)
    path.chmod(0o444)
    result = ask("areas", "--output", str(path), "--force")
    assert result == Result(2, "", f"portplan: cannot write {path}: {DENIED}\n")
    assert files_in(tmp_path) == {"a.json": OLD}


def _fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("step", "force"),
    [
        ("os.fsync", []),
        ("os.fsync", ["--force"]),
        ("pathlib.Path.chmod", ["--force"]),
        ("pathlib.Path.replace", ["--force"]),
    ],
)
def test_a_failure_on_the_way_leaves_what_was_there(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, force: list[str]
) -> None:
    path = tmp_path / "a.json"
    before = {"a.json": OLD} if force else {}
    if force:
        path.write_bytes(OLD)
    monkeypatch.setattr(step, _fail)
    result = ask("areas", "--output", str(path), *force)
    why = "No space left on device; make room, or write it elsewhere"
    assert result == Result(2, "", f"portplan: cannot write {path}: {why}\n")
    assert files_in(tmp_path) == before


def test_an_interruption_leaves_what_was_there(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    assert ask("areas", "--output", str(tmp_path / "a.json")).status == 130
    assert files_in(tmp_path) == {}


@pytest.mark.parametrize(
    "arguments",
    [
        ["by-unit", "外星人"],
        ["show", "59"],
        ["list", "--first"],
        ["units", "--bom"],
        ["list", "--nope"],
        ["list", "--role", "lead", "--role", "lead"],
        ["units", "x"],
        ["units", "--format", "x"],
        ["units", "--data", "missing.yaml"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_makes_and_replaces_no_file(
    ask: Ask, tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "old.json").write_bytes(OLD)
    for name in ("new.json", "old.json"):
        assert ask(*arguments, "--output", str(tmp_path / name), "--force").status == 2
    assert files_in(tmp_path) == {"old.json": OLD}
