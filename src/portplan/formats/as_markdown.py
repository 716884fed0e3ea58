"""A Markdown table, for people: as GitHub and GitLab show it, under the annex's headings."""

import re

from portplan.formats import Look
from portplan.formats.flat import flat
from portplan.questions.shown import Shown

# What Markdown or HTML would read in a text: escaped, it stands there as it is.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#$!:@])")


def written(shown: Shown, _: Look) -> bytes:
    """Return an answer as one table; numbers stand to the right."""
    table = flat(shown.page())
    numeric = [
        bool(table.rows) and all(isinstance(row[place], int) for row in table.rows)
        for place in range(len(table.headings))
    ]
    rules = ["--:" if is_number else "---" for is_number in numeric]
    headings = [_escaped(heading) for heading in table.headings]
    rows = ([_escaped(cell) for cell in row] for row in table.rows)
    return "".join(f"| {' | '.join(row)} |\n" for row in (headings, rules, *rows)).encode()


def _escaped(cell: str | int) -> str:
    return "<br>".join(_SPECIAL.sub(r"\\\1", line) for line in str(cell).split("\n"))
