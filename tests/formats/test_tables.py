"""Tables: nothing is cut at any width, and a terminal's width is used."""

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from annex import AnnexItem
from conftest import ROOT
from expected import Ask
from plans import dated, written
from tables import together

PICTURES = ROOT / "tests" / "pictures"

COMMANDS = [
    ["by-unit", "东疆"],
    ["by-unit", "天津海关"],
    ["by-area", "15"],
    ["by-role", "support"],
    ["show", "47", "21"],
    ["list"],
    ["units"],
    ["areas"],
]


def in_a_terminal(columns: int, *arguments: str, env: dict[str, str] | None = None) -> str:
    """Return what portplan shows in a terminal of so many columns."""
    termios = pytest.importorskip("termios", reason="terminals are POSIX's here")
    fcntl = pytest.importorskip("fcntl", reason="terminals are POSIX's here")
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    command = [sys.executable, "-m", "portplan", *arguments]
    surroundings = {**os.environ, "TERM": "xterm-256color", **(env or {})}
    with subprocess.Popen(command, stdout=theirs, env=surroundings) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
        assert process.wait(timeout=60) == 0
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # Linux says so when the other side has closed
        return b""


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("columns", [40, 60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, arguments: list[str], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = ask(*arguments).out
    assert max(cell_len(line) for line in out.splitlines()) <= columns
    assert "…" not in out


@pytest.mark.parametrize("columns", [1, 8, 20, 26, 40, 60, 80, 100, 140])
def test_nothing_is_cut_at_any_width(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, annex: list[AnnexItem], columns: int
) -> None:
    titles = {item.area: item.title for item in annex}
    monkeypatch.setenv("COLUMNS", str(columns))
    numerals = "一二三四五六七八九十"
    for area, title in titles.items():
        items = [item for item in annex if item.area == area]
        numeral = ("十" * (area > 10)) + numerals[(area - 1) % 10] if area < 20 else "二十"
        expected = f"{numeral}、{title}·{len(items)}项工作事项牵头单位支持配合单位" + "".join(
            f"{item.number}{item.text}{'、'.join(item.lead)}{'、'.join(item.support)}"
            for item in items
        )
        assert together(ask("by-area", str(area)).out) == together(expected)


def test_a_pipe_gets_no_colour_and_a_terminal_does(
    ask: Ask,
) -> None:
    assert "\x1b" not in ask("by-unit", "天津海关").out
    shown = in_a_terminal(80, "by-unit", "天津海关")
    assert "\x1b[1;38;5;28m天津海关\x1b[0m" in shown
    assert "\x1b[3" not in in_a_terminal(80, "by-unit", "天津海关", env={"NO_COLOR": "1"})
    assert "\x1b" not in in_a_terminal(80, "by-unit", "天津海关", env={"TERM": "dumb"})


@pytest.mark.parametrize("columns", [80, 100, 140])
def test_a_terminals_width_is_used(columns: int) -> None:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", in_a_terminal(columns, "by-unit", "天津海关"))
    widths = [cell_len(line) for line in plain.splitlines()]
    assert max(widths) == columns


def test_a_terminal_that_can_do_little_has_its_width_too() -> None:
    shown = in_a_terminal(60, "by-area", "3", env={"TERM": "dumb"})
    assert max(cell_len(line) for line in shown.splitlines()) == 60


@pytest.mark.parametrize("columns", [20, 60, 80, 100, 300])
def test_brief_is_a_line_an_item_which_is_cut_where_the_terminal_ends(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, annex: list[AnnexItem], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    _, _, *lines = ask("list", "--brief").out.split("\n\n", 1)[1].splitlines()
    assert len(lines) == len(annex)
    for line, item in zip(lines, annex, strict=True):
        whole = f"{item.number:>2}  {item.text}"
        if cell_len(whole) <= columns:
            assert line == whole
        else:
            assert line.endswith("…")
            assert whole.startswith(line.removesuffix("…"))
            # Not even half a character of Chinese more would have its place.
            assert columns - 1 <= cell_len(line) <= columns


@pytest.mark.parametrize("columns", [40, 80])
def test_a_long_deadline_folds_in_its_column(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, columns: int
) -> None:
    deadline = "2016年12月底前完成第一阶段，2017年6月底前全部完成，此后每年评估一次。"
    item = {"number": 1, "text": "建设。", "lead": ["甲局"], "deadline": deadline}
    areas = [{"number": 1, "title": "题", "items": [item]}]
    path = written(tmp_path, {"title": "表", "units": [{"name": "甲局"}], "areas": areas})
    assert ask("by-area", "1", "--data", str(path)).out.endswith(f"  {deadline}\n")
    monkeypatch.setenv("COLUMNS", "200")
    wide = ask("by-area", "1", "--data", str(path)).out
    monkeypatch.setenv("COLUMNS", str(columns))
    narrow = ask("by-area", "1", "--data", str(path)).out
    assert together(narrow) == together(wide)
    assert max(map(cell_len, narrow.splitlines())) <= columns


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_table_looks_like_its_picture(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    command, picture = path.read_text(encoding="utf-8").split("\n", 1)
    columns, *arguments = command.removeprefix("$ COLUMNS=").replace("portplan ", "").split()
    monkeypatch.setenv("COLUMNS", columns)
    assert ask(*arguments).out == picture


@pytest.fixture
def coloured(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    return ask


def test_every_unit_that_was_asked_for_stands_out_in_the_colour_of_its_role(coloured: Ask) -> None:
    out = coloured("list", "--unit", "国税", "--unit", "海关").out
    in_green, in_brown = "\x1b[1;38;5;28m{}\x1b[0m", "\x1b[1;38;5;130m{}\x1b[0m"
    assert in_green.format("天津海关") in out
    assert in_green.format("市国税局") in out
    assert in_brown.format("天津海关") in out
    assert in_green.format("市口岸办") not in out


def test_a_find_stands_out_in_texts_units_and_deadlines(coloured: Ask, tmp_path: Path) -> None:
    data = ["--data", str(dated(tmp_path))]
    for word, column in {"底前": "2016年12月", "窗口": "单一"}.items():
        out = coloured("search", word, *data).out
        assert f"{column}\x1b[1;7m{word}\x1b[0m" in out
    assert "\x1b[1;7m国税\x1b[0m" in coloured("search", "国税", *data).out
    assert "\x1b[1;7m“单一窗口”\x1b[0m" in coloured("search", '"单一窗口"').out
