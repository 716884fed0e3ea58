"""Answers -> neutral tables: the words and columns that users read, whatever the format.

Headings are the annex's own words. A renderer decides how a table looks; what it says is
decided here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from textwrap import fill, indent
from typing import NamedTuple, assert_never

from portplan.model import Area, Item, Role, Unit
from portplan.normal import visible
from portplan.queries import (
    Answer,
    AreaItems,
    AreaLoads,
    Matrix,
    Partners,
    RoleItems,
    Selection,
    SharedItems,
    ShownItems,
    UnitItems,
    UnitLoads,
)
from portplan.rules import Rule

ROLE_WORDS = {Role.LEAD: "牵头", Role.SUPPORT: "支持配合"}


class Kind(Enum):
    """What a column's cells are."""

    GROUP = auto()  # a text that rows share with their neighbours
    NUMBER = auto()
    TEXT = auto()
    LINE = auto()  # a text whose rows stand close, one line each where that is wide enough
    UNITS = auto()  # names of units, joined as in the annex
    LOAD = auto()  # counts to be seen at a glance, as a bar
    TILE = auto()  # likewise, as coloured figures beside each other


@dataclass(frozen=True, slots=True)
class Load:
    """Counts and the roles that they are of, to be drawn against the longest of the column."""

    longest: int
    counts: tuple[tuple[Role | None, int], ...]

    @property
    def total(self) -> int:
        """The sum of the counts."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Tile:
    """The counts of a field of a matrix, by role; `longest` is the highest of its column."""

    longest: int
    counts: tuple[tuple[Role, int], ...]


Cell = str | int | tuple[str, ...] | Load | Tile
Row = tuple[Cell, ...]


class Column(NamedTuple):
    """A column's heading, what its cells are, and the role that it speaks of, if one.

    In the heading, {lead}, {support} and {none} stand for the marks of loads and tiles.
    """

    heading: str
    kind: Kind
    role: Role | None = None


class Table(NamedTuple):
    """Rows under a heading; `role` is what they all speak of, `marked` the units asked for."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heading: str = ""
    role: Role | None = None
    marked: tuple[str, ...] = ()


class Page(NamedTuple):
    """An answer as people read it: what was asked and understood, the tables, the words found."""

    title: str
    tables: tuple[Table, ...]
    words: tuple[str, ...] = ()


_NUMBER = Column("", Kind.NUMBER)
_TEXT = Column("工作事项", Kind.TEXT)
_GROUP_BY_UNIT = Column("单位", Kind.GROUP)

_ITEM_COLUMNS = (
    Column("工作任务", Kind.GROUP),
    _NUMBER,
    _TEXT,
    Column("牵头单位", Kind.UNITS, Role.LEAD),
    Column("支持配合单位", Kind.UNITS, Role.SUPPORT),
)


def brief(page: Page) -> Page:
    """Return a page with one line an item, its number and its text, under units as before."""
    return page._replace(tables=tuple(map(_brief_table, page.tables)))


def _brief_table(table: Table) -> Table:
    """Leave of a table of items what a line has; another one stays as it is."""
    if _NUMBER not in table.columns:
        return table
    places = [
        place
        for place, column in enumerate(table.columns)
        if column in (_GROUP_BY_UNIT, _NUMBER, _TEXT)
    ]
    columns = (table.columns[place] for place in places)
    return table._replace(
        columns=tuple(c._replace(kind=Kind.LINE) if c == _TEXT else c for c in columns),
        rows=tuple(tuple(row[place] for place in places) for row in table.rows),
    )


def page(answer: Answer) -> Page:
    """Return an answer as people read it."""
    match answer:
        case UnitItems():
            return _unit_page(answer)
        case AreaItems():
            return _area_page(answer)
        case RoleItems():
            return _role_page(answer)
        case Selection() | ShownItems() | SharedItems():
            return _items_page(answer)
        case UnitLoads():
            return _unit_loads_page(answer)
        case AreaLoads():
            return _area_loads_page(answer)
        case Matrix():
            return _matrix_page(answer)
        case Partners():
            return _partners_page(answer)
        case _:
            assert_never(answer)


