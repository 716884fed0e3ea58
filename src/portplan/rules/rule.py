"""What a rule is."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from portplan.diagnostic import Edit, Severity, Span
from portplan.draft import Draft


class Broken(NamedTuple):
    """One place where a rule is broken, and how to mend it.

    The message says it to people. `edits` do it, where there is one safe way and no other.
    """

    span: Span
    message: str
    edits: tuple[Edit, ...] = ()


class Rule(NamedTuple):
    """Everything about one rule, in one place.

    `breaks` says in a line what breaks it and `why` why that matters; `wrong` and `right` are
    pieces of a data file. `check` finds the places where a draft breaks it.
    """

    code: str
    severity: Severity
    breaks: str
    why: str
    wrong: str
    right: str
    check: Callable[[Draft], Iterable[Broken]]


def found_in_reading(code: str) -> Callable[[Draft], Iterable[Broken]]:
    """Return the check of a rule whose findings come up while a file is read."""

    def check(draft: Draft) -> Iterable[Broken]:
        return (Broken(span, message) for found, span, message in draft.findings if found == code)

    return check
