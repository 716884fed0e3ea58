"""Diagnostics -> JSON, in the form that scripts rely on."""

from collections.abc import Sequence

from portplan.diagnostic import Diagnostic
from portplan.normal import visible
from portplan.report.shared import json_text


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Return all diagnostics as one line of JSON, an array."""
    return json_text([_form(each) for each in diagnostics])


def _form(each: Diagnostic) -> dict[str, str | int]:
    at = each.location
    return {
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "severity": each.severity.value,
        "code": each.code,
        "message": visible(each.message),
    }
