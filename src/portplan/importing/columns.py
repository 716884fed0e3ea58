"""What each column of a table is for: by its heading, by what was asked, by its merged cells."""

from collections.abc import Sequence
from typing import NamedTuple

from portplan.importing.document import Cell
from portplan.importing.findings import (
    LEFT_OUT,
    UNKNOWN_ROLE,
    WHICH_TEXT,
    Notes,
    Text,
)
from portplan.importing.headings import NOTHING, Heading, Meaning, bare, heading
from portplan.importing.numbers import number_in
from portplan.importing.sketch import Wishes, WrongWishError
from portplan.importing.tables import Table
from portplan.plan.fields import FIRST_ROLE, OTHERS, Field, Role
from portplan.text.messages import _

_LEAVE = "-"
_PLAIN = {
    "number": Meaning.NUMBER,
    "area": Meaning.AREA,
    "name": Meaning.NAME,
    "text": Meaning.TEXT,
    _LEAVE: Meaning.NOTHING,
}
FIELDS = (*_PLAIN, *(role.value for role in Role), *(field.key for field in OTHERS))


class Columns(NamedTuple):
    """The places of a table's columns, by what they are for. Of areas the inner one is the last."""

    number: int | None
    areas: tuple[int, ...]
    name: int | None
    text: int | None
    held: tuple[tuple[int, Role], ...]
    responsible: tuple[int, ...]
    others: tuple[tuple[int, Field], ...]
    area_number: bool = False

    @property
    def units(self) -> tuple[int, ...]:
        """The columns of units."""
        return (*(place for place, _role in self.held), *self.responsible)


def columns_of(table: Table, wishes: Wishes, notes: Notes) -> Columns:
    """Return what the columns are for. Raises WrongWishError for a heading that is not there."""
    return _Assigning(table, wishes, notes).columns()


