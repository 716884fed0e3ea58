"""A paragraph of Word -> its text with all changes accepted, and what in it is no text."""

from collections.abc import Callable

from portplan.importing.docx_numbering import VAL, Element, W
from portplan.importing.limits import check_depth
from portplan.text.messages import N_

# Says of something in a paragraph that it is left out.
LeaveOut = Callable[[str], None]

SKIPPED = {
    "object": N_("an embedded object"),
    "footnoteReference": N_("a footnote"),
    "endnoteReference": N_("an endnote"),
    "commentReference": N_("a comment"),
    "sym": N_("a sign of a special font"),
    "altChunk": N_("a part that another file holds"),
    "del": N_("text that a tracked change takes away"),
    "moveFrom": N_("text that a tracked change moves, at its old place"),
}
INSERTED = N_("what was before a tracked change, which is read as accepted")
_PICTURE = N_("a picture")
_TEXT_BOX = N_("a text box")
_HIDDEN = N_("hidden text")
_EQUATION = N_("an equation")

# Invisible but where a line breaks: no part of a word.
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_WRITTEN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# What stands around text and says nothing of it.
_THROUGH = {
    "r", "ins", "moveTo", "hyperlink", "sdt", "sdtContent", "smartTag", "fldSimple", "customXml",
    "bdo", "dir", "ruby", "rubyBase",
}  # fmt: skip
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OMML = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXT = f"{W}t"
_RUN = f"{W}r"
_RUN_PROPERTIES = f"{W}rPr"


def text_of(paragraph: Element, leave_out: LeaveOut) -> str:
    """Return a paragraph's text: a line break in it is a line end. Raises UnreadableError."""
    pieces: list[str] = []
    _collect(paragraph, pieces, leave_out, 0)
    return "".join(pieces).replace(SOFT_HYPHEN, "")


def first(parent: Element, tag: str) -> Element | None:
    """Return an element's properties, which stand before all else in it, or None."""
    for child in parent:
        return child if child.tag == tag else None
    return None


def is_on(setting: Element | None) -> bool:
    """Return whether a setting that has to be there to hold is there, and not turned off."""
    return setting is not None and setting.get(VAL, "1") not in {"0", "false", "off"}


def _collect(parent: Element, pieces: list[str], leave_out: LeaveOut, depth: int) -> None:
    check_depth(depth)
    for child in parent:
        tag = child.tag
        if tag == _TEXT:
            pieces.append(child.text or "")
        elif tag == _RUN:
            _collect_run(child, pieces, leave_out, depth)
        elif tag != _RUN_PROPERTIES and isinstance(tag, str):
            _collect_other(child, pieces, leave_out, depth)


def _collect_run(run: Element, pieces: list[str], leave_out: LeaveOut, depth: int) -> None:
    properties = first(run, _RUN_PROPERTIES)
    if properties is not None and len(properties) and is_on(properties.find(f"{W}vanish")):
        if run.find(_TEXT) is not None:
            leave_out(_HIDDEN)
        return
    _collect(run, pieces, leave_out, depth)


def _collect_other(child: Element, pieces: list[str], leave_out: LeaveOut, depth: int) -> None:
    space, _, name = child.tag.rpartition("}")
    if space + "}" == _MC:
        # The first that a reader understands; the last is for those that understand none.
        if name == "AlternateContent" and len(child):
            _collect(child[0], pieces, leave_out, depth + 1)
    elif space + "}" == _OMML:
        leave_out(_EQUATION)
    elif space + "}" != W:
        return
    elif name in _WRITTEN:
        pieces.append(_WRITTEN[name])
    elif name in SKIPPED:
        leave_out(SKIPPED[name])
    elif name in {"drawing", "pict"}:
        boxed = next(child.iter(f"{W}txbxContent"), None) is not None
        leave_out(_TEXT_BOX if boxed else _PICTURE)
    elif name in _THROUGH:
        if name == "ins":
            leave_out(INSERTED)
        _collect(child, pieces, leave_out, depth + 1)
