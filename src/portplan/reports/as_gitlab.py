"""Diagnostics -> GitLab's code quality report, which marks the lines of a merge request.

The form is GitLab's "Code Quality report format" (docs.gitlab.com/ci/testing/code_quality).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from portplan.reports.shared import fingerprints, json_line
from portplan.source.findings import Diagnostic, Severity
from portplan.text.normal import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def written(diagnostics: Sequence[Diagnostic], _encoding: str) -> bytes:
    """Return all diagnostics as one line of JSON, an array."""
    return json_line(list(map(_form, diagnostics, fingerprints(diagnostics))))


def _form(each: Diagnostic, fingerprint: str) -> dict[str, Any]:
    at = each.location
    # GitLab wants a line of every file, also of those that have none.
    lines = {"begin": max(at.line, 1), "end": max(at.end_line, 1)}
    return {
        "description": visible(f"{at.within}: {each.message}" if at.within else each.message),
        "check_name": each.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[each.severity],
        "location": {
            "path": Path(at.file).as_posix(),
            "lines": lines,
        },
    }
