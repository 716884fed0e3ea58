"""YAML's parse events -> values that know where they stand.

Events and not PyYAML's own objects: every value keeps its place and its text as written
(`07` stays `07`, `yes` stays `yes`), equal keys are seen, and nesting cannot exhaust the
stack. What the format does not have is recorded as a finding, and the reading goes on.
"""

import re
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

from portplan.plan.fields import PARTS, PLAN, FieldKind
from portplan.source.findings import Finding, Rule, Span
from portplan.source.reading import CONTROL_CHARACTER, DUPLICATE_KEY, SYNTAX, UNSUPPORTED_YAML
from portplan.source.strict import blanks_too_deep, misplaced, outdented
from portplan.source.text import LINE_END, Source
from portplan.source.unseen import AS_BETWEEN_CELLS, UNSEEN_IN_FILE, unseen_in, unseen_message
from portplan.source.values import Listing, Mapping, Scalar, Unreadable, Value
from portplan.text.messages import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A plan, its areas, an area, its items, an item, its units: nothing is nested deeper.
DEEPEST = 6

# Beyond so many levels more a file is no plan gone wrong but an attack: libyaml's time grows
# with their square, and since 0.2.6 it gives up itself at 1,000.
_HOPELESS = 500

# The keys that count entries. One that comes again most often begins another entry.
_COUNTS = frozenset(
    field.key for part in PARTS for field in part.fields if field.kind is FieldKind.NUMBER
)

_BLOCK_STYLES = ("|", ">")

# An anchor (&name) or a tag (!name) in front of a value, or both. Compiled where there is one.
_PROPERTIES = r"([&!]\S*\s+){0,2}"

# libyaml's parser where PyYAML was built with it: it is some ten times as fast.
_Loader: "type[yaml.SafeLoader | yaml.CSafeLoader]" = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _HopelessError(Exception):
    """What is left of the file is not worth reading; a finding has said why."""


