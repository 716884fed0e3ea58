"""search: the items that have words in their text, area or units."""

from collections.abc import Iterable

from portplan.plan.fields import Role
from portplan.plan.model import Area, Item, Plan
from portplan.questions.asked import (
    FIRST,
    JOINT,
    ONLY_AREA,
    ONLY_ROLE,
    ONLY_UNITS,
    SOLE,
    WORDS,
)
from portplan.questions.filters import AskedUnits, passing, units_of
from portplan.questions.question import Question
from portplan.questions.select import Selection, shown
from portplan.text.messages import N_
from portplan.text.normal import folded


def search(
    plan: Plan,
    words: str | Iterable[str],
    *,
    unit: AskedUnits = (),
    role: Role | None = None,
    area: Area | None = None,
    sole: bool = False,
    joint: bool = False,
    first: bool = False,
) -> Selection:
    """Return the items that have the word or words in their text, area, units or optional texts.

    A unit's alias is as good as its name, but only as a whole: 天津市 is in nearly all of them.
    Widths, case and white space make no difference. The filters are those of `select`.
    Raises WrongCallError where they contradict each other.
    """
    words = (words,) if isinstance(words, str) else tuple(words)
    found = passing(plan, unit, role, area, sole=sole, joint=joint, first=first)
    for word in words:
        found = _with(plan, folded(word), found)
    return Selection(plan, found, units_of(unit), role, area, None, sole, joint, first, words)


def _with(plan: Plan, wanted: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    areas = {each.number for each in plan.areas if wanted in folded(each.title)}
    units = {
        each.name
        for each in plan.units
        if wanted in folded(each.name) or wanted in map(folded, each.aliases)
    }
    return tuple(
        item
        for item in items
        if item.area.number in areas
        or not units.isdisjoint(item.units())
        or wanted in folded(item.text)
        or any(wanted in folded(text) for text in filter(None, item.others))
    )


QUESTION = Question(
    help=N_("Find the items that have words in their text, area or units."),
    examples=("search 无水港", "search 电子 数据 --unit 国税"),
    asks=(WORDS, ONLY_UNITS, ONLY_ROLE, ONLY_AREA, SOLE, JOINT, FIRST),
    ask=search,
    shown=shown,
)
