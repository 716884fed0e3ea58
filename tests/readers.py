"""The formats of answers, read by other programs than portplan."""

import csv
import unicodedata
from io import StringIO
from typing import NamedTuple
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

from expected import Ask

Rows = list[list[str]]

SVG = "{http://www.w3.org/2000/svg}"


def written(ask: Ask, question: str, form: str, *options: str) -> str:
    """Return what a question is answered in a format; its words have no spaces in them."""
    result = ask(*question.split(), "--format", form, *options)
    assert result.status == 0
    return result.out


def read_csv(text: str, delimiter: str = ",") -> Rows:
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))


def read_markdown(text: str) -> Rows:
    """Return the cells of the one table of a page, with what is no plain text as its kind."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    assert [token.type for token in tokens if token.level == 0] == ["table_open", "table_close"]
    rows: Rows = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        for child in [token] if token.type == "inline" else []:
            parts = child.children or []
            kinds = [part.content if part.type == "text" else f"({part.type})" for part in parts]
            rows[-1].append("".join(kinds))
    return rows


def numeric_columns(text: str) -> list[bool]:
    """Return which columns of a Markdown table have their cells to the right."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    heads = [token for token in tokens if token.type == "th_open"]
    return [token.attrGet("style") == "text-align:right" for token in heads]


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )


class Text(NamedTuple):
    """A text of a picture: its place and length in cells and lines, and the width it may have."""

    line: float
    start: float
    length: float
    content: str


def texts(picture: str) -> list[Text]:
    """Return the texts of a picture. A cell is 10 wide, a line 24.4 high, the first is at 20."""
    return [
        Text(
            round((float(text.attrib["y"]) - 20) / 24.4, 3),
            float(text.attrib["x"]) / 10,
            float(text.attrib["textLength"]) / 10,
            (text.text or "").replace("\xa0", " "),
        )
        for text in ET.fromstring(picture).iter(f"{SVG}text")  # noqa: S314 - it is our own
    ]


def read_svg(picture: str) -> list[str]:
    """Return the lines of a picture, each text put at its cell; one upon another is lost."""
    lines: list[str] = []
    for text in sorted(texts(picture)):
        assert text.line.is_integer()
        lines += [""] * (int(text.line) + 1 - len(lines))
        lines[-1] = lines[-1].ljust(len(lines[-1]) + int(text.start) - cells(lines[-1]))
        lines[-1] += text.content
    return [line.rstrip() for line in lines]
