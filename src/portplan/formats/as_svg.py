"""A picture of a terminal, as SVG."""

from collections.abc import Iterator
from io import StringIO
from itertools import chain, groupby
from xml.etree import ElementTree as ET

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme

from portplan.formats import Look
from portplan.formats.documents import fit
from portplan.formats.terminal.emphasis import characters
from portplan.formats.terminal.lines import lines
from portplan.formats.terminal.rich import as_text
from portplan.questions.shown import Page, Shown

_SVG = "http://www.w3.org/2000/svg"

# In the fonts for Chinese that have cells, a cell is half as wide as a character is high.
_CELL = 0.5

# Background, foreground, the eight colours (black, red, green, yellow, blue, magenta, cyan, white)
# and their bright ones: Rich's own bright green is darker than its green.
_THEME = TerminalTheme(
    (24, 26, 31),
    (222, 224, 228),
    [
        (24, 26, 31), (224, 86, 86), (70, 168, 84), (198, 150, 38),
        (88, 148, 226), (190, 116, 208), (86, 182, 194), (200, 204, 210),
    ],
    [
        (110, 116, 126), (246, 124, 124), (124, 226, 138), (250, 208, 88),
        (132, 182, 248), (216, 156, 232), (128, 216, 226), (250, 250, 252),
    ],
)  # fmt: skip

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
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def written(shown: Shown, look: Look) -> bytes:
    """Return an answer as a picture of a terminal, as wide as the one that is there."""
    page = shown.page().brief() if look.brief else shown.page()
    return _picture(page, look.columns).encode()


def _picture(page: Page, width: int) -> str:
    """Return a page as a picture of a terminal of so many columns, the same for the same page.

    A line that cannot be folded makes the picture as wide as itself.
    """
    text = as_text(lines(page, width, "utf-8"))
    width = max(width, *(cell_len(line) for line in text.plain.split("\n")))
    console = Console(
        record=True,
        width=width,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        _environ={},
    )
    console.print(text, soft_wrap=True)
    picture = console.export_svg(
        title="",
        theme=_THEME,
        code_format=_PICTURE,
        font_aspect_ratio=_CELL,
        unique_id="portplan",
    )
    return _in_cells(fit(picture))


def _in_cells(picture: str) -> str:
    """Return a picture with each character in its cells.

    Rich gives every text the length of as many cells as it has characters, which squeezes
    Chinese into half its room.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(picture)  # noqa: S314 - it is our own
    name = f"{{{_SVG}}}text"
    for parent in list(root.iter()):
        if any(each.tag == name for each in parent):
            parent[:] = chain.from_iterable(
                _pieces(each) if each.tag == name else [each] for each in parent
            )
    return ET.tostring(root, encoding="unicode") + "\n"


def _pieces(text: ET.Element) -> Iterator[ET.Element]:
    """Split a text into pieces of characters that are alike, and give each its place and length."""
    content = text.text or ""
    cell = float(text.attrib["textLength"]) / len(content)  # as Rich counts them
    x = float(text.attrib["x"])
    for (of_cells, is_plain), run in groupby(
        characters(content), key=lambda each: (cell_len(each), each.isascii())
    ):
        alike = list(run)
        letters = "".join(alike)
        length = cell * of_cells * len(alike)
        piece = ET.Element(text.tag, text.attrib | {"x": f"{x:g}", "textLength": f"{length:g}"})
        # Nothing is wider than the picture, and Rich names one clip more than it makes.
        piece.attrib.pop("clip-path", None)
        if not is_plain:
            piece.set("lengthAdjust", "spacingAndGlyphs")
        piece.text = letters
        if letters.strip():
            yield piece
        x += length