def _unit_page(answer: UnitItems) -> Page:
    unit = answer.unit
    held = ((Role.LEAD, answer.lead), (Role.SUPPORT, answer.support))
    own = [
        _item_table(items, f"{ROLE_WORDS[role]} {len(items)} 项", role, (unit.name,))
        for role, items in held
        if items is not None
    ]
    through = [
        _item_table(
            each.items,
            f"经{each.collective.name}{ROLE_WORDS[each.role]} {len(each.items)} 项（不计入以上）",
            each.role,
            (each.collective.name,),
        )
        for each in answer.through
    ]
    return Page(_unit_title(unit), (*own, *through))


def _unit_title(unit: Unit) -> str:
    title = " · ".join([unit.name, *unit.aliases])
    return f"{title}（{'、'.join(unit.members)}）" if unit.members else title


def _area_page(answer: AreaItems) -> Page:
    """Make the area the title, so that it is in no column."""
    rows = tuple(_item_row(item)[1:] for item in answer.items)
    title = f"{answer.area.heading} · {len(answer.items)} 项"
    return Page(title, (Table(_ITEM_COLUMNS[1:], rows),))


def _role_page(answer: RoleItems) -> Page:
    columns = (_GROUP_BY_UNIT, _NUMBER, _TEXT, Column("工作任务", Kind.TEXT))
    rows = tuple(
        (f"{unit.name} · {len(items)} 项", item.number, item.text, item.area.heading)
        for unit, items in answer.units
        for item in items
    )
    title = f"{ROLE_WORDS[answer.role]} · {len(answer.units)} 个单位"
    return Page(title, (Table(columns, rows),))


def _items_page(answer: Selection | ShownItems | SharedItems) -> Page:
    match answer:
        case ShownItems(items):
            numbers = "、".join(str(item.number) for item in items)
            return Page(f"工作事项 {numbers}", (_item_table(items),))
        case SharedItems(unit, other, items):
            title = f"{unit.name}、{other.name} · 共同事项 {len(items)} 项"
            return Page(title, (_item_table(items, marked=(unit.name, other.name)),))
        case Selection():
            marked = (answer.unit.name,) if answer.unit else ()
            table = _item_table(answer.items, marked=marked)
            return Page(_selection_title(answer), (table,), answer.words)


def _selection_title(answer: Selection) -> str:
    """Say what was asked, as it was understood."""
    asked = [
        answer.unit.name if answer.unit else "",
        ROLE_WORDS[answer.role] if answer.role else "",
        "首位牵头" if answer.first else "",
        "" if answer.sole is None else "独自牵头" if answer.sole else "共同牵头",
        answer.area.heading if answer.area else "",
        *(f"“{visible(word)}”" for word in (*answer.words, answer.text) if word),
    ]
    words = [word for word in asked if word] or [answer.plan.title]
    return " · ".join([*words, f"{len(answer.items)} 项"])


def _unit_loads_page(answer: UnitLoads) -> Page:
    columns = (
        Column("单位", Kind.UNITS),
        Column("牵头", Kind.NUMBER, Role.LEAD),
        Column("独自", Kind.NUMBER, Role.LEAD),
        Column("支持配合", Kind.NUMBER, Role.SUPPORT),
        Column("{lead} 牵头  {support} 支持配合", Kind.LOAD),
    )
    longest = max(each.lead + each.support for each in answer.units)
    rows = tuple(
        (
            (each.unit.name,),
            each.lead,
            each.sole,
            each.support,
            Load(longest, ((Role.LEAD, each.lead), (Role.SUPPORT, each.support))),
        )
        for each in answer.units
    )
    title = f"{answer.plan.title} · {len(rows)} 个单位"
    return Page(title, (Table(columns, rows),))


