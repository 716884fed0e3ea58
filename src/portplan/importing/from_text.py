"""Plain and pasted text -> paragraphs, and tables where tabs or a header's lines make them.

A table that is copied out of Word or a browser comes in one of two forms: a row a line with tabs
between its cells, or a cell a line, perhaps with a tab in front, and rows apart by blank lines.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from portplan.importing.decoding import decoded
from portplan.importing.document import Cell, Document, Grid, Paragraph, Place
from portplan.importing.headings import is_heading, names_units
from portplan.importing.names import is_unit
from portplan.importing.numbers import number_in, numbered

# A header has at least so many headings.
_FEWEST = 3

# A quote that begins a cell between tabs.
_OPEN_QUOTE = re.compile(r'(?:^|\t)"[^"\t]*(?:\n|$)')

_NUMBERED = re.compile(r"\s*\d+\s*[.．、]")


class _Line(NamedTuple):
    text: str
    number: int

    @property
    def cell(self) -> Cell:
        text = self.text.strip()
        column = self.text.find(text) + 1 if text else len(self.text) + 1
        return Cell(text, Place(line=self.number, column=column))


def read(content: bytes, _name: str) -> Document:
    """Return a text's paragraphs and tables. Raises UnreadableError."""
    text = decoded(content)
    lines = [_Line(line, number) for number, line in enumerate(text.split("\n"), 1)]
    header = _header(lines)
    if header is None:
        return Document(tuple(_parts(lines)))
    start, width = header
    before = _parts(lines[:start])
    return Document((*before, *_one_cell_a_line(lines[start:], width)))


def _header(lines: Sequence[_Line]) -> tuple[int, int] | None:
    """Return where a header stands that has a heading a line, and how many headings it has."""
    for is_known, run in groupby(
        range(len(lines)), key=lambda at: is_heading(lines[at].text.strip())
    ):
        places = list(run)
        are_headings = is_known and len(places) >= _FEWEST
        if are_headings and any(names_units(lines[at].text.strip()) for at in places):
            return places[0], len(places)
    return None


def _one_cell_a_line(lines: Sequence[_Line], width: int) -> Iterator[Grid | Paragraph]:
    """Return the table whose cells are lines; what stands behind it are paragraphs."""
    rows: list[tuple[Cell, ...]] = []
    header = [line.text.strip() for line in lines[:width]]
    behind: list[_Line] = []
    for block in _blocks(lines, width, header):
        row = _row(block, width)
        if row is None:
            behind += block
        else:
            rows.append(row)
    yield Grid(tuple(rows), Place(line=lines[0].number, column=1))
    yield from _paragraphs(behind)


def _blocks(lines: Sequence[_Line], width: int, header: list[str]) -> Iterator[list[_Line]]:
    """Return the lines of each row. A header is one also where no blank line follows it."""
    # Behind a tab, nothing is a blank cell where the others have a tab too.
    has_tabs = lines[0].text.startswith("\t")
    block: list[_Line] = []
    for line in lines:
        is_between = not (line.text.strip() or (has_tabs and line.text.startswith("\t")))
        if is_between or len(block) == width or [each.text.strip() for each in block] == header:
            if block:
                yield block
            block = []
        if not is_between:
            block.append(line)
    if block:
        yield block


def _row(block: list[_Line], width: int) -> tuple[Cell, ...] | None:
    """Return the cells of a row, or None where the lines are no row.

    An editor or a terminal may have taken blank cells away. A text that has its number in front
    says which those were: the area in front of it, or the units behind.
    """
    cells = [line.cell for line in block]
    if len(cells) < width:
        numbered = next((n for n, each in enumerate(cells) if _NUMBERED.match(each.text)), None)
        if numbered is None:
            return None
        blank = Cell("", cells[0].place)
        in_front = [blank] if numbered == 0 else []
        cells = [*in_front, *cells]
        cells += [blank] * (width - len(cells))
    return tuple(cells[:width])


