"""A table -> the sketch of a plan."""

from collections.abc import Sequence
from itertools import chain

from portplan.importing.areas import Titled
from portplan.importing.columns import Columns, columns_of
from portplan.importing.findings import COUNT, TAKEN_OVER, Notes, Text
from portplan.importing.headings import bare
from portplan.importing.names import is_nobody, known_in, names_in
from portplan.importing.phrases import Clause, Phrase, Said, phrase
from portplan.importing.roles import Deciding, Piece, ask_open, remark
from portplan.importing.rows import Rows
from portplan.importing.sketch import Sketch, SketchArea, SketchItem, Wishes
from portplan.importing.table_items import ItemsOfTable, TableItem
from portplan.importing.tables import Table
from portplan.importing.wraps import joined
from portplan.plan.fields import Role
from portplan.text.messages import _, n_


def sketch_of_table(
    table: Table,
    title: Text,
    wishes: Wishes,
    notes: Notes,
    *,
    first_leads: bool,
    is_ours: bool = False,
) -> Sketch:
    """Return what a table says of a plan, one that `list` wrote if it `is_ours`.

    Raises WrongWishError for a column that is not there.
    """
    columns = columns_of(table, wishes, notes)
    rows = Rows(table, columns, notes)
    items = ItemsOfTable(columns, notes, is_ours=is_ours).items(rows.sorted())
    deciding = Deciding(wishes, notes, first_leads=first_leads)
    units = _Units(table, columns, items, deciding, notes)
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


class _Units:
    """Reads the columns of units."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        items: Sequence[TableItem],
        deciding: Deciding,
        notes: Notes,
    ) -> None:
        self._columns = columns
        self._places = columns.units
        self._header = table.header
        self._notes = notes
        self._deciding = deciding
        self._known = deciding.known_names
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
            known = known_in(text, self._known)
            self._phrases[text] = (
                Phrase((Clause(Said.PLAIN, known),)) if known else phrase(text, self._alone)
            )
        return self._phrases[text]

    def decided(self, item: TableItem) -> SketchItem:
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

    def _at(self, item: TableItem, place: int) -> Text | None:
        """Return an item's units in a column; of a cell that goes over two columns once."""
        cells = item.row.cells
        cell = cells[place][0]
        if cell.columns > 1 and any(cells[n][0] is cell for n in self._places if n < place):
            return None
        return item.row.text(place)

    def _others(self, item: TableItem, pieces: list[Piece]) -> dict[str, Text]:
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