class _Assigning:
    def __init__(self, table: Table, wishes: Wishes, notes: Notes) -> None:
        self.table = table
        self.wishes = wishes
        self.notes = notes
        self.asked = _asked(table, wishes)
        # Columns that are asked about, and so neither used nor left out.
        self.in_doubt: set[int] = set()
        self.meant = [
            self.asked.get(place, self._by_heading(place))
            for place in range(len(table.header.cells))
        ]

    def columns(self) -> Columns:
        number = next(iter(self._places(Meaning.NUMBER)), None)
        areas, name, text = self._texts()
        held, responsible = self._units()
        others = [(n, h.field) for n, h in enumerate(self.meant) if h.field]
        columns = Columns(
            number, areas, name, text, held, responsible, tuple(others),
            bool(self._places(Meaning.AREA_NUMBER)),
        )  # fmt: skip
        self._leave(columns)
        return columns

    def _by_heading(self, place: int) -> Heading:
        """Return what a column's heading means. Numbers need none."""
        word = self.table.header.headings[place]
        cells = [row.cells[place].text for row in self.table.rows]
        filled = [cell for cell in cells if cell.strip()]
        if not word and filled and all(number_in(cell) is not None for cell in filled):
            return Heading(Meaning.NUMBER)
        return heading(self.table.header.cells[place].text)

    def _places(self, meaning: Meaning) -> list[int]:
        """Return the columns of a meaning, a heading over several of them once."""
        cells = self.table.header.cells
        places = [n for n, each in enumerate(self.meant) if each.meaning is meaning]
        return [n for n in places if not (n and cells[n] is cells[n - 1])]

    def _texts(self) -> tuple[tuple[int, ...], int | None, int | None]:
        """Return the columns of areas, of items' titles and of their texts."""
        areas, names = self._places(Meaning.AREA), self._places(Meaning.NAME)
        texts = self._places(Meaning.TEXT)
        wished = [n for n, each in self.asked.items() if each.meaning is Meaning.TEXT]
        texts = wished or texts
        if not texts and names:
            spanning = [n for n in names if self._spans(n)]
            texts = [n for n in names if n not in spanning] or names
            texts = texts[-1:] if len(spanning) == len(names) else texts
        elif not texts and areas:
            *areas, last = areas
            texts = [last]
        if len(texts) != 1:
            self._ask_which(texts)
        text = texts[0] if texts else None
        asked = [n for n in names if n in self.asked]
        open_ = [n for n in names if n != text and n not in self.asked]
        inner = [n for n in open_ if self._spans(n)]
        if not wished and len(texts) == 1 and (doubtful := [n for n in open_ if n not in inner]):
            self._ask_which([*doubtful, *texts])
        return tuple(sorted([*areas, *inner])), next(iter(asked), None), text

    def _spans(self, place: int) -> bool:
        """Say whether a column's cells go over several rows, as areas do and items do not."""
        above = None
        for row in self.table.rows:
            cell = row.cells[place]
            if cell is above or not cell.text.strip():
                return True
            above = cell
        return False

    def _ask_which(self, places: Sequence[int]) -> None:
        cells = self.table.header.cells
        if not places:
            listed = "、".join(dict.fromkeys(filter(None, self.table.header.headings)))
            message = _(
                "none of the columns {columns} is known for the text of the items; name it with"
                " --columns HEADING=text",
                columns=listed,
            )
            self.notes.add(WHICH_TEXT, _at(cells[0]), message)
            return
        self.in_doubt.update(places)
        listed = "、".join(bare(cells[n].text) for n in places)
        first, last = bare(cells[places[0]].text), bare(cells[places[-1]].text)
        message = _(
            "{columns}: each could be the text of the items; say which is, and what the other is:"
            " --columns {last}=text,{first}=name puts {first} in front of the text,"
            " {first}=area makes areas of it, {first}=- leaves it out",
            columns=listed,
            first=first,
            last=last,
        )
        self.notes.add(WHICH_TEXT, _at(cells[places[0]]), message)

    def _units(self) -> tuple[tuple[tuple[int, Role], ...], tuple[int, ...]]:
        """Return the columns of units whose role is said, and of those where it is not."""
        held = [(n, each.role) for n, each in enumerate(self.meant) if each.role]
        responsible = [n for n, e in enumerate(self.meant) if e.meaning is Meaning.RESPONSIBLE]
        leads = [n for n, role in held if role is FIRST_ROLE]
        if responsible and leads and not self.wishes.all_lead:
            self._ask_role(responsible[0], beside=leads[0])
            return tuple(held), ()
        if responsible and held and not leads:
            cell = self.table.header.cells[responsible[0]]
            sentence = _(
                "{column} stands beside a column of those who support, so its units lead",
                column=bare(cell.text),
            )
            self.notes.decide(sentence)
            return tuple(sorted([*held, *((n, FIRST_ROLE) for n in responsible)])), ()
        if not held and not responsible:
            for n in self._places(Meaning.NEITHER)[:1]:
                self._ask_role(n)
        return tuple(held), tuple(responsible)

    def _ask_role(self, place: int, beside: int | None = None) -> None:
        self.in_doubt.add(place)
        cell = self.table.header.cells[place]
        word = bare(cell.text)
        if beside is None:
            message = _(
                "{column} says neither who leads nor who supports; say what its units do:"
                " --columns {column}=lead or {column}=support, or {column}=- to leave it out",
                column=word,
            )
        else:
            other = bare(self.table.header.cells[beside].text)
            message = _(
                "{column} stands beside {other} and does not say what its units do: --columns"
                " {column}=support or {column}=lead, or {column}=- to leave it out",
                column=word,
                other=other,
            )
        self.notes.add(UNKNOWN_ROLE, _at(cell), message)

    def _leave(self, columns: Columns) -> None:
        """Say which columns are not in the plan."""
        used = {columns.number, columns.name, columns.text, *columns.areas, *columns.units}
        used |= {n for n, _field in columns.others} | self.in_doubt
        for n, cell in enumerate(self.table.header.cells):
            means = self.meant[n].meaning
            is_filled = any(row.cells[n].text.strip() for row in self.table.rows)
            is_shown = n and all(
                row.cells[n] is row.cells[n - 1] or not row.cells[n].text.strip()
                for row in self.table.rows
            )
            if n in used or means is Meaning.AREA_NUMBER or not is_filled or is_shown:
                continue
            word = bare(cell.text) or f"{n + 1}"
            self.notes.left.append(_("column {column}", column=word))
            if n not in self.asked and means in {Meaning.NOTHING, Meaning.NEITHER, Meaning.NUMBER}:
                message = _(
                    "the column {column} is left out; --columns {column}=- says that it is to be",
                    column=word,
                )
                self.notes.add(LEFT_OUT, _at(cell), message)


def _at(cell: Cell) -> Text:
    return Text(bare(cell.text), cell.place, cell.text)


def _asked(table: Table, wishes: Wishes) -> dict[int, Heading]:
    """Return what was asked of columns. Raises WrongWishError."""
    asked: dict[int, Heading] = {}
    headings = table.header.headings
    for word, field in wishes.columns:
        places = [n for n, each in enumerate(headings) if each == bare(word)]
        if not places and word.isdecimal() and 0 < int(word) <= len(headings):
            places = [int(word) - 1]
        if not places:
            listed = "、".join(dict.fromkeys(filter(None, headings)))
            message = _(
                "there is no column {column}; the columns are {columns}",
                column=word,
                columns=listed,
            )
            raise WrongWishError(message)
        asked |= dict.fromkeys(places, _as_asked(field))
    return asked


def _as_asked(field: str) -> Heading:
    if field in _PLAIN:
        return Heading(_PLAIN[field]) if field != _LEAVE else NOTHING
    for role in Role:
        if role.value == field:
            return Heading(Meaning.ROLE, role=role)
    return next(Heading(Meaning.OTHER, field=other) for other in OTHERS if other.key == field)