def _parts(lines: Sequence[_Line]) -> Iterator[Grid | Paragraph]:
    """Return the tables whose rows are lines with tabs, and what else there is as paragraphs."""
    whole = _rejoined(list(_whole(lines)))
    in_table = ["\t" in line.text.strip() for line in whole]
    for at in range(1, len(whole) - 1):
        # A heading that goes over all columns: it is copied as its text alone.
        is_between = in_table[at - 1 : at + 2] == [True, False, True]
        if is_between and numbered(whole[at].text).number is not None:
            in_table[at] = True
    for is_row, run in groupby(zip(in_table, whole, strict=True), key=lambda each: each[0]):
        part = [line for _is_row, line in run]
        if not is_row:
            yield from _paragraphs(part)
            continue
        rows = [_tabbed(line) for line in part]
        yield Grid(tuple(_filled(rows)), rows[0][0].place)


def _filled(rows: Sequence[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Return the rows, all of them as long as the longest; one of a single cell is merged."""
    width = max(map(len, rows))
    for row in rows:
        if len(row) == 1:
            yield (row[0]._replace(columns=width),) * width
        else:
            yield (*row, *(Cell("", row[-1].place) for _ in range(width - len(row))))


def _rejoined(lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines, those of a row as one: so Word copies cells of several paragraphs."""
    tabs = 0
    found: list[_Line] = []
    at = 0
    while at < len(lines):
        end = _end_of_row(lines, at, tabs) if tabs else at
        text = "\n".join(line.text for line in lines[at : end + 1])
        found.append(lines[at]._replace(text=text))
        if not tabs and any(map(names_units, text.split("\t"))):
            tabs = text.count("\t")
        at = end + 1
    return found


def _end_of_row(lines: Sequence[_Line], at: int, tabs: int) -> int:
    """Return the last line of a row that has so many tabs; of what is no such row, the first.

    Only numbers tell where rows begin: without them two that lost blank cells might be one.
    """
    count, end = lines[at].text.count("\t"), at
    if not (count and _begins_row(lines[at])):
        return at
    while count < tabs:
        end += 1
        if end == len(lines) or _begins_row(lines[end]):
            return at
        count += lines[end].text.count("\t")
    if count > tabs:
        return at
    while end + 1 < len(lines) and _ends_row(lines[end].text, lines[end + 1], lines[end + 2 :][:1]):
        end += 1
    return end


def _begins_row(line: _Line) -> bool:
    first, tab, _rest = line.text.partition("\t")
    return not line.text.strip() or (bool(tab) and number_in(first) is not None)


def _ends_row(text: str, line: _Line, below: Sequence[_Line]) -> bool:
    """Say whether a line without tabs belongs to the last cell of the row in front of it."""
    if "\t" in line.text or not line.text.strip():
        return False
    in_table = bool(below) and "\t" in below[0].text
    return text.rstrip().endswith(tuple("、，,；（")) or (in_table and is_unit(line.text.strip()))


def _whole(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Return the lines, those of a cell in quotes as one: so Excel copies what has several."""
    begun: _Line | None = None
    for line in lines:
        whole = line if begun is None else begun._replace(text=f"{begun.text}\n{line.text}")
        is_open = bool(_OPEN_QUOTE.search(whole.text)) and whole.text.count('"') % 2 == 1
        begun = whole if is_open else None
        if begun is None:
            yield whole
    if begun is not None:
        yield from (_Line(text, begun.number + n) for n, text in enumerate(begun.text.split("\n")))


def _unquoted(text: str) -> str:
    if "\n" in text and text.startswith('"') and text.endswith('"'):
        return text[1:-1].replace('""', '"')
    return text


def _tabbed(line: _Line) -> tuple[Cell, ...]:
    cells, number, at = [], line.number, 0
    for text in line.text.split("\t"):
        cells.append(Cell(_unquoted(text.strip(" ")), Place(line=number, column=at + 1)))
        _above, end, last = text.rpartition("\n")
        number, at = number + text.count("\n"), (0 if end else at) + len(last) + 1
    return tuple(cells)


def _paragraphs(lines: "Sequence[_Line] | Iterator[_Line]") -> Iterator[Paragraph]:
    for line in lines:
        cell = line.cell
        if cell.text:
            yield Paragraph(cell.text, cell.place)
