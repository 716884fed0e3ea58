"""diff: what one plan says otherwise than another, by meaning, and for whom."""

from collections.abc import Sequence
from typing import NamedTuple

from portplan.plan.fields import Role
from portplan.plan.model import Area, Plan, Unit
from portplan.questions import filters
from portplan.questions.asked import NEW, OLD, ONLY_AREA, ONLY_ROLE, ONLY_UNIT
from portplan.questions.changes.asked_for import asked_for
from portplan.questions.changes.change import Change
from portplan.questions.changes.of_plans import changes
from portplan.questions.changes.page import page
from portplan.questions.changes.words import NOTHING, NOTHING_ASKED_FOR, NOTHING_IN_COMMON
from portplan.questions.question import Question, WrongCallError
from portplan.questions.shown import Page, Records, Shown
from portplan.text.messages import N_, _

_ONLY_UNIT = ONLY_UNIT._replace(
    help=N_("Only what touches this unit by its own name, not through a collective.")
)

FIELDS = ("kind", "area", "item", "was", "unit", "role", "before", "after")


class Changes(NamedTuple):
    """What changed, and what was asked for: see `diff`."""

    changes: tuple[Change, ...]
    units: tuple[Unit, ...] = ()
    role: Role | None = None
    areas: tuple[Area, ...] = ()


def diff(
    old: Plan | None,
    new: Plan | None,
    *,
    unit: filters.AskedUnits = (),
    role: Role | None = None,
    area: Area | Sequence[Area] | None = None,
) -> Changes:
    """Return what changed from one plan to another, one change for one root cause.

    Where there is no old plan all of the new one was added, and the reverse. Items are the same by
    their text, then by how near their texts, areas and units are, and never by their number. With
    a unit it is what touches that unit, with a role what is of that role, with an area (of either
    plan) what is in it; of several units or areas, what is of any of them. Raises WrongCallError
    where the two have neither an item nor an area in common: then nothing can be compared.
    """
    found = changes(old, new)
    if found is None:
        sizes = [len(plan.items) for plan in (old, new) if plan]
        raise WrongCallError(_(NOTHING_IN_COMMON, old=sizes[0], new=sizes[1]))
    units = filters.units_of(unit)
    areas = (area,) if isinstance(area, Area) else tuple(area or ())
    return Changes(tuple(asked_for(found, units, role, areas)), units, role, areas)


def _shown(answer: Changes) -> Shown:
    found = [change.by_name() for change in answer.changes]
    is_part = bool(answer.units or answer.role or answer.areas)
    return Shown(
        lambda: _page(answer),
        lambda: Records(
            FIELDS, tuple(tuple("" if v is None else v for v in each.values()) for each in found)
        ),
        lambda: found,
        is_empty=not found,
        nothing=NOTHING_ASKED_FOR if is_part else NOTHING,
    )


def _page(answer: Changes) -> Page:
    headings = dict.fromkeys(area.heading for area in answer.areas)
    asked = (filters.names(answer.units), filters.word_of(answer.role), *headings)
    return page(answer.changes, asked, tuple(unit.name for unit in answer.units))


QUESTION = Question(
    help=N_("Say what changed from one plan to another, and for whom."),
    examples=(
        "diff HEAD~1:data/tasks.yaml",
        "diff plan.yaml data/tasks.yaml --unit 天津海关",
    ),
    asks=(OLD, NEW, _ONLY_UNIT, ONLY_ROLE, ONLY_AREA),
    ask=diff,
    shown=_shown,
    of_items=False,
    of_changes=True,
)
