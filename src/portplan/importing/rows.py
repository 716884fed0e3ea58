"""A table's rows -> items and headings: rows cut in two joined, a new page's blank cells filled."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from portplan.importing.columns import Columns
from portplan.importing.document import Cell
from portplan.importing.findings import JOINED_ROW, LEFT_OUT, NO_TEXT, TAKEN_OVER, Notes, Text
from portplan.importing.names import is_nobody
from portplan.importing.numbers import is_numeral, number_in, numbered
from portplan.importing.tables import Row, Table
from portplan.importing.wraps import joined
from portplan.text.messages import _

_NOTE = re.compile(r"\s*[（(]?(?:注|备注|说明|填报|填表|单位[：:]|合计|总计|抄送)")
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计)\s*[：:]?\s*")
_SENTENCE_END = re.compile(r"[。；;！？.!?…”）)]\s*$")


# A number in front of a text is no longer, with its line ends.
_LONGEST_MARK = 20


class Kind(Enum):
    """What a row is."""

    ITEM = auto()
    HEADING = auto()


class Sorted(NamedTuple):
    """A row and what it is. `cells` has for each column what belongs to this item, in order."""

    kind: Kind
    cells: tuple[tuple[Cell, ...], ...]

    def text(self, place: int | None) -> Text | None:
        """Return what stands in a column, or None where nothing does."""
        if place is None:
            return None
        cells = self.cells[place]
        if len(cells) == 1:  # as nearly all are, of which there are many
            text, at, *_size = cells[0]
            return Text(plain, at, text) if (plain := text.strip()) else None
        parts = [cell for cell in cells if cell.text.strip()]
        if not parts:
            return None
        whole = "\n".join(cell.text.strip() for cell in parts)
        return Text(whole, parts[0].place, parts[0].text)


class Rows:
    """Goes through a table's rows from the top."""

    def __init__(self, table: Table, columns: Columns, notes: Notes) -> None:
        self._table = table
        self._columns = columns
        self._notes = notes
        self._units = columns.units
        self._taken: dict[int, Cell] = {}
        self._texts_have_numbers = self._count_numbers()
        self._numerals_number_areas = self._have_digits()
        self.headings = self.blank = self.joined = self.remarks = 0

    def sorted(self) -> list[Sorted]:
        """Return the items and headings. What is neither is reported."""
        found: list[Sorted] = []
        for row in self._table.rows:
            last = found[-1] if found and found[-1].kind is Kind.ITEM else None
            cells = self._filled(row, last)
            distinct = {id(cell): cell for cell in cells if cell.text.strip()}
            if not distinct:
                self.blank += 1
                continue
            first = next(iter(distinct.values()))
            if _TOTAL.fullmatch(first.text):
                self._leave_remark(first)
                continue
            if heading := self._heading(cells, list(distinct.values())):
                self._take_heading(heading, found)
                continue
            if last and (joined := self._joined(last, row, cells)):
                found[-1] = joined
                continue
            if self._is_item(cells):
                found.append(Sorted(Kind.ITEM, tuple((cell,) for cell in cells)))
        return found

    def _count_numbers(self) -> bool:
        """Say whether the texts have their numbers in front."""
        place = self._columns.text
        texts = [row.cells[place].text for row in self._table.rows] if place is not None else []
        count = sum(_has_number(text) for text in texts)
        return count > 0 and 2 * count >= len(texts)

    def _have_digits(self) -> bool:
        """Say whether the column of numbers has digits too, so that numerals number areas."""
        place = self._columns.number
        texts = [row.cells[place].text for row in self._table.rows] if place is not None else []
        return any(number_in(text) is not None and not is_numeral(text) for text in texts)

    def _filled(self, row: Row, last: Sorted | None) -> tuple[Cell, ...]:
        """Return a row's cells with what a merged cell of the page before holds for them too."""
        units = self._units
        if not row.is_first and not self._taken:
            return row.cells
        cells = list(row.cells)
        if row.is_first and last and self._begins_item(row.cells):
            above = last.cells
            blank = [n for n in units if not cells[n].text.strip()]
            if units and len(blank) == len(units):
                for n in units:
                    if above[n][-1].text.strip():
                        self._taken[id(cells[n])] = above[n][-1]
        for n in units:
            if id(cells[n]) in self._taken:
                blank_cell = cells[n]
                cells[n] = self._taken[id(blank_cell)]
                if row.is_first:
                    at = Text(cells[n].text, blank_cell.place, cells[n].text)
                    self._notes.add(TAKEN_OVER, at, _taken_over(cells[n]))
        return tuple(cells)

    def _begins_item(self, cells: Sequence[Cell]) -> bool:
        columns = self._columns
        if columns.number is not None:
            return bool(cells[columns.number].text.strip())
        if columns.text is None or not self._texts_have_numbers:
            return False
        return _has_number(cells[columns.text].text)

    def _heading(self, cells: Sequence[Cell], distinct: list[Cell]) -> tuple[Cell, ...] | None:
        """Return the cells of a heading that stands in a row of its own, or None."""
        columns = self._columns
        if len(distinct) == 1:
            (only,) = distinct
            places = [n for n, cell in enumerate(cells) if cell is only]
            is_wide = len(places) > 1 and only.columns > 1
            is_in_front = places[0] not in {columns.text, *self._units} and (
                _has_number(only.text) or _NOTE.match(only.text)
            )
            is_numbered = places[0] == columns.text and 1 <= numbered(joined(only.text)).level <= 2  # noqa: PLR2004
            return (only,) if is_wide or is_in_front or is_numbered else None
        number = columns.number
        if number is None or not is_numeral(cells[number].text):
            return None
        rest = [cell for cell in distinct if cell is not cells[number]]
        units = [cell for cell in rest if any(cell is cells[n] for n in self._units)]
        leads = [cell for cell in units if not is_nobody(cell.text)]
        titles = [cell for cell in rest if cell not in units]
        # Where items have other numbers, a lead beside a numeral is that of the whole area.
        if len(titles) == 1 and len(leads) <= self._numerals_number_areas:
            return (cells[number], titles[0], *leads)
        return None

    def _take_heading(self, heading: tuple[Cell, ...], found: list[Sorted]) -> None:
        if _NOTE.match(heading[-1].text):
            self._leave_remark(heading[-1])
            return
        self.headings += 1
        found.append(Sorted(Kind.HEADING, tuple((cell,) for cell in heading)))

    def _joined(self, last: Sorted, row: Row, cells: Sequence[Cell]) -> Sorted | None:
        """Return an item with a row that goes on with it, or None where the row is its own."""
        columns = self._columns
        place = columns.text
        if place is None:
            return None
        above = last.cells[place][-1]
        is_same_text = cells[place] is above or not cells[place].text.strip()
        if is_same_text and not row.is_first:
            return self._with_units(last, cells)
        if not row.is_first or self._begins_item(cells):
            return None
        goes_on = columns.number is not None or self._texts_have_numbers
        if not goes_on:
            goes_on = is_same_text or not (
                _SENTENCE_END.search(above.text) or any(cells[n].text.strip() for n in self._units)
            )
        if not goes_on or self._has_other_area(last, cells):
            return None
        merged = []
        for mine, more in zip(last.cells, cells, strict=True):
            is_new = more.text.strip() and more is not mine[-1] and more.text != mine[-1].text
            merged.append((*mine, more) if is_new else mine)
        message = _("this row goes on with the one before the page break; they are joined")
        self._tell(cells, message)
        return Sorted(Kind.ITEM, tuple(merged))

    def _has_other_area(self, last: Sorted, cells: Sequence[Cell]) -> bool:
        return any(
            cells[n].text.strip() and cells[n].text != last.cells[n][-1].text
            for n in self._columns.areas
        )

    def _with_units(self, last: Sorted, cells: Sequence[Cell]) -> Sorted | None:
        """Return an item with the units of a further row beside the same text."""
        columns = self._columns
        number = None if columns.number is None else cells[columns.number]
        if number and number.text.strip() and number is not last.cells[columns.number or 0][-1]:
            return None
        merged = list(last.cells)
        further = [(n, "、") for n in self._units]
        further += [(n, "；") for n, _field in columns.others]
        for n, between in further:
            if cells[n].text.strip() and cells[n] is not merged[n][-1]:
                merged[n] = (*merged[n], cells[n]._replace(text=f"{between}{cells[n].text}"))
        if merged == list(last.cells):
            self._leave(last, cells)
            return last
        message = _("this row has no text of its own; it is joined to the item above")
        self._tell(cells, message)
        return Sorted(Kind.ITEM, tuple(merged))

    def _leave(self, last: Sorted, cells: Sequence[Cell]) -> None:
        """Report a row that has neither a text nor units, unless it is the one above merged."""
        own = (
            cell
            for mine, cell in zip(last.cells, cells, strict=True)
            if cell.text.strip() and cell is not mine[-1]
        )
        if first := next(own, None):
            self._leave_remark(first)
        else:
            self.joined += 1

    def _leave_remark(self, cell: Cell) -> None:
        message = _("this row is a remark, no item; it is left out")
        self._notes.add(LEFT_OUT, Text(cell.text, cell.place, cell.text), message)
        self.remarks += 1

    def _tell(self, cells: Sequence[Cell], message: str) -> None:
        first = next(cell for cell in cells if cell.text.strip())
        self.joined += 1
        self._notes.add(JOINED_ROW, Text(first.text, first.place, first.text), message)

    def _is_item(self, cells: Sequence[Cell]) -> bool:
        place = self._columns.text
        if place is None or cells[place].text.strip():
            return True
        first = next(cell for cell in cells if cell.text.strip())
        message = _(
            "this row has no text that says what is to be done; write it, or take the row out"
        )
        self._notes.add(NO_TEXT, Text(first.text, first.place, first.text), message)
        return False


def _has_number(text: str) -> bool:
    """Say whether a text has a number in front, which a wrap may have broken."""
    return numbered(joined(text[:_LONGEST_MARK])).number is not None


def _taken_over(cell: Cell) -> str:
    return _(
        "blank at the top of a page: {units} of the row above is taken for it",
        units=joined(cell.text),
    )
