"""CSV and TSV -> a document of one grid. What stands between cells is seen in the first line."""

import csv
from collections.abc import Iterator
from io import StringIO

from portplan.importing.decoding import decoded
from portplan.importing.document import Cell, Document, Grid, Place, UnreadableError
from portplan.text.messages import _

# A table has no more columns, and none of its cells more characters.
_MOST_COLUMNS = 1_000
_LONGEST = 131_072
_MOST_CELLS = 2_000_000

_SEPARATORS = "\t,;"

# What portplan itself puts in front of a text that a spreadsheet program would compute.
_GUARD = "'"
_GUARDED = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def read(content: bytes, _name: str) -> Document:
    """Return a file's one table. Raises UnreadableError.

    A ' in front of what a spreadsheet program would compute is taken off.
    """
    text = decoded(content)
    first = text.lstrip("\n").split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    if first.count(separator) >= _MOST_COLUMNS:
        raise UnreadableError(_too_wide())
    rows = list(_rows(text, separator))
    width = max((len(row) for _line, row in rows), default=0)
    if width * len(rows) > _MOST_CELLS:
        message = _(
            "this has more than {number} cells; import it in parts", number=f"{_MOST_CELLS:,}"
        )
        raise UnreadableError(message)
    lines = text.split("\n")
    cells = tuple(_cells(lines, line, row, width) for line, row in rows)
    return Document((Grid(cells, Place(line=1, column=1)),) if cells else ())


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Return the rows, each with the line on which it begins."""
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(StringIO(text, newline="\n"), delimiter=separator)
    line = 1
    try:
        for row in reader:
            if len(row) > _MOST_COLUMNS:
                raise UnreadableError(_too_wide())
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:  # which in a decoded text is of a cell's length alone
        message = _(
            "line {line}: a cell has more than {number} characters; perhaps it lacks the quote that"
            " ends it",
            line=line,
            number=f"{_LONGEST:,}",
        )
        raise UnreadableError(message) from error


def _too_wide() -> str:
    return _(
        "this has more than {number} columns; leave in it those that are needed",
        number=f"{_MOST_COLUMNS:,}",
    )


def _cells(lines: list[str], line: int, row: list[str], width: int) -> tuple[Cell, ...]:
    written = lines[line - 1]
    # So are nearly all lines, of which there are many.
    is_plain = '"' not in written and _GUARD not in written
    cells = []
    at, end = line, 0
    for text in row:
        if is_plain:
            cells.append(Cell(text, Place(0, 0, "", 0, end + 1, at)))
            end += len(text) + 1
            continue
        first, *further = text.split("\n")
        start = max(lines[at - 1].find(first.replace('"', '""'), end), end)
        cells.append(Cell(_unguarded(text), Place(line=at, column=start + 1)))
        at += len(further)
        end = len(further[-1]) + 1 if further else start + len(first) + 1
    if len(cells) < width:
        blank = Place(line=line, column=len(written) + 1)
        cells += [Cell("", blank) for _ in range(width - len(cells))]
    return tuple(cells)


def _unguarded(text: str) -> str:
    if text[:1] == _GUARD and text[1:].startswith(_GUARDED):
        return text[1:]
    return text
