"""Records -> CSV and TSV, for scripts and spreadsheets."""

import csv
from io import StringIO

from portplan.records import Field, Records

# What a spreadsheet program takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def as_csv(records: Records, *, delimiter: str = ",") -> str:
    """Return records under a line of their fields' names, one a line.

    A text that a spreadsheet program would take for a formula gets a ' in front, so that opening
    the file computes nothing.
    """
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(records.fields)
    writer.writerows([_harmless(field) for field in row] for row in records.rows)
    return text.getvalue()


def _harmless(field: Field) -> Field:
    return f"'{field}" if isinstance(field, str) and field.startswith(_FORMULA) else field
