"""Diagnostics -> GitHub's workflow commands, which annotate the lines of a pull request.

The escapes are those of GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts).
"""

from collections.abc import Sequence

from portplan.diagnostic import Diagnostic
from portplan.normal import visible

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Return a workflow command for each diagnostic, one a line; an empty text for none."""
    return "".join(map(_command, diagnostics))


def _command(each: Diagnostic) -> str:
    at = each.location
    properties = {
        "file": at.file,
        "line": at.line,
        "col": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
        "title": each.code,
    }
    listed = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items()
    )
    # Line ends are escaped by now and come back as line ends; what is left steers the terminal.
    return (
        visible(f"::{each.severity.value} {listed}::{each.message.translate(_IN_MESSAGE)}") + "\n"
    )
