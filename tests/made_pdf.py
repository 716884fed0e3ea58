"""PDFs that tests make with reportlab: lines and ruled tables, in a font that every reader has."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from made_tables import Over, Table

FONT = "STSong-Light"
SIZE = 10
LEFT, TOP, HEIGHT = 60, 780, 842
LINE = 14


@dataclass(frozen=True)
class Ruled:
    """A table, how many characters its columns are wide, and which outer rules it lacks."""

    table: Table
    widths: Sequence[int] = ()
    lacks: str = ""  # of left, right, top, bottom their first letters; n: the first column's

    @property
    def columns(self) -> list[int]:
        return list(self.widths) or [6] * len(self.table[0])


Block = str | Ruled


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines of so many characters, a line end in it kept."""
    return [
        line[start : start + width]
        for line in text.split("\n")
        for start in range(0, max(len(line), 1), width)
    ]


def _across(ruled: Ruled, column: int, slot: object) -> int:
    columns = slot.columns if isinstance(slot, Over) else 1
    return sum(ruled.columns[column : column + columns])


def pdf_of(*pages: Sequence[Block], **options: object) -> bytes:
    """Return a PDF with these lines and tables on its pages, from the top down."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = BytesIO()
    canvas = Canvas(made, pagesize=(595, HEIGHT), **options)
    for blocks in pages:
        canvas.setFont(FONT, SIZE)
        y: float = TOP
        for block in blocks:
            if isinstance(block, Ruled):
                y = _draw(canvas, block, y) - LINE
            else:
                canvas.drawString(LEFT, y, block)
                y -= 2 * LINE
        canvas.drawCentredString(297, 30, f"— {canvas.getPageNumber()} —")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _draw(canvas: Canvas, ruled: Ruled, top: float) -> float:
    """Draw a table and return where it ends."""
    xs = [LEFT + sum(ruled.columns[:at]) * SIZE + 4 * at for at in range(len(ruled.columns) + 1)]
    heights = [0.0] * len(ruled.table)
    for at, row in enumerate(ruled.table):
        for column, slot in enumerate(row):
            if slot is not None:
                cell = Over(slot) if isinstance(slot, str) else slot
                lines = len(wrapped(cell.text, _across(ruled, column, slot)))
                # A merged cell's lines are spread over its rows.
                for each in range(at, at + cell.rows):
                    heights[each] = max(heights[each], lines * LINE / cell.rows + 6)
    ys = [top - sum(heights[:at]) for at in range(len(heights) + 1)]
    for at, row in enumerate(ruled.table):
        for column, slot in enumerate(row):
            if slot is not None:
                cell = Over(slot) if isinstance(slot, str) else slot
                box = xs[column], ys[at], xs[column + cell.columns], ys[at + cell.rows]
                _draw_rules(canvas, ruled, box, (xs[0], ys[0], xs[-1], ys[-1]))
                for line, text in enumerate(wrapped(cell.text, _across(ruled, column, slot))):
                    canvas.drawString(box[0] + 2, box[1] - SIZE - 2 - line * LINE, text)
    return ys[-1]


def _draw_rules(
    canvas: Canvas,
    ruled: Ruled,
    box: tuple[float, float, float, float],
    outer: tuple[float, float, float, float],
) -> None:
    left, top, right, bottom = box
    rules = {
        "l": (0, (left, top, left, bottom)),
        "t": (1, (left, top, right, top)),
        "r": (2, (right, top, right, bottom)),
        "b": (3, (left, bottom, right, bottom)),
    }
    is_first = "n" in ruled.lacks and left == outer[0]
    for side, (at, rule) in rules.items():
        if not (side in ruled.lacks and box[at] == outer[at]) and (side == "r" or not is_first):
            canvas.line(*rule)
