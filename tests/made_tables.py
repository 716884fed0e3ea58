"""Tables for documents that tests make, and what readers are to find in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import yaml
from hypothesis import strategies as st

from conftest import ROOT
from portplan.importing.document import Document, Grid
from portplan.text.numeral import numeral

HEADER = ("工作任务", "工作事项", "牵头单位", "支持配合单位")


@dataclass(frozen=True)
class Over:
    """A merged cell, which goes over this many rows and columns."""

    text: str
    rows: int = 1
    columns: int = 1


# A cell of a row; None is what a merged cell goes over.
Slot = str | Over | None
Table = Sequence[Sequence[Slot]]


def annex_table() -> list[list[Slot]]:
    """Return the table of data/tasks.yaml as the annex has it: areas merged, numbers in front."""
    text = (ROOT / "data" / "tasks.yaml").read_text(encoding="utf-8")
    plan = yaml.load(text, yaml.CSafeLoader)
    table: list[list[Slot]] = [list(HEADER)]
    for area in plan["areas"]:
        title = f"{numeral(area['number'])}、{area['title']}"
        cells: list[Slot] = [Over(title, len(area["items"])), *[None] * (len(area["items"]) - 1)]
        table += [
            [
                cell,
                f"{item['number']}．{item['text']}",
                "、".join(item["lead"]),
                "、".join(item.get("support") or []),
            ]
            for cell, item in zip(cells, area["items"], strict=True)
        ]
    return table


class Seen(NamedTuple):
    """A cell of a grid as it is to be read."""

    text: str
    rows: int = 1
    columns: int = 1


def seen(table: Table) -> list[list[Seen]]:
    """Return the cell at each place of a table, a merged one at each that it goes over."""
    rows: list[list[Seen | None]] = [[None] * len(row) for row in table]
    for at, row in enumerate(table):
        for column, slot in enumerate(row):
            cell = Over(slot) if isinstance(slot, str) else slot
            if cell is not None:
                for each in rows[at : at + cell.rows]:
                    end = column + cell.columns
                    each[column:end] = [Seen(cell.text, cell.rows, cell.columns)] * cell.columns
    return [[cell or Seen("") for cell in row] for row in rows]


def seen_in(grid: Grid) -> list[list[Seen]]:
    """Return the cells of a grid that was read, in the same form."""
    return [[Seen(cell.text, cell.rows, cell.columns) for cell in row] for row in grid.rows]


def unwrapped(cells: Iterable[Iterable[Seen]]) -> list[list[Seen]]:
    """Return cells without the line ends at which their texts were wrapped."""
    return [[cell._replace(text=cell.text.replace("\n", "")) for cell in row] for row in cells]


def grids(document: Document) -> list[Grid]:
    return [part for part in document.parts if isinstance(part, Grid)]


def texts(document: Document) -> list[str | list[list[str]]]:
    """Return a document's paragraphs and the texts of its grids, in their order."""
    return [
        [[cell.text for cell in row] for row in part.rows] if isinstance(part, Grid) else part.text
        for part in document.parts
    ]


def left_out(document: Document) -> list[str]:
    return [each.what for each in document.left_out]


def are_shared(grid: Grid) -> bool:
    """Return whether a merged cell is one object at all its places, and at no other."""
    places: dict[int, list[tuple[int, int]]] = {}
    sizes: dict[int, tuple[int, int]] = {}
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            places.setdefault(id(cell), []).append((at, column))
            sizes[id(cell)] = cell.rows, cell.columns
    return all(
        found
        == [
            (found[0][0] + row, found[0][1] + column)
            for row in range(sizes[cell][0])
            for column in range(sizes[cell][1])
        ]
        for cell, found in places.items()
    )


_TEXTS = st.text("一二三市省委局厅、，。（）A1", min_size=1, max_size=12)


@st.composite
def tables(draw: st.DrawFn) -> list[list[Slot]]:
    """Draw a table with merged cells in it, none of them in its first row or column."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    table: list[list[Slot]] = [[draw(_TEXTS) for _ in range(width)] for _ in range(height)]
    for _ in range(draw(st.integers(0, 3))):
        top, left = draw(st.integers(1, height - 1)), draw(st.integers(1, width - 1))
        bottom = draw(st.integers(top + 1, height))
        right = draw(st.integers(left + 1, width))
        area = [(row, column) for row in range(top, bottom) for column in range(left, right)]
        if len(area) > 1 and all(isinstance(table[row][column], str) for row, column in area):
            for row, column in area:
                table[row][column] = None
            table[top][left] = Over(draw(_TEXTS), bottom - top, right - left)
    return table
