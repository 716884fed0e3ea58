"""A file, or a file of a revision, that was typed -> the plan that is compared, if it is there.

What exists as a file is a file; of the rest, what has a colon in it is REV:PATH as git has it.
"""

import os
import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from portplan.cli.command import is_empty
from portplan.cli.console import tell
from portplan.cli.plans import asked_plan, together
from portplan.plan.names import NameNotUnderstoodError, find_area, find_role, find_unit
from portplan.questions.asked import Asked, What
from portplan.questions.question import Question, WrongCallError
from portplan.source.findings import InvalidPlanError
from portplan.text.messages import _, beside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from portplan.plan.model import Plan

# What git names in place of a file that is not there, on every system.
_NO_FILE = "/dev/null"

_Found = TypeVar("_Found")


def compared(question: Question[Any], data: Path | None, given: dict[Asked, Any]) -> Any:
    """Ask a question of two plans: OLD, and NEW or else the one that every question asks.

    Raises WrongCallError, NameNotUnderstoodError, InvalidPlanError and OSError.
    """
    typed = {asked: words for asked, words in given.items() if asked.what is What.PLAN}
    for asked, words in typed.items():
        if words == "":
            raise WrongCallError(is_empty(asked))
    old, new = typed.values()
    if data and new is not None:
        message = _("NEW and --data both name the plan as it is; give one of them")
        raise WrongCallError(message)
    plans = _plans(old, new, data)
    meant = {
        asked.keyword: _meant(asked, words, [plan for plan in reversed(plans) if plan])
        for asked, words in given.items()
        if asked.what is not What.PLAN
    }
    return question.ask(*plans, **meant)


def _plans(old: str, new: str | None, data: Path | None) -> "list[Plan | None]":
    """Return both plans, and tell which one was not there. Raises as reading them does."""
    plans: list[Plan | None] = []
    broken = []
    asked = partial(asked_plan, data)
    for read in (partial(_read, old), asked if new is None else partial(_read, new)):
        try:
            plans.append(read())
        except InvalidPlanError as error:
            broken.append(error)
    if broken:
        raise together(broken)
    before, after = plans
    now = _called(new, data)
    if before is None and after is None:
        message = _(
            "neither {old} nor {new} is there, so that nothing can be compared", old=old, new=now
        )
        raise WrongCallError(message)
    if before is None and old != _NO_FILE:
        wrong = _("{old} is not there in that revision: all of {new} is new", old=old, new=now)
        tell(beside(wrong, _from_here(old)))
    if after is None and new != _NO_FILE:
        wrong = _("{new} is not there in that revision: all of {old} is gone", old=old, new=now)
        tell(beside(wrong, _from_here(now)))
    return plans


def _from_here(typed: str) -> str:
    """Say how a revision's file is typed that is in this folder, where it was taken for the top's.

    So git has it: a path counts from the top of the repository, and from here with ./ in front.
    """
    from portplan.files.history import at_revision  # noqa: PLC0415 - for git

    revision, _colon, path = typed.partition(":")
    if Path(path).is_absolute() or at_revision(revision, f"./{path}") is None:
        return ""
    return _("in this folder there is one: {file}", file=f"{revision}:./{path}")


def _called(new: str | None, data: Path | None) -> str:
    from portplan.files.load import data_path  # noqa: PLC0415 - with PyYAML

    return str(data_path(data)) if new is None else new


def _read(typed: str) -> "Plan | None":
    """Return the plan of a file or of a revision's file, None where there is no such file."""
    from portplan.files.load import check_content, load  # noqa: PLC0415 - with PyYAML

    if typed == _NO_FILE:
        return None
    if not _is_of_revision(typed):
        try:
            return load(typed)
        except OSError as error:
            error.add_note(_("name a file, or a file of a revision as REV:PATH"))
            raise
    from portplan.files.history import HistoryError, at_revision  # noqa: PLC0415 - for git

    revision, _colon, path = typed.partition(":")
    try:
        content = at_revision(revision, path)
    except HistoryError as error:
        raise WrongCallError(str(error)) from error
    if content is None:
        return None
    checked = check_content(typed, content)
    if checked.plan is None:
        raise InvalidPlanError(checked.diagnostics)
    return checked.plan


def _is_of_revision(typed: str) -> bool:
    is_drive = sys.platform == "win32" and re.match(r"[A-Za-z]:[\\/]", typed)
    try:
        return ":" in typed and not is_drive and not os.path.lexists(typed)
    except ValueError:  # a null character
        return False


def _meant(asked: Asked, typed: Any, plans: "Sequence[Plan]") -> Any:
    """Return what is meant in one of the plans, the new one first; an area in each of them."""
    if typed is None:
        return None
    match asked.what:
        case What.UNIT:
            find = partial(find_unit, typed=typed, own_process=True)
            # A name that one of them has is meant before a part of one that the other has.
            named = (unit for plan in plans for unit in plan.units if unit.name == typed)
            return next(named, None) or _first(find, plans)[0]
        case What.AREA:
            return _first(lambda plan: find_area(plan, typed), plans)
        case What.ROLE:
            return find_role(typed)
        case _:  # no question of changes asks with it
            return typed


def _first(find: "Callable[[Plan], _Found]", plans: "Sequence[Plan]") -> list[_Found]:
    """Return what is found in the plans. Raises what the first of them says where none has it."""
    found, wrong = [], []
    for plan in plans:
        try:
            found.append(find(plan))
        except NameNotUnderstoodError as error:
            wrong.append(error)
    if not found:
        raise wrong[0]
    return found
