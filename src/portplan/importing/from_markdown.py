"""Markdown -> its tables and paragraphs, without the marks of headings, emphasis and escapes."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from portplan.importing.decoding import decoded
from portplan.importing.document import Cell, Document, Grid, Paragraph, Place

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_BULLET = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# A character behind a backslash stands for itself, and so does what no mark surrounds.
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|(\*\*|__|`)")
_SEPARATOR = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"\s*(```|~~~|---|\*\*\*|___)\w*\s*")


def read(content: bytes, _name: str) -> Document:
    """Return a file's tables and paragraphs. Raises UnreadableError."""
    return Document(tuple(_parts(decoded(content).split("\n"))))


def _parts(lines: list[str]) -> Iterator[Grid | Paragraph]:
    at = 0
    while at < len(lines):
        line = lines[at]
        is_table = "|" in line and at + 1 < len(lines) and _is_rule(lines[at + 1])
        if is_table:
            end = next((n for n in range(at + 2, len(lines)) if "|" not in lines[n]), len(lines))
            yield _grid(lines, at, end)
            at = end
            continue
        if line.strip() and not _FENCE.fullmatch(line):
            yield _paragraph(line, at + 1)
        at += 1


def _is_rule(line: str) -> bool:
    return "|" in line and bool(_RULE.fullmatch(line))


def _grid(lines: list[str], start: int, end: int) -> Grid:
    rows = [_row(lines[at], at + 1) for at in (start, *range(start + 2, end))]
    width = max(map(len, rows))
    filled = tuple(
        (*row, *(Cell("", row[-1].place) for _ in range(width - len(row)))) for row in rows
    )
    return Grid(filled, Place(line=start + 1, column=1), repeated=1)


def _row(line: str, number: int) -> tuple[Cell, ...]:
    start = len(line) - len(line.lstrip()) + line.lstrip().startswith("|")
    body = line.rstrip()
    end = len(body) - (body.endswith("|") and not body.endswith("\\|"))
    bounds = [start, *(each.start() + 1 for each in _SEPARATOR.finditer(line, start, end)), end + 1]
    cells = []
    for first, behind in pairwise(bounds):
        text = line[first : behind - 1]
        column = first + len(text) - len(text.lstrip()) + 1
        cells.append(Cell(_plain(text), Place(line=number, column=column)))
    return tuple(cells)


def _paragraph(line: str, number: int) -> Paragraph:
    if heading := _HEADING.fullmatch(line):
        return Paragraph(
            _plain(heading[2]), Place(line=number, column=heading.start(2) + 1), len(heading[1])
        )
    text = _BULLET.sub("", line, count=1)
    return Paragraph(_plain(text), Place(line=number, column=len(line) - len(text) + 1))


def _plain(text: str) -> str:
    broken = _BREAK.sub("\n", text.strip())
    return unescape(_MARKS.sub(lambda mark: mark[1] or "", broken))
