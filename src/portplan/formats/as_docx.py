"""Word, as the annex of a Chinese official document looks."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from portplan.formats import Look
from portplan.formats.documents import MADE, fit, grids
from portplan.formats.terminal.emphasis import Finds
from portplan.formats.word.parts import (
    EVEN,
    FONTS,
    ODD,
    SETTINGS,
    STYLES,
    STYLES_OF_SECTIONS,
    Paper,
    footer,
    part,
)
from portplan.formats.word.tables import Sized, paragraph, sized, table
from portplan.questions.shown import Kind, Page, Shown

# A table that would be a little wider than the paper folds a few of its texts.
_TOO_WIDE = 1.25

# A property of a file has so many characters at most.
_LONGEST_PROPERTY = 255


def written(shown: Shown, _: Look) -> bytes:
    """Return an answer's page as a Word file, turned where a table is too wide for A4 upright.

    Bars are left out, since their counts stand beside them.
    """
    page = shown.page()
    styles = STYLES_OF_SECTIONS if page.sections else STYLES
    package = OpcPackage()
    document = _part("document", _document(page), CONTENT_TYPE.WML_DOCUMENT_MAIN)
    package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for name, content, of_type, relation in (
        ("styles", styles, CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
        ("fontTable", FONTS, CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
        ("settings", SETTINGS, CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    ):
        document.relate_to(_part(name, content, of_type), relation)
    for number, (relation, side) in enumerate(((ODD, "right"), (EVEN, "left")), 1):
        numbering = _part(f"footer{number}", footer(side), CONTENT_TYPE.WML_FOOTER)
        document.load_rel(RELATIONSHIP_TYPE.FOOTER, numbering, relation)
    _describe(package, page)
    stream = BytesIO()
    package.save(stream)
    return _settled(stream)


def _part(name: str, content: bytes, of_type: str) -> Part:
    return Part(PackURI(f"/word/{name}.xml"), of_type, content)


def _describe(package: OpcPackage, page: Page) -> None:
    properties = package.core_properties
    properties.title = fit(page.title)[:_LONGEST_PROPERTY]
    properties.last_modified_by = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = MADE


def _document(page: Page) -> bytes:
    parts = sized([grids(each, Kind.LOAD) for each in page.parts])
    upright = Paper(landscape=False)
    is_wide = any(each.width > _TOO_WIDE * upright.width for tables in parts for each in tables)
    paper = Paper(landscape=True) if is_wide else upright
    words = Finds(words=page.words)
    pieces = [paragraph(page.title, "Title", words)]
    pieces += [
        paragraph(line, "Example" if line.startswith(" ") else "Normal", Finds())
        for line in page.text
    ]
    for each, tables in zip(page.parts, parts, strict=True):
        if page.sections:
            pieces.append(paragraph(each.title, "heading1", words))
        pieces += _tables(tables, "heading2" if page.sections else "heading1", words, paper)
    pieces.append(paper.section)
    return part("document", f"<w:body>{''.join(pieces)}</w:body>")


def _tables(tables: Sequence[Sized], heading: str, words: Finds, paper: Paper) -> Iterator[str]:
    for number, each in enumerate(tables):
        if each.grid.heading:
            yield paragraph(each.grid.heading, heading, words)
        elif number and each.grid.groups:
            yield "<w:p/>"  # two tables without anything between them are one to Word
        if each.grid.groups:
            yield from table(each, paper)


def _settled(stream: BytesIO) -> bytes:
    """Return an archive without the time at which it was made."""
    settled = BytesIO()
    with ZipFile(stream) as archive, ZipFile(settled, "w", ZIP_DEFLATED) as other:
        for name in archive.namelist():
            info = ZipInfo(name, MADE.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            other.writestr(info, archive.read(name))
    return settled.getvalue()
