"""The body of a Word document -> its parts, by walking the XML of its blocks, rows and cells."""

from collections.abc import Iterator
from typing import NamedTuple

from portplan.importing.document import Cell, Document, Grid, LeftOut, Paragraph, Place
from portplan.importing.docx_numbering import VAL, Element, Numbering, UnknownNumberError, W, value
from portplan.importing.docx_styles import Style, Styles
from portplan.importing.docx_text import INSERTED, SKIPPED, first, is_on, text_of
from portplan.importing.limits import check_cells, check_columns, check_depth
from portplan.importing.spans import Board
from portplan.text.messages import N_, _

_PARAGRAPH = f"{W}p"
_TABLE = f"{W}tbl"
_ROW = f"{W}tr"
_CELL = f"{W}tc"
_PARAGRAPH_PROPERTIES = f"{W}pPr"
_CELL_PROPERTIES = f"{W}tcPr"
_SPAN = f"{W}gridSpan"
_MERGED = f"{W}vMerge"
_AROUND = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_CONTENTS_LINE = N_("a line of a table of contents")
_UNKNOWN_NUMBER = N_("a list's number of an unknown kind")
_COVERED = N_("text in a cell that is merged with the one above or before it")
_INNER = N_("the form of a table inside a cell (its text is read)")
_TAKEN_AWAY = SKIPPED["del"]


def document(
    body: Element, styles: Styles, numbering: Numbering, around: tuple[str, ...]
) -> Document:
    """Return what a document's body holds; `around` is left out. Raises UnreadableError."""
    walk = _Walk(styles, numbering)
    walk.blocks(body, 0)
    walk.left_out += [LeftOut(_(what), Place()) for what in around]
    return Document(tuple(walk.parts), tuple(walk.left_out))


class _Found(NamedTuple):
    """A cell as it stands in its row: its grid column from 0, and how it is merged."""

    column: int
    columns: int
    goes_on: bool
    text: str


