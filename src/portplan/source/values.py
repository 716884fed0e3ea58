"""What a YAML text is made of: values that know where they stand."""

from typing import NamedTuple

from portplan.source.findings import Finding, Span
from portplan.source.text import Source


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
    """A YAML mapping: its keys and values in their order, by the keys' texts."""

    entries: dict[str, tuple[Scalar, "Value"]]
    start: int

    @property
    def span(self) -> Span:
        """Its first key, by which people know it; an empty one's first character."""
        for key, _ in self.entries.values():
            return key.span
        return Span(self.start, self.start + 1)


class Unreadable(NamedTuple):
    """Stands where a finding has said already what is wrong."""

    span: Span


Value = Scalar | Listing | Mapping | Unreadable


class Document(NamedTuple):
    """A file as read: its values, or None where YAML cannot be made out, and the findings."""

    source: Source
    root: Value | None
    findings: tuple[Finding, ...]
