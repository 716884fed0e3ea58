"""How long documents take to come in, beside the time that their libraries need for the cells.

Run by itself, by a Python that has portplan with its extras: `.venv/bin/python
benchmarks/imports.py`. The documents are what `list` writes of large plans; the PDF is made of the
annex by reportlab, which is in `test`. In the process, with all imports done; each figure is the
best of some runs, of CPU time. "Reading" is a document's reader alone, which keeps where each cell
stands; "whole" makes the plan too, and checks it.
"""

import csv
import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import NamedTuple

from portplan import load
from portplan.formats import FORMATS, Look
from portplan.importing import reader
from portplan.importing.imported import imported
from portplan.importing.sketch import Wishes
from portplan.questions import imported as question
from written import write_plan

TABLE = Path(__file__).parents[1] / "data" / "tasks.yaml"
SIZE, LARGE = 2_320, 58_000
_RUNS = 5
_BUDGET, _PDF_BUDGET, _LINEAR = 1.5, 1.2, 1.2


class Measured(NamedTuple):
    """Seconds of CPU: the library's for the cells, the reader's, and those of all of import."""

    library: float
    reading: float
    whole: float


def of_csv(content: bytes) -> object:
    """Read the cells as the standard library does."""
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def of_xlsx(content: bytes) -> object:
    """Read the cells as calamine does."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def of_docx(content: bytes) -> object:
    """Read the cells as python-docx does, by its fastest way."""
    from docx import Document

    tables = Document(BytesIO(content)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def of_pdf(content: bytes) -> object:
    """Read the cells as pdfplumber does."""
    import pdfplumber

    with pdfplumber.open(BytesIO(content)) as pdf:
        return [page.extract_tables() for page in pdf.pages]


LIBRARIES: dict[str, Callable[[bytes], object]] = {
    "csv": of_csv, "xlsx": of_xlsx, "docx": of_docx, "pdf": of_pdf,
}  # fmt: skip


def written(form: str, plan: Path) -> bytes:
    """Return a plan's list as a document."""
    if form == "pdf":
        return _pdf(plan)
    asked = question("list")
    return FORMATS[form].written(asked.shown(asked.ask(load(plan))), Look())


def _pdf(plan: Path) -> bytes:
    from reportlab.lib.colors import black
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.platypus import LongTable, SimpleDocTemplate, TableStyle

    registerFont(UnicodeCIDFont("STSong-Light"))
    rows = [["序号", "工作任务", "工作事项", "牵头单位"]]
    rows += [
        [f"{item.number}", item.area.title[:10], item.text[:20], "、".join(item.lead)[:20]]
        for item in load(plan).items
    ]
    made = BytesIO()
    style = TableStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, black), ("FONT", (0, 0), (-1, -1), "STSong-Light", 7)]
    )
    SimpleDocTemplate(made).build([LongTable(rows, repeatRows=1, style=style)])
    return made.getvalue()


def measured(form: str, content: bytes, runs: int) -> Measured:
    """Return what a document takes, the three in turn."""
    read = reader(form)
    steps: tuple[Callable[[], object], ...] = (
        lambda: LIBRARIES[form](content),
        lambda: read(content, f"t.{form}"),
        lambda: imported(read(content, f"t.{form}"), f"t.{form}", Wishes()),
    )
    found = [tuple(_seconds(step) for step in steps) for _ in range(runs)]
    return Measured(*(min(times) for times in zip(*found, strict=True)))


def _seconds(step: Callable[[], object]) -> float:
    begun = time.process_time()
    step()
    taken = time.process_time() - begun
    gc.collect()
    return taken


def lines(folder: Path) -> Iterator[str]:
    """Give a line for each document."""
    small: dict[str, Measured] = {}
    for items, forms in ((SIZE, ("csv", "xlsx", "docx", "pdf")), (LARGE, ("csv", "xlsx"))):
        plan = folder / "plan.yaml"
        write_plan(TABLE, plan, items)
        for form in forms:
            content = written(form, plan)
            each = measured(form, content, _RUNS if items == SIZE else 2)
            budget = _PDF_BUDGET if form == "pdf" else _BUDGET
            yield f"{items:>6,} rows of {form}: {_said(each, budget)}"
            if items == SIZE:
                small[form] = each
                continue
            growth = (each.whole / LARGE) / (small[form].whole / SIZE)
            yield f"       a row of {form} beside one of {SIZE:,}: {_verdict(growth, _LINEAR)}"


def _said(each: Measured, budget: float) -> str:
    return (
        f"cells alone {each.library * 1000:,.0f} ms,"
        f" reading {_verdict(each.reading / each.library, budget)},"
        f" whole {each.whole * 1000:,.0f} ms, {each.whole / each.library:.2f} ×"
    )


def _verdict(ratio: float, budget: float) -> str:
    met = "met" if ratio <= budget else "NOT met"
    return f"{ratio:.2f} × (≤ {budget:g} ×: {met})"


def main() -> None:
    """Print what each document takes."""
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        for line in lines(Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
