"""by-area: an area's items, with the units that lead and support them."""

from typing import NamedTuple

from portplan.plan import fields
from portplan.plan.fields import Role
from portplan.plan.model import Area, Item, Plan, Unit
from portplan.questions.asked import AREA, ONLY_ROLE, ONLY_UNITS
from portplan.questions.filters import AskedUnits, names, passing, title, units_of, word_of
from portplan.questions.items import ItemTables, item_records, items_data
from portplan.questions.question import Question
from portplan.questions.shown import Column, Kind, Page, Shown
from portplan.text.messages import N_

# The area is the title, so that it is no group.
_AREA = Column(fields.AREA.heading("title"), Kind.SAID, in_brief=True)


class AreaItems(NamedTuple):
    """An area and items of it: those in which the units and the role take part."""

    plan: Plan
    area: Area
    items: tuple[Item, ...]
    units: tuple[Unit, ...] = ()
    role: Role | None = None


def by_area(
    plan: Plan, area: Area, *, role: Role | None = None, unit: AskedUnits = ()
) -> AreaItems:
    """Return an area's items, all or those in which units or a role take part."""
    return AreaItems(plan, area, passing(plan, unit, role, area), units_of(unit), role)


def _shown(answer: AreaItems) -> Shown:
    return Shown(
        lambda: _page(answer),
        lambda: item_records(answer.items),
        lambda: {
            "number": answer.area.number,
            "title": answer.area.title,
            "items": items_data(answer.items),
        },
        is_empty=not answer.items,
    )


def _page(answer: AreaItems) -> Page:
    asked = (answer.area.heading, names(answer.units), word_of(answer.role))
    table = ItemTables(answer.plan).table(answer.items, area=_AREA)
    return Page(title(*asked, count=f"{len(answer.items)} 项"), (table,))


QUESTION = Question(
    help=N_("Show an area's items, with the units that lead and support them."),
    examples=("by-area 三", "by-area 通关模式 --unit 海事局"),
    asks=(AREA, ONLY_ROLE, ONLY_UNITS),
    ask=by_area,
    shown=_shown,
)
