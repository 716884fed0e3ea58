"""JSON, in the forms that scripts rely on: one line, its Chinese not escaped."""

import json

from portplan.formats import Look
from portplan.questions.shown import Shown


def written(shown: Shown, _: Look) -> bytes:
    """Return an answer's data as one line of JSON."""
    text = json.dumps(shown.data(), ensure_ascii=False, separators=(",", ":"))
    # What is no character has its code, which is JSON's own form of it.
    return f"{text}\n".encode(errors="backslashreplace")
