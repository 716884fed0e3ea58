"""A file with its safe mendings done: only what they change is changed."""

import codecs
from dataclasses import dataclass

from portplan.diagnostic import Diagnostic, Edit
from portplan.loader import check_content

# A mending can open the way for another: pasted units, once apart, may repeat one.
_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's new bytes, what was mended in it, and what was left for people."""

    content: bytes
    mended: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def mend(name: str, content: bytes, codes: frozenset[str]) -> Mended:
    """Do every mending that the rules of these codes offer.

    Comments, order, quotes and line ends stay as they are, to the byte.
    """
    mended: list[Diagnostic] = []
    left = check_content(name, content).diagnostics
    for _ in range(_ROUNDS):
        done = _compatible([each for each in left if each.edits and each.code in codes])
        if not done:
            break
        content = _edited(content, [edit for each in done for edit in each.edits])
        mended += done
        left = check_content(name, content).diagnostics
    return Mended(content, tuple(mended), left)


def _compatible(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return those whose edits touch no text that an earlier one's touch."""
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []
    for each in diagnostics:
        if not any(_touch(edit, other) for edit in each.edits for other in taken):
            chosen.append(each)
            taken += each.edits
    return chosen


def _touch(one: Edit, other: Edit) -> bool:
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def _edited(content: bytes, edits: list[Edit]) -> bytes:
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content.decode("utf-8-sig")
    for span, new in sorted(edits, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return mark + text.encode()