class _Walk:
    """Goes through a document once, from its top: numbers count in that order."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.parts: list[Grid | Paragraph] = []
        self.left_out: list[LeftOut] = []
        self._styles = styles
        self._numbering = numbering
        self._paragraphs = 0
        self._tables = 0
        self._cells = 0
        self._here = Place()

    def blocks(self, parent: Element, depth: int) -> None:
        """Add the paragraphs and tables of a body, or of a cell that only lays them out."""
        check_depth(depth)
        before = ""
        for block in self._inside(parent, {_PARAGRAPH, _TABLE}, depth):
            if block.tag == _TABLE:
                self._table(block, depth)
                continue
            self._paragraphs += 1
            self._here = Place(line=self._paragraphs)
            text, style, goes_on = self._paragraph(block)
            before += text
            if goes_on:
                continue
            if style.is_contents:
                self._leave_out(_CONTENTS_LINE)
            else:
                self._add(before, style.level)
            before = ""
        self._add(before, 0)

    def _add(self, text: str, level: int) -> None:
        if text.strip():
            self.parts.append(Paragraph(text, self._here, level))

    def _leave_out(self, what: str) -> None:
        self.left_out.append(LeftOut(_(what), self._here))

    def _inside(self, parent: Element, tags: set[str], depth: int) -> Iterator[Element]:
        """Give what of these kinds is inside, through what stands around them."""
        check_depth(depth)
        for child in parent:
            if child.tag in tags:
                yield child
            elif child.tag in _AROUND:
                if child.tag == f"{W}ins":
                    self._leave_out(INSERTED)
                yield from self._inside(child, tags, depth + 1)
            elif isinstance(child.tag, str) and child.tag.removeprefix(W) in SKIPPED:
                self._leave_out(SKIPPED[child.tag.removeprefix(W)])

    def _paragraph(self, element: Element) -> tuple[str, Style, bool]:
        """Return a paragraph's text, its style, and whether a change joined the next one to it."""
        text = text_of(element, self._leave_out)
        properties = first(element, _PARAGRAPH_PROPERTIES)
        style = self._styles.of(properties)
        mark = None if properties is None or not len(properties) else properties.find(f"{W}rPr")
        goes_on = mark is not None and mark.find(f"{W}del") is not None
        if style.list_ and not (goes_on and not text):
            try:
                label = self._numbering.label(style.list_, style.list_level)
                text = label + text if text else label.strip()
            except UnknownNumberError:
                self._leave_out(_UNKNOWN_NUMBER)
        return text, style, goes_on

    def _table(self, table: Element, depth: int) -> None:
        if _lays_out(table):
            for row in self._inside(table, {_ROW}, depth):
                for cell in self._inside(row, {_CELL}, depth):
                    self.blocks(cell, depth + 1)
            return
        self._tables += 1
        number = self._tables
        self._here = Place(table=number)
        elements = [row for row in self._inside(table, {_ROW}, depth) if self._is_kept(row)]
        board = Board()
        for row, column, cell in self._cells_of(elements, number, depth):
            board.put(row, column, cell)
        repeated = 0
        while repeated < len(elements) and _row_setting(elements[repeated], "tblHeader"):
            repeated += 1
        caption = value(table.find(f"{W}tblPr"), "tblCaption") or ""
        cells = board.filled(lambda row, column: Place(0, number, "", row + 1, column + 1))
        self._cells += len(cells) * len(cells[0]) if cells else 0
        check_cells(self._cells)
        self.parts.append(Grid(cells, Place(table=number), caption, repeated))

    def _is_kept(self, row: Element) -> bool:
        properties = row.find(f"{W}trPr")
        if properties is None or properties.find(f"{W}del") is None:
            return True
        self._leave_out(_TAKEN_AWAY)
        return False

    def _cells_of(
        self, elements: list[Element], table: int, depth: int
    ) -> Iterator[tuple[int, int, Cell]]:
        """Give a table's cells, each with its row and column from 0, when it is known to end."""
        open_: dict[int, tuple[int, _Found]] = {}
        for row, element in enumerate(elements):
            found = {each.column: each for each in self._row(element, table, row, depth)}
            for column in [*open_]:
                if column not in found or not found[column].goes_on:
                    yield self._closed(open_, column, row, table)
            for column, each in found.items():
                if column not in open_:
                    open_[column] = row, each
                elif each.text.strip():
                    self._here = Place(table=table, row=row + 1, column=column + 1)
                    self._leave_out(_COVERED)
        for column in [*open_]:
            yield self._closed(open_, column, len(elements), table)

    @staticmethod
    def _closed(
        open_: dict[int, tuple[int, _Found]], column: int, end: int, table: int
    ) -> tuple[int, int, Cell]:
        row, found = open_.pop(column)
        place = Place(table=table, row=row + 1, column=column + 1)
        return row, column, Cell(found.text, place, end - row, found.columns)

    def _row(self, element: Element, table: int, row: int, depth: int) -> list[_Found]:
        found: list[_Found] = []
        of_row = element.find(f"{W}trPr")
        column = 0 if of_row is None else _number(of_row.find(f"{W}gridBefore"), 0)
        for cell in self._inside(element, {_CELL}, depth):
            properties = first(cell, _CELL_PROPERTIES)
            settings = {} if properties is None else {each.tag: each for each in properties}
            columns = _number(settings.get(_SPAN), 1)
            check_columns(column + columns)
            self._here = Place(table=table, row=row + 1, column=column + 1)
            text = self._text(cell, depth + 1)
            if _goes_on(settings.get(f"{W}hMerge")) and found:
                if text.strip():
                    self._leave_out(_COVERED)
                found[-1] = found[-1]._replace(columns=found[-1].columns + columns)
            else:
                found.append(_Found(column, columns, _goes_on(settings.get(_MERGED)), text))
            column += columns
        return found

    def _text(self, cell: Element, depth: int) -> str:
        """Return a cell's text, a line for each of its paragraphs."""
        check_depth(depth)
        lines, before = [], ""
        for block in self._inside(cell, {_PARAGRAPH, _TABLE}, depth):
            if block.tag == _TABLE:
                self._leave_out(_INNER)
                for row in self._inside(block, {_ROW}, depth):
                    cells = self._inside(row, {_CELL}, depth)
                    lines.append("\t".join(self._text(each, depth + 1) for each in cells))
                continue
            text, _style, goes_on = self._paragraph(block)
            before += text
            if not goes_on:
                lines.append(before)
                before = ""
        return "\n".join([*lines, before]).strip("\n")


def _lays_out(table: Element) -> bool:
    """Return whether a table only lays out others: most text is in the cells that hold them."""
    if next(table.iterdescendants(_TABLE), None) is None:
        return False
    around = others = 0
    for cell in table.iterfind(f"{W}tr/{W}tc"):
        length = sum(len(each.text or "") for each in cell.iter(f"{W}t"))
        if next(cell.iter(_TABLE), None) is None:
            others += length
        else:
            around += length
    return around >= others


def _goes_on(merged: Element | None) -> bool:
    return merged is not None and merged.get(VAL, "continue") == "continue"


def _row_setting(row: Element, name: str) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and is_on(properties.find(W + name))


def _number(setting: Element | None, default: int) -> int:
    """Return a count that is at least the default; Word takes what is no count for that."""
    text = "" if setting is None else setting.get(VAL, "")
    number = int(text) if text.isdecimal() and len(text) < len("10000000") else default
    return max(number, default)
