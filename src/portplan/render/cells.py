"""One cell of a table -> its lines, in the width of its column."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from portplan.model import Role
from portplan.render.fold import fold_names, fold_text
from portplan.render.layout import Room
from portplan.views import Cell, Column, Kind, Load

# A role has one colour wherever it is spoken of.
ROLE_STYLES = {Role.LEAD: "green", Role.SUPPORT: "yellow", None: "cyan"}

# How the room is shared where the content's width is not to be had, and the least of a text.
_SHARES = {Kind.TEXT: 5, Kind.UNITS: 3, Kind.LOAD: 3}
_LEAST = 10


class Marks(NamedTuple):
    """What lines and bars are drawn with."""

    line: str
    lead: str
    support: str


_DRAWN = Marks("─", "█", "░")
_TYPED = Marks("-", "#", "=")


def marks_in(encoding: str) -> Marks:
    """Return the marks that an encoding can write."""
    try:
        "".join(_DRAWN).encode(encoding)
    except UnicodeEncodeError:
        return _TYPED
    return _DRAWN


def room_for(column: Column, cells: Sequence[Cell]) -> Room:
    """Return what a column's heading and cells need."""
    heading = cell_len(column.heading.format(lead="█", support="░"))
    content = max(map(content_width, cells), default=0)
    least = max(map(_least, cells), default=0)
    return Room(max(heading, content), max(heading, least), _SHARES.get(column.kind, 0))


def content_width(cell: Cell) -> int:
    """Return how wide a cell is on one line."""
    match cell:
        case Load():
            return cell.total
        case tuple():
            return cell_len("、".join(cell))
        case _:
            return cell_len(str(cell))


def _least(cell: Cell) -> int:
    """Return the width below which a cell does not read well: names stay whole."""
    match cell:
        case tuple():
            return max((cell_len(f"{name}、") for name in cell), default=0)
        case _:
            return min(_LEAST, content_width(cell))


def draw(cell: Cell, column: Column, width: int, marks: Marks, mark: str) -> Text:
    """Return a cell's lines, none wider than `width`; a unit called `mark` stands out."""
    match cell:
        case Load():
            return _bar(cell, width, marks)
        case int():
            return Text(str(cell).rjust(width), ROLE_STYLES[column.role] if cell else "dim")
        case str():
            return Text("\n".join(fold_text(cell, width)))
        case tuple():
            names = Text("\n".join(fold_names(cell, width)))
            if mark:
                whole_name = rf"(?<![^、\n]){re.escape(mark)}(?![^、\n])"
                names.highlight_regex(whole_name, f"bold {ROLE_STYLES[column.role]}")
            return names


def _bar(load: Load, width: int, marks: Marks) -> Text:
    """Draw a cell for each of a count, or less where the longest bar would not fit."""
    scale = min(1, width / max(load.longest, 1))
    bar = Text()
    drawn = total = 0
    for role, count in load.counts:
        total += count
        # From the sum, so that the rounding of one part does not move the bar's end.
        cells = max(round(total * scale) - drawn, min(count, 1))
        mark = marks.support if role is Role.SUPPORT else marks.lead
        bar.append(mark * cells, ROLE_STYLES[role])
        drawn += cells
    return bar


def draw_heading(column: Column, width: int, marks: Marks) -> Text:
    """Return a column's heading, above its numbers where it has numbers."""
    heading = column.heading.format(lead=marks.lead, support=marks.support)
    padding = width - cell_len(heading) if column.kind is Kind.NUMBER else 0
    return Text("\n".join(fold_text(" " * padding + heading, width)))
