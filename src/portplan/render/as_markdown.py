"""Records -> a Markdown table, as GitHub and GitLab show it."""

import re

from portplan.records import Field, Records

# What Markdown or HTML would read in a text: escaped, it stands there as it is.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#$!:@])")


def as_markdown(records: Records) -> str:
    """Return records as a table with the fields' names on top; numbers stand to the right."""
    numeric = [
        bool(records.rows) and all(isinstance(row[place], int) for row in records.rows)
        for place in range(len(records.fields))
    ]
    rules = ["--:" if is_number else "---" for is_number in numeric]
    rows = ([_escaped(field) for field in row] for row in records.rows)
    return "".join(f"| {' | '.join(row)} |\n" for row in (records.fields, rules, *rows))


def _escaped(field: Field) -> str:
    return _SPECIAL.sub(r"\\\1", str(field))
