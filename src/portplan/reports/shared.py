"""What several formats share: fingerprints, and JSON that shows what cannot be seen."""

import json
from collections import Counter
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
    if not text.isprintable():
        text = "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in text)
    return f"{text}\n".encode()


def fingerprints(diagnostics: Sequence[Diagnostic]) -> tuple[str, ...]:
    """Return for each diagnostic what it is known by from one report to the next.

    It stays when lines move, since it is made of the file, the code and the line's text. It is
    not made of the message, which may say "first at 12:3". Among equal ones their order counts,
    so that no two of a report are the same.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    made = []
    for each in diagnostics:
        known_by = (Path(each.location.file).as_posix(), each.code, each.source_line.strip())
        made.append(sha256(json.dumps([*known_by, seen[known_by]]).encode()).hexdigest())
        seen[known_by] += 1
    return tuple(made)
