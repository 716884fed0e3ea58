"""A table -> the sketch of a plan."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from portplan.importing.areas import Titled, titled
from portplan.importing.columns import Columns, columns_of
from portplan.importing.findings import COUNT, HEADING_LEFT, TAKEN_OVER, Notes, Text
from portplan.importing.headings import bare
from portplan.importing.names import is_nobody, names_in
from portplan.importing.numbers import begins_list, number_in, numbered
from portplan.importing.phrases import Phrase, phrase
from portplan.importing.roles import Deciding, Piece, ask_open, remark
from portplan.importing.rows import Kind, Rows, Sorted
from portplan.importing.sketch import Sketch, SketchArea, SketchItem, Wishes
from portplan.importing.tables import Table
from portplan.importing.wraps import joined
from portplan.plan.fields import Role
from portplan.text.messages import _, n_

_SENTENCE_ENDS = ("。", "：", ":", "；", "！", "？")


# A heading's cells are its number, its title and who leads all of it, or its title alone.
_UNITS_OF_HEADING = 2


class _Item(NamedTuple):
    """An item before its roles are decided, and the heading that it stands below."""

    row: Sorted
    text: Text
    number: int | None
    area: Titled | None


def sketch_of_table(
    table: Table, title: Text, wishes: Wishes, notes: Notes, *, first_leads: bool
) -> Sketch:
    """Return what a table says of a plan. Raises WrongWishError for a column that is not there."""
    columns = columns_of(table, wishes, notes)
    rows = Rows(table, columns, notes)
    items = _Areas(columns, notes).items(rows.sorted())
    units = _Units(table, columns, items, Deciding(wishes, notes, first_leads=first_leads), notes)
    areas: list[tuple[Titled | None, list[SketchItem]]] = []
    for item in items:
        if not areas or areas[-1][0] is not item.area:
            areas.append((item.area, []))
        areas[-1][1].append(units.decided(item))
    units.ask()
    sketched = tuple(
        SketchArea(area.title if area else title, tuple(theirs)) for area, theirs in areas
    )
    _tell_rows(rows, table, notes)
    for area, theirs in areas:
        _compare(area, len(theirs), notes)
    return Sketch(title, sketched, len(table.rows) + table.repeated)


def _compare(area: Titled | None, count: int, notes: Notes) -> None:
    if area and area.stated is not None and area.stated != count:
        message = n_(
            "the heading counts {number} item, and {count} stand below it",
            "the heading counts {number} items, and {count} stand below it",
            area.stated,
            count=count,
        )
        notes.add(COUNT, area.title, message)


def _tell_rows(rows: Rows, table: Table, notes: Notes) -> None:
    """Say what the rows are that are no items, so that the counts add up."""
    notes.rows += [
        said
        for count, said in (
            (rows.headings, n_("{number} heading", "{number} headings", rows.headings)),
            (
                table.repeated,
                n_("{number} repeated header", "{number} repeated headers", table.repeated),
            ),
            (rows.joined, n_("{number} continuation", "{number} continuations", rows.joined)),
            (rows.blank, n_("{number} blank one", "{number} blank ones", rows.blank)),
            (rows.remarks, n_("{number} remark", "{number} remarks", rows.remarks)),
        )
        if count
    ]


class _Areas:
    """Finds the area of each item: a heading in a row of its own, or a cell of a column."""

    def __init__(self, columns: Columns, notes: Notes) -> None:
        self._columns = columns
        self._notes = notes
        self._headings: list[Titled] = []
        self._has_items: set[int] = set()
        self._outer: dict[str, Text] = {}
        self._texts: dict[str, Titled] = {}
        self._cell_text = ""
        self._area: Titled | None = None

    def items(self, rows: list[Sorted]) -> list[_Item]:
        found = []
        for row in rows:
            if row.kind is Kind.HEADING:
                self._take_heading(row)
                continue
            area = self._area_of(row)
            if text := self._text(row):
                found.append(_Item(row, text, self._number(row), area))
        self._tell_left()
        return found

    def _take_heading(self, row: Sorted) -> None:
        cells = [each for (each,) in row.cells]
        title = cells[min(1, len(cells) - 1)]
        heading = titled(Text(title.text, title.place, title.text))
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
            self._area = titled(cell, has_number=self._columns.area_number)
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
        is_ours = columns.area_number  # whose texts have no number in front
        if not is_ours and not begins_list(plain):
            plain = numbered(plain).text
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


class _Units:
    """Reads the columns of units."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        items: Sequence[_Item],
        deciding: Deciding,
        notes: Notes,
    ) -> None:
        self._columns = columns
        self._places = columns.units
        self._header = table.header
        self._notes = notes
        self._deciding = deciding
        self._phrases: dict[str, Phrase] = {}
        self._area_leads: set[int] = set()
        # Rows are joined by now: a part of a name that a page break cuts stands nowhere alone.
        cells = {n: {at.text for item in items if (at := item.row.text(n))} for n in self._places}
        unbroken = {text for texts in cells.values() for text in texts if "\n" not in text}
        self._alone = frozenset(chain.from_iterable(names_in(text).names for text in unbroken))
        self._ranks = {
            n: any(self._phrase(text).ranks for text in cells[n]) for n in columns.responsible
        }

    def _phrase(self, text: str) -> Phrase:
        if text not in self._phrases:
            self._phrases[text] = phrase(text, self._alone)
        return self._phrases[text]

    def decided(self, item: _Item) -> SketchItem:
        """Return an item with its roles."""
        columns = self._columns
        pieces = []
        for n, role in columns.held:
            if at := self._at(item, n):
                pieces.append(Piece(self._phrase(at.text), at, role))
        for n in columns.responsible:
            if at := self._at(item, n):
                said = self._phrase(at.text)
                pieces.append(Piece(said, at, None, is_shared=True, alone_leads=self._ranks[n]))
        remark(self._notes, pieces)
        of_area = item.area.lead if item.area else ()
        if of_area and item.area and id(item.area) not in self._area_leads:
            self._area_leads.add(id(item.area))
            listed = "、".join(each.text for each in of_area)
            message = _(
                "{units} leads all of this area, and so each item of it that names nobody else",
                units=listed,
            )
            self._notes.add(TAKEN_OVER, item.area.title, message)
        held: tuple[tuple[Text, ...], ...] = tuple(() for _ in Role)
        # Without a column of units there is a finding already.
        if self._places or of_area:
            held = self._deciding.held(item.text, pieces, of_area)
        return SketchItem(item.text, held, self._others(item, pieces), item.number)

    def _at(self, item: _Item, place: int) -> Text | None:
        """Return an item's units in a column; of a cell that goes over two columns once."""
        cells = item.row.cells
        cell = cells[place][0]
        if cell.columns > 1 and any(cells[n][0] is cell for n in self._places if n < place):
            return None
        return item.row.text(place)

    def _others(self, item: _Item, pieces: list[Piece]) -> dict[str, Text]:
        others = {
            field.key: piece.at._replace(text=text)
            for piece in pieces
            for field, text in piece.phrase.others
        }
        for n, field in self._columns.others:
            at = item.row.text(n)
            if at and not is_nobody(at.text):
                others[field.key] = at._replace(text=joined(at.text))
        return others

    def ask(self) -> None:
        """Ask what stays open."""
        label = None
        if self._columns.responsible:
            cell = self._header.cells[self._columns.responsible[0]]
            label = Text(bare(cell.text), cell.place, cell.text)
        ask_open(self._deciding, self._notes, label)
