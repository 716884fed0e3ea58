"""Documents that tests make by hand, and what import brings out of them, in one line an item."""

from typing import Any, NamedTuple

import yaml

from made_tables import Over, Table
from portplan.importing import reader
from portplan.importing.document import Cell, Document, Grid, Paragraph, Place
from portplan.importing.imported import Imported, imported
from portplan.importing.sketch import Wishes


class Brought(NamedTuple):
    """The items as `area | number text | lead | support | deadline`, and the findings' codes."""

    items: list[str]
    codes: list[str]


def grid(table: Table, *, page: int = 0, number: int = 1, sheet: str = "") -> Grid:
    """Return a grid with merged cells, each at its place."""
    width = max(map(len, table))
    cells: list[list[Cell | None]] = [[None] * width for _ in table]
    for at, row in enumerate(table):
        for column, slot in enumerate(row):
            if cells[at][column] is not None:
                continue
            over = slot if isinstance(slot, Over) else Over(slot or "")
            place = Place(page, number, sheet, at + 1, column + 1)
            cell = Cell(over.text, place, over.rows, over.columns)
            for line in cells[at : at + over.rows]:
                line[column : column + over.columns] = [cell] * over.columns
    blank = Cell("", Place(page, number, sheet, len(table), width))
    rows = tuple(tuple(cell or blank for cell in row) for row in cells)
    return Grid(rows, Place(page, number, sheet), sheet)


def document(*parts: Grid | str) -> Document:
    """Return a document of grids, and of texts as paragraphs."""
    return Document(
        tuple(
            Paragraph(part, Place(line=n)) if isinstance(part, str) else part
            for n, part in enumerate(parts, 1)
        )
    )


def result(source: Document | str, form: str = "text", **wishes: Any) -> Imported:
    """Return what import makes of a document, or of a text in a format."""
    if isinstance(source, str):
        lines = source.split("\n")
        return imported(reader(form)(source.encode(), "t"), "t", Wishes(**wishes), lines)
    return imported(source, "t.docx", Wishes(**wishes))


def brought(source: Document | str, form: str = "text", **wishes: Any) -> Brought:
    """Return the items and the codes of a document's findings, but those of like names."""
    made = result(source, form, **wishes)
    codes = [each.code for each in made.diagnostics if each.code != "similar-units"]
    return Brought(items_of(made.content), codes)


def items_of(content: bytes | None) -> list[str]:
    """Return the items of a plan's file, one a line, without what they do not have."""
    if content is None:
        return []
    plan = yaml.load(content, yaml.CSafeLoader)
    return [
        " | ".join(
            [
                area["title"],
                f"{item['number']} {item['text']}",
                "、".join(item["lead"]),
                *(["、".join(item["support"])] if "support" in item else []),
                *([f"<{item['deadline']}>"] if "deadline" in item else []),
            ]
        )
        for area in plan["areas"]
        for item in area["items"]
    ]
