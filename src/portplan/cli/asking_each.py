"""A question asked of each of several plans: names understood in each, the answers put together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from portplan.cli.asking import meant_by, require_two
from portplan.plan.model import Area, Unit
from portplan.plan.several import find_area_in_each, find_numbers_in_each, find_unit_in_each
from portplan.questions.asked import Asked, What
from portplan.questions.question import Question, WrongCallError
from portplan.questions.several import Part, together

if TYPE_CHECKING:
    from portplan.plan.model import Plan
    from portplan.questions.shown import Shown


def asked_of_each(
    question: Question[Any], plans: "Sequence[tuple[str, Plan]]", given: dict[Asked, Any]
) -> "Shown":
    """Return the answers of all plans as one.

    A plan that lacks a unit, an area or all items that are asked for has no answer. Raises
    NameNotUnderstoodError for what no plan has, and WrongCallError.
    """
    meant = {asked: _meant_in_each(asked, words, plans) for asked, words in given.items()}
    own = [
        {asked.keyword: each[place] for asked, each in meant.items()} for place in range(len(plans))
    ]
    wrong = None
    parts: list[Part] = []
    for (title, plan), words in zip(plans, own, strict=True):
        if not all(_has(plan, each) for each in words.values()):
            continue
        try:
            require_two(given, words)
        except WrongCallError as error:  # they are one unit in this plan, and two in another
            wrong = error
            continue
        parts.append(Part(title, plan.title, question.shown(question.ask(plan, **words))))
    if wrong and not parts:
        raise wrong
    if not parts:  # each has something, and none has all: the form of an answer, with nothing in it
        title, plan = plans[0]
        nothing = question.shown(question.ask(plan, **own[0]))._replace(is_empty=True)
        parts.append(Part(title, plan.title, nothing))
    return together(parts, len(plans))


def _has(plan: "Plan", meant: Any) -> bool:
    """Say whether a plan has what is meant, which may be a unit or an area of another plan."""
    match meant:
        case Unit():
            return meant in plan.units
        case Area():
            return meant in plan.areas
        case tuple():
            return all(_has(plan, each) for each in meant)
        case []:  # of the numbers of items that were typed
            return False
        case _:
            return True


def _meant_in_each(asked: Asked, typed: Any, plans: "Sequence[tuple[str, Plan]]") -> Sequence[Any]:
    """Return what is meant in each plan by what was typed. Raises NameNotUnderstoodError."""
    own: list[Plan] = [plan for _, plan in plans]
    match asked.what:
        case What.UNIT if asked.many:
            each_typed = [find_unit_in_each(own, each, own_process=True) for each in typed]
            return [tuple(units[place] for units in each_typed) for place in range(len(plans))]
        case What.UNIT if typed is not None:
            return find_unit_in_each(own, typed, own_process=True)
        case What.AREA if typed is not None:
            return find_area_in_each(own, typed)
        case What.ITEMS:
            return find_numbers_in_each(own, typed)
        case _:  # what means the same in every plan
            return [meant_by(asked, typed)] * len(plans)
