"""Files -> their diagnostics, mended first where that is asked for, and the reports on them."""

import errno
import sys
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import assert_never

from portplan.console import tell
from portplan.diagnostic import Diagnostic, Severity


class ReportFormat(Enum):
    """How diagnostics are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"


def check_files(
    names: Iterable[str], codes: frozenset[str], *, fix: bool
) -> tuple[list[Diagnostic], int]:
    """Check files by the rules of these codes; return all diagnostics, sorted.

    The number is that of files that could not be read, each of which is told.
    """
    found: list[Diagnostic] = []
    unread = 0
    for name in names:
        try:
            found += _checked(name, codes, fix=fix)
        except OSError as error:
            unread += 1
            tell(f"cannot read {name}: {error.strerror}")
    found.sort(key=lambda each: each.location)
    return found, unread


def _checked(name: str, codes: frozenset[str], *, fix: bool) -> list[Diagnostic]:
    """Check a file, and mend it before where that is asked for. Raises OSError."""
    from portplan.files import read
    from portplan.loader import check_content

    if name == "-":
        name, content = "<stdin>", sys.stdin.buffer.read()
    else:
        content = read(Path(name))
    found = _mended(name, content, codes) if fix else check_content(name, content).diagnostics
    return [each for each in found if each.code in codes]


def _mended(name: str, content: bytes, codes: frozenset[str]) -> Sequence[Diagnostic]:
    from portplan.loader import check_content
    from portplan.mend import mend

    result = mend(name, content, codes)
    if result.content != content:
        try:
            _replace(Path(name), content, result.content)
        except OSError as error:
            tell(f"cannot write {name}, so nothing in it is mended: {error.strerror}")
            return check_content(name, content).diagnostics
    for each in result.mended:
        places = f" (and {len(each.edits) - 1} more)" if len(each.edits) > 1 else ""
        tell(f"mended {each}{places}")
    return result.left


def _replace(file: Path, before: bytes, after: bytes) -> None:
    """Write a file unless somebody saved it meanwhile, who would lose that. Raises OSError."""
    from portplan.files import write_atomically

    if file.is_file() and file.read_bytes() != before:
        raise OSError(errno.EBUSY, "it has changed meanwhile")
    write_atomically(file, after)


def report(found: Sequence[Diagnostic], form: ReportFormat) -> str:
    """Return diagnostics in a format."""
    match form:
        case ReportFormat.TEXT if not found:
            return ""
        case ReportFormat.TEXT:
            from portplan.report.as_text import as_text

            return as_text(found)
        case ReportFormat.JSON:
            from portplan.report.as_json import as_json

            return as_json(found)
        case ReportFormat.GITHUB:
            from portplan.report.as_github import as_github

            return as_github(found)
        case ReportFormat.GITLAB:
            from portplan.report.as_gitlab import as_gitlab

            return as_gitlab(found)
        case ReportFormat.SARIF:
            from portplan.report.as_sarif import as_sarif

            return as_sarif(found)
        case _:
            assert_never(form)


def summary(files: int, found: Sequence[Diagnostic]) -> str:
    """Return in a line how many files were checked, and what was found."""
    counts = [
        _count(number, severity.value)
        for severity in Severity
        if (number := sum(each.severity is severity for each in found))
    ]
    problems = " and ".join(counts) or "no problems"
    return f"{_count(files, 'file')} checked" + (f", {problems}" if files else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
