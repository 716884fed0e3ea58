"""YAML text -> values that know where they stand, from PyYAML's parse events.

Events and not PyYAML's own objects: every value keeps its place and its text as written
(`07` stays `07`, `yes` stays `yes`), equal keys are seen, and nesting cannot exhaust the
stack. What the format does not have is recorded as a finding, and the reading goes on.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

import yaml

from portplan.diagnostic import Finding, Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# A plan, its areas, an area, its items, an item, its units: nothing is nested deeper.
DEEPEST = 6

# Beyond so many levels more a file is no plan gone wrong but an attack: libyaml's time grows
# with their square.
_HOPELESS = 1000

# What no text may hold, since it steers a terminal or cannot be seen: the C0 and C1
# controls (a tab and the line ends are YAML's own), soft hyphens, zero-width and
# bidirectional characters, fillers, variation selectors, line separators, byte order marks,
# tags, non-characters.
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e01ef"
)
# A run of one character is one finding: a crash can leave a file that is null to its end.
_UNSEEN_IN_FILE = re.compile(rf"([{_UNSEEN}])\1*")
_UNSEEN_IN_TEXT = re.compile(f"[{_UNSEEN}\t\n\r]")

# Stands in for an unseen character while YAML is parsed, which forbids most of them. It is
# one character too, so that every place stays right.
_STAND_IN = "\ue000"

_LINE_END = re.compile(r"\r\n|\r|\n")
# The controls that people meet; Unicode itself gives none a name.
_CONTROL_NAMES = {"\x00": "null", "\t": "tab", "\x1b": "escape", "\x7f": "delete"}

_BLOCK_STYLES = ("|", ">")

# An anchor (&name) or a tag (!name) in front of a value, or both.
_PROPERTIES = re.compile(r"([&!]\S*\s+){0,2}")
_WORD = re.compile(r"\S+")

# libyaml's parser where PyYAML was built with it: it is some ten times as fast.
_Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """A text as YAML reads it. `plain` says that it stands without quotes."""

    text: str
    start: int
    end: int
    plain: bool

    @property
    def span(self) -> Span:
        """Where it stands, quotes included."""
        return Span(self.start, self.end)


class Listing(NamedTuple):
    """A YAML sequence."""

    values: tuple["Value", ...]
    start: int

    @property
    def span(self) -> Span:
        """Its first character: the whole of it may be half the file."""
        return Span(self.start, self.start + 1)


class Mapping(NamedTuple):
    """A YAML mapping; no key comes twice."""

    entries: tuple[tuple[Scalar, "Value"], ...]
    start: int

    @property
    def span(self) -> Span:
        """Its first key, by which people know it; an empty one's first character."""
        return self.entries[0][0].span if self.entries else Span(self.start, self.start + 1)


class Unreadable(NamedTuple):
    """Stands where a finding has said already what is wrong."""

    span: Span


Value = Scalar | Listing | Mapping | Unreadable


class Source:
    """A file's name and text. Turns offsets into the lines and columns that editors show."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    @cached_property
    def _lines(self) -> dict[int, str]:
        return {}

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1] + 1
        # What stands on a line's end, or behind the last character, stands behind the line.
        return line, min(column, len(self.line(line)) + 1)

    def location(self, span: Span) -> Location:
        """Return where a span stands."""
        return Location(self.name, *self.place(span.start), *self.place(span.end))

    def line(self, number: int) -> str:
        """Return a line's text without its end."""
        if number not in self._lines:
            start = self._line_starts[number - 1]
            end = _LINE_END.search(self.text, start)
            self._lines[number] = self.text[start : end.start() if end else len(self.text)]
        return self._lines[number]

    def has_line_end(self, span: Span) -> bool:
        """Say whether a stretch goes over the end of a line."""
        return bool(_LINE_END.search(self.text, span.start, span.end))

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self._line_starts[bisect_right(self._line_starts, offset) - 1]

    def next_line(self, offset: int) -> int:
        """Return where the line behind that of an offset begins, or the text ends."""
        end = _LINE_END.search(self.text, offset)
        return end.end() if end else len(self.text)

    def line_end(self, offset: int) -> str:
        """Return the characters that end the line of an offset; on the last line, a line feed."""
        end = _LINE_END.search(self.text, offset)
        return end[0] if end else "\n"


