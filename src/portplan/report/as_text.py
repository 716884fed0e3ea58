"""Diagnostics -> the text that people read in a terminal and in CI's log."""

from collections.abc import Iterable

from rich.cells import cell_len

from portplan.diagnostic import Diagnostic
from portplan.normal import visible

_MARGIN = 7


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Return each diagnostic with its place, and its line with a caret line below the place.

    The caret line is padded by cells: a Chinese character is two cells wide. What would steer
    a terminal is shown as its code.
    """
    return "".join(map(_with_line, diagnostics))


def _with_line(each: Diagnostic) -> str:
    at = each.location
    end = at.end_column - 1 if at.end_line == at.line else len(each.source_line)
    before = visible(each.source_line[: at.column - 1])
    stretch = visible(each.source_line[at.column - 1 : end])
    caret = " " * cell_len(before) + "^" * max(cell_len(stretch), 1)
    return (
        f"{visible(str(each))}\n"
        f"{at.line:>{_MARGIN}} | {visible(each.source_line)}\n"
        f"{'':>{_MARGIN}} | {caret}\n"
    )
