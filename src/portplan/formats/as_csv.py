"""CSV, for scripts and spreadsheets."""

import csv
from io import StringIO

from portplan.formats import Look
from portplan.questions.shown import RecordField, Shown

# What a spreadsheet program takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def written(shown: Shown, look: Look) -> bytes:
    """Return an answer's records under a line of their fields' names, one a line."""
    return delimited(shown, look, ",")


def delimited(shown: Shown, look: Look, delimiter: str) -> bytes:
    """Return an answer's records with what stands between their fields.

    A text that a spreadsheet program would take for a formula gets a ' in front, so that opening
    the file computes nothing.
    """
    records = shown.records()
    text = StringIO("\ufeff" * look.bom)
    text.seek(0, 2)
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(records.fields)
    writer.writerows([_harmless(field) for field in row] for row in records.rows)
    return text.getvalue().encode(errors="backslashreplace")


def _harmless(field: RecordField) -> RecordField:
    return f"'{field}" if isinstance(field, str) and field.startswith(_FORMULA) else field
