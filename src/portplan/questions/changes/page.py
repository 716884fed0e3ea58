"""Changes -> a page for people: a line of the sum, then by area and item what was and what is."""

from collections.abc import Iterable, Sequence

from portplan.plan.fields import AREA, FIRST_ROLE, ITEM, OTHERS, PLAN, UNIT, Role
from portplan.plan.model import Item
from portplan.questions.changes.change import Change, Kind
from portplan.questions.changes.pairs import out_of_order
from portplan.questions.changes.words import CHANGE, IS, WAS, label, total
from portplan.questions.shown import Cell, Column, Page, Passage, Piece, Row, Table
from portplan.questions.shown import Kind as Cells
from portplan.text.messages import _
from portplan.text.wording import reworded

_TITLE = PLAN.heading("title")
_UNIT = UNIT.heading("name")
_AREA = AREA.heading("title")
_NUMBER = ITEM.heading("number")


def page(changes: Sequence[Change], asked: Iterable[str], marked: tuple[str, ...]) -> Page:
    """Return changes as people read them; without any there is nothing on the page.

    `asked` is what was asked for, as it was understood, and `marked` are names that stand out.
    """
    if not changes:
        return Page("", ())
    title = " · ".join([*filter(None, asked), total(changes)])
    columns = (
        Column(_AREA, Cells.GROUP),
        Column(_NUMBER, Cells.NUMBER),
        Column(_(CHANGE), Cells.WORD),
        Column(_UNIT, Cells.UNITS),
        Column(_(WAS), Cells.TEXT),
        Column(_(IS), Cells.TEXT),
    )
    table = Table(columns, tuple(map(_row, changes)), marked=marked)
    return Page(title, (table,), is_sum=True)


def _row(change: Change) -> Row:
    return (_group(change), _number(change), label(change), _whom(change), *_was_and_is(change))


def _number(change: Change) -> Cell:
    """Return the item's number as it is; one that is no more is marked, as another may have it."""
    if change.item is None and change.was is not None:
        return _("was {number}", number=change.was)
    return change.item or ""


def _group(change: Change) -> str:
    """Return the heading of the area, or what else a change is of."""
    match change.kind:
        case Kind.PLAN_RETITLED:
            return _TITLE
        case Kind.RENUMBERED:
            return _NUMBER
        case _:
            old, new = change.areas
            area = new or old
            return area.heading if area else _UNIT


def _whom(change: Change) -> Cell:
    """Return whom a change is of: a unit, or all that take part in the item, by their roles."""
    item = change.new or change.old
    match change.kind:
        case Kind.ITEM_ADDED | Kind.ITEM_REMOVED | Kind.ITEM_REWORDED | Kind.ITEM_MOVED:
            return _held(item)
        case Kind.FIELD_CHANGED:
            return _held(item)
        case Kind.FIRST_LEAD_CHANGED:
            return Passage(_pieces("", (change.after or "", change.before or "")))
        case Kind.ORDER_CHANGED:
            before, after = ((names or "").split("、") for names in (change.before, change.after))
            return Passage(_pieces("", _out_of_order(before, after)))
        case _:
            return Passage(_pieces("", (change.unit,))) if change.unit else ""


def _held(item: object) -> Cell:
    """Return an item's units, those of each role behind its word."""
    held = item.by_role() if isinstance(item, Item) else ()
    parts = [_pieces(f"{role.word}：", names) for role, names in held if names]
    return Passage(tuple(piece for part in parts for piece in (Piece("；"), *part))[1:])


def _was_and_is(change: Change) -> tuple[Cell, Cell]:
    before, after = change.before or "", change.after or ""
    match change.kind:
        case Kind.ITEM_REWORDED | Kind.AREA_RETITLED | Kind.PLAN_RETITLED | Kind.FIELD_CHANGED:
            return _marked(before, after) if before and after else (before, after)
        case Kind.ITEM_ADDED | Kind.ITEM_REMOVED:
            return _whole(change.old), _whole(change.new)
        case Kind.ROLE_GAINED | Kind.ROLE_LOST | Kind.ROLE_CHANGED:
            return _word(change.before), _word(change.after)
        case Kind.FIRST_LEAD_CHANGED:
            first = f"首位{FIRST_ROLE.word}："
            return _names(first, (before,)), _names(first, (after,))
        case Kind.ORDER_CHANGED if change.role:
            return _in_order(change.role, before.split("、"), after.split("、"))
        case Kind.UNIT_ALIASES | Kind.UNIT_MEMBERS:
            return _lists(before, after)
        case Kind.ITEM_MOVED if before == after:
            return f"{_NUMBER} {change.was}", f"{_NUMBER} {change.item}"
        case _:
            return before, after


def _marked(before: str, after: str) -> tuple[Passage, Passage]:
    olds, news = reworded(before, after)
    return (
        Passage(tuple(Piece(text, changed) for text, changed in olds), is_gone=True),
        Passage(tuple(Piece(text, changed) for text, changed in news)),
    )


def _whole(item: object) -> Cell:
    """Return an item's text, and behind it what else it says in texts."""
    if not isinstance(item, Item):
        return ""
    others = zip(OTHERS, item.others, strict=True)
    said = "；".join(f"{field.heading}：{text}" for field, text in others if text)
    return f"{item.text}（{said}）" if said else item.text


def _word(key: str | None) -> Cell:
    return Role(key).word if key else ""


def _names(
    word: str, names: Sequence[str], changed: Iterable[str] = (), *, is_gone: bool = False
) -> Passage:
    return Passage(_pieces(word, names, changed), is_gone)


def _pieces(word: str, names: Sequence[str], changed: Iterable[str] = ()) -> tuple[Piece, ...]:
    """Return names behind a word; those that changed stand out."""
    marked = set(changed)
    named = [
        piece
        for name in names
        for piece in (Piece("、"), Piece(name, name in marked, is_name=True))
    ]
    return (*([Piece(word, is_name=True)] if word else []), *named[1:])


def _in_order(role: Role, before: Sequence[str], after: Sequence[str]) -> tuple[Passage, Passage]:
    changed = _out_of_order(before, after)
    word = f"{role.word}："
    return _names(word, before, changed, is_gone=True), _names(word, after, changed)


def _out_of_order(before: Sequence[str], after: Sequence[str]) -> list[str]:
    places = {name: place for place, name in enumerate(after)}
    moved = out_of_order([places[name] for name in before if name in places])
    return [after[place] for place in sorted(moved)]


def _lists(before: str, after: str) -> tuple[Passage, Passage]:
    olds, news = before.split("、"), after.split("、")
    gone, come = set(olds) - set(news), set(news) - set(olds)
    return _names("", olds, gone, is_gone=True), _names("", news, come)
