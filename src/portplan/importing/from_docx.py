"""Word's .docx -> its tables and paragraphs in the order of the document.

Changes that are tracked are read as accepted, and the numbers of lists as Word shows them. Hidden
text is no part of what people read: it is left out, as are pictures, text boxes, notes, comments,
headers and footers, and the lines of a table of contents; all of them are named.
"""

from io import BytesIO
from typing import NamedTuple

from portplan.importing import docx_tables
from portplan.importing.archives import check_archive, damaged, is_encrypted_ole, is_ole
from portplan.importing.document import Document, UnreadableError
from portplan.importing.docx_numbering import Element, Numbering, W
from portplan.importing.docx_styles import Styles
from portplan.text.messages import N_, _

_NEEDED = N_("to read Word files, install portplan with its extra: pip install 'portplan[office]'")
_MACROS = "vbaProject"
_AROUND = {
    "header": N_("a header"),
    "footer": N_("a footer"),
    _MACROS: N_("macros, which are never run"),
}


class _Parts(NamedTuple):
    """The trees of a document's parts; None where it has no such part."""

    body: Element
    styles: Element | None
    numbering: Element | None
    around: tuple[str, ...]


def read(content: bytes, name: str) -> Document:
    """Return what a .docx file holds.

    Raises UnreadableError where it is none, is encrypted, damaged or over a limit, and where the
    library that reads it is not installed. `name` is the file's, for what is said of it.
    """
    if is_ole(content) and not is_encrypted_ole(content):
        raise UnreadableError(
            _(
                "{name} is an old .doc or a .wps file, whatever its name says; open it in Word or"
                " WPS and save it as .docx",
                name=name,
            )
        )
    check_archive(content, ".docx")
    parts = _parts(content)
    return docx_tables.document(
        parts.body, Styles(parts.styles), Numbering(parts.numbering), parts.around
    )


def _parts(content: bytes) -> _Parts:
    try:
        from docx.opc.exceptions import OpcError  # noqa: PLC0415 - heavy, for such files alone
        from docx.oxml.parser import parse_xml  # noqa: PLC0415
        from docx.package import Package  # noqa: PLC0415
        from lxml.etree import LxmlError  # noqa: PLC0415
    except ImportError as error:
        raise UnreadableError(_(_NEEDED)) from error

    def tree(part: object) -> Element:
        # A part that python-docx has no class for, such as the document of a .docm, is bytes.
        own = getattr(part, "element", None)
        return parse_xml(getattr(part, "blob", b"")) if own is None else own

    try:
        main = Package.open(BytesIO(content)).main_document_part
        parts = [
            (relation.reltype.rpartition("/")[2], relation.target_part)
            for relation in main.rels.values()
            if not relation.is_external
        ]
        trees = {kind: tree(part) for kind, part in parts if kind in {"styles", "numbering"}}
        around = [
            _AROUND[kind]
            for kind, part in parts
            if kind in _AROUND and (kind == _MACROS or _has_text(tree(part)))
        ]
        body = tree(main).find(f"{W}body")
    except (OpcError, LxmlError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise damaged(".docx") from error
    if body is None:
        raise damaged(".docx")
    return _Parts(body, trees.get("styles"), trees.get("numbering"), tuple(around))


def _has_text(root: Element) -> bool:
    return any((each.text or "").strip() for each in root.iter(f"{W}t"))
