"""Diagnostics -> the text that people read in a terminal and in CI's log."""

from collections.abc import Sequence

from rich.cells import cell_len

from portplan.source.findings import Diagnostic
from portplan.text.normal import visible

_MARGIN = 7

# A line up to so many characters is shown whole; of a longer one, so many around the place.
_LONGEST = 200
_AROUND = 60


def written(diagnostics: Sequence[Diagnostic], encoding: str) -> bytes:
    """Return each diagnostic with its place, and its line with a caret line below the place.

    The caret line is padded by cells: a Chinese character is two cells wide. What would steer
    a terminal is shown as its code, and so is what the encoding lacks.
    """
    return "".join(map(_with_line, diagnostics)).encode(encoding, "backslashreplace")


def _with_line(each: Diagnostic) -> str:
    at = each.location
    before, stretch, behind = _excerpt(each)
    caret = " " * cell_len(before) + "^" * max(cell_len(stretch), 1)
    return (
        f"{visible(str(each))}\n"
        f"{at.line:>{_MARGIN}} | {before}{stretch}{behind}\n"
        f"{'':>{_MARGIN}} | {caret}\n"
    )


def _excerpt(each: Diagnostic) -> tuple[str, str, str]:
    """Return the line in three parts: what stands before the place, in it and behind it."""
    at, line = each.location, each.source_line
    start = at.column - 1
    end = at.end_column - 1 if at.end_line == at.line else len(line)
    before, stretch, behind = line[:start], line[start:end], line[end:]
    if len(line) > _LONGEST:
        before = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
        stretch = f"{stretch[:_LONGEST]}…" if len(stretch) > _LONGEST else stretch
        behind = f"{behind[:_AROUND]}…" if len(behind) > _AROUND else behind
    return visible(before), visible(stretch), visible(behind)
