"""YAML text -> values that know where they stand, from PyYAML's parse events.

Events and not PyYAML's own objects: every value keeps its place and its text as written
(`07` stays `07`, `yes` stays `yes`), equal keys are seen, and nesting cannot exhaust the
stack. What the format does not have is recorded as a finding, and the reading goes on.
"""

import re
from codecs import BOM_UTF8
from sys import intern
from typing import TYPE_CHECKING, Any

import yaml
from yaml import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from portplan.plan.fields import FORMS, Kind
from portplan.source.findings import Finding, Rule, Span
from portplan.source.reading import (
    CONTROL_CHARACTER,
    DUPLICATE_KEY,
    ENCODING,
    SYNTAX,
    UNSUPPORTED_YAML,
)
from portplan.source.text import LINE_END, Source
from portplan.source.unseen import UNSEEN_IN_FILE, UNSEEN_IN_TEXT, unseen_message
from portplan.source.values import Document, Listing, Mapping, Scalar, Unreadable, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

# A plan, its areas, an area, its items, an item, its units: nothing is nested deeper.
DEEPEST = 6

# Beyond so many levels more a file is no plan gone wrong but an attack: libyaml's time grows
# with their square. Since 0.2.6 it gives up itself at 1,000 levels; below, all versions read alike.
_HOPELESS = 500

# The keys that count entries. One that comes again most often begins another entry.
_COUNTS = frozenset(
    field.key for form in FORMS for field in form.fields if field.kind is Kind.NUMBER
)

# Stands in for an unseen character while YAML is parsed, which forbids most of them. It is
# one character too, so that every place stays right.
_STAND_IN = "\ue000"

_BLOCK_STYLES = ("|", ">")

# An anchor (&name) or a tag (!name) in front of a value, or both.
_PROPERTIES = re.compile(r"([&!]\S*\s+){0,2}")
_WORD = re.compile(r"\S+")

