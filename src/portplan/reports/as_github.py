"""Diagnostics -> GitHub's workflow commands, which annotate the lines of a pull request.

The escapes are those of GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts).
"""

from collections.abc import Sequence
from pathlib import Path

from portplan.source.findings import Diagnostic
from portplan.text.normal import visible

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def written(diagnostics: Sequence[Diagnostic], _encoding: str) -> bytes:
    """Return a workflow command for each diagnostic, one a line; nothing for none."""
    return "".join(map(_command, diagnostics)).encode()


def _command(each: Diagnostic) -> str:
    at = each.location
    stretch = {
        "line": at.line,
        "col": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }
    file = Path(at.file).as_posix()  # Windows has \ in it, and an annotation has not
    properties = {"file": file, **({} if at.within else stretch), "title": each.code}
    message = f"{at.within}: {each.message}" if at.within else each.message
    listed = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items()
    )
    # Line ends are escaped by now and come back as line ends; what is left steers the terminal.
    return visible(f"::{each.severity.value} {listed}::{message.translate(_IN_MESSAGE)}") + "\n"
