"""Word documents that tests make: XML for a body, put into python-docx's own empty document."""

from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import docx

from made_tables import Over, Slot, Table

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def run(text: str, properties: str = "") -> str:
    """Return a run whose line ends are line breaks and whose tabs are tabs."""
    body = escape(text).replace("\n", "</w:t><w:br/><w:t>").replace("\t", "</w:t><w:tab/><w:t>")
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{body}</w:t></w:r>'.replace(
        "<w:t>", '<w:t xml:space="preserve">'
    )


def paragraph(*inside: str, properties: str = "") -> str:
    """Return a paragraph of runs, or of a text."""
    runs = "".join(each if each.startswith("<") else run(each) for each in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cell(text: str, properties: str = "") -> str:
    """Return a cell of paragraphs, one a line, or of XML."""
    paragraphs = text if text.startswith("<w:") else "".join(map(paragraph, text.split("\n")))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(slots: Table, repeated: int = 0) -> str:
    """Return a table, some first rows of which are repeated on each page."""
    rows = [
        row(*_cells(slots, at), properties="<w:tblHeader/>" if at < repeated else "")
        for at in range(len(slots))
    ]
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _cells(slots: Table, at: int) -> Iterable[str]:
    column = 0
    while column < len(slots[at]):
        slot = slots[at][column]
        over = _covering(slots, at, column) if slot is None else None
        columns = over.columns if over else slot.columns if isinstance(slot, Over) else 1
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        if over:
            yield cell("", f"{span}<w:vMerge/>")
        elif isinstance(slot, Over):
            start = '<w:vMerge w:val="restart"/>' if slot.rows > 1 else ""
            yield cell(slot.text, span + start)
        else:
            yield cell(slot or "", span)
        column += columns


def _covering(slots: Table, at: int, column: int) -> Over | None:
    """Return the merged cell that begins above in this column and goes over this row."""
    for above in range(at - 1, -1, -1):
        slot: Slot = slots[above][column]
        if slot is not None:
            return slot if isinstance(slot, Over) and above + slot.rows > at else None
    return None


def docx_of(*body: str, settings: str = "", **parts: str) -> bytes:
    """Return a .docx with such a body and further parts: numbering, footnotes, header, footer.

    `settings` is styles that are added.
    """
    document = docx.Document()
    saved = BytesIO()
    document.save(saved)
    made = BytesIO()
    with ZipFile(saved) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                inside = "".join(each if each.startswith("<") else paragraph(each) for each in body)
                content = _root("document", f"<w:body>{inside}</w:body>")
            elif name == "word/styles.xml" and settings:
                content = content.replace(b"</w:styles>", settings.encode() + b"</w:styles>")
            elif name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", _relations(parts))
            elif name == "[Content_Types].xml":
                content = content.replace(b"</Types>", _types(parts))
            elif name == "word/numbering.xml" and "numbering" in parts:
                continue
            target.writestr(name, content)
        for kind, inside in parts.items():
            target.writestr(f"word/{kind}.xml", _root(_ROOTS.get(kind, kind), inside))
    return made.getvalue()


_ROOTS = {"header": "hdr", "footer": "ftr"}


def _root(name: str, inside: str) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{declaration}<w:{name} {NAMESPACES}>{inside}</w:{name}>".encode()


def _relations(parts: Iterable[str]) -> bytes:
    new = "".join(
        f'<Relationship Id="made{kind}" Type="{_RELATION}{kind}" Target="{kind}.xml"/>'
        for kind in parts
        if kind != "numbering"
    )
    return f"{new}</Relationships>".encode()


def _types(parts: Iterable[str]) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    new = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}{part}+xml"/>'
        for part in parts
        if part != "numbering"
    )
    return f"{new}</Types>".encode()