class Document(NamedTuple):
    """A file as read: its values, or None where YAML cannot be made out, and the findings."""

    source: Source
    root: Value | None
    findings: tuple[Finding, ...]


def read(name: str, content: bytes) -> Document:
    """Read a file's bytes. Nothing is raised: what is wrong is in the findings.

    Their codes are encoding, syntax, unsupported-yaml, duplicate-key and control-character.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(name, content, error)
    reader = _Reader(Source(name, text))
    return Document(reader.source, reader.root(), tuple(reader.findings))


def _not_utf8(name: str, content: bytes, error: UnicodeDecodeError) -> Document:
    source = Source(name, content.decode("utf-8-sig", errors="replace"))
    # The error counts from behind a byte order mark.
    place = len(error.object[: error.start].decode())
    message = f"this is not UTF-8: {_likely_encoding(content)}"
    return Document(source, None, (Finding("encoding", Span(place, place + 1), message),))


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

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        parsed = _UNSEEN_IN_FILE.sub(self._unseen, source.text)
        # Any: the stubs let marks be None, which those of a parser's events never are.
        self._events: Iterator[Any] = yaml.parse(parsed, Loader=_Loader)

    def _unseen(self, match: re.Match[str]) -> str:
        self._find("control-character", Span(*match.span()), _unseen_message(match[1]))
        return _STAND_IN * len(match[0])

    def _find(self, code: str, span: Span, message: str) -> None:
        self.findings.append(Finding(code, span, message))

    def root(self) -> Value | None:
        """Return the value of the one document that the file should hold."""
        root: Value | None = None
        try:
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent):
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
            self._find("syntax", Span(0, 0), "the file is empty; a plan has title, units and areas")
            return None
        return root

    def _second_document(self, event: Any) -> None:
        message = "a second YAML document begins here; a plan is one, so take this line out"
        self._find("syntax", Span(event.start_mark.index, event.end_mark.index), message)

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        at = error.problem_mark.index if error.problem_mark else 0
        began = error.context_mark.index if error.context_mark else at
        # Its many patterns are compiled for the files that need them.
        from portplan.syntax import explain  # noqa: PLC0415

        slip = explain(self.source.text, error.problem or "not YAML", at, began)
        # At an unseen character the parser met its stand-in: that finding is enough.
        if not any(
            each.code == "control-character" and each.span.start <= slip.span.start < each.span.end
            for each in self.findings
        ):
            self.findings.append(slip)

    def _value(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            return self._alias(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if depth > DEEPEST:
            return self._too_deep(event)
        if kind is yaml.SequenceStartEvent:
            return self._listing(event, depth)
        return self._mapping(event, depth)

    def _scalar(self, event: Any) -> Value:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        text = event.value
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
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
        line_end = _LINE_END.search(text, start, end)
        written = text[line_end.end() if line_end else end : end]
        if not written.strip():
            return start, start + 1
        return end - len(written.lstrip()), end - len(written) + len(written.rstrip())

    def _seen(self, scalar: Scalar) -> Value:
        """Return the scalar, or Unreadable where it holds what cannot be seen."""
        if _UNSEEN_IN_FILE.search(self.source.text, scalar.start, scalar.end):
            return Unreadable(scalar.span)
        if unseen := _UNSEEN_IN_TEXT.search(scalar.text.strip()):
            place = self.source.text.find(unseen[0], scalar.start, scalar.end)
            span = scalar.span if place < 0 else Span(place, place + 1)
            self._find("control-character", span, _unseen_message(unseen[0]))
            return Unreadable(scalar.span)
        return scalar

    def _listing(self, start: Any, depth: int) -> Listing:
        values = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                break
            values.append(self._value(event, depth + 1))
        return Listing(tuple(values), start.start_mark.index)

    def _mapping(self, start: Any, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Value]] = []
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                break
            key = self._value(event, depth + 1)
            value = self._value(next(self._events), depth + 1)
            if self._is_key(key):
                entries.append((key, value))
        if len({key.text for key, _ in entries}) < len(entries):
            entries = self._without_repeats(entries)
        return Mapping(tuple(entries), start.start_mark.index)

    def _is_key(self, key: Value) -> TypeGuard[Scalar]:
        """Say whether a mapping's key can be looked at; what else stands there is refused."""
        if isinstance(key, Scalar) and not (key.plain and key.text == "<<"):
            return True
        if isinstance(key, Scalar):
            message = "merge keys are not part of the format; write the keys out"
            self._find("unsupported-yaml", key.span, message)
        elif not isinstance(key, Unreadable):
            message = "a key is a single word, not a list or a mapping"
            self._find("unsupported-yaml", key.span, message)
        return False

    def _without_repeats(self, entries: list[tuple[Scalar, Value]]) -> list[tuple[Scalar, Value]]:
        """Report equal keys; nobody can say which of their values is meant, so none is read."""
        first: dict[str, tuple[Scalar, Value]] = {}
        for key, value in entries:
            if key.text not in first:
                first[key.text] = key, value
                continue
            line, column = self.source.place(first[key.text][0].start)
            first[key.text] = first[key.text][0], Unreadable(key.span)
            if key.text == "number":
                message = (
                    f"a second number stands here (first at {line}:{column}); if a new entry"
                    " begins here, write - and a space in front of it"
                )
                self._find("duplicate-key", key.span, message)
                # What follows belongs to another entry, and this finding says so.
                return [(name, Unreadable(name.span)) for name, _ in first.values()]
            message = f"{key.text} stands twice here (first at {line}:{column}); keep one"
            self._find("duplicate-key", key.span, message)
        return list(first.values())

    def _alias(self, event: Any) -> Unreadable:
        span = Span(event.start_mark.index, event.end_mark.index)
        message = "aliases are not part of the format; write out what it stands for"
        self._find("unsupported-yaml", span, message)
        return Unreadable(span)

    def _refuse_properties(self, event: Any) -> None:
        """Refuse an anchor and a tag; the value behind them is read as if it had none."""
        start = event.start_mark.index
        for word in _WORD.finditer(self.source.text, start, self._behind_properties(start)):
            kind = "anchors" if word[0].startswith("&") else "tags"
            message = f"{kind} are not part of the format; take {word[0]} out"
            self._find("unsupported-yaml", Span(*word.span()), message)

    def _behind_properties(self, start: int) -> int:
        match = _PROPERTIES.match(self.source.text, start)
        return match.end() if match else start

    def _too_deep(self, event: Any) -> Unreadable:
        """Pass over a collection that the format has no place for.

        Raises _HopelessError where it goes on so deep that the parser itself becomes slow.
        """
        start = event.start_mark.index
        kind = "list" if isinstance(event, yaml.SequenceStartEvent) else "mapping"
        message = f"a {kind} stands where a text belongs; take out the dash, bracket or colon"
        self._find("unsupported-yaml", Span(start, start + 1), message)
        still_open = 1
        for inner in self._events:
            still_open += isinstance(inner, yaml.CollectionStartEvent)
            still_open -= isinstance(inner, yaml.CollectionEndEvent)
            if not still_open:
                break
            if still_open > _HOPELESS:
                raise _HopelessError
        return Unreadable(Span(start, start + 1))


def _unseen_message(character: str) -> str:
    if character == "\n":
        return "a line break stands in this text; write it on one line"
    name = unicodedata.name(character, _CONTROL_NAMES.get(character, "control character"))
    return f"the character U+{ord(character):04X} ({name}) cannot be seen; take it out"
