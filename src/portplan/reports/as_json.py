"""Diagnostics -> JSON, in the form that scripts rely on."""

from collections.abc import Sequence

from portplan.reports.shared import json_line
from portplan.source.findings import Diagnostic
from portplan.text.normal import visible


def written(diagnostics: Sequence[Diagnostic], _encoding: str) -> bytes:
    """Return all diagnostics as one line of JSON, an array."""
    return json_line([_form(each) for each in diagnostics])


def _form(each: Diagnostic) -> dict[str, str | int | None]:
    at = each.location
    stretch = {
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
    }
    return {
        "file": at.file,
        **(dict.fromkeys(stretch) | {"within": at.within} if at.within else stretch),
        "severity": each.severity.value,
        "code": each.code,
        "message": visible(each.message),
    }
