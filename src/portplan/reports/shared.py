"""What several formats share: fingerprints, and JSON that shows what cannot be seen."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from portplan.source.findings import Diagnostic


def json_line(value: object) -> bytes:
    """Return a value as one line of JSON in UTF-8, its Chinese as it is.

    What cannot be seen or steers a terminal is escaped, beyond what JSON itself asks for; a
    parser gives it back unchanged.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Both signs stand in strings alone. GitHub's runner reads a command from them.
    text = text.replace("##[", r"#\u0023[")
    if not text.isprintable():
        text = "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in text)
    return f"{text}\n".encode()


def fingerprints(diagnostics: Sequence[Diagnostic]) -> tuple[str, ...]:
    """Return for each diagnostic what it is known by from one report to the next.

    It stays when lines move, since it is made of the file, the code and the line's text. It is
    not made of the message, which may say "first at 12:3". Among equal ones their order counts,
    so that no two of a report are the same.
    """
    # A line can be the whole file and have thousands of diagnostics: it is looked at once.
    lines = {line: line.strip() for line in {each.source_line for each in diagnostics}}
    files = {name: Path(name).as_posix() for name in {each.location.file for each in diagnostics}}
    equal: dict[tuple[str, str, str], _Equal] = {}
    made = []
    for each in diagnostics:
        known_by = (files[each.location.file], each.code, lines[each.source_line])
        if known_by not in equal:
            equal[known_by] = _Equal(*known_by)
        made.append(equal[known_by].next())
    return tuple(made)


class _Equal:
    """The fingerprints of diagnostics of one file, code and line, which a number tells apart."""

    def __init__(self, *known_by: str) -> None:
        self._begun = sha256(json.dumps(known_by).removesuffix("]").encode())
        self._number = 0

    def next(self) -> str:
        fingerprint = self._begun.copy()
        fingerprint.update(f", {self._number}]".encode())
        self._number += 1
        return fingerprint.hexdigest()
