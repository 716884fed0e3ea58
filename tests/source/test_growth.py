"""Reading, checking and mending four times as much takes about four times the work.

Work is counted: the calls, and the characters that are cut out of the text or compared with it.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, SupportsIndex

import pytest

from portplan.files.mend import mend
from portplan.rules import RULES
from portplan.source.reader import read
from portplan.source.text import Source

PLAN = """\
title: 表
units:
  - name: 甲局
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: {text}
        lead: {lead}
"""

FEW, MANY = 500, 2000


class Counted(str):
    """A text that counts the characters that are cut out of it or compared with it."""

    __slots__ = ()
    looked_at = 0

    def __getitem__(self, place: SupportsIndex | slice) -> str:
        piece = str.__getitem__(self, place)
        Counted.looked_at += len(piece)
        return piece

    def startswith(self, prefix: Any, *place: Any) -> bool:
        Counted.looked_at += len(prefix)
        return str.startswith(self, prefix, *place)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """Return what counts the work that a file makes."""

    def counted_source(name: str, text: str) -> Source:
        return Source(name, Counted(text))

    monkeypatch.setattr("portplan.source.reader.Source", counted_source)

    def counted(content: str) -> int:
        calls = 0

        def count(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in {"call", "c_call"}

        Counted.looked_at = 0
        before = sys.getprofile()
        sys.setprofile(count)
        try:
            mend("plan.yaml", content.encode(), RULES)
        finally:
            sys.setprofile(before)
        return calls + Counted.looked_at

    return counted


SHAPES: dict[str, Callable[[int], str]] = {
    "white space in a name": lambda n: PLAN.format(text="文。", lead=f'["甲{" " * n}局"]'),
    "white space around a name": lambda n: PLAN.format(text="文。", lead=f'["{" " * n}甲局"]'),
    "white space again and again": lambda n: PLAN.format(text="文。", lead=f'["{"甲 " * n}局"]'),
    "ASCII commas": lambda n: PLAN.format(text="文," * n + "文。", lead="[甲局]"),
    "ASCII commas in quotes": lambda n: PLAN.format(text=f'"{"文," * n}文。"', lead="[甲局]"),
    "unseen characters": lambda n: PLAN.format(text="文\x00\x01" * n, lead="[甲局]"),
    "one unseen character": lambda n: PLAN.format(text="文" + "\x00" * n, lead="[甲局]"),
    "repeats in a line": lambda n: PLAN.format(text="文。", lead=f"[甲局{', 甲局' * n}]"),
    "pasted units in a line": lambda n: PLAN.format(
        text="文。", lead=f"[甲局{', 甲局、甲局' * n}]"
    ),
    "repeats": lambda n: PLAN.format(text="文。", lead="\n          - 甲局" * n),
    "tight #": lambda n: PLAN.format(text="文。", lead="[" + '"甲局",#\n          ' * n + "]"),
    "dashes": lambda n: PLAN.format(text="文。", lead=f"[{'-, ' * n}]"),
    "lines too far left": lambda n: PLAN.format(text='"' + "文\n" * n + '。"', lead="[甲局]"),
    "brackets too far left": lambda n: PLAN.format(text="文。", lead="[甲局" + ",\n甲局" * n + "]"),
    "blank lines": lambda n: PLAN.format(text="|\n" + "  \n" * n + " # 注", lead="[甲局]"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_work_grows_with_the_file(shape: str, work: Callable[[str], int]) -> None:
    few, many = SHAPES[shape](FEW), SHAPES[shape](MANY)
    work(few)  # patterns are compiled once
    assert work(many) <= 5 * work(few)


def test_what_is_counted_is_the_text_that_the_rules_look_at(work: Callable[[str], int]) -> None:
    assert work(SHAPES["ASCII commas"](FEW)) > FEW
    assert Counted.looked_at >= FEW


def test_a_source_reads_as_it_does_elsewhere() -> None:
    content = SHAPES["repeats"](2).encode()
    assert read("plan.yaml", content).source.text == content.decode()
