"""A Markdown table, for people: as GitHub and GitLab show it, under the annex's headings."""

import re
from collections.abc import Sequence

from portplan.formats import Look
from portplan.formats.flat import Flat, flats
from portplan.questions.shown import Passage, Shown

# What Markdown or HTML would read in a text: escaped, it stands there as it is. An address is one
# for GitHub as soon as www. or a scheme begins it, and then a backslash is part of it and protects
# nothing: so there is no address, and what HTML reads is never left to a backslash.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&#$!:@]|(?<=www)\.", re.IGNORECASE)
_ENTITIES = {each: f"&#{ord(each)};" for each in "<>&|:."}


def written(shown: Shown, _: Look) -> bytes:
    """Return an answer as one table; numbers stand to the right. An empty page has none.

    Of several plans, what has other headings is a table of its own.
    """
    page = shown.page()
    tables = flats(page)
    title = f"{_escaped(page.title)}\n\n" * (page.is_sum and bool(tables))
    return (title + "\n".join(map(_table, tables))).encode(errors="backslashreplace")


def _table(table: Flat) -> str:
    columns = ([row[place] for row in table.rows] for place in range(len(table.headings)))
    rules = ["--:" if _is_numeric(column) else "---" for column in columns]
    headings = [_escaped(heading) for heading in table.headings]
    rows = ([_escaped(cell) for cell in row] for row in table.rows)
    return "".join(f"| {' | '.join(row)} |\n" for row in (headings, rules, *rows))


def _is_numeric(column: Sequence[str | int | Passage]) -> bool:
    """Say whether there are numbers in a column, and nothing else."""
    filled = [cell for cell in column if cell != ""]
    return bool(filled) and all(isinstance(cell, int) for cell in filled)


def _escaped(cell: str | int | Passage) -> str:
    if isinstance(cell, Passage):
        tag = "del" if cell.is_gone else "ins"
        # Between Chinese characters and their marks Markdown's own signs are often none.
        return "".join(
            f"<{tag}>{_escaped(text)}</{tag}>" if is_marked else _escaped(text)
            for text, is_marked, _ in cell.pieces
        )
    return "<br>".join(_SPECIAL.sub(_escape, line) for line in str(cell).split("\n"))


def _escape(special: re.Match[str]) -> str:
    return _ENTITIES.get(special[0], f"\\{special[0]}")
