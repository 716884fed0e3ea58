"""A table's rows -> its items, each with its text, its number and the area that it stands in."""

from typing import NamedTuple

from portplan.importing.areas import Titled, titled
from portplan.importing.columns import Columns
from portplan.importing.findings import HEADING_LEFT, Notes, Text
from portplan.importing.names import names_in
from portplan.importing.numbers import begins_list, number_in, numbered
from portplan.importing.rows import Kind, Sorted
from portplan.importing.wraps import joined
from portplan.text.messages import _, n_

_SENTENCE_ENDS = ("。", "：", ":", "；", "！", "？")

# A heading's cells are its number, its title and who leads all of it, or its title alone.
_UNITS_OF_HEADING = 2


class TableItem(NamedTuple):
    """An item before its roles are decided, and the heading that it stands below."""

    row: Sorted
    text: Text
    number: int | None
    area: Titled | None


class ItemsOfTable:
    """Finds the area of each item: a heading in a row of its own, or a cell of a column.

    And its text, without the number in front that is not the text's own.
    """

    def __init__(self, columns: Columns, notes: Notes, *, is_ours: bool = False) -> None:
        self._columns = columns
        # What we wrote has an area's numeral in front of its title, and adds nothing else.
        self._is_ours = is_ours
        self._notes = notes
        self._headings: list[Titled] = []
        self._has_items: set[int] = set()
        self._outer: dict[str, Text] = {}
        self._texts: dict[str, Titled] = {}
        self._cell_text = ""
        self._area: Titled | None = None
        self._are_numbered = True

    def items(self, rows: list[Sorted]) -> list[TableItem]:
        """Return the items of a table's rows. Headings that are no areas are reported."""
        self._are_numbered = self._count_on([row for row in rows if row.kind is Kind.ITEM])
        found = []
        for row in rows:
            if row.kind is Kind.HEADING:
                self._take_heading(row)
                continue
            area = self._area_of(row)
            if text := self._text(row):
                found.append(TableItem(row, text, self._number(row), area))
        self._tell_left()
        return found

    def _count_on(self, rows: list[Sorted]) -> bool:
        """Say whether the texts count on, most of them, where a column has numbers too.

        If not, a number in front of one belongs to its text: （一）号码头.
        """
        if self._columns.number is None:
            return True
        counted = last = highest = 0
        for row in rows:
            text, beside = row.text(self._columns.text), row.text(self._columns.number)
            number = numbered(joined(text.text)).number if text else None
            if number is not None:
                does = number in {1, last + 1, number_in(beside.text) if beside else number}
                counted += does
                highest = max(highest, number * does)
                last = number
        return highest > 1 and 2 * counted >= len(rows)

    def _take_heading(self, row: Sorted) -> None:
        cells = [each for (each,) in row.cells]
        title = cells[min(1, len(cells) - 1)]
        heading = titled(Text(title.text, title.place, title.text), is_ours=self._is_ours)
        if len(cells) > 1:
            heading = heading._replace(number=number_in(cells[0].text), level=1)
        for cell in cells[_UNITS_OF_HEADING:]:
            at = Text(cell.text, cell.place, cell.text)
            names = names_in(cell.text).names
            heading = heading._replace(lead=tuple(at._replace(text=name) for name in names))
        self._area, self._cell_text = self._repeated(joined(title.text), heading), ""
        if self._area is heading:
            self._headings.append(heading)

    def _repeated(self, text: str, heading: Titled) -> Titled:
        """Return the heading that a page break repeats, or the heading itself."""
        before = self._texts.get(text)
        is_last = bool(self._headings) and before is self._headings[-1]
        if before is not None and (is_last or heading.number is not None):
            return before
        self._texts[text] = heading
        return heading

    def _area_of(self, row: Sorted) -> Titled | None:
        """Return the area of an item. The same object stands for the same area."""
        heading = self._headings[-1] if self._headings else None
        cell = row.text(self._columns.areas[-1]) if self._columns.areas else None
        for place in self._columns.areas[:-1]:
            if outer := row.text(place):
                self._outer.setdefault(joined(outer.text), outer)
        if cell is None:
            if heading and self._area is heading:
                self._has_items.add(id(heading))
            return self._area
        if joined(cell.text) != self._cell_text or self._area is None:
            self._cell_text = joined(cell.text)
            self._area = titled(cell, has_number=self._columns.area_number, is_ours=self._is_ours)
            if heading:
                self._outer.setdefault(heading.title.text, heading.title)
                self._has_items.add(id(heading))
        return self._area

    def _text(self, row: Sorted) -> Text | None:
        columns = self._columns
        text = row.text(columns.text)
        if text is None:
            return None
        plain = joined(text.text)
        # The texts of CSV and of what we wrote have no number in front but their own.
        is_ours = columns.area_number or self._is_ours
        has_number = self._are_numbered or row.text(columns.number) is None
        if has_number and not is_ours and not begins_list(plain):
            plain = numbered(plain).text or plain
        name = row.text(columns.name)
        if name:
            front = numbered(joined(name.text)).text
            between = "" if front.endswith(_SENTENCE_ENDS) else "。"
            plain = f"{front}{between}{plain}"
        return text._replace(text=plain.strip())

    def _number(self, row: Sorted) -> int | None:
        stands_apart = row.text(self._columns.number)
        if stands_apart is not None:
            return number_in(stands_apart.text)
        text = row.text(self._columns.text)
        return numbered(joined(text.text)).number if text else None

    def _tell_left(self) -> None:
        """Say which headings are no areas."""
        for title in self._outer.values():
            self._notes.add(HEADING_LEFT, title, _outer(title))
        for n, heading in enumerate(self._headings):
            if id(heading) in self._has_items:
                continue
            after = self._headings[n + 1] if n + 1 < len(self._headings) else None
            is_outer = after and after.level > heading.level >= 0
            if heading.stated:
                message = n_(
                    "{heading} counts {number} item and has none here; it is left out",
                    "{heading} counts {number} items and has none here; it is left out",
                    heading.stated,
                    heading=heading.title.text,
                )
            elif is_outer:
                message = _outer(heading.title)
            else:
                message = _("{heading} has no items; it is left out", heading=heading.title.text)
            self._notes.add(HEADING_LEFT, heading.title, message)


def _outer(title: Text) -> str:
    return _(
        "{heading} stands above further headings, which are the areas; it is left out",
        heading=title.text,
    )
