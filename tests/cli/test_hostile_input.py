"""A hostile file or word: a message and never a traceback, and nothing that steers a terminal."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Result
from every_command import PLAN

Ask = Callable[..., Result]
Start = Callable[..., subprocess.CompletedProcess[bytes]]

BOMB = "a: &a [x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b"\x7fELF\x02\x01\x00\x00\xff\xfe", "no text at all", id="binary"),
        pytest.param(b"[" * 100_000, "stands where a text belongs", id="100,000 nested lists"),
        pytest.param(
            b"{a: " * 100_000, "stands where a text belongs", id="100,000 nested mappings"
        ),
        pytest.param(b"- " * 100_000, "stands where a text belongs", id="100,000 nested entries"),
        pytest.param(BOMB.encode(), "aliases are not part of the format", id="anchor bomb"),
        pytest.param(b"title: \x00\n", "U+0000 (null)", id="null character"),
        pytest.param(b"\x00" * 400_000, "U+0000 (null)", id="400,000 null characters"),
        pytest.param(
            b"title: " + b"x" * 400_000 + b" b: c: d\n", "no key can stand here", id="endless word"
        ),
        pytest.param(b"title: '\xed\xa0\x80'\n", "this is not UTF-8", id="lone surrogate"),
        pytest.param(b"title: " + b"1" * 100_000, "write it in quotes", id="endless number"),
        pytest.param(b'title: "\\ud800"\n', "error:", id="escaped surrogate"),
    ],
)
def test_a_hostile_file_brings_a_message_and_no_traceback(
    start: Start, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_bytes(content)
    result = start("units", "--data", str(path), env={"PYTHONIOENCODING": "utf-8"})
    err = result.stderr.decode()
    assert (result.returncode, result.stdout) == (1, b"")
    assert said in err
    assert "Traceback" not in err


@pytest.fixture
def plan_of(tmp_path: Path) -> Callable[[str], str]:
    """Return what writes a plan with a unit of a name, as YAML has it."""

    def write(name: str) -> str:
        path = tmp_path / "plan.yaml"
        path.write_text(PLAN.replace("甲局", name), encoding="utf-8")
        return str(path)

    return write


@pytest.mark.parametrize("unit", ["[red]x[/]", "[/]", ":boom:", "[link=http://x]y"])
def test_markup_in_a_name_is_printed_as_it_stands(
    ask: Ask, plan_of: Callable[[str], str], unit: str
) -> None:
    path = plan_of(f"'{unit}'")
    for arguments in (["units"], ["list"], ["by-unit", unit], ["by-role", "lead"]):
        result = ask(*arguments, "--data", path)
        assert (result.status, result.err) == (0, "")
        assert unit in result.out


def test_control_characters_in_a_name_are_refused_and_shown_as_codes(
    ask: Ask, plan_of: Callable[[str], str]
) -> None:
    result = ask("units", "--data", plan_of("'\u202e\u200b甲'"))
    assert (result.status, result.out) == (1, "")
    assert r"\u202e\u200b甲" in result.err
    assert not re.search("[\u202e\u200b]", result.err)


def test_control_characters_that_were_typed_are_shown_as_codes(ask: Ask) -> None:
    result = ask("by-unit", "\x1b[31m\u202e")
    assert result.status == 2
    assert result.err.startswith(r"portplan: there is no unit \x1b[31m\u202e;")


def test_control_characters_of_a_filter_are_shown_as_codes(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = ask("list", "--text", "\x1b[31m\u202e")
    assert result.out.splitlines()[0] == r"“\x1b[31m\u202e” · 0 项"


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--\x1b[31m\u202e"],
        ["units", "\x1b[31m\u202e"],
        ["\x1b[31m\u202e"],
        ["units", "--format", "\x1b[31m\u202e"],
        ["rules", "\x1b[31m\u202e"],
        ["list", "--data", "\x1b[31m\u202e"],
        ["list", "--output", "x.\x1b[31m\u202e"],
        ["validate", "\x1b[31m\u202e"],
    ],
)
def test_control_characters_in_a_wrong_call_are_shown_as_codes(
    ask: Ask, arguments: list[str]
) -> None:
    result = ask(*arguments)
    assert (result.status, result.out) == (2, "")
    assert r"\u202e" in result.err
    assert not re.search("[\x1b\u202e]", result.err)


def test_a_line_break_that_was_typed_begins_no_line_of_ours(ask: Ask) -> None:
    result = ask("by-unit", "甲\nportplan: all is well")
    assert result.status == 2
    assert "\nportplan: all is well" not in result.err


@pytest.mark.parametrize("command", ["::error::x", "##[error]x"])
def test_no_name_is_a_command_to_githubs_runner(
    ask: Ask, plan_of: Callable[[str], str], command: str
) -> None:
    path = plan_of(f"'{command}局'")
    for words in (["by-unit", f"{command}句"], ["by-unit", command], ["list", command], [command]):
        result = ask(*words, *(["--data", path] if words[0] != command else []))
        assert "x" in result.err + result.out
        assert not re.search(r"^\s*::|##\[", result.err, re.MULTILINE)


def test_bytes_that_are_no_text_are_shown_as_codes(start: Start) -> None:
    result = start("by-unit", os.fsdecode(b"\xff"), env={"PYTHONIOENCODING": "utf-8"})
    assert result.returncode == 2
    assert result.stderr.startswith(rb"portplan: there is no unit \udcff;")
