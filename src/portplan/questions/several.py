"""The answers of several plans put together: one that has every form that each of them has.

It knows no question. What a plan has nothing of is left out: among very many plans the few that
have something would be lost otherwise, and the title says how many there are of each.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from portplan.plan.fields import PLAN_HEADING
from portplan.questions.shown import Cell, Column, Kind, Load, Page, Records, Shown, Table
from portplan.questions.size import require

_PLAN = Column(PLAN_HEADING, Kind.SAID, in_brief=True)
_FIELD = "plan"


class Part(NamedTuple):
    """The answer of one plan; `own` is the plan's title, and `title` that which tells it apart."""

    title: str
    own: str
    shown: Shown


def together(parts: Sequence[Part], asked: int) -> Shown:
    """Return the answers of at least one plan, of so many that were asked, as one answer.

    On the page each plan is a section. A record gets the plan in front of its fields, and the data
    are one list, in which each object has the plan as its first key. Its forms raise WrongCallError
    where the answers are together too much.
    """
    found = [part for part in parts if not part.shown.is_empty]
    return Shown(
        lambda: _page(found, asked),
        lambda: _records(found or parts[:1]),
        lambda: _data(found),
        is_empty=not found,
        nothing=parts[0].shown.nothing,
    )


def _require_size(parts: Sequence[Part]) -> None:
    require(*(part.shown.size() for part in parts if part.shown.size))


def _records(parts: Sequence[Part]) -> Records:
    _require_size(parts)
    each = [(part.title, part.shown.records()) for part in parts]
    fields = each[0][1].fields
    return Records(
        (_FIELD, *fields), tuple((title, *row) for title, records in each for row in records.rows)
    )


def _data(parts: Sequence[Part]) -> list[dict[str, Any]]:
    _require_size(parts)
    return [{_FIELD: part.title, **each} for part in parts for each in _objects(part.shown.data())]


def _objects(data: Any) -> list[dict[str, Any]]:
    """Return the objects of JSON that an answer is: one, or a list of them."""
    return data if isinstance(data, list) else [data]


def _page(parts: Sequence[Part], asked: int) -> Page:
    pages = [part.shown.page() for part in parts]
    longest = max(map(_longest, pages), default=0)
    some = f"中的 {len(parts)} 份" if len(parts) < asked else ""
    return Page(
        f"{asked} 份{PLAN_HEADING}{some}",
        (),
        pages[0].words if pages else (),
        sections=tuple(
            _section(part, page, longest) for part, page in zip(parts, pages, strict=True)
        ),
    )


def _section(part: Part, page: Page, longest: int) -> Page:
    """Return the page of one plan, as one of several: its bars are drawn in one measure."""
    tables = (_in_measure(table, longest) for table in page.tables)
    return page._replace(
        title=f"{part.title} · {page.title.removeprefix(f'{part.own} · ')}",
        tables=tuple(
            table._replace(
                columns=(_PLAN, *table.columns),
                rows=tuple((part.title, *row) for row in table.rows),
            )
            for table in tables
        ),
        ranking=page.ranking and _in_measure(page.ranking, longest),
        enclosed=(),  # of one plan alone they make a whole plan again
    )


def _loads(table: Table) -> Iterator[int]:
    return (place for place, each in enumerate(table.columns) if each.kind is Kind.LOAD)


def _longest(page: Page) -> int:
    """Return the longest of a page's bars."""
    tables = [*page.tables, *filter(None, [page.ranking])]
    bars = (row[at] for table in tables for at in _loads(table) for row in table.rows)
    return max((bar.longest for bar in bars if isinstance(bar, Load)), default=0)


def _in_measure(table: Table, longest: int) -> Table:
    """Return a table with its bars drawn against the longest of all."""

    def drawn(cell: Cell) -> Cell:
        return cell._replace(longest=longest) if isinstance(cell, Load) else cell

    if not any(_loads(table)):
        return table
    return table._replace(rows=tuple(tuple(map(drawn, row)) for row in table.rows))
