"""The rules of a page of PDF -> its tables, also where the outermost rules are not drawn."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from portplan.importing.document import Cell, Grid, Place
from portplan.importing.limits import MAX_PAGE_CELLS, MAX_RULES
from portplan.importing.pdf_text import Drawn, middle, text_of
from portplan.importing.spans import Board

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table, TableFinder

_TOLERANCE = 3.0  # pdfplumber's own, within which rules are one

Box = tuple[float, float, float, float]


class Ruled(NamedTuple):
    """A table: its cells' boxes, and the left and top edges that make its columns and rows."""

    box: Box
    lefts: list[float]
    tops: list[float]
    cells: dict[tuple[int, int], Box]

    def slot(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the row and column of the cell in which a point is, or None."""
        row, column = bisect_right(self.tops, y) - 1, bisect_right(self.lefts, x) - 1
        # A merged cell begins further up or left.
        for at in range(row, -1, -1):
            for left in range(column, -1, -1):
                box = self.cells.get((at, left))
                if box and _is_in(x, y, box):
                    return at, left
        return None


class Rules(NamedTuple):
    """The tables of a page, and whether it has too many lines for any to be looked for."""

    tables: list[Ruled]
    is_drawing: bool = False


def rules_of(page: "Page", characters: Sequence[Drawn]) -> Rules:
    """Return the tables that a page's rules make.

    Where characters stand beside a table and its rules go on beyond them, the outermost rule is
    taken to be there, as it is in a table that is open at its sides.
    """
    across, down = page.horizontal_edges, page.vertical_edges
    rows = {round(edge["top"] / _TOLERANCE) for edge in across}
    columns = {round(edge["x0"] / _TOLERANCE) for edge in down}
    if max(len(across), len(down)) > MAX_RULES or len(rows) * len(columns) > MAX_PAGE_CELLS:
        return Rules([], is_drawing=True)
    finder = page.debug_tablefinder()
    missing = list(_missing(finder, characters))
    if missing:
        finder = page.debug_tablefinder(
            {
                "explicit_horizontal_lines": [each for each in missing if not each["height"]],
                "explicit_vertical_lines": [each for each in missing if not each["width"]],
            }
        )
    return Rules([_ruled(table) for table in finder.tables])


def grid_of(table: Ruled, characters: dict[tuple[int, int], list[Drawn]], place: Place) -> Grid:
    """Return a table with the characters of each of its cells, by row and column."""
    board = Board()
    for (row, column), box in table.cells.items():
        rows = _within(table.tops, box[1], box[3])
        columns = _within(table.lefts, box[0], box[2])
        at = place._replace(row=row + 1, column=column + 1)
        text = text_of(characters.get((row, column), ()))
        board.put(row, column, Cell(text, at, rows, columns))
    cells = board.filled(lambda row, column: place._replace(row=row + 1, column=column + 1))
    return Grid(cells, place)


def _ruled(table: "Table") -> Ruled:
    lefts = sorted({cell[0] for cell in table.cells})
    tops = sorted({cell[1] for cell in table.cells})
    cells = {(tops.index(cell[1]), lefts.index(cell[0])): cell for cell in sorted(table.cells)}
    return Ruled(table.bbox, lefts, tops, cells)


def _within(edges: Sequence[float], start: float, end: float) -> int:
    return sum(start <= edge < end for edge in edges)


def _missing(finder: "TableFinder", characters: Sequence[Drawn]) -> Iterator[Drawn]:
    """Give the outermost rules that tables would have to have, as lines."""
    across = [edge for edge in finder.edges if edge["orientation"] == "h"]
    down = [edge for edge in finder.edges if edge["orientation"] == "v"]
    boxes = [table.bbox for table in finder.tables]
    if not boxes and down and len(across) > 1:
        boxes = [_bounds(down)]
    for box in boxes:
        touching = [edge for edge in (*across, *down) if _touches(edge, box)]
        if not touching:
            continue
        x0, top, x1, bottom = _bounds(touching)
        outer = min(x0, box[0]), min(top, box[1]), max(x1, box[2]), max(bottom, box[3])
        beside = [
            (x, y)
            for x, y in map(middle, characters)
            if outer[0] <= x < outer[2] and outer[1] <= y < outer[3] and not _is_in(x, y, box)
        ]
        if any(x < box[0] for x, _ in beside):
            yield _rule(outer[0], outer[1], outer[0], outer[3])
        if any(x >= box[2] for x, _ in beside):
            yield _rule(outer[2], outer[1], outer[2], outer[3])
        if any(y < box[1] for _, y in beside):
            yield _rule(outer[0], outer[1], outer[2], outer[1])
        if any(y >= box[3] for _, y in beside):
            yield _rule(outer[0], outer[3], outer[2], outer[3])


def _rule(x0: float, top: float, x1: float, bottom: float) -> Drawn:
    return {
        "object_type": "line",
        "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _bounds(edges: Sequence[Drawn]) -> Box:
    return (
        min(edge["x0"] for edge in edges),
        min(edge["top"] for edge in edges),
        max(edge["x1"] for edge in edges),
        max(edge["bottom"] for edge in edges),
    )


def _touches(edge: Drawn, box: Box) -> bool:
    return bool(
        edge["x0"] < box[2] + _TOLERANCE
        and edge["x1"] > box[0] - _TOLERANCE
        and edge["top"] < box[3] + _TOLERANCE
        and edge["bottom"] > box[1] - _TOLERANCE
    )


def _is_in(x: float, y: float, box: Box) -> bool:
    return box[0] <= x < box[2] and box[1] <= y < box[3]
