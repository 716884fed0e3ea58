"""Items as they are shown, the same in every question: in tables, as records, as data."""

from collections.abc import Iterable, Iterator
from typing import Any

from portplan.plan import fields
from portplan.plan.fields import ITEM, OTHERS, Role
from portplan.plan.model import Item, Plan
from portplan.questions import registry
from portplan.questions.shown import (
    Column,
    Kind,
    Page,
    RecordField,
    Records,
    Row,
    Shown,
    Table,
    Units,
)

AREA = Column(fields.AREA.heading("title"), Kind.GROUP)
NUMBER = Column("", Kind.NUMBER, full=ITEM.heading("number"), in_brief=True)
TEXT = Column(ITEM.heading("text"), Kind.TEXT, in_brief=True)

_HELD = tuple(Column(role.heading, Kind.UNITS, role) for role in Role)

# Who holds each role, for a table that has no room for it.
HELD_SAID = tuple(column._replace(kind=Kind.SAID) for column in _HELD)

# An item's fields in CSV and TSV; what is optional stands last.
FIELDS = (
    "number", "area_number", "area", "text",
    *(role.value for role in Role), *(field.key for field in OTHERS),
)  # fmt: skip


class ItemTables:
    """Makes tables of items, with a column for each optional text that the plan has anywhere."""

    def __init__(self, plan: Plan) -> None:
        self._others = tuple(field for field in OTHERS if plan.has(field.key))

    @property
    def others(self) -> tuple[Column, ...]:
        """The columns of the optional texts."""
        return tuple(Column(field.heading, Kind.TEXT) for field in self._others)

    def others_of(self, item: Item) -> Row:
        """Return an item's cells in those columns."""
        return tuple(item.other(field.key) or "" for field in self._others)

    def table(
        self,
        items: Iterable[Item],
        heading: str = "",
        role: Role | None = None,
        marked: tuple[str, ...] = (),
        *,
        area: Column = AREA,
        said: tuple[tuple[str, str], ...] = (),
    ) -> Table:
        """Return a table of items. `said` are headings, and what is said of all of them."""
        before = tuple(text for _, text in said)
        columns = (
            *(Column(word, Kind.SAID, in_brief=True) for word, _ in said),
            area, NUMBER, TEXT, *_HELD, *self.others,
        )  # fmt: skip
        rows = tuple((*before, *self._row(item)) for item in items)
        return Table(columns, rows, heading, role, marked)

    def _row(self, item: Item) -> Row:
        held = map(Units, item.held)
        return (item.area.heading, item.number, item.text, *held, *self.others_of(item))


def item_record(item: Item) -> tuple[RecordField, ...]:
    """Return an item as a record. Names of units are joined with 、 as in the annex."""
    area = item.area
    held = ("、".join(names) for names in item.held)
    others = (text or "" for text in item.others)
    return (item.number, area.number, area.title, item.text, *held, *others)


def item_records(items: Iterable[Item]) -> Records:
    """Return items as records."""
    return Records(FIELDS, tuple(map(item_record, items)))


def held_record(name: str, role: Role, items: Iterable[Item]) -> Iterator[tuple[RecordField, ...]]:
    """Return a record for each item that a unit holds in a role."""
    return ((name, role.value, *item_record(item)) for item in items)


HELD_FIELDS = ("unit", "role", *FIELDS)


def item_data(item: Item) -> dict[str, Any]:
    """Return an item as programs read it."""
    return {
        "number": item.number,
        "area": {"number": item.area.number, "title": item.area.title},
        "text": item.text,
        **{role.value: names for role, names in item.by_role()},
        **{field.key: text for field, text in zip(OTHERS, item.others, strict=True)},
    }


def items_data(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Return items as programs read them."""
    return [item_data(item) for item in items]


def shown_items(
    plan: Plan,
    items: tuple[Item, ...],
    title: str,
    marked: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    *,
    is_whole: bool = False,
) -> Shown:
    """Return what is nothing but items in its forms; `is_whole` says that they are the plan."""
    return Shown(
        lambda: Page(
            title,
            (ItemTables(plan).table(items, marked=marked),),
            words,
            enclosed=(registry.table(plan),) if is_whole else (),
        ),
        lambda: item_records(items),
        lambda: items_data(items),
        is_empty=not items,
    )
