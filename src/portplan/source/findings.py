"""What is wrong in a file, where, and how bad it is: plain data, for every report."""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from portplan.source.draft import Draft


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


class Rule(NamedTuple):
    """Everything about one rule, in one place.

    `breaks` says in a line what breaks it and `why` why that matters; `wrong` and `right` are
    pieces of a data file; all four are said through the catalogue. `check` finds the places where
    a draft breaks it; it is None where those come up while a file is read.
    """

    code: str
    severity: Severity
    breaks: str
    why: str
    wrong: str
    right: str
    check: Callable[["Draft"], Iterable["Finding"]] | None = None


class Finding(NamedTuple):
    """One place where a rule is broken, while the text is still at hand.

    The message says it to people. `edits` mend it, where there is one safe way to do so and no
    other.
    """

    rule: Rule
    span: Span
    message: str
    edits: tuple[Edit, ...] = ()


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
    """A broken rule at its place, for those who do not have the text.

    `source_line` is the line's text, to show the place. `edits` are the finding's.
    """

    location: Location
    rule: Rule
    message: str
    source_line: str
    edits: tuple[Edit, ...] = ()

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity

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
