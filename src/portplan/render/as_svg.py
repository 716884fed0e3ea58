"""Neutral tables -> a picture of a terminal, as SVG."""

from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from xml.etree import ElementTree as ET

from rich.cells import cell_len
from rich.console import Console

from portplan.render.as_rich import as_text
from portplan.render.cells import marks_in
from portplan.render.lines import lines
from portplan.views import Page

_SVG = "http://www.w3.org/2000/svg"

# In the fonts for Chinese that have cells, a cell is half as wide as a character is high.
_CELL = 0.5

# Fonts that are on the reader's machine: a picture fetches nothing.
_PICTURE = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font: {char_height}px/{line_height}px "Noto Sans Mono CJK SC", "Sarasa Mono SC", "NSimSun",
    "PingFang SC", "Microsoft YaHei", monospace;
}}
.{unique_id}-title {{ display: none }}
{styles}
</style>
<defs>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def as_svg(page: Page, width: int) -> str:
    """Return a page as a picture of a terminal of so many columns, the same for the same page."""
    console = Console(
        record=True,
        width=width,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        _environ={},
    )
    console.print(as_text(lines(page, width, marks_in("utf-8"))), soft_wrap=True)
    picture = console.export_svg(
        title="", code_format=_PICTURE, font_aspect_ratio=_CELL, unique_id="portplan"
    )
    return _in_cells(picture)


def _in_cells(picture: str) -> str:
    """Return a picture with each character in its cells.

    Rich gives every text the length of as many cells as it has characters, which squeezes
    Chinese into half its room.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(picture)  # noqa: S314 - it is our own
    for parent in root.iter():
        for text in parent.findall(f"{{{_SVG}}}text"):
            place = list(parent).index(text)
            parent.remove(text)
            for number, piece in enumerate(_pieces(text)):
                parent.insert(place + number, piece)
    return ET.tostring(root, encoding="unicode") + "\n"


def _pieces(text: ET.Element) -> Iterator[ET.Element]:
    """Split a text into pieces of characters that are alike, and give each its place and length."""
    content = text.text or ""
    cell = float(text.attrib["textLength"]) / len(content)
    x = float(text.attrib["x"])
    for (of_cells, is_plain), run in groupby(content, key=lambda c: (cell_len(c), c.isascii())):
        letters = "".join(run)
        length = cell * of_cells * len(letters)
        piece = ET.Element(text.tag, text.attrib | {"x": f"{x:g}", "textLength": f"{length:g}"})
        if not is_plain:
            piece.set("lengthAdjust", "spacingAndGlyphs")
        piece.text = letters
        if letters.strip():
            yield piece
        x += length
