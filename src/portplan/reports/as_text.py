"""Diagnostics -> the text that people read in a terminal and in CI's log."""

from collections.abc import Sequence

from rich.cells import cell_len

from portplan.source.findings import Diagnostic
from portplan.text.normal import harmless, visible

_MARGIN = 7

# Behind the carets of what --fix mends. The line above them is read by programs, and stays.
_MENDED = "[--fix]"

# A line up to so many characters is shown whole; of a longer one, so many around the place.
_LONGEST = 200
_AROUND = 60


def written(diagnostics: Sequence[Diagnostic], encoding: str) -> bytes:
    """Return each diagnostic with its place, and its line with a caret line below the place.

    The caret line is padded by cells: a Chinese character is two cells wide. It has a mark behind
    the carets where there are edits. What would steer a terminal is shown as its code, and so is
    what the encoding lacks.
    """
    return "".join(map(_with_line, diagnostics)).encode(encoding, "backslashreplace")


def _with_line(each: Diagnostic) -> str:
    at = each.location
    before, stretch, behind = _excerpt(each)
    caret = " " * cell_len(before) + "^" * max(cell_len(stretch), 1)
    mended = f" {_MENDED}" if each.edits else ""
    line = "" if at.within else at.line
    return (
        f"{harmless(visible(_as_path(each)))}\n"
        f"{line:>{_MARGIN}} | {before}{stretch}{behind}\n"
        f"{'':>{_MARGIN}} | {caret}{mended}\n"
    )


def _as_path(each: Diagnostic) -> str:
    """Return a diagnostic's first line. A name that begins a runner's command gets ./ in front."""
    begins_command = each.location.file.lstrip().startswith("::")
    return f"{'./' * begins_command}{each}"


def _excerpt(each: Diagnostic) -> tuple[str, str, str]:
    """Return the line in three parts: what stands before the place, in it and behind it."""
    at, line = each.location, each.source_line
    start = at.column - 1
    end = min(at.end_column - 1, len(line)) if at.end_line == at.line else len(line)
    first, last, longest = 0, len(line), len(line)
    if len(line) > _LONGEST:
        first, longest = max(start - _AROUND, 0), _LONGEST
        last = min(end + _AROUND, len(line))
    # Only what is shown is looked at: a line can be the whole file and have thousands of places.
    before = f"{'…' * (first > 0)}{_visible(line, first, start)}"
    stretch = f"{_visible(line, start, min(end, start + longest))}{'…' * (end - start > longest)}"
    behind = f"{_visible(line, end, last)}{'…' * (last < len(line))}"
    return before, stretch, behind


def _visible(line: str, start: int, end: int) -> str:
    """Return a part of a line as it is shown in it."""
    if "##[" not in line[max(start - 2, 0) : end + 2]:
        return visible(line[start:end])
    # A command can begin in another part than it ends.
    return "".join(
        r"\x23" if line.startswith("##[", place - 1) and place else visible(line[place])
        for place in range(start, end)
    )
