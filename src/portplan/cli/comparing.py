"""A file, or a file of a revision, that was typed -> the plan that is compared, if it is there.

What exists as a file is a file; of the rest, what has a colon in it is REV:PATH as git has it.
"""

import errno
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from portplan.cli.console import tell
from portplan.plan.names import NameNotUnderstoodError, find_area, find_role, find_unit
from portplan.questions.asked import Asked, What
from portplan.questions.question import Question, WrongCallError
from portplan.source.findings import InvalidPlanError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from portplan.files.load import Checked
    from portplan.plan.model import Plan

# What git names in place of a file that is not there, on every system.
_NO_FILE = "/dev/null"

_Found = TypeVar("_Found")


def compared(question: Question[Any], data: Path | None, given: dict[Asked, Any]) -> Any:
    """Ask a question of two plans: OLD, and NEW or else the one that every question asks.

    Raises WrongCallError, NameNotUnderstoodError, InvalidPlanError and OSError.
    """
    typed = {asked.called: words for asked, words in given.items() if asked.what is What.PLAN}
    for called, words in typed.items():
        if words == "":
            message = f"{called} is empty; write the name of a file, or REV:PATH"
            raise WrongCallError(message)
    old, new = typed.values()
    if data and new is not None:
        message = "NEW and --data both name the plan as it is; give one of them"
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
    from portplan.files.load import data_path, load_checked  # noqa: PLC0415 - with PyYAML

    own = data_path(data)
    read = [_read(old), load_checked(own) if new is None else _read(new)]
    new = new or str(own)
    broken = [each for one in read if one and not one.plan for each in one.diagnostics]
    if broken:
        raise InvalidPlanError(tuple(broken))
    plans = [one and one.plan for one in read]
    if not any(plans):
        message = f"neither {old} nor {new} is there, so that nothing can be compared"
        raise WrongCallError(message)
    if plans[0] is None and old != _NO_FILE:
        tell(f"{old} is not there in that revision: all of {new} is new")
    if plans[1] is None and new != _NO_FILE:
        tell(f"{new} is not there in that revision: all of {old} is gone")
    return plans


def _read(typed: str) -> "Checked | None":
    """Return what a file or a revision's file holds, None where there is no such file."""
    from portplan.files.load import check_content, load_checked  # noqa: PLC0415 - with PyYAML

    if typed == _NO_FILE:
        return None
    if _is_of_revision(typed):
        from portplan.files.history import HistoryError, at_revision  # noqa: PLC0415 - for git

        revision, _, path = typed.partition(":")
        try:
            content = at_revision(revision, path)
        except HistoryError as error:
            raise WrongCallError(str(error)) from error
        return None if content is None else check_content(typed, content)
    try:
        return load_checked(Path(typed))
    except OSError as error:
        if error.errno == errno.ENOMEM:
            raise
        message = (
            f"cannot read {typed}: {error.strerror}; name a file, or a file of a revision as"
            " REV:PATH"
        )
        raise WrongCallError(message) from error


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
            # A name that one of them has is meant before a part of one that the other has.
            named = (unit for plan in plans for unit in plan.units if unit.name == typed)
            return next(named, None) or _first(lambda plan: find_unit(plan, typed), plans)[0]
        case What.AREA:
            return _first(lambda plan: find_area(plan, typed), plans)
        case What.ROLE:
            return find_role(typed)
        case _:
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
