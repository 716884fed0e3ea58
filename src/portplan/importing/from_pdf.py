"""A PDF -> a grid for each ruled table of each page, and the paragraphs around them.

What a PDF has are characters and lines at places. Tables are found by pdfplumber from their rules;
which characters stand in a cell, what goes over several, and what text they make is found here.
"""

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from portplan.importing import limits
from portplan.importing.document import Document, Grid, LeftOut, Paragraph, UnreadableError
from portplan.importing.pdf_pages import parts_of
from portplan.importing.pdf_text import is_unknown
from portplan.text.messages import N_, _

_NEEDED = N_("to read PDF files, install portplan with its extra: pip install 'portplan[pdf]'")
_DAMAGED = N_(
    "this is no PDF, or it is damaged; open it in another program and save it as PDF anew"
)
_ENCRYPTED = N_("a password protects the PDF; open it, take the password off and save it anew")
_NO_TEXT = N_(
    "there is no text in this PDF, only pictures of it (a scan); have the text recognised (OCR), "
    "or copy the table from where it was published and import that as text"
)
_NO_NAMES = N_(
    "this PDF has no text for most of its characters, only their numbers in a font; have the text "
    "recognised (OCR), or import the table from another format"
)
_STREAM = re.compile(rb"\bstream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")


def read(content: bytes, name: str) -> Document:  # noqa: ARG001 - every reader is given it
    """Return what a PDF holds.

    Raises UnreadableError where it is none, is encrypted, damaged, a scan or over a limit, and
    where the library that reads it is not installed.
    """
    limits.check_size(content)
    if not re.search(rb"%PDF-", content[:1024]):
        raise UnreadableError(_(_DAMAGED))
    _check_streams(content)
    try:
        from portplan.importing.pdf_bounded import pages  # noqa: PLC0415 - heavy
    except ImportError as error:
        raise UnreadableError(_(_NEEDED)) from error
    parts: list[Grid | Paragraph] = []
    left_out: list[LeftOut] = []
    tables = cells = characters = unknown = 0
    with _quiet():
        try:
            for page in pages(content):
                found = parts_of(page, page.page_number, tables, left_out)
                tables += sum(isinstance(part, Grid) for part in found)
                characters += len(page.chars)
                unknown += sum(map(is_unknown, page.chars))
                parts += found
                cells += sum(sum(map(len, part.rows)) for part in found if isinstance(part, Grid))
                limits.check_cells(cells)
                _check_characters(characters)
        except UnreadableError:
            raise
        except Exception as error:
            raise _unreadable(error) from error
    if not characters:
        raise UnreadableError(_(_NO_TEXT))
    if unknown * 2 > characters:
        raise UnreadableError(_(_NO_NAMES))
    return Document(tuple(parts), tuple(left_out))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pdfminer from writing to stderr what it finds odd, of which few PDFs have nothing."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _unreadable(error: BaseException) -> UnreadableError:
    causes = [type(cause).__name__ for cause in (error, *error.args)]
    is_locked = any("Password" in cause or "Encryption" in cause for cause in causes)
    return UnreadableError(_(_ENCRYPTED if is_locked else _DAMAGED))


def _check_characters(characters: int) -> None:
    if characters > limits.MAX_CHARACTERS:
        raise UnreadableError(
            _(
                "the PDF has more than {number} characters, which is refused; save the pages with"
                " the table alone",
                number=f"{limits.MAX_CHARACTERS:,}",
            )
        )


def _check_streams(content: bytes) -> None:
    """Refuse a PDF of which a part unpacks to more than the limits, before anything unpacks it."""
    position, left = 0, limits.MAX_UNPACKED
    while found := _STREAM.search(content, position):
        end = content.find(b"endstream", found.end())
        end = len(content) if end < 0 else end
        begin = content.rfind(b"obj", max(position, found.start() - 4096), found.start())
        filters = len(_PACKED.findall(content, max(begin, position), found.start()))
        if filters > 1:
            raise UnreadableError(_("a part of the PDF is packed twice, which is refused"))
        if filters:
            left -= _unpacked(memoryview(content)[found.end() : end], left)
        position = end


def _unpacked(packed: memoryview, limit: int) -> int:
    unpacking = zlib.decompressobj()
    try:
        size = len(unpacking.decompress(packed, min(limit, limits.MAX_PART) + 1))
    except zlib.error:
        return 0
    if size > min(limit, limits.MAX_PART):
        raise UnreadableError(
            _(
                "a part of the PDF unpacks to more than {part} MB, or all together to more than"
                " {whole} MB, which is refused; save the pages with the table alone",
                part=limits.MAX_PART // limits.MIB,
                whole=limits.MAX_UNPACKED // limits.MIB,
            )
        )
    return size
