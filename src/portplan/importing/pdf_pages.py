"""A page of PDF -> its tables and the paragraphs around them, from the top down."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from portplan.importing.document import Grid, LeftOut, Paragraph, Place
from portplan.importing.pdf_tables import Ruled, grid_of, rules_of
from portplan.importing.pdf_text import Drawn, Line, is_unknown, lines_of, middle
from portplan.text.messages import _

if TYPE_CHECKING:
    from pdfplumber.page import Page

_PAGE_NUMBER = re.compile(
    r"[-—–－―‐·\s]*[0-9０-９]{1,4}[-—–－―‐·\s]*|第?\s*[0-9]+\s*页?\s*[,，/／共]+\s*[0-9]+\s*页?|第\s*[0-9]+\s*页"
)
# How far from the right edge a line that goes on ends at most, in characters; and how far from the
# left edge one that begins a paragraph begins at least.
_SHORT = 1.6
_FOOT, _HEAD = 0.85, 0.15  # of a page's height, where its number stands
_INDENT = 1.0


def parts_of(
    page: "Page", number: int, tables: int, left_out: list[LeftOut]
) -> list[Grid | Paragraph]:
    """Return the parts of a page, which is the `number`th and has `tables` tables before it."""
    here = Place(page=number)
    characters: Sequence[Drawn] = page.chars
    _tell(page, characters, here, left_out)
    rules = rules_of(page, characters)
    if rules.is_drawing:
        left_out.append(LeftOut(_("a drawing of so many lines that no table is looked for"), here))
    inside, beside, outside = _sorted(characters, rules.tables)
    found: list[tuple[float, Grid | Paragraph]] = []
    ordered = sorted(range(len(rules.tables)), key=lambda each: rules.tables[each].box[1])
    for count, at in enumerate(ordered, tables + 1):
        place = Place(page=number, table=count)
        found.append((rules.tables[at].box[1], grid_of(rules.tables[at], inside[at], place)))
        if words := " ".join(line.text for line in lines_of(beside[at])):
            what = _("words beside the table, in no cell of it: {words}", words=words)
            left_out.append(LeftOut(what, place))
    lines = _without_page_numbers(lines_of(outside), page, here, left_out)
    found += _paragraphs(lines, number, [table.box[1] for table in rules.tables])
    return [part for _top, part in sorted(found, key=lambda each: each[0])]


def _tell(page: "Page", characters: Sequence[Drawn], here: Place, left_out: list[LeftOut]) -> None:
    for _image in page.images:
        what = _("a picture") if characters else _("a picture of a page, which has no text")
        left_out.append(LeftOut(what, here))
    if any(map(is_unknown, characters)):
        left_out.append(LeftOut(_("characters of which the file has no text, but a number"), here))


def _sorted(
    characters: Sequence[Drawn], tables: Sequence[Ruled]
) -> tuple[list[dict[tuple[int, int], list[Drawn]]], list[list[Drawn]], list[Drawn]]:
    """Return the characters in each table's cells, those beside each table, and all others."""
    inside: list[dict[tuple[int, int], list[Drawn]]] = [{} for _table in tables]
    beside: list[list[Drawn]] = [[] for _table in tables]
    outside: list[Drawn] = []
    for character in characters:
        x, y = middle(character)
        near = [at for at, table in enumerate(tables) if table.box[1] <= y < table.box[3]]
        for at in near:
            slot = tables[at].slot(x, y)
            if slot:
                inside[at].setdefault(slot, []).append(character)
                break
        else:
            (beside[near[0]] if near else outside).append(character)
    return inside, beside, outside


def _without_page_numbers(
    lines: list[Line], page: "Page", here: Place, left_out: list[LeftOut]
) -> list[Line]:
    """Return the lines without the first or last one if it is the page's number, at its edge."""
    kept = list(lines)
    for at in (-1, 0):
        if kept and _PAGE_NUMBER.fullmatch(kept[at].text):
            height = kept[at].top / float(page.height)
            if height < _HEAD or height > _FOOT:
                left_out.append(LeftOut(_("a page number"), here))
                del kept[at]
    return kept


def _paragraphs(
    lines: Sequence[Line], number: int, tables: Sequence[float]
) -> Iterator[tuple[float, Paragraph]]:
    """Give the paragraphs that lines make: one goes on behind a line that fills its width."""
    if not lines:
        return
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    text, start, before = "", 0, lines[0]
    for at, line in enumerate(lines):
        goes_on = (
            right - before.x1 < _SHORT * line.size
            and line.x0 - left < _INDENT * line.size
            and abs(line.size - before.size) < 1
            and line.top - before.bottom < line.size * 2
            and not any(before.top < top < line.top for top in tables)
        )
        if text and not goes_on:
            yield lines[start].top, Paragraph(text, Place(page=number, line=start + 1))
            text, start = "", at
        narrow = bool(text) and (text[-1] + line.text[0]).isascii()
        text += (" " if narrow else "") + line.text
        before = line
    yield lines[start].top, Paragraph(text, Place(page=number, line=start + 1))
