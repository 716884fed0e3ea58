"""A document -> a plan's file, what was found on the way, and an account of all of it."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from portplan.files.load import check_content
from portplan.importing import titles
from portplan.importing.account import account_of, head_of
from portplan.importing.cleaning import cleaned
from portplan.importing.document import Document, Grid, Paragraph, Place
from portplan.importing.findings import LEFT_OUT, NO_TABLE, NUMBERS, Notes, Text
from portplan.importing.grid import sketch_of_table
from portplan.importing.headings import bare
from portplan.importing.phrases import FIRST_LEADS, LEADING
from portplan.importing.places import Places, described
from portplan.importing.prose import passages_with_phrases, sketch_of_prose
from portplan.importing.registry import registered
from portplan.importing.sketch import Sketch, Wishes, WrongWishError
from portplan.importing.tables import Table, chosen, is_furniture, tables_of
from portplan.importing.units import listed, tell_like
from portplan.importing.writer import Written, written
from portplan.source.findings import Diagnostic, Severity
from portplan.text.messages import _, aside, n_

# What a plan lacks where import itself has said already why.
_SAID_ALREADY = {"empty", "missing-key"}


class Imported(NamedTuple):
    """A plan's file, None where there are errors; all diagnostics; and the account."""

    content: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    account: str


def imported(document: Document, name: str, wishes: Wishes, lines: Sequence[str] = ()) -> Imported:
    """Return the plan that a document holds. `name` is the file's, `lines` those of a text.

    Raises WrongWishError for a table or a column that is not there, or that has to be chosen.
    """
    notes = Notes()
    document, own = registered(cleaned(document, notes), notes)
    places = Places(name, lines)
    known = (*(each.unit for each in own), *wishes.known)
    sketch = _sketch(document, name, wishes._replace(known=known), notes)
    if sketch is None or not sketch.items:
        if not any(each.rule.severity is Severity.ERROR for each in notes.found):
            _tell_nothing(document, sketch, notes)
        found = [places.diagnostic(each.rule, each.at, each.message) for each in notes.found]
        return Imported(None, tuple(found), _("nothing was imported"))
    _tell_numbers(sketch, notes)
    units = listed(sketch, wishes.known, own)
    tell_like(units, notes)
    _tell_unread(document, notes)
    file = written(sketch, units, head_of(sketch, name, notes))
    content = file.text.encode()
    found = [places.diagnostic(each.rule, each.at, each.message) for each in notes.found]
    found += _by_rules(file, content, places, found)
    is_broken = any(each.severity is Severity.ERROR for each in found)
    found.sort(key=lambda each: each.severity is not Severity.ERROR)
    return Imported(None if is_broken else content, tuple(found), account_of(sketch, units, notes))


def _sketch(document: Document, name: str, wishes: Wishes, notes: Notes) -> Sketch | None:
    """Return what the document says of a plan, in its table or else in its text."""
    asked = {bare(word) for word, _field in wishes.columns}
    tables = tables_of(document, asked)
    paragraphs = _lines(document.parts)
    first_leads = _says_that_first_leads(document, notes)
    if tables or wishes.table is not None or wishes.columns:
        if not tables:
            message = _("the document has no table whose header names units")
            raise WrongWishError(message)
        table = chosen(tables, wishes.table)
        above = titles.above_a_table(table.above)
        title = _title(above, name, wishes)
        _tell_around(document, table, tables, title, notes)
        is_ours = titles.is_ours(above)
        return sketch_of_table(
            table, title, wishes, notes, first_leads=first_leads, is_ours=is_ours
        )
    if not passages_with_phrases(paragraphs):
        return None
    title = _title(titles.of_a_text(document), name, wishes)
    _tell_other_grids(document, notes)
    return sketch_of_prose(paragraphs, title, wishes, notes, first_leads=first_leads)


def _title(found: Text | None, name: str, wishes: Wishes) -> Text:
    title = found or titles.of_a_file(name)
    return Text(wishes.title, Place(), wishes.title) if wishes.title else title


def _says_that_first_leads(document: Document, notes: Notes) -> bool:
    """Say whether the document says of its lists that the first leads."""
    for part in document.parts:
        for text in _texts(part):
            if any(word in text for word in LEADING) and (match := FIRST_LEADS.search(text)):
                sentence = _(
                    "The document says that the first-named lead: {text}",
                    text=match[0].strip("（()）"),
                )
                notes.decide(sentence)
                return True
    return False


def _texts(part: Grid | Paragraph) -> list[str]:
    if isinstance(part, Paragraph):
        return [part.text]
    return [cell.text for row in part.rows for cell in row]


