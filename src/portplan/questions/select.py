"""list: all items, or those that pass every filter."""

from typing import NamedTuple

from portplan.plan.fields import FIRST_ROLE, Role
from portplan.plan.model import Area, Item, Plan, Unit
from portplan.questions import filters
from portplan.questions.asked import (
    FIRST,
    JOINT,
    ONLY_AREA,
    ONLY_ROLE,
    ONLY_TEXT,
    ONLY_UNITS,
    SOLE,
)
from portplan.questions.items import shown_items
from portplan.questions.question import Question
from portplan.questions.shown import Shown
from portplan.text.messages import N_


class Selection(NamedTuple):
    """The items that pass every filter, and the filters: see `select` and `search`."""

    plan: Plan
    items: tuple[Item, ...]
    units: tuple[Unit, ...] = ()
    role: Role | None = None
    area: Area | None = None
    text: str | None = None
    sole: bool = False
    joint: bool = False
    first: bool = False
    words: tuple[str, ...] = ()


def select(
    plan: Plan,
    *,
    unit: filters.AskedUnits = (),
    role: Role | None = None,
    area: Area | None = None,
    text: str | None = None,
    sole: bool = False,
    joint: bool = False,
    first: bool = False,
) -> Selection:
    """Return the items that pass every filter, in the plan's order.

    With units and a role, each of them holds that role; with a role alone, some unit holds it.
    `text` is looked for in the items' texts; widths, case and white space make no difference.
    With `sole` the unit leads alone, with `joint` together with others, and where no unit is asked
    for some unit does. With `first` the unit is the first-named lead. Raises WrongCallError where
    filters contradict each other.
    """
    items = filters.passing(plan, unit, role, area, text=text, sole=sole, joint=joint, first=first)
    return Selection(plan, items, filters.units_of(unit), role, area, text, sole, joint, first)


def shown(answer: Selection) -> Shown:
    """Return the items under a title that says what was asked, as it was understood."""
    texts = [*answer.words, *filter(None, [answer.text])]
    leads = (("首位", answer.first), ("独自", answer.sole), ("共同", answer.joint))
    asked = (
        filters.names(answer.units),
        filters.word_of(answer.role),
        *(f"{how}{FIRST_ROLE.word}" for how, given in leads if given),
        filters.heading_of(answer.area),
        filters.quoted(texts),
    )
    title = filters.title(
        *(asked if any(asked) else [answer.plan.title]), count=f"{len(answer.items)} 项"
    )
    marked = tuple(unit.name for unit in answer.units)
    return shown_items(
        answer.plan, answer.items, title, marked, answer.words, is_whole=not any(asked)
    )


QUESTION = Question(
    help=N_("List all items, or those that pass every filter."),
    examples=("list --unit 天津海关 --first --joint", "list --area 3 --format csv"),
    asks=(ONLY_UNITS, ONLY_ROLE, ONLY_AREA, ONLY_TEXT, SOLE, JOINT, FIRST),
    ask=select,
    shown=shown,
)
