"""Command lines that hypothesis makes: mostly sensible, often with a slip, some hostile.

They are made of the program's own commands and options, so that a new one is tried by itself.
"""

import io
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from hypothesis import strategies as st

from conftest import SURROUNDINGS
from portplan.cli.commands import COMMANDS, command
from portplan.cli.run import run
from portplan.questions.asked import Asked, What

PLAN = """\
title: 表
units:
  - name: 甲局
    aliases: [天津市甲局]
  - name: "[red]=乙|办&<b>"
  - name: 丙
    members: [甲局]
  - name: "'A“é😀"
areas:
  - number: 1
    title: "+题：一"
    items:
      - number: 1
        text: "=1+1 [/] :boom: <script> | 文。"
        lead:
          - 甲局
          - "[red]=乙|办&<b>"
        support:
          - 丙
  - number: 2
    title: 题二
    items:
      - number: 2
        text: 天津　的　文😀。
        lead:
          - "'A“é😀"
"""

# What lies in the folder that a command line is run in.
FILES = {
    "plan.yaml": PLAN.encode(),
    "mendable.yaml": PLAN.replace("  - 丙", "  - 丙、甲局").replace("lead:\n", "lead: \n").encode(),
    "broken.yaml": PLAN.replace("number: 2", 'number: "\\u202e\\x1b[31m"').encode(),
    "unseen.yaml": PLAN.replace("题二", "题\x1b]0;x\x07\u202e\u200b\u2028二").encode(),
    "crlf.yaml": b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode(),
    "gbk.yaml": PLAN.replace("é😀", "").encode("gb18030"),
    "binary.yaml": bytes(range(256)),
    "empty.yaml": b"",
    "deep.yaml": b"[" * 2000,
    "--x\x1b[31m.yaml": b"title: 1\n",
}
FOLDER = "folder"

# A word of a real command line has no null character, and of the surrogates only those that
# stand for a byte that is no text.
HOSTILE = (
    "", " ", "-", "--", "---", "=", "--=", "-x", "--nope", "--nope=1", "--format", "--data", "-h",
    "--version", "\n", "\t", "\r", "\x1b[31m", "\x1b]0;x\x07", "\x7f", "\x9b31m", "\u202e",
    "\u200b", "\u2028", "\ufeff", "\udcff", "\udc80\udc81", "甲\x1b[31m", "--\x1b[31m", "-\udcff",
    "--role=\x1b", "\u3000", "\xa0", "😀", "\U0001f469\u200d\U0001f467", "e\u0301", "[red]", "[/]",
    ":boom:", "%s", "{}", "{0.x}", "\\", "'", '"', "$(x)", "`x`", "*", "?", "~", "~nobody", ".",
    "..", "三", "十一", "第三", "３", "²", "٣", "Ⅲ", "0", "-1", "1e9", "0x1", "1_0", "9" * 5000,
    "x" * 5000, "甲" * 500, "ﷺ" * 50, "ẞ", "İ", "a\u0345", "--" + "x" * 3000, "\x1b" * 300,
    "by-unit", "list", "validate", "/dev/null",
)  # fmt: skip

UNITS = (
    "甲局", "甲", "jia", "jj", "丙", "乙", "天津", "海关", "tjhg", "tianjinhaiguan", "保税",
)  # fmt: skip
PLANS = (*FILES, FOLDER, "missing.yaml", "plan.yaml/x", "-")

# By what is asked for, values that fit it or nearly do. A test holds this complete.
VALUES: dict[What, tuple[str, ...]] = {
    What.UNIT: UNITS,
    What.AREA: ("1", "2", "三", "题", "题二", "第一", "99"),
    What.ROLE: ("lead", "support", "牵头", "支持配合", "配合", "leed", "LEAD"),
    What.ITEMS: ("1", "2", "1-2", "2-1", "1,2", "1、2", "58", "59", "0", "１", "一", "-"),
    What.TEXT: ("文", "天津", "=1+1", "甲局", "[/]", "x"),
    What.RULE: ("syntax", "unknown-unit", "item-number", "both-roles", "sintax"),
    What.FILE: PLANS,
    What.PLAN: (*PLANS, "HEAD:plan.yaml", ":plan.yaml", "HEAD~1", "/dev/null", "-x:y"),
    What.REVISION: ("HEAD", "HEAD~1", "main", "-x", "HEAD:plan.yaml"),
}
OUTPUTS = ("a.json", "a.csv", "a.md", "a.svg", "a.tsv", "a", "folder/a", "no/a", *PLANS)


def fitting(asked: Asked) -> tuple[str, ...]:
    """Return values that fit what is asked or nearly do, those that fit first."""
    if asked.what is What.CHOICE:
        return (*asked.choices, "jsn", "text")
    return OUTPUTS if asked.option == "--output" else VALUES[asked.what]


