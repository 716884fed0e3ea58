"""A document's own list of units, as the workbook of `list` has it beside its items."""

from collections.abc import Iterator
from typing import NamedTuple

from portplan.importing.document import Cell, Document, Grid
from portplan.importing.findings import Notes, Text
from portplan.importing.headings import bare
from portplan.importing.names import is_nobody, known_in
from portplan.importing.places import described
from portplan.importing.units import Listed
from portplan.importing.wraps import joined
from portplan.plan.fields import COLLECTIVE_HEADING, UNIT
from portplan.text.messages import _

# Its headings stand in one of so many rows.
_ROWS = 12
_HEADINGS = tuple(bare(field.heading) for field in UNIT.fields)
_COLLECTIVE = bare(COLLECTIVE_HEADING)
_NO = "否"


class Registered(NamedTuple):
    """A document without its list of units, and the units of that list, in its order."""

    document: Document
    units: tuple[Listed, ...]


def registered(document: Document, notes: Notes) -> Registered:
    """Take out of a document the table that lists units, where another one has the items."""
    grids = [part for part in document.parts if isinstance(part, Grid)]
    lists = [grid for grid in grids if _header(grid) is not None]
    if not lists or len(lists) == len(grids):
        return Registered(document, ())
    first = lists[0]
    sentence = _(
        "The list of units, with their aliases and members, is that of {place}.",
        place=described(first.place),
    )
    notes.decide(sentence)
    parts = tuple(part for part in document.parts if part is not first)
    return Registered(document._replace(parts=parts), tuple(_units(first)))


def _header(grid: Grid) -> int | None:
    """Return the row of a list's headings, None where the table is no list of units."""
    for at, row in enumerate(grid.rows[:_ROWS]):
        if {bare(cell.text) for cell in row}.issuperset(_HEADINGS):
            return at
    return None


def _units(grid: Grid) -> Iterator[Listed]:
    at = _header(grid) or 0
    places = {bare(cell.text): place for place, cell in enumerate(grid.rows[at])}
    name, aliases, members = (places[heading] for heading in _HEADINGS)
    collective = places.get(_COLLECTIVE)
    rows = {joined(row[name].text): row for row in reversed(grid.rows[at + 1 :])}
    rows.pop("", None)
    known = frozenset(rows)
    for called, row in reversed(rows.items()):
        theirs = known_in(row[members].text, known) or _listed(row[members])
        said = "" if collective is None else joined(row[collective].text)
        is_collective = bool(theirs) or not (is_nobody(said) or said == _NO)
        yield Listed(
            Text(called, row[name].place, row[name].text),
            _listed(row[aliases]),
            theirs if is_collective else None,
        )


def _listed(cell: Cell) -> tuple[str, ...]:
    separator = "\n" if "\n" in cell.text else "、"
    parts = (joined(part) for part in cell.text.split(separator))
    return tuple(dict.fromkeys(part for part in parts if not is_nobody(part)))
