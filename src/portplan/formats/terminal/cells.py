"""One cell of a table -> its lines, in the width of its column."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from portplan.formats.terminal.emphasis import Finds, Line
from portplan.formats.terminal.fold import fold_names, fold_text
from portplan.formats.terminal.layout import Room
from portplan.formats.terminal.passages import passage_lines, widest_name
from portplan.plan.fields import FIRST_ROLE, Role
from portplan.questions.shown import Cell, Column, Counted, Kind, Load, Passage, Tile, Units

# What is there to be read when looked for: headings and noughts. Colours are chosen to read well on
# black and on white, at a contrast of at least 4.3 : 1.
FAINT = "color(243)"

# A role has one colour wherever it is spoken of.
ROLE_STYLES: Mapping[Role | None, str] = {None: "color(30)"} | {role: role.colour for role in Role}

# The tiles of a matrix, from the count on that stands beside the style: one is a figure, several
# are a tile, many a bold one. Reversed, so that figures have the colour of the terminal's ground.
_TILE_STYLES = ((5, "bold reverse {}"), (2, "reverse {}"), (1, "{}"))

# How the room is shared where the content's width is not to be had, and the least of a text.
_SHARES = {Kind.TEXT: 5, Kind.LINE: 5, Kind.UNITS: 3, Kind.LOAD: 3}
_LEAST = 10

# A bar has a cell for each of a count, up to so many.
_LONGEST_BAR = 60


class Marks(NamedTuple):
    """What lines and bars are drawn with, the end of what is cut, and tiles with nothing."""

    line: str
    cut: str
    of: Mapping[Role | None, str]
    empty: str = ""


# What is of no role is drawn as the first one is.
_DRAWN = Marks("─", "…", {None: FIRST_ROLE.mark} | {role: role.mark for role in Role})
_TYPED = Marks("-", "...", {None: FIRST_ROLE.typed_mark} | {role: role.typed_mark for role in Role})


def marks_in(encoding: str) -> Marks:
    """Return the marks that an encoding can write."""
    try:
        "".join([_DRAWN.line, _DRAWN.cut, *_DRAWN.of.values()]).encode(encoding)
    except UnicodeEncodeError:
        return _TYPED
    return _DRAWN


def room_for(column: Column, cells: Sequence[Cell]) -> Room:
    """Return what a column's heading and cells need."""
    heading = cell_len(_heading(column, _DRAWN))
    content = max(map(content_width, cells), default=0)
    least = max(map(_least, cells), default=0)
    content = max(heading, content)
    return Room(content, min(content, max(heading, least)), _SHARES.get(column.kind, 0))


def content_width(cell: Cell) -> int:
    """Return how wide a cell is on one line."""
    match cell:
        case Load():
            return min(cell.total, _LONGEST_BAR)
        case Tile():
            return sum(len(text) for text, _, _ in _figures(cell))
        case _:
            return cell_len(str(cell))


def _least(cell: Cell) -> int:
    """Return the width below which a cell does not read well: names stay whole."""
    match cell:
        case Units():
            return max((cell_len(f"{name}、") for name in cell.names), default=0)
        case Passage():
            return max(widest_name(cell), min(_LEAST, content_width(cell)))
        case _:
            return min(_LEAST, content_width(cell))


def draw(cell: Cell, column: Column, width: int, marks: Marks, finds: Finds) -> list[Line]:
    """Return a cell's lines, none wider than `width`."""
    match cell:
        case Load():
            return [_bar(cell, width, marks)]
        case Tile():
            return [_tile(cell, width, marks)]
        case int():
            return [[(str(cell).rjust(width), ROLE_STYLES[column.role] if cell else FAINT)]]
        case Passage():
            of_names = f"bold {ROLE_STYLES[column.role]}"
            return passage_lines(cell, width, finds.names, of_names)
        case Units():
            lines = fold_names(cell.names, width)
        case str() if column.kind is Kind.LINE:
            lines = [_cut(cell, width, marks.cut)]
        case str() | Counted():
            lines = fold_text(str(cell), width)
    return finds.emphasise(lines, "", f"bold {ROLE_STYLES[column.role]}")


def _cut(text: str, width: int, mark: str) -> str:
    """Return a text's beginning, with a mark where something is left out."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(mark)
    return chop_cells(text, room)[0] + mark if room > 1 else mark[:width]


def _bar(load: Load, width: int, marks: Marks) -> Line:
    """Draw a cell for each of a count, or less where the longest bar would not fit."""
    scale = min(1, width / max(load.longest, 1))
    bar = []
    drawn = total = 0
    for role, count in load.counts:
        total += count
        # From the sum, so that the rounding of one part does not move the bar's end.
        cells = max(round(total * scale) - drawn, min(count, 1))
        bar.append((marks.of[role] * cells, ROLE_STYLES[role]))
        drawn += cells
    return bar


def _tile(tile: Tile, width: int, marks: Marks) -> Line:
    """Set the figures of the roles beside each other, each in the style that its count has."""
    figures = [(text, _tile_style(role, count)) for text, role, count in _figures(tile)]
    figures = figures or [(marks.empty, "")]
    padding = " " * (width - sum(len(text) for text, _ in figures))
    return [(padding, ""), *figures]


def _figures(tile: Tile) -> list[tuple[str, Role, int]]:
    """Return a tile's figures, each role but the first behind a stroke: 3, /1 or 3/1, never 31."""
    figures = [
        (f"{'/' * bool(place)}{count or ''}", role, count)
        for place, (role, count) in enumerate(tile.counts)
    ]
    while figures and not figures[-1][-1]:
        figures.pop()
    return figures


def _tile_style(role: Role, count: int) -> str:
    style = next((style for least, style in _TILE_STYLES if count >= least), "")
    return style.format(role.colour)


def draw_heading(column: Column, width: int, marks: Marks) -> list[Line]:
    """Return a column's heading, above its numbers where it has numbers."""
    heading = _heading(column, marks)
    numeric = column.kind in (Kind.NUMBER, Kind.TILE)
    padding = width - cell_len(heading) if numeric else 0
    return [[(line, FAINT)] for line in fold_text(" " * padding + heading, width)]


def _heading(column: Column, marks: Marks) -> str:
    if column.kind is not Kind.LOAD:
        return column.heading
    bars = {role.value: marks.of[role] for role in Role}
    return column.heading.format(**bars)
