"""What is wrong in a file, where, and how bad it is: plain data, for every report."""

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """An error keeps a plan from being read; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of a text, as character offsets; `end` is the one behind the last."""

    start: int
    end: int


class Edit(NamedTuple):
    """A change of a text: what stands at `span` becomes `text`."""

    span: Span
    text: str


class Finding(NamedTuple):
    """A broken rule, by its code, while the text is still at hand."""

    code: str
    span: Span
    message: str


class Location(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, columns in characters.

    The end is the place behind the last character, so that `end_column - column` is the
    stretch's length where it stays on one line.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Diagnostic(NamedTuple):
    """A broken rule at its place.

    `source_line` is the line's text, to show the place. `edits` mend it, where there is one
    safe way to do so and no other.
    """

    location: Location
    severity: Severity
    code: str
    message: str
    source_line: str
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        at = self.location
        place = f"{at.file}:{at.line}:{at.column}"
        return f"{place}: {self.severity.value}: {self.message} [{self.code}]"


class InvalidPlanError(ValueError):
    """A file breaks the rules of the format; `diagnostics` says where and how to mend it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__(diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(each) for each in self.diagnostics)