WIDTHS = (
    "", "0", "1", "2", "3", "7", "20", "40", "80", "140", "1000", "1000000",
    "9" * 20, "9" * 5000, "0" * 5000 + "1", "0080", "-1", "²", "٣", "x", " 80 ", "8\x1b0",
)  # fmt: skip
ENVIRONMENT = {
    "COLUMNS": WIDTHS,
    "NO_COLOR": ("", "1"),
    "FORCE_COLOR": ("", "1"),
    "PORTPLAN_DATA": ("", *PLANS),
    "_PORTPLAN_COMPLETE": ("bash", "zsh", "fish", "", "x\x1b"),
}


class Call(NamedTuple):
    """A command line, what surrounds it, and what standard input holds."""

    words: list[str]
    environment: dict[str, str]
    encoding: str
    typed: bytes


class Outcome(NamedTuple):
    """How a call ended, and what the folder holds now that it did not hold before."""

    status: object
    out: str
    err: str
    changed: dict[str, bytes | None]


typed_text = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_characters="\x00/"),
        st.integers(0xDC80, 0xDCFF).map(chr),
        st.sampled_from("甲局题文12-=、 \x1b\u202e"),
    ),
    max_size=6,
)
hostile = st.one_of(st.sampled_from(HOSTILE), typed_text)


def _often(draw: st.DrawFn, times: int, of: int) -> bool:
    return draw(st.integers(1, of)) <= times


def _value(draw: st.DrawFn, asked: Asked) -> str:
    return draw(st.sampled_from(fitting(asked)) if _often(draw, 9, 10) else hostile)


def _pieces(draw: st.DrawFn, asks: Sequence[Asked]) -> Iterator[list[str]]:
    """Give the command's arguments, mostly all that it needs, and a few of its options."""
    for asked in asks:
        if not asked.option:
            most = 3 if asked.many else 1
            least = int(asked.needed and _often(draw, 19, 20))
            for _ in range(draw(st.integers(least, most))):
                yield [_value(draw, asked)]
        elif _often(draw, 1, 4):
            if asked.what is What.FLAG:
                yield [asked.option]
            elif _often(draw, 1, 2):
                yield [asked.option, _value(draw, asked)]
            else:
                yield [f"{asked.option}={_value(draw, asked)}"]


def _slip(draw: st.DrawFn, words: list[str]) -> None:
    place = draw(st.integers(0, len(words)))
    match draw(st.sampled_from(("put", "put", "change", "drop", "twice"))):
        case "put":
            words.insert(place, draw(hostile))
        case "change":
            words[place : place + 1] = [draw(hostile)]
        case "drop":
            del words[place : place + 1]
        case _:
            words[place:place] = words[place : place + 2]


@st.composite
def calls(draw: st.DrawFn) -> Call:
    name = draw(st.sampled_from(sorted(COMMANDS)))
    pieces = draw(st.permutations(list(_pieces(draw, command(name).asks))))
    words = [name, *(word for piece in pieces for word in piece)]
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 1, 2, 3)))):
        _slip(draw, words)
    if _often(draw, 1, 40):
        words.insert(0, "help")
    environment = {
        variable: draw(st.sampled_from(values))
        for variable, values in ENVIRONMENT.items()
        if _often(draw, 1, 8)
    }
    # A small plan is read sooner than the real one.
    environment = {"PORTPLAN_DATA": "plan.yaml"} | environment
    encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-8", "gbk", "ascii", "utf-16")))
    return Call(words, environment, encoding, draw(st.sampled_from(list(FILES.values()))))


@contextmanager
def _surroundings(call: Call) -> Iterator[Path]:
    """Give a folder with nothing but the files, and the environment of the call."""
    before = Path.cwd()
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.dict(os.environ, call.environment | {"TERM": "xterm-256color"}),
    ):
        for name in SURROUNDINGS:
            if name not in call.environment:
                os.environ.pop(name, None)
        for name, content in FILES.items():
            (Path(folder) / name).write_bytes(content)
        (Path(folder) / FOLDER).mkdir()
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


def _held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _stream(encoding: str, content: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding=encoding)


def _written(stream: io.TextIOWrapper) -> str:
    """Return what a stream got: UTF-8, which programs read, or a text in its own encoding."""
    stream.flush()
    buffer: Any = stream.buffer
    content: bytes = buffer.getvalue()
    with suppress(UnicodeDecodeError):
        return content.decode()
    return content.decode(stream.encoding)


def outcome(call: Call) -> Outcome:
    out, err = _stream(call.encoding), _stream(call.encoding)
    with (
        _surroundings(call) as folder,
        patch.multiple(sys, stdin=_stream("utf-8", call.typed), stdout=out, stderr=err),
    ):
        try:
            run(call.words)
        except SystemExit as exit_:
            status: object = exit_.code
        now = _held(folder)
    changed = {name: now.get(name) for name in now | FILES if now.get(name) != FILES.get(name)}
    return Outcome(status, _written(out), _written(err), changed)