class Reading:
    """One reading of one source; the findings grow while the events pass by.

    `parsed` is what the parser gets of the source's text, and `findings` are those that there are
    already.
    """

    def __init__(self, source: Source, parsed: str | bytes, findings: "Iterable[Finding]") -> None:
        self.source = source
        self.findings = list(findings)
        self.is_hopeless = False
        self._parsed = parsed
        # Where the innermost list or mapping without brackets stands.
        self._column = -1
        # Any: the stubs let marks be None, which those of a parser's events never are.
        self._events: Iterator[Any] = iter(_Loader(parsed).get_event, None)

    def _find(self, rule: Rule, span: Span, message: str) -> None:
        self.findings.append(Finding(rule, span, message))

    def root(self) -> Value | None:
        """Return the value of the one document that the file should hold, None without one.

        Raises MarkedYAMLError where it is not YAML. Where it is nested hopelessly deep, the reading
        ends there.
        """
        root: Value | None = None
        try:
            for event in self._events:
                if isinstance(event, DocumentStartEvent):
                    if root is not None:
                        self._second_document(event)
                        return None
                    root = self._value(next(self._events), 1)
        except _HopelessError:
            self.is_hopeless = True
            return None
        if root is None or (isinstance(root, Scalar) and not root.text):
            message = _("the file is empty; a plan has {keys}", keys=listed(PLAN.keys))
            self._find(SYNTAX, Span(0, 0), message)
            return None
        self.findings.extend(misplaced(self.source.text, self._parsed, _Loader))
        return root

    def _second_document(self, event: Any) -> None:
        message = _("a second YAML document begins here; a plan is one, so take this line out")
        self._find(SYNTAX, Span(event.start_mark.index, event.end_mark.index), message)

    def _value(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            return self._alias(event)
        column = event.start_mark.column
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
            # What has been refused already stands here, and its own place is not known.
            column = -1
        if depth > DEEPEST:
            return self._too_deep(event)
        outer = self._column
        if not event.flow_style:
            self._column = column
        read = self._listing if kind is SequenceStartEvent else self._mapping
        value, last = read(event, depth)
        self._column = outer
        if event.flow_style and last.start_mark.line > event.start_mark.line:
            self._refuse_outdented(event.start_mark.index, last.end_mark.index)
        return value

    def _refuse_outdented(self, start: int, end: int, *, in_quotes: bool = False) -> None:
        """Refuse a line of a text in quotes, or of brackets, that is indented too little."""
        found = outdented(self.source.text, Span(start, end), self._column, in_quotes=in_quotes)
        # What stands in brackets within brackets is looked at with each of them.
        if found and all(each.span != found.span for each in self.findings[-DEEPEST:]):
            self.findings.append(found)

    def _scalar(self, event: Any) -> Value:
        text = event.value
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
            start = min(self._behind_properties(start), end)
        style = event.style
        if style:
            if style in _BLOCK_STYLES:
                start, end = self._inside_block(start, end)
            elif event.end_mark.line > event.start_mark.line:
                self._refuse_outdented(start, end, in_quotes=True)
        scalar = Scalar(intern(text), start, end, not style)
        # Escapes, which double quotes alone have, can write what no file shows.
        is_seen = text.isprintable() and style != '"'
        return scalar if is_seen else self._seen(scalar)

    def _inside_block(self, start: int, end: int) -> tuple[int, int]:
        """Return where a block scalar's text stands, without its indicator and last line ends."""
        text = self.source.text
        line_end = LINE_END.search(text, start, end)
        written = text[line_end.end() if line_end else end : end]
        if not written.strip():
            if found := blanks_too_deep(text, start, self._column):
                self.findings.append(found)
            return start, start + 1
        return end - len(written.lstrip()), end - len(written) + len(written.rstrip())

    def _seen(self, scalar: Scalar) -> Value:
        """Return the scalar, or Unreadable where it holds what cannot be seen."""
        if UNSEEN_IN_FILE.search(self.source.text, scalar.start, scalar.end):
            return Unreadable(scalar.span)
        if unseen := unseen_in(scalar.text.strip()):
            place = self.source.text.find(unseen, scalar.start, scalar.end)
            span = scalar.span if place < 0 else Span(place, place + 1)
            is_typed_tab = unseen == "\t" and place >= 0
            message = _(AS_BETWEEN_CELLS) if is_typed_tab else unseen_message(unseen)
            self._find(CONTROL_CHARACTER, span, message)
            return Unreadable(scalar.span)
        return scalar

    def _listing(self, start: Any, depth: int) -> tuple[Value, Any]:
        """Return a list, and the event at its end."""
        values: list[Value] = []
        event = start
        for event in self._events:
            if type(event) is SequenceEndEvent:
                break
            values.append(self._value(event, depth + 1))
        return Listing(tuple(values), start.start_mark.index), event

    def _mapping(self, start: Any, depth: int) -> tuple[Value, Any]:
        """Return a mapping, and the event at its end."""
        entries: dict[str, tuple[Scalar, Value]] = {}
        repeated: list[Scalar] = []
        event = start
        for event in self._events:
            if type(event) is MappingEndEvent:
                break
            key = self._value(event, depth + 1)
            value = self._value(next(self._events), depth + 1)
            if not isinstance(key, Scalar) or (key.plain and key.text == "<<"):
                self._refuse_key(key)
            elif key.text in entries:
                repeated.append(key)
            else:
                entries[key.text] = key, value
        if repeated:
            self._refuse_repeats(entries, repeated)
        return Mapping(entries, start.start_mark.index), event

    def _refuse_key(self, key: Value) -> None:
        if isinstance(key, Scalar):
            message = _("merge keys are not part of the format; write the keys out")
            self._find(UNSUPPORTED_YAML, key.span, message)
        elif not isinstance(key, Unreadable):
            message = _("a key is a single word, not a list or a mapping")
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
                message = _(
                    "a second {key} stands here (first at {line}:{column}); if a new entry"
                    " begins here, write - and a space in front of it",
                    key=key.text,
                    line=line,
                    column=column,
                )
                self._find(DUPLICATE_KEY, key.span, message)
                # What follows belongs to another entry, and this finding says so.
                entries |= {name: (own, Unreadable(own.span)) for name, (own, _) in entries.items()}
                break
            message = _(
                "{key} stands twice here (first at {line}:{column}); keep one",
                key=key.text,
                line=line,
                column=column,
            )
            self._find(DUPLICATE_KEY, key.span, message)

    def _alias(self, event: Any) -> Unreadable:
        span = Span(event.start_mark.index, event.end_mark.index)
        message = _("aliases are not part of the format; write out what it stands for")
        self._find(UNSUPPORTED_YAML, span, message)
        return Unreadable(span)

    def _refuse_properties(self, event: Any) -> None:
        """Refuse an anchor and a tag; the value behind them is read as if it had none."""
        start = event.start_mark.index
        words = re.compile(r"\S+")
        for word in words.finditer(self.source.text, start, self._behind_properties(start)):
            message = (
                _("anchors are not part of the format; take {anchor} out", anchor=word[0])
                if word[0].startswith("&")
                else _("tags are not part of the format; take {tag} out", tag=word[0])
            )
            self._find(UNSUPPORTED_YAML, Span(*word.span()), message)

    def _behind_properties(self, start: int) -> int:
        match = re.compile(_PROPERTIES).match(self.source.text, start)
        return match.end() if match else start

    def _too_deep(self, event: Any) -> Unreadable:
        """Pass over a collection that the format has no place for.

        Raises _HopelessError where it goes on so deep that the parser itself becomes slow.
        """
        start = event.start_mark.index
        message = (
            _("a list stands where a text belongs; take out the dash, bracket or colon")
            if isinstance(event, SequenceStartEvent)
            else _("a mapping stands where a text belongs; take out the dash, bracket or colon")
        )
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
