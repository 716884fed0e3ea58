"""Diagnostics -> a report, one format a module."""

from collections.abc import Callable, Sequence
from importlib import import_module

from portplan.source.findings import Diagnostic

# Each module has a function `written`, which gives the report's bytes. Only the text that people
# read goes by the encoding of where it goes to; all others are UTF-8.
REPORTS = {
    "text": "portplan.reports.as_text",
    "json": "portplan.reports.as_json",
    "github": "portplan.reports.as_github",
    "gitlab": "portplan.reports.as_gitlab",
    "sarif": "portplan.reports.as_sarif",
}


def report(name: str) -> Callable[[Sequence[Diagnostic], str], bytes]:
    """Return what writes diagnostics in a format, given them and the encoding of their goal.

    Only that format's module is imported. Raises KeyError for a format that there is not.
    """
    written: Callable[[Sequence[Diagnostic], str], bytes] = import_module(REPORTS[name]).written
    return written
