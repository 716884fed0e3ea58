"""Any command line, also a senseless or hostile one, is answered or refused in order.

The command lines are made of the program's own commands and options, so that a new one is tried
by itself. The suite tries the same few hundred in every run. To try as many others as you like,
without coverage, which takes most of the time:

    PORTPLAN_EXAMPLES=100000 .venv/bin/pytest --no-cov tests/test_command_lines.py
"""

import io
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import typer.main
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import SURROUNDINGS
from portplan.cli import app, run

EXAMPLES = os.environ.get("PORTPLAN_EXAMPLES")

# The tree of Typer's commands. Typer does not export the classes of its parts: Any.
GROUP: Any = typer.main.get_command(app)

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

# By the name of a parameter, values that fit it or nearly do. A test holds this complete.
UNITS = (
    "甲局", "甲", "jia", "jj", "丙", "乙", "天津", "海关", "tjhg", "tianjinhaiguan", "保税",
)  # fmt: skip
ROLES = ("lead", "support", "牵头", "支持配合", "配合", "leed", "LEAD")
AREAS = ("1", "2", "三", "题", "题二", "第一", "99")
PLANS = (*FILES, FOLDER, "missing.yaml", "plan.yaml/x", "-")
CODES = ("syntax", "unknown-unit", "item-number", "both-roles", "sintax")
VALUES: dict[str, tuple[str, ...]] = {
    "unit": UNITS,
    "other": UNITS,
    "area": AREAS,
    "role": ROLES,
    "numbers": ("1", "2", "58", "59", "0", "１", "一"),
    "words": ("文", "天津", "=1+1", "甲局", "x"),
    "text": ("文", "天津", "[/]", "x"),
    "form": ("table", "json", "csv", "tsv", "markdown", "svg", "text", "github", "gitlab", "sarif"),
    "output": ("a.json", "a.csv", "a.md", "a.svg", "a.tsv", "a", "folder/a", "no/a", *PLANS),
    "data": PLANS,
    "files": PLANS,
    "code": CODES,
    "select": CODES,
    "ignore": CODES,
    "shell": ("bash", "zsh", "fish", "sh"),
}

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


# ------------------------------------------------------------------------ command lines

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


def _value(draw: st.DrawFn, parameter: Any) -> str:
    fitting = VALUES[parameter.name]
    return draw(st.sampled_from(fitting) if _often(draw, 9, 10) else hostile)


def _pieces(draw: st.DrawFn, parameters: list[Any]) -> Iterator[list[str]]:
    """Give the command's arguments, mostly all that it needs, and a few of its options."""
    for each in parameters:
        if each.param_type_name == "argument":
            most = 3 if each.nargs == -1 else 1
            least = int(each.required and _often(draw, 19, 20))
            for _ in range(draw(st.integers(least, most))):
                yield [_value(draw, each)]
        elif _often(draw, 1, 4):
            name = draw(st.sampled_from([*each.opts, *each.secondary_opts]))
            if each.is_flag:
                yield [name]
            elif _often(draw, 1, 2):
                yield [name, _value(draw, each)]
            else:
                yield [f"{name}={_value(draw, each)}"]


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
    name = draw(st.sampled_from(sorted(GROUP.commands)))
    pieces = draw(st.permutations(list(_pieces(draw, GROUP.commands[name].params))))
    words = [name, *(word for piece in pieces for word in piece)]
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 1, 2, 3)))):
        _slip(draw, words)
    environment = {
        variable: draw(st.sampled_from(values))
        for variable, values in ENVIRONMENT.items()
        if _often(draw, 1, 8)
    }
    # A small plan is read sooner than the real one.
    environment = {"PORTPLAN_DATA": "plan.yaml"} | environment
    encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-8", "gbk", "ascii", "utf-16")))
    return Call(words, environment, encoding, draw(st.sampled_from(list(FILES.values()))))


# --------------------------------------------------------------------------- running it


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
    stream.flush()
    buffer: Any = stream.buffer
    return str(buffer.getvalue().decode(stream.encoding))


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


# -------------------------------------------------------------------------- the demands

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def _steers(text: str, allowed: str) -> list[str]:
    """Return the characters that steer a terminal or cannot be seen, but those allowed."""
    return [
        each
        for each in text
        if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp") and each not in allowed
    ]


def _named(words: list[str]) -> set[bytes]:
    """Return the files that words may name, alone or as an option's value, as the system does."""
    named = {each for word in words for each in (word, word.partition("=")[2])}
    return {os.fsencode(os.path.normpath(each)) for each in named}


@settings(
    max_examples=int(EXAMPLES or 250),
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(calls())
def test_any_command_line_is_answered_or_refused_in_order(call: Call) -> None:
    words = call.words
    completing = bool(call.environment.get("_PORTPLAN_COMPLETE"))
    result = outcome(call)

    assert result.status in (0, 1, 2)
    assert "Traceback" not in result.err
    if result.status:
        assert result.err
    if result.status == 2 and words:
        # What validate found in the files that it could read is told all the same.
        assert not result.out or "validate" in words

    coloured = call.environment.get("FORCE_COLOR") and "\x1b" in result.out
    out = _COLOURS.sub("", result.out) if coloured else result.out
    has_tabs = completing or any("tsv" in word for word in words)
    assert not _steers(out, "\n" + "\t" * has_tabs + "\ufeff" * ("--bom" in words))
    assert not _steers(result.err, "\n")

    assert set(map(os.fsencode, result.changed)) <= _named(words)
    if not {"--force", "--fix"} & set(words):
        assert not result.changed.keys() & FILES.keys()
    assert None not in result.changed.values()


JSON_COMMANDS = sorted(
    name
    for name, command in GROUP.commands.items()
    if any("--format" in parameter.opts for parameter in command.params)
)


@settings(
    max_examples=int(EXAMPLES or 250) // 5,
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(calls(), st.sampled_from(JSON_COMMANDS))
def test_what_is_asked_for_as_json_is_json(call: Call, name: str) -> None:
    command = GROUP.commands[name]
    fitting = [VALUES[each.name][0] for each in command.params if each.required]
    rest = [word for word in call.words[1:] if word.startswith("--unit=")]
    result = outcome(call._replace(words=[name, "--format", "json", *fitting, *rest]))
    if result.status == 0 and not call.environment.get("_PORTPLAN_COMPLETE"):
        assert json.loads(result.out) is not None
    assert result.changed == {}


def test_every_parameter_has_values_that_fit() -> None:
    parameters = [each for command in GROUP.commands.values() for each in command.params]
    assert {each.name for each in parameters if not getattr(each, "is_flag", False)} == set(VALUES)
