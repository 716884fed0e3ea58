"""A document without the characters that no text of a plan may hold."""

from portplan.importing.document import Cell, Document, Grid, Paragraph
from portplan.importing.findings import UNSEEN, Notes, Text
from portplan.source.unseen import UNSEEN_IN_FILE, unseen_message
from portplan.text.messages import beside, n_

# What ends a line in some program.
_LINE_ENDS = str.maketrans(dict.fromkeys("\v\f\u2028\u2029\r", "\n"))


def cleaned(document: Document, notes: Notes) -> Document:
    """Return a document without what cannot be seen, which is reported once."""
    return _Cleaning(notes).of(document)


class _Cleaning:
    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._count = 0
        self._first: tuple[Text, str] | None = None
        # A merged cell stays one object.
        self._cells: dict[int, Cell] = {}

    def of(self, document: Document) -> Document:
        parts = tuple(
            self._grid(part) if isinstance(part, Grid) else self._paragraph(part)
            for part in document.parts
        )
        if self._first is None:
            return document._replace(parts=parts)
        at, character = self._first
        left_out = n_(
            "it is left out in {number} text", "it is left out in {number} texts", self._count
        )
        self._notes.add(UNSEEN, at, beside(unseen_message(character), left_out))
        return document._replace(parts=parts)

    def _grid(self, grid: Grid) -> Grid:
        if not any(_has_unseen(cell.text) for row in grid.rows for cell in row):
            return grid
        return grid._replace(rows=tuple(tuple(map(self._cell, row)) for row in grid.rows))

    def _cell(self, cell: Cell) -> Cell:
        if id(cell) not in self._cells:
            text = self._text(Text(cell.text, cell.place, cell.text))
            self._cells[id(cell)] = cell if text == cell.text else cell._replace(text=text)
        return self._cells[id(cell)]

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        if not _has_unseen(paragraph.text):
            return paragraph
        at = Text(paragraph.text, paragraph.place, paragraph.text)
        return paragraph._replace(text=self._text(at))

    def _text(self, at: Text) -> str:
        text = at.text.translate(_LINE_ENDS)
        found = UNSEEN_IN_FILE.search(text)
        if found:
            self._count += 1
            self._first = self._first or (at, found[1])
            text = UNSEEN_IN_FILE.sub("", text)
        return text


def _has_unseen(text: str) -> bool:
    return not text.isprintable() and bool(
        UNSEEN_IN_FILE.search(text) or any(each in text for each in "\v\f\u2028\u2029\r")
    )