def _tell_around(
    document: Document, table: Table, tables: Sequence[Table], title: Text, notes: Notes
) -> None:
    """Say what stands around the table that is meant, and which others there are."""
    before = _lines(document.parts[: table.start])
    published = {each.cell for each in before}
    before += [each for each in table.above if each.text.strip() and each.cell not in published]
    without_title = [each for each in before if each.cell != title.cell]
    behind = _lines(document.parts[table.end :])
    if number := _lines_of_text(without_title):
        left = n_("{number} line before the table", "{number} lines before the table", number)
        notes.left.append(left)
    if said := passages_with_phrases(without_title):
        message = n_(
            "{number} passage before the table says who does what, this one; it is left out",
            "{number} passages before the table say who does what, such as this one; they are left"
            " out",
            len(said),
        )
        notes.add(LEFT_OUT, said[0], message)
    if number := _lines_of_text(behind):
        left = n_("{number} line behind the table", "{number} lines behind the table", number)
        notes.left.append(left)
    if said := passages_with_phrases(behind):
        message = n_(
            "{number} passage behind the table says who does what, this one; it is left out",
            "{number} passages behind the table say who does what, such as this one; they are left"
            " out",
            len(said),
        )
        notes.add(LEFT_OUT, said[0], message)
    _tell_other_tables(document, table, tables, notes)


def _lines_of_text(lines: Sequence[Text]) -> int:
    return sum(not is_furniture(each.text) for each in lines)


def _tell_other_tables(
    document: Document, table: Table, tables: Sequence[Table], notes: Notes
) -> None:
    """Say which tables there are besides the one that is meant."""
    mine = {id(grid) for grid in table.grids}
    grids = [part for part in document.parts if isinstance(part, Grid)]
    others = [each for each in grids if id(each) not in mine and "".join(_texts(each)).strip()]
    if others:
        with_units = sum(each is not table for each in tables)
        left = n_("{number} other table", "{number} other tables", len(others))
        if with_units:
            left = aside(left, _("{number} with units", number=with_units))
        notes.left.append(left)
    for n, each in enumerate(tables, 1):
        if each is not table:
            cell = each.header.cells[0]
            message = _(
                "this table has units too and is left out; --table {number} takes it", number=n
            )
            notes.add(LEFT_OUT, Text(cell.text, cell.place, cell.text), message)


def _lines(parts: Sequence[Grid | Paragraph]) -> list[Text]:
    paragraphs = [part for part in parts if isinstance(part, Paragraph) and part.text.strip()]
    return [Text(each.text, each.place, each.text) for each in paragraphs]


def _tell_other_grids(document: Document, notes: Notes) -> None:
    grids = [part for part in document.parts if isinstance(part, Grid)]
    if grids:
        notes.left.append(n_("{number} table", "{number} tables", len(grids)))


def _tell_unread(document: Document, notes: Notes) -> None:
    """Say what the reader of the format has left out, each kind once."""
    counts = Counter(each.what for each in document.left_out)
    first = {each.what: each for each in reversed(document.left_out)}
    for what, count in counts.items():
        at = Text(what, first[what].place, what)
        if count == 1:
            notes.left.append(what)
            notes.add(LEFT_OUT, at, _("left out: {what}", what=what))
            continue
        notes.left.append(aside(what, _("{number} times", number=count)))
        elsewhere = n_("also in {number} other place", "also in {number} other places", count - 1)
        notes.add(LEFT_OUT, at, aside(_("left out: {what}", what=what), elsewhere))


def _tell_nothing(document: Document, sketch: Sketch | None, notes: Notes) -> None:
    """Say why there is no plan in a document."""
    grids = [part for part in document.parts if isinstance(part, Grid)]
    at = Text("", Place(), "")
    if sketch is not None:
        message = _("the table has a header and no items below it")
    elif grids:
        first = grids[0].rows[0] if grids[0].rows else ()
        at = Text(first[0].text, first[0].place, first[0].text) if first else at
        message = _(
            "no table has a header that names units (牵头单位, 责任单位 …), and no text says who"
            " does what (… 负责); write such a heading above the units"
        )
    else:
        message = _("the document has no table, and no text that says who does what (… 负责)")
    notes.add(NO_TABLE, at, message)


def _tell_numbers(sketch: Sketch, notes: Notes) -> None:
    """Say where the published numbers are not those of the plan, with both."""
    differing = [
        (item.number, n, item)
        for n, item in enumerate(sketch.items, 1)
        if item.number is not None and item.number != n
    ]
    if not differing:
        return
    published, number, item = differing[0]
    if len(differing) == 1:
        message = _(
            "items count through all areas: the published number {published} is {number} here",
            published=published,
            number=number,
        )
    else:
        last_published, last, _item = differing[-1]
        message = _(
            "items count through all areas: {count} published numbers, from {published} to"
            " {last_published}, are {number} to {last} here",
            count=len(differing),
            published=published,
            last_published=last_published,
            number=number,
            last=last,
        )
    notes.decide(
        _(
            "Items count through all areas: published {published} is {number} here.",
            published=published,
            number=number,
        )
    )
    notes.add(NUMBERS, item.text, message)


def _by_rules(
    file: Written, content: bytes, places: Places, found: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """Return what the rules of a plan find in the file, at the places of the document."""
    is_broken = any(each.severity is Severity.ERROR for each in found)
    diagnostics = []
    for each in check_content("", content).diagnostics:
        if is_broken and each.code in _SAID_ALREADY:
            continue
        at = file.at(each.location.line)
        diagnostics.append(places.diagnostic(each.rule, at, _with_places(each.message, file)))
    return diagnostics


def _with_places(message: str, file: Written) -> str:
    """Return a rule's message with the texts of the document for places in a file nobody sees."""
    return re.sub(r"\b(\d+):\d+\b", lambda place: described(file.at(int(place[1])).place), message)
