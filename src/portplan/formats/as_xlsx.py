"""Excel, as a sheet to work with: filtered, frozen, wide enough, fit to print."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from portplan.formats import Look, NotWrittenError
from portplan.formats.documents import MADE, fit
from portplan.formats.flat import padded, plain
from portplan.plan.fields import Role
from portplan.questions.shown import Cell, Column, Kind, Page, Row, Shown, Table, Tile
from portplan.text.messages import N_, _

# What a workbook can hold.
_LONGEST_NAME = 31
_LONGEST_PROPERTY = 255
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_LONGEST_TEXT = 32_767

# What is above the rows: the title, and the headings with the filter.
_TITLE, _HEADINGS, _FIRST = range(3)

# How wide a column is at most, in half letters, and how wide it is for the arrow of its filter.
_WIDEST = {Kind.TEXT: 60, Kind.UNITS: 40, Kind.GROUP: 30, Kind.SAID: 40}
_TILE = 10
_ARROW = 3

# How high a line and how high a row is at most, in points. Not every program finds the height that
# folded texts need by itself.
_LINE = 16
_HIGHEST = 409

# The more items a tile has, the darker it is.
_SHADES = {"type": "2_color_scale", "min_color": "#EDF7EE", "max_color": "#63BE7B"}

# A spreadsheet program makes a formula of such a text when somebody edits its cell, unless the
# cell says that it is a text. They are those of a file of CSV; a ' in front would be taken off.
_FORMULA = frozenset("=+-@＝＋－＠'")

# No part of the name of a sheet: what Excel forbids, and _x000D_, which it reads as a character.
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\s]+|_(?=x[0-9A-Fa-f]{4}_)")

_A4 = 9


def written(shown: Shown, _: Look) -> bytes:
    """Return an answer's page as a workbook: a sheet a table, its texts texts, numbers numbers.

    What a heading says stands in each row too, so that rows can be sorted and filtered. A table of
    tiles has a sheet a role. Raises NotWrittenError where a workbook cannot hold an answer.
    """
    page = shown.page()
    tables = [each for table in _tables(page) for each in _by_role(table)] or [Table((), ())]
    _require_room(tables)
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        title = fit(page.title)
        book.set_properties({"title": title[:_LONGEST_PROPERTY], "created": MADE})
        formats = _Formats(book)
        for table, name in zip(tables, _names(page, tables), strict=True):
            heading = f"{title} · {fit(table.heading)}" if table.heading else title
            _write(book.add_worksheet(name), table, heading, formats)
    return stream.getvalue()


def _tables(page: Page) -> list[Table]:
    """Return the tables that have a sheet: of several plans those that are alike are one.

    So a filter goes over all plans at once. Where they are not all alike, as matrices of different
    areas, their headings say which plans they are of.
    """
    if not page.sections:
        return [*page.tables, *page.enclosed]
    alike: dict[tuple[tuple[Column, ...], Role | None], list[Row]] = {}
    for table in padded(table for part in page.parts for table in part.tables):
        alike.setdefault((table.columns, table.role), []).extend(table.rows)
    called = [role.word if role else _first_heading(columns[1:]) for columns, role in alike]
    return [
        Table(
            columns,
            tuple(rows),
            heading=_heading(
                rows, role, "" if called.count(word) > 1 else word, is_first=not place
            ),
            role=role,
        )
        for place, (((columns, role), rows), word) in enumerate(
            zip(alike.items(), called, strict=True)
        )
    ]


def _heading(rows: list[Row], role: Role | None, word: str, *, is_first: bool) -> str:
    """Return what a sheet is called by a word of its own, or else by its plans."""
    if word:
        return "" if is_first and not role else word
    first, *others = dict.fromkeys(str(row[0]) for row in rows) or [""]
    of_plans = f"{first}等 {len(others) + 1} 份" if others else first
    return f"{role.word} {of_plans}" if role else of_plans


def _first_heading(columns: tuple[Column, ...]) -> str:
    return next((each.heading for each in columns if each.heading), "")


def _by_role(table: Table) -> Iterator[Table]:
    """Return a table without its bars, and for each role of its tiles one with their figures."""
    if not {column.kind for column in table.columns} & {Kind.LOAD, Kind.TILE}:
        yield table
        return
    places = [place for place, each in enumerate(table.columns) if each.kind is not Kind.LOAD]
    columns = tuple(table.columns[place] for place in places)
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    table = table._replace(columns=columns, rows=rows)
    tiles = next(((each for each in row if isinstance(each, Tile)) for row in rows), iter(()))
    roles = [role for role, _ in next(tiles, Tile(())).counts]
    if not roles:
        yield table
    for at, role in enumerate(roles):
        yield table._replace(
            heading=f"{role.word} {table.heading}".rstrip(),
            role=role,
            rows=tuple(tuple(_figure(cell, at) for cell in row) for row in rows),
        )


def _figure(cell: Cell, at: int) -> Cell:
    return cell.counts[at][1] or "" if isinstance(cell, Tile) else cell


_TOO_LONG = N_("a sheet has {most} rows, and this needs {needed}; ask for less of it")
_TOO_WIDE = N_("a sheet has {most} columns, and this needs {needed}; ask for less of it")


def _require_room(tables: list[Table]) -> None:
    for table in tables:
        for message, there, most in (
            (_TOO_LONG, len(table.rows) + _FIRST, _MOST_ROWS),
            (_TOO_WIDE, len(table.columns), _MOST_COLUMNS),
        ):
            if there > most:
                raise NotWrittenError(_(message, most=f"{most:,}", needed=f"{there:,}"))


def _names(page: Page, tables: list[Table]) -> Iterator[str]:
    """Return a name for each sheet: legal, and like no other one."""
    # The last number behind a name that came again; Excel keeps History for itself.
    taken = {"history": 1}
    for number, table in enumerate(tables):
        words = table.heading or (_first_heading(table.columns) if number else page.title)
        name = _NOT_IN_NAMES.sub(" ", fit(words)).strip("' ")
        name = unique = name[:_LONGEST_NAME].strip("' ") or str(number + 1)
        again = taken.get(name.casefold(), 1)
        while unique.casefold() in taken:
            again += 1
            unique = f"{name[: _LONGEST_NAME - len(str(again)) - 1]} {again}"
        taken[unique.casefold()] = 1
        taken[name.casefold()] = again
        yield unique


class _Formats:
    """How cells look. What would be a formula is said to be a text."""

    def __init__(self, book: Workbook) -> None:
        look = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True}
        lined = look | {"border": 1, "border_color": "#BFBFBF"}
        self.title: Format = book.add_format({"font_name": "宋体", "font_size": 14, "bold": True})
        self.heading: Format = book.add_format(
            lined | {"bold": True, "bg_color": "#F2F2F2", "align": "center", "valign": "vcenter"}
        )
        self.text: Format = book.add_format(lined)
        self.number: Format = book.add_format(lined | {"align": "center"})
        self.no_formula: Format = book.add_format(lined | {"quote_prefix": True})


def _write(sheet: Worksheet, table: Table, title: str, formats: _Formats) -> None:
    headings = [fit(column.full or column.heading) for column in table.columns]
    _put(sheet, _TITLE, 0, title, formats.title)
    for place, heading in enumerate(headings):
        _put(sheet, _HEADINGS, place, heading, formats.heading)
    rows = [tuple(map(_said, row)) for row in table.rows]
    for line, row in enumerate(rows, _FIRST):
        for place, said in enumerate(row):
            if isinstance(said, int):
                sheet.write_number(line, place, said, formats.number)
            else:
                is_formula = said[:1] in _FORMULA
                look = formats.no_formula if is_formula else formats.text
                _put(sheet, line, place, fit(said), look)
    _give_room(sheet, table.columns, [tuple(headings), *rows])
    _lay_out(sheet, table)


def _said(cell: Cell) -> str | int:
    if isinstance(cell, str):  # as most are
        return cell
    said = plain(cell)
    return said if isinstance(said, int) else str(said)


def _put(sheet: Worksheet, line: int, place: int, text: str, look: Format) -> None:
    if sheet.write_string(line, place, _in_runs(text), look):
        message = _(
            "a cell holds {most} characters, and one would have {needed}; take docx or html",
            most=f"{_LONGEST_TEXT:,}",
            needed=f"{len(text):,}",
        )
        raise NotWrittenError(message)


def _in_runs(text: str) -> str:
    """Return a text so that XlsxWriter and Excel read nothing else into it.

    XlsxWriter writes <r>…</r> as markup, so this is one of its own; and Excel reads _x000D_ as a
    character, so that the parts of it stand in runs of their own.
    """
    if not (text.startswith("<r>") or "_x" in text):
        return text
    pieces = re.split(r"(?<=_)(?=x[0-9A-Fa-f]{4}_)", text)
    if len(pieces) == 1 and not text.endswith("</r>"):
        return text
    return "".join(f'<r><t xml:space="preserve">{escape(piece)}</t></r>' for piece in pieces)


def _give_room(
    sheet: Worksheet, columns: tuple[Column, ...], rows: list[tuple[str | int, ...]]
) -> None:
    """Make columns as wide as their contents, within bounds, and rows as high as folded ones."""
    highest = [1] * len(rows)
    for place, column in enumerate(columns):
        texts = [str(row[place]) for row in rows]
        known = {each: _halves(each) for each in set(texts)}  # titles and units come again
        sizes = [known[each] for each in texts]
        width = _width(column, sizes)
        sheet.set_column(place, place, width)
        # At the end of each line may be room for half a letter.
        line = max(width * 9 // 10 - 1, 2)
        if max(sizes) > line:
            highest = list(map(max, highest, [-(-size // line) for size in sizes]))
    for number, lines_of in enumerate(highest, _HEADINGS):
        if lines_of > 1:
            sheet.set_row(number, min(lines_of * _LINE, _HIGHEST))


def _width(column: Column, sizes: list[int]) -> int:
    """Return how wide a column is to be, for its heading and then its cells."""
    heading = sizes[0]
    if column.kind is Kind.TILE:
        return _TILE
    if column.kind is Kind.NUMBER:
        return min(heading, _TILE) + _ARROW
    content = max(heading + _ARROW, *sizes)
    # So wide that it is one line.
    return min((content + 1) * 10 // 9 + 1, _WIDEST.get(column.kind, _WIDEST[Kind.GROUP]))


def _halves(text: str) -> int:
    """Return how many half letters a text takes: of UTF-8, one byte is one and three are two."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


def _lay_out(sheet: Worksheet, table: Table) -> None:
    """Freeze and filter, and see to it that a print is as wide as the paper."""
    bottom = max(len(table.rows) + _FIRST - 1, _HEADINGS)
    right = max(len(table.columns) - 1, 0)
    tiles = [place for place, each in enumerate(table.columns) if each.kind is Kind.TILE]
    if tiles:
        sheet.conditional_format(_FIRST, tiles[0], bottom, tiles[-1], _SHADES)
    sheet.freeze_panes(_FIRST, tiles[0] if tiles else 0)
    sheet.autofilter(_HEADINGS, 0, bottom, right)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_TITLE, _HEADINGS)
    sheet.set_footer("&C— &P —")
