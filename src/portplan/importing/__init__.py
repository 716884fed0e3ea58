"""A published table -> a draft of a plan: one reader a source format, then what they share."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

from portplan.importing.document import Document, UnreadableError
from portplan.text.messages import _

# The largest file that is read, in bytes, and what people call it.
LARGEST = 64 * 2**20


class SourceFormat(NamedTuple):
    """What reads a format of files, and the endings that choose it.

    The module has a function `read`, which takes a file's bytes and its name.
    """

    module: str
    endings: tuple[str, ...]


SOURCES = {
    "docx": SourceFormat("portplan.importing.from_docx", (".docx", ".docm")),
    "xlsx": SourceFormat("portplan.importing.from_sheets", (".xlsx", ".xlsm")),
    "xls": SourceFormat("portplan.importing.from_sheets", (".xls", ".et")),
    "xlsb": SourceFormat("portplan.importing.from_sheets", (".xlsb",)),
    "ods": SourceFormat("portplan.importing.from_sheets", (".ods",)),
    "csv": SourceFormat("portplan.importing.from_csv", (".csv",)),
    "tsv": SourceFormat("portplan.importing.from_csv", (".tsv", ".tab")),
    "html": SourceFormat("portplan.importing.from_html", (".html", ".htm")),
    "markdown": SourceFormat("portplan.importing.from_markdown", (".md", ".markdown")),
    "text": SourceFormat("portplan.importing.from_text", (".txt", ".text")),
    "pdf": SourceFormat("portplan.importing.from_pdf", (".pdf",)),
}

_OLD_WORD = (".doc", ".wps", ".dot")

# What a workbook or a Word file of the old kind begins with, and a Word file has in it.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OLD_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_IN_ZIP = {b"word/": "docx", b"xl/workbook.bin": "xlsb", b"xl/": "xlsx", b"content.xml": "ods"}
# So much of a text is looked at to see what it is.
_LOOKED_AT = 100_000


def reader(name: str) -> Callable[[bytes, str], Document]:
    """Return what reads a format of files. Raises KeyError for a format that there is not.

    Only that format's module is imported.
    """
    read: Callable[[bytes, str], Document] = import_module(SOURCES[name].module).read
    return read


def format_of(name: str, content: bytes) -> str:
    """Return a file's format: what its ending says, else its content.

    Raises UnreadableError for a Word file of the old kind, and where no format is known.
    """
    ending = PurePath(name).suffix.lower()
    for known, source in SOURCES.items():
        if ending in source.endings:
            return known
    found = _by_content(content)
    if found == "doc" or (ending in _OLD_WORD and found not in {"docx", "html"}):
        message = _("this is a Word file of the old kind; save it as .docx, and import that")
        raise UnreadableError(message)
    if not found:
        message = _(
            "portplan knows no format of this kind; if it does, name the format with --from"
        )
        raise UnreadableError(message)
    return found


def _by_content(content: bytes) -> str:
    start = content[:_LOOKED_AT]
    if content.startswith(b"%PDF"):
        return "pdf"
    if content.startswith(_ZIP):
        return next((name for inside, name in _IN_ZIP.items() if inside in content), "")
    if content.startswith(_OLD_OFFICE):
        return "doc" if _OLD_WORD_STREAM in content else "xls"
    if content.startswith(b"{\\rtf"):
        return ""
    if re.search(rb"<(?:!doctype html|html|table|body)\b", start, re.IGNORECASE):
        return "html"
    if re.search(rb"^\s*\|?\s*:?-+:?\s*\|", start, re.MULTILINE):
        return "markdown"
    first = start.lstrip().split(b"\n", 1)[0]
    return "csv" if b"," in first and b"\t" not in first else "text"
