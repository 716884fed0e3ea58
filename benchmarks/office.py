"""How long Word files and workbooks of large plans take, beside their libraries for the same cells.

Run by itself, by a Python that has portplan[office]: `.venv/bin/python benchmarks/office.py`.
The libraries write the cells and nothing else: no widths, heights, headings that stay. Those of
XlsxWriter have a look, as ours have; those of python-docx none.
"""

import gc
import tempfile
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from xlsxwriter import Workbook

from portplan import load, select
from portplan.formats import FORMATS, Look
from portplan.questions.select import QUESTION as LIST
from portplan.questions.shown import Page, Records, Row, Shown
from written import write_plan

TABLE = Path(__file__).parents[1] / "data" / "tasks.yaml"

# The form, the items, and how many times the library's own time it may take.
CASES = (("xlsx", 5_800, 1.5), ("xlsx", 58_000, 1.5), ("docx", 580, 1.5), ("docx", 2_320, 1.5))


def shown_of(items: int) -> Shown:
    """Return the answer of `list` for a plan of so many items."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        write_plan(TABLE, path, items)
        return LIST.shown(select(load(path)))


def by_xlsxwriter(rows: tuple[Row, ...]) -> None:
    """Write rows as XlsxWriter does it by itself."""
    with Workbook(BytesIO(), {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        look = book.add_format({"border": 1, "text_wrap": True})
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, place, cell, look)
                else:
                    sheet.write_string(line, place, str(cell), look)


def by_python_docx(rows: tuple[Row, ...]) -> None:
    """Write rows as the elements of python-docx, whose tables take the square of their size."""
    document = Document()
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        line = OxmlElement("w:tr")
        for cell in row:
            line.append(_cell(str(cell)))
        table._tbl.append(line)  # noqa: SLF001 - there is no other way to it
    document.save(BytesIO())


def _cell(text: str) -> BaseOxmlElement:
    cell, paragraph, run, letters = (OxmlElement(f"w:{each}") for each in ("tc", "p", "r", "t"))
    letters.text = text
    run.append(letters)
    paragraph.append(run)
    cell.append(paragraph)
    return cell


def same(page: Page) -> Page:
    """Return a page that is made already: to make it is no part of what is compared."""
    return page


def seconds(work: Callable[[], object]) -> float:
    """Return the least CPU time of three runs."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def main() -> None:
    """Print a line for each size: seconds of CPU, the ratio, and whether it keeps to the budget."""
    gc.disable()
    own = {"xlsx": by_xlsxwriter, "docx": by_python_docx}
    for form, items, budget in CASES:
        page = shown_of(items).page()
        shown = Shown(partial(same, page), lambda: Records((), ()), lambda: None)
        taken = seconds(partial(FORMATS[form].written, shown, Look()))
        bare = seconds(partial(own[form], page.tables[0].rows))
        verdict = "met" if taken / bare <= budget else "not met"
        print(
            f"{form}, {items:>6,} items: {taken:.2f} s, its library {bare:.2f} s,"
            f" {taken / bare:.2f} ×, budget {budget} × {verdict};"
            f" {taken / items * 1_000_000:.0f} µs an item"
        )


if __name__ == "__main__":
    main()
