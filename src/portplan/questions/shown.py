"""An answer in its neutral forms: all that a format knows.

A page is for people, records for spreadsheets, data for programs. Each is made when asked for.
Headings are the annex's own words. What a table says is decided by the question, how it looks by
the format.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any, NamedTuple

from portplan.plan.fields import Role
from portplan.text.messages import N_


class Kind(Enum):
    """What a column's cells are."""

    SAID = auto()  # what a title or a heading says, or a table leaves out; for flat formats
    GROUP = auto()  # a text that rows share with their neighbours
    NUMBER = auto()
    WORD = auto()  # a short text on one line
    TEXT = auto()
    LINE = auto()  # a text on one line, of which a narrow terminal shows the beginning
    UNITS = auto()  # names of units, joined as in the annex
    LOAD = auto()  # counts to be seen at a glance, as a bar
    TILE = auto()  # likewise, as coloured figures beside each other


class Counted(NamedTuple):
    """A name with how many rows stand under it."""

    name: str
    rows: int

    def __str__(self) -> str:
        return f"{self.name} · {self.rows} 项"


class Piece(NamedTuple):
    """A part of a passage; `is_name` says that it is the whole of a name, never broken."""

    text: str
    is_marked: bool = False
    is_name: bool = False

    @property
    def shown(self) -> str:
        """The text, in brackets where it stands out."""
        return f"[{self.text}]" if self.is_marked else self.text


class Passage(NamedTuple):
    """A text with words that stand out, also where there are no colours: there in brackets.

    `is_gone` says that the marked words are those that are not there any more.
    """

    pieces: tuple[Piece, ...]
    is_gone: bool = False

    def __str__(self) -> str:
        return "".join(piece.shown for piece in self.pieces)


class Load(NamedTuple):
    """Counts and the roles that they are of, to be drawn against the longest of the column."""

    longest: int
    counts: tuple[tuple[Role | None, int], ...]

    @property
    def total(self) -> int:
        """The sum of the counts."""
        return sum(count for _, count in self.counts)


class Tile(NamedTuple):
    """The counts of a field of a matrix, by role."""

    counts: tuple[tuple[Role, int], ...]


class Units(NamedTuple):
    """Names of units, in the order in which they are to stand."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return "、".join(self.names)


Cell = str | int | Counted | Units | Passage | Load | Tile
Row = tuple[Cell, ...]


class Column(NamedTuple):
    """A column's heading, what its cells are, and the role that it speaks of, if one.

    In the heading of loads, a role's key in braces stands for the mark that they draw it with.
    `full` is the heading where nothing around explains it. Brief tables keep what is `in_brief`.
    """

    heading: str
    kind: Kind
    role: Role | None = None
    full: str = ""
    in_brief: bool = False


class Table(NamedTuple):
    """Rows under a heading; `role` is what they all speak of, `marked` the units asked for."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heading: str = ""
    role: Role | None = None
    marked: tuple[str, ...] = ()

    def brief(self) -> "Table":
        """Return it with one line a row, of what is brief; without such a column, as it is."""
        places = [place for place, column in enumerate(self.columns) if column.in_brief]
        if not places:
            return self
        columns = (self.columns[place] for place in places)
        return self._replace(
            columns=tuple(
                each._replace(kind=Kind.LINE) if each.kind is Kind.TEXT else each
                for each in columns
            ),
            rows=tuple(tuple(row[place] for place in places) for row in self.rows),
        )


class Page(NamedTuple):
    """An answer as people read it: what was asked and understood, the tables, the words found.

    `text` is what is said below the title: a paragraph each, or an indented line of an example.
    `ranking` is what a brief page says first, of what stands in its tables.
    Where the title `is_sum` of the tables, formats that have no titles begin with it too.
    `enclosed` are tables of what the rows do not say, a sheet each where an answer has sheets.
    Of several plans it has no tables itself, but `sections`, a page for each plan; the first cell
    of each row of their tables is the plan.
    """

    title: str
    tables: tuple[Table, ...]
    words: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    ranking: Table | None = None
    is_brief: bool = False
    is_sum: bool = False
    sections: tuple["Page", ...] = ()
    enclosed: tuple[Table, ...] = ()

    @property
    def parts(self) -> tuple["Page", ...]:
        """The pages that have the tables: those of its sections, or itself."""
        return self.sections or (self,)

    def brief(self) -> "Page":
        """Return it with one line an item."""
        return self._replace(
            tables=tuple(table.brief() for table in self.tables),
            is_brief=True,
            sections=tuple(section.brief() for section in self.sections),
        )


RecordField = str | int


class Records(NamedTuple):
    """The names of the fields, and the records. The names are those of the JSON forms."""

    fields: tuple[str, ...]
    rows: tuple[tuple[RecordField, ...], ...]


class Size(NamedTuple):
    """How many characters an answer has in which items come again and again, and the plan's."""

    answer: int
    plan: int


class Shown(NamedTuple):
    """An answer in its forms, and whether it has nothing in it, with what is said then.

    `data` is made of what JSON has; what is a tuple in it becomes a list. `size` is for an answer
    that may be much larger than its plan.
    """

    page: Callable[[], Page]
    records: Callable[[], Records]
    data: Callable[[], Any]
    is_empty: bool = False
    nothing: str = N_("nothing found: no item passes all that was asked")
    size: Callable[[], Size] | None = None
