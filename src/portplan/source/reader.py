"""A file's bytes -> values that know where they stand, and what is wrong in them."""

import re
from codecs import BOM_UTF8
from contextlib import suppress

from yaml import MarkedYAMLError

from portplan.source.events import Reading
from portplan.source.findings import Finding, Span
from portplan.source.reading import CONTROL_CHARACTER, ENCODING, SYNTAX
from portplan.source.text import Source
from portplan.source.unseen import UNSEEN_IN_FILE, unseen_message
from portplan.source.values import Document
from portplan.text.messages import _

# Stands in for an unseen character while YAML is parsed, which forbids most of them. It is
# one character too, so that every place stays right.
_STAND_IN = "\ue000"


def read(name: str, content: bytes) -> Document:
    """Read a file's bytes. Nothing is raised: what is wrong is in the findings.

    Their rules are encoding, syntax, unsupported-yaml, duplicate-key and control-character.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(name, content, error)
    source = Source(name, text)
    unseen: list[Finding] = []

    def stand_in(match: re.Match[str]) -> str:
        message = unseen_message(match[1])
        unseen.append(Finding(CONTROL_CHARACTER, Span(*match.span()), message))
        return _STAND_IN * len(match[0])

    parsed = UNSEEN_IN_FILE.sub(stand_in, text)
    is_as_it_was = not unseen and not content.startswith(BOM_UTF8)
    # libyaml makes a copy of a text, and none of bytes: of 58,000 items 25 MB.
    reading = Reading(source, content if is_as_it_was else parsed, unseen)
    try:
        return Document(source, reading.root(), tuple(reading.findings))
    except MarkedYAMLError as error:
        before = Reading(source, parsed[: _place(error)], unseen)
        is_hopeless = _goes_hopelessly_deep(before)
        found = before.findings if is_hopeless else _with_slip(source, reading.findings, error)
        return Document(source, None, tuple(found))


def _goes_hopelessly_deep(before: Reading) -> bool:
    """Say whether what stands before an error is hopeless by itself.

    A parser looks ahead in a line: it comes upon the error before it has told of anything there.
    So it is with libyaml 0.2.6 and the thousandth bracket, which those before it let pass.
    """
    with suppress(MarkedYAMLError):
        before.root()
    return before.is_hopeless


def _with_slip(source: Source, found: list[Finding], error: MarkedYAMLError) -> list[Finding]:
    at = _place(error)
    began = error.context_mark.index if error.context_mark else at
    # Its many patterns are compiled for the files that need them.
    from portplan.source.syntax import explain  # noqa: PLC0415

    slip = explain(source.text, error.problem or "", at, began)
    # At an unseen character the parser met its stand-in: that finding is enough.
    is_known = any(
        each.rule is CONTROL_CHARACTER and each.span.start <= slip.span.start < each.span.end
        for each in found
    )
    # Behind a slip lines are read for what they are not: a quote left open takes the next ones in.
    before = [each for each in found if each.rule is not SYNTAX or each.span < slip.span]
    return before if is_known else [*before, slip]


def _place(error: MarkedYAMLError) -> int:
    return error.problem_mark.index if error.problem_mark else 0


def _not_utf8(name: str, content: bytes, error: UnicodeDecodeError) -> Document:
    source = Source(name, content.decode("utf-8-sig", errors="replace"))
    # The error counts from behind a byte order mark.
    place = len(error.object[: error.start].decode())
    finding = Finding(ENCODING, Span(place, place + 1), _likely_encoding(content))
    return Document(source, None, (finding,))


def _likely_encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _("this is not UTF-8: the file seems to be UTF-16; save it as UTF-8")
    if b"\x00" in content:
        return _(
            "this is not UTF-8: the file seems to be no text at all; give the plan's YAML file"
        )
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return _("this is not UTF-8: the file is damaged or has another encoding; save it as UTF-8")
    return _("this is not UTF-8: the file seems to be GBK; save it as UTF-8")
