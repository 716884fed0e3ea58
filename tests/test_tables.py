"""Tables: nothing is cut at any width, and a record is a line where nobody sets one."""

import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path

import pytest
from rich.cells import cell_len

from annex import AnnexItem
from conftest import Result
from portplan.model import Role
from portplan.render.as_plain import as_plain
from portplan.render.emphasis import FOUND, Finds
from portplan.render.fold import fold_names, fold_text
from portplan.render.layout import Room, column_widths
from portplan.views import Column, Kind, Load, Page, Table

Ask = Callable[..., Result]

PICTURES = Path(__file__).parent / "pictures"

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
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
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


def together(text: str) -> str:
    """Return the characters of a page, however its lines are broken."""
    return "".join(sorted(re.sub(r"[\s─]", "", text)))


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


def test_a_record_is_a_line_in_a_pipe(ask: Ask, annex: list[AnnexItem]) -> None:
    lines = ask("list").out.splitlines()
    for item in annex:
        (line,) = [line for line in lines if item.text in line]
        cells = re.split(r" {2,}", line)
        assert cells[1:] == [
            str(item.number), item.text, "、".join(item.lead), "、".join(item.support),
        ]  # fmt: skip
        assert cells[0].endswith(item.title)


def test_a_pipe_gets_no_colour_and_a_terminal_does(
    ask: Ask,
) -> None:
    assert "\x1b" not in ask("by-unit", "天津海关").out
    shown = in_a_terminal(80, "by-unit", "天津海关")
    assert "\x1b[1;32m天津海关\x1b[0m" in shown
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


def test_brief_in_a_terminal_folds_and_in_a_pipe_does_not(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, annex: list[AnnexItem]
) -> None:
    rows = [f"{item.number:>2}  {item.text}" for item in annex]
    assert ask("list", "--brief").out.splitlines()[4:] == rows
    monkeypatch.setenv("COLUMNS", "60")
    folded = ask("list", "--brief").out
    assert together(folded.split("\n", 4)[4]) == together("".join(rows))
    assert max(cell_len(line) for line in folded.splitlines()) <= 60
    assert "" not in folded.splitlines()[2:]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_columns_stand_straight_where_characters_are_written_as_codes(encoding: str) -> None:
    page = Page(
        "总", (Table((Column("单位", Kind.UNITS), Column("牵头", Kind.NUMBER)), ((("海关",), 7),)),)
    )
    assert as_plain(page, None, encoding) == (
        "\\u603b\n\n"
        "\\u5355\\u4f4d  \\u7275\\u5934\n"
        "--------------------------\n"
        "\\u6d77\\u5173             7\n"
    )


def test_a_bar_is_no_longer_than_a_line_in_a_pipe() -> None:
    loads = [Load(9_000, ((Role.LEAD, count), (Role.SUPPORT, 0))) for count in (9_000, 4_500, 1)]
    page = Page("", (Table((Column("", Kind.LOAD),), tuple((load,) for load in loads)),))
    bars = as_plain(page, None, "utf-8").splitlines()[-3:]
    assert bars == ["█" * 60, "█" * 30, "█"]


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_table_looks_like_its_picture(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    command, picture = path.read_text(encoding="utf-8").split("\n", 1)
    columns, *arguments = command.removeprefix("$ COLUMNS=").replace("portplan ", "").split()
    monkeypatch.setenv("COLUMNS", columns)
    assert ask(*arguments).out == picture


@pytest.mark.parametrize(
    ("lines", "finds", "pieces"),
    [
        pytest.param(
            ["推行Ａ港", "和无水", "港。"], Finds(words=["a港", "水港"]),
            [
                [("推行", ""), ("Ａ港", FOUND)],
                [("和无", ""), ("水", FOUND)],
                [("港", FOUND), ("。", "")],
            ],
            id="words, over the end of a line and in any width",
        ),
        pytest.param(
            ["cafe\u0301。"], Finds(words=["é"]),
            [[("caf", ""), ("e\u0301", FOUND), ("。", "")]],
            id="a letter with its mark",
        ),
        pytest.param(
            ["海关、天津海关", "海关"], Finds(names=["海关"]),
            [[("海关", "bold"), ("、天津海关", "")], [("海关", "bold")]],
            id="names as a whole",
        ),
        pytest.param(["海关"], Finds(), [[("海关", "")]], id="nothing"),
    ],
)  # fmt: skip
def test_what_was_asked_for_stands_out(
    lines: list[str], finds: Finds, pieces: list[list[tuple[str, str]]]
) -> None:
    assert finds.emphasise(lines, "", "bold") == pieces


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("推行限时办结制度。", 18, ["推行限时办结制度。"]),
        ("推行限时办结制度。", 16, ["推行限时办结制", "度。"]),
        ("推行“一机两屏”。", 8, ["推行“一", "机两", "屏”。"]),
        ("推行“一机两屏”。", 6, ["推行", "“一机", "两", "屏”。"]),
        ("空港T1航站楼", 6, ["空港T1", "航站楼"]),
        ("空港T1航站楼", 5, ["空港", "T1航", "站楼"]),
        ("实施7×24小时", 7, ["实施", "7×24小", "时"]),
        ("ABCDEFGH", 3, ["ABC", "DEF", "GH"]),
        ("", 5, [""]),
    ],
)
def test_a_text_folds_where_a_typesetter_would_break_it(
    text: str, width: int, lines: list[str]
) -> None:
    assert fold_text(text, width) == lines


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (30, ["天津海关、天津海事局"]),
        (19, ["天津海关、", "天津海事局"]),
        (8, ["天津海关", "、", "天津海事", "局"]),
    ],
)
def test_names_fold_between_them_while_they_fit(width: int, lines: list[str]) -> None:
    folded = fold_names(("天津海关", "天津海事局"), width)
    assert max(map(cell_len, folded)) <= width
    assert "".join(folded) == "天津海关、天津海事局"
    assert folded == lines


@pytest.mark.parametrize(
    ("rooms", "width", "widths"),
    [
        pytest.param([Room(2, 2, 0), Room(10, 4, 1)], 20, [2, 10], id="all fits"),
        pytest.param([Room(2, 2, 0), Room(40, 4, 1)], 20, [2, 18], id="the rest to the one"),
        pytest.param([Room(60, 4, 1), Room(60, 4, 3)], 40, [10, 30], id="by their shares"),
        pytest.param([Room(60, 4, 1), Room(6, 4, 1)], 40, [34, 6], id="no more than its content"),
        pytest.param([Room(60, 30, 1), Room(60, 4, 3)], 40, [30, 10], id="no less than the least"),
        pytest.param([Room(60, 30, 1), Room(60, 30, 1)], 40, [20, 20], id="least that cannot be"),
        pytest.param(
            [Room(1, 1, 0), Room(26, 10, 5), Room(8, 8, 3), Room(180, 24, 3)],
            54,
            [1, 21, 8, 24],
            id="the least before another's content",
        ),
    ],
)
def test_a_width_is_shared_out(rooms: list[Room], width: int, widths: list[int]) -> None:
    assert column_widths(rooms, width) == widths
