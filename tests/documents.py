"""Word files, workbooks and web pages, read by others than their writers: XML and calamine."""

import posixpath
from html.parser import HTMLParser
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from expected import Ask

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# What people read, from the top: a kind of paragraph and its text, or "table" and its rows. A row
# that is one cell over all columns is a list of one text.
Block = tuple[str, Any]


def content(ask: Ask, question: str, form: str, *options: str) -> bytes:
    """Return what a question is answered in a format; its words have no spaces in them."""
    result = ask(*question.split(), "--format", form, *options)
    assert result.status == 0, result.err
    return result.content


def parts(archive: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file or a workbook."""
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def xml(archive: bytes, name: str) -> ET.Element:
    """Return a part of a Word file or a workbook."""
    return ET.fromstring(parts(archive)[name])  # noqa: S314 - it is our own


def relations(archive: bytes) -> list[tuple[str, str]]:
    """Return the relations between the parts, each with its mode."""
    return [
        (each.attrib["Target"], each.attrib.get("TargetMode", "Internal"))
        for name in parts(archive)
        if posixpath.basename(posixpath.dirname(name)) == "_rels"
        for each in xml(archive, name)
    ]


# ------------------------------------------------------------------------------------ Word


def read_docx(archive: bytes) -> list[Block]:
    """Return what a Word file has, from the top."""
    (body,) = xml(archive, "word/document.xml")
    assert body[-1].tag == f"{W}sectPr"
    return [_block(each) for each in body[:-1] if each.tag == f"{W}tbl" or _text(each)]


def _block(element: ET.Element) -> Block:
    if element.tag == f"{W}tbl":
        return "table", [[_text(cell) for cell in row.iter(f"{W}tc")] for row in _rows(element)]
    style = element.find(f"{W}pPr/{W}pStyle")
    assert style is not None
    return style.attrib[f"{W}val"], _text(element)


def _rows(table: ET.Element) -> list[ET.Element]:
    columns = len(list(table.iter(f"{W}gridCol")))
    rows = list(table.iter(f"{W}tr"))
    for row in rows:
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc")]
        assert sum(1 if each is None else int(each.attrib[f"{W}val"]) for each in spans) == columns
    return rows


def _text(element: ET.Element) -> str:
    pieces = (each.text or "" if each.tag == f"{W}t" else "\n" for each in _letters(element))
    return "".join(pieces)


def _letters(element: ET.Element) -> list[ET.Element]:
    return [each for each in element.iter() if each.tag in (f"{W}t", f"{W}br")]


# -------------------------------------------------------------------------------- workbooks


def read_xlsx(archive: bytes) -> dict[str, list[list[Any]]]:
    """Return the rows of each sheet: texts, and numbers as int."""
    book = CalamineWorkbook.from_filelike(BytesIO(archive))
    return {
        name: [
            [int(cell) if isinstance(cell, float) else cell for cell in row]
            for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ]
        for name in book.sheet_names
    }


# ---------------------------------------------------------------------------------- web pages


class Element(NamedTuple):
    """An element of a page, and all that is written in it."""

    tag: str
    attributes: dict[str, str | None]
    texts: list[str]

    @property
    def text(self) -> str:
        return "".join(self.texts)


class _Reader(HTMLParser):
    """Reads a page whose elements are closed by hand but those that have no end."""

    void = ("meta",)

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs)
        element = Element(tag, attributes, [])
        self.elements.append(element)
        if tag not in self.void:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.texts.append(data)


def elements(page: str) -> list[Element]:
    """Return the elements of a page, each in front of what it has in it."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader.elements


def read_html(page: str) -> list[Block]:
    """Return what a page has, from the top; its paragraphs are called as their tags are."""
    blocks: list[Block] = []
    for element in elements(page):
        if element.tag in ("h1", "h2", "p", "pre"):
            blocks.append((element.tag, element.text))
        elif element.tag == "table":
            blocks.append(("table", []))
        elif element.tag == "tr":
            blocks[-1][1].append([])
        elif element.tag in ("th", "td"):
            blocks[-1][1][-1].append(element.text)
    return blocks


def named(blocks: list[Block], names: dict[str, str]) -> list[Block]:
    """Return blocks with other names for their kinds."""
    return [(names.get(kind, kind), said) for kind, said in blocks]