def _area_loads_page(answer: AreaLoads) -> Page:
    columns = (
        Column("工作任务", Kind.TEXT),
        Column("编号", Kind.TEXT),
        Column("事项", Kind.NUMBER),
        Column("", Kind.LOAD),
    )
    longest = max(each.items for each in answer.areas)
    rows = tuple(
        (
            each.area.heading,
            _numbers(each.first, each.last),
            each.items,
            Load(longest, ((None, each.items),)),
        )
        for each in answer.areas
    )
    title = f"{answer.plan.title} · {len(rows)} 项工作任务"
    return Page(title, (Table(columns, rows),))


def _matrix_page(answer: Matrix) -> Page:
    """Set the units against the areas, whose titles stand below."""
    areas, units = answer.plan.areas, answer.plan.units
    longest = [max(max(row[place]) for row in answer.rows) for place in range(len(areas))]
    rows: Iterable[Row] = (
        (
            (unit.name,),
            *(
                Tile(most, tuple(zip(answer.roles, cell, strict=True)))
                for most, cell in zip(longest, row, strict=True)
            ),
        )
        for unit, row in zip(units, answer.rows, strict=True)
    )
    columns = (
        Column(_LEGENDS[answer.roles], Kind.UNITS),
        *(Column(str(area.number), Kind.TILE) for area in areas),
    )
    title = f"{answer.plan.title} · {len(units)} 个单位 × {len(areas)} 项工作任务"
    return Page(title, (Table(columns, tuple(rows)), _areas_table(areas)))


# How a tile of the matrix is to be read.
_LEGENDS = {
    (Role.LEAD, Role.SUPPORT): "3{none} 牵头  {none}2 支持配合",
    (Role.LEAD,): "3 牵头",
    (Role.SUPPORT,): "2 支持配合",
}


def _areas_table(areas: Sequence[Area]) -> Table:
    columns = (Column("", Kind.NUMBER), Column("工作任务", Kind.TEXT))
    return Table(columns, tuple((area.number, area.title) for area in areas))


def _partners_page(answer: Partners) -> Page:
    columns = (
        Column("单位", Kind.UNITS),
        Column("共同", Kind.NUMBER),
        Column("同牵头", Kind.NUMBER, Role.LEAD),
        Column("牵头", Kind.NUMBER, Role.LEAD),
        Column("配合", Kind.NUMBER, Role.SUPPORT),
        Column("同配合", Kind.NUMBER, Role.SUPPORT),
        Column("{lead} 牵头  {support} 支持配合", Kind.LOAD),
    )
    longest = max((each.together for each in answer.partners), default=0)
    rows = tuple(
        (
            (each.unit.name,),
            each.together,
            each.both_lead,
            each.leads,
            each.supports,
            each.both_support,
            Load(
                longest,
                (
                    (Role.LEAD, each.both_lead + each.leads),
                    (Role.SUPPORT, each.supports + each.both_support),
                ),
            ),
        )
        for each in answer.partners
    )
    return Page(f"{answer.unit.name} · 与 {len(rows)} 个单位共事", (Table(columns, rows),))


def rules_page(rules: Sequence[Rule]) -> Page:
    """Return the rules, one a row."""
    columns = (
        Column("code", Kind.TEXT),
        Column("severity", Kind.TEXT),
        Column("what breaks it", Kind.TEXT),
    )
    rows = tuple((rule.code, rule.severity.value, rule.breaks) for rule in rules)
    return Page(f"{len(rows)} rules", (Table(columns, rows),))


def rule_text(rule: Rule) -> str:
    """Return all that is to be said of a rule."""
    examples = (("wrong", rule.wrong), ("right", rule.right))
    shown = "".join(f"\n{word}:\n\n{indent(example, '    ')}\n" for word, example in examples)
    return f"{rule.code} ({rule.severity.value}): {rule.breaks}\n\n{fill(rule.why, 79)}\n{shown}"


def _numbers(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _item_table(
    items: Iterable[Item],
    heading: str = "",
    role: Role | None = None,
    marked: tuple[str, ...] = (),
) -> Table:
    return Table(_ITEM_COLUMNS, tuple(map(_item_row, items)), heading, role, marked)


def _item_row(item: Item) -> Row:
    return item.area.heading, item.number, item.text, item.lead, item.support