# libyaml's parser where PyYAML was built with it: it is some ten times as fast.
_Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(name: str, content: bytes) -> Document:
    """Read a file's bytes. Nothing is raised: what is wrong is in the findings.

    Their rules are encoding, syntax, unsupported-yaml, duplicate-key and control-character.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(name, content, error)
    reader = _Reader(Source(name, text), content)
    return Document(reader.source, reader.root(), tuple(reader.findings))


def _not_utf8(name: str, content: bytes, error: UnicodeDecodeError) -> Document:
    source = Source(name, content.decode("utf-8-sig", errors="replace"))
    # The error counts from behind a byte order mark.
    place = len(error.object[: error.start].decode())
    message = f"this is not UTF-8: {_likely_encoding(content)}"
    return Document(source, None, (Finding(ENCODING, Span(place, place + 1), message),))


def _likely_encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "the file seems to be UTF-16; save it as UTF-8"
    if b"\x00" in content:
        return "the file seems to be no text at all; give the plan's YAML file"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "the file is damaged or has another encoding; save it as UTF-8"
    return "the file seems to be GBK; save it as UTF-8"


class _HopelessError(Exception):
    """What is left of the file is not worth reading; a finding has said why."""


class _Reader:
    """One reading of one source; the findings grow while the events pass by."""

    def __init__(self, source: Source, content: bytes) -> None:
        self.source = source
        self.findings: list[Finding] = []
        parsed: str | bytes = UNSEEN_IN_FILE.sub(self._unseen, source.text)
        if not self.findings and not content.startswith(BOM_UTF8):
            # libyaml makes a copy of a text: of 58,000 items, 25 MB.
            parsed = content
        # Any: the stubs let marks be None, which those of a parser's events never are.
        self._events: Iterator[Any] = iter(_Loader(parsed).get_event, None)

    def _unseen(self, match: re.Match[str]) -> str:
        self._find(CONTROL_CHARACTER, Span(*match.span()), unseen_message(match[1]))
        return _STAND_IN * len(match[0])

    def _find(self, rule: Rule, span: Span, message: str) -> None:
        self.findings.append(Finding(rule, span, message))

    def root(self) -> Value | None:
        """Return the value of the one document that the file should hold."""
        root: Value | None = None
        try:
            for event in self._events:
                if isinstance(event, DocumentStartEvent):
                    if root is not None:
                        self._second_document(event)
                        return None
                    root = self._value(next(self._events), 1)
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            return None
        except _HopelessError:
            return None
        if root is None or (isinstance(root, Scalar) and not root.text):
            self._find(SYNTAX, Span(0, 0), "the file is empty; a plan has title, units and areas")
            return None
        return root

    def _second_document(self, event: Any) -> None:
        message = "a second YAML document begins here; a plan is one, so take this line out"
        self._find(SYNTAX, Span(event.start_mark.index, event.end_mark.index), message)

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        at = error.problem_mark.index if error.problem_mark else 0
        began = error.context_mark.index if error.context_mark else at
        # Its many patterns are compiled for the files that need them.
        from portplan.source.syntax import explain  # noqa: PLC0415

        slip = explain(self.source.text, error.problem or "not YAML", at, began)
        # At an unseen character the parser met its stand-in: that finding is enough.
        if not any(
            each.rule is CONTROL_CHARACTER and each.span.start <= slip.span.start < each.span.end
            for each in self.findings
        ):
            self.findings.append(slip)

    def _value(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            return self._alias(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if depth > DEEPEST:
            return self._too_deep(event)
        if kind is SequenceStartEvent:
            return self._listing(event, depth)
        return self._mapping(event, depth)

    def _scalar(self, event: Any) -> Value:
        text = event.value
        is_bare = event.anchor is None and event.tag is None
        if is_bare and not event.style and text.isprintable():  # as nearly all are
            return Scalar(intern(text), event.start_mark.index, event.end_mark.index, plain=True)
        start, end = event.start_mark.index, event.end_mark.index
        if not is_bare:
            self._refuse_properties(event)
            start = min(self._behind_properties(start), end)
        if event.style in _BLOCK_STYLES:
            start, end = self._inside_block(start, end)
        scalar = Scalar(intern(text), start, end, not event.style)
        # Escapes, which double quotes alone have, can write what no file shows.
        is_seen = text.isprintable() and event.style != '"'
        return scalar if is_seen else self._seen(scalar)

    def _inside_block(self, start: int, end: int) -> tuple[int, int]:
        """Return where a block scalar's text stands, without its indicator and last line ends."""
        text = self.source.text
        line_end = LINE_END.search(text, start, end)
        written = text[line_end.end() if line_end else end : end]
        if not written.strip():
            return start, start + 1
        return end - len(written.lstrip()), end - len(written) + len(written.rstrip())

    def _seen(self, scalar: Scalar) -> Value:
        """Return the scalar, or Unreadable where it holds what cannot be seen."""
        if UNSEEN_IN_FILE.search(self.source.text, scalar.start, scalar.end):
            return Unreadable(scalar.span)
        if unseen := UNSEEN_IN_TEXT.search(scalar.text.strip()):
            place = self.source.text.find(unseen[0], scalar.start, scalar.end)
            span = scalar.span if place < 0 else Span(place, place + 1)
            self._find(CONTROL_CHARACTER, span, unseen_message(unseen[0]))
            return Unreadable(scalar.span)
        return scalar

    def _listing(self, start: Any, depth: int) -> Listing:
        values: list[Value] = []
        for event in self._events:
            kind = type(event)
            # Most values are scalars: to ask here saves a call for each of them.
            if kind is ScalarEvent:
                values.append(self._scalar(event))
            elif kind is SequenceEndEvent:
                break
            else:
                values.append(self._value(event, depth + 1))
        return Listing(tuple(values), start.start_mark.index)

    def _mapping(self, start: Any, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Value]] = {}
        repeated: list[Scalar] = []
        for event in self._events:
            kind = type(event)
            if kind is MappingEndEvent:
                break
            key = self._scalar(event) if kind is ScalarEvent else self._value(event, depth + 1)
            behind = next(self._events)
            if type(behind) is ScalarEvent:
                value = self._scalar(behind)
            else:
                value = self._value(behind, depth + 1)
            if not isinstance(key, Scalar) or (key.plain and key.text == "<<"):
                self._refuse_key(key)
            elif key.text in entries:
                repeated.append(key)
            else:
                entries[key.text] = key, value
        if repeated:
            self._refuse_repeats(entries, repeated)
        return Mapping(entries, start.start_mark.index)

    def _refuse_key(self, key: Value) -> None:
        if isinstance(key, Scalar):
            message = "merge keys are not part of the format; write the keys out"
            self._find(UNSUPPORTED_YAML, key.span, message)
        elif not isinstance(key, Unreadable):
            message = "a key is a single word, not a list or a mapping"
            self._find(UNSUPPORTED_YAML, key.span, message)

    def _refuse_repeats(
        self, entries: dict[str, tuple[Scalar, Value]], repeated: list[Scalar]
    ) -> None:
        """Report equal keys; nobody can say which of their values is meant, so none is read."""
        for key in repeated:
            first = entries[key.text][0]
            line, column = self.source.place(first.start)
            entries[key.text] = first, Unreadable(key.span)
            if key.text in _COUNTS:
                message = (
                    f"a second {key.text} stands here (first at {line}:{column}); if a new entry"
                    " begins here, write - and a space in front of it"
                )
                self._find(DUPLICATE_KEY, key.span, message)
                # What follows belongs to another entry, and this finding says so.
                entries |= {name: (own, Unreadable(own.span)) for name, (own, _) in entries.items()}
                break
            message = f"{key.text} stands twice here (first at {line}:{column}); keep one"
            self._find(DUPLICATE_KEY, key.span, message)

    def _alias(self, event: Any) -> Unreadable:
        span = Span(event.start_mark.index, event.end_mark.index)
        message = "aliases are not part of the format; write out what it stands for"
        self._find(UNSUPPORTED_YAML, span, message)
        return Unreadable(span)

    def _refuse_properties(self, event: Any) -> None:
        """Refuse an anchor and a tag; the value behind them is read as if it had none."""
        start = event.start_mark.index
        for word in _WORD.finditer(self.source.text, start, self._behind_properties(start)):
            kind = "anchors" if word[0].startswith("&") else "tags"
            message = f"{kind} are not part of the format; take {word[0]} out"
            self._find(UNSUPPORTED_YAML, Span(*word.span()), message)

    def _behind_properties(self, start: int) -> int:
        match = _PROPERTIES.match(self.source.text, start)
        return match.end() if match else start

    def _too_deep(self, event: Any) -> Unreadable:
        """Pass over a collection that the format has no place for.

        Raises _HopelessError where it goes on so deep that the parser itself becomes slow.
        """
        start = event.start_mark.index
        kind = "list" if isinstance(event, SequenceStartEvent) else "mapping"
        message = f"a {kind} stands where a text belongs; take out the dash, bracket or colon"
        self._find(UNSUPPORTED_YAML, Span(start, start + 1), message)
        still_open = 1
        for inner in self._events:
            still_open += isinstance(inner, CollectionStartEvent)
            still_open -= isinstance(inner, CollectionEndEvent)
            if not still_open:
                break
            if still_open > _HOPELESS:
                raise _HopelessError
        return Unreadable(Span(start, start + 1))
