"""A file with its safe mendings done: only what they change is changed."""

import codecs
from typing import NamedTuple

from portplan.files.load import check_content
from portplan.rules import RULES
from portplan.source.findings import Diagnostic, Edit

# A mending can open the way for another: pasted units, once apart, may repeat one.
_ROUNDS = 100

# What no mending may bring about: it would have made the file one that cannot be read.
_IN_READING = frozenset(rule for rule in RULES if rule.check is None)


class Mended(NamedTuple):
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
        edited = _edited(content, [edit for each in done for edit in each.edits])
        found = check_content(name, edited).diagnostics
        if _IN_READING & ({each.rule for each in found} - {each.rule for each in left}):
            break
        content, left = edited, found
        mended += done
    return Mended(content, tuple(mended), left)


def _compatible(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return those whose edits change no text that another's change; an earlier one goes first."""
    edits = sorted(
        (edit.span, place) for place, each in enumerate(diagnostics) for edit in each.edits
    )
    refused: set[int] = set()
    end, owner = -1, -1
    for span, place in edits:
        if span.start < end and place != owner:
            refused.add(max(place, owner))
        if span.end > end:
            end, owner = span.end, place
    return [each for place, each in enumerate(diagnostics) if place not in refused]


def _edited(content: bytes, edits: list[Edit]) -> bytes:
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content.decode("utf-8-sig")
    pieces = []
    done = 0
    for span, new in sorted(edits):
        pieces += [text[done : span.start], new]
        done = span.end
    return mark + "".join([*pieces, text[done:]]).encode()
