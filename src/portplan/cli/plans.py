"""The plan that a command asks, and the way out where it cannot be had."""

import errno
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from portplan.source.findings import InvalidPlanError

if TYPE_CHECKING:
    from portplan.files.load import ChosenBy
    from portplan.plan.model import Plan

# What to do about a file that was named, and cannot be read.
_READABLE = {
    errno.ENOENT: "name a file that is there",
    errno.EISDIR: "name a file in it",
    errno.EACCES: "name a file that you may read",
    errno.EBUSY: "try again",
}


def asked_plan(data: Path | None) -> "Plan":
    """Return the plan that is asked: that of --data, or the one that is found without.

    Raises InvalidPlanError and OSError, each with a note that says what else to read.
    """
    from portplan.files.load import chosen, load  # noqa: PLC0415 - help need not wait for PyYAML

    path, by = chosen(data)
    try:
        return load(path)
    except InvalidPlanError as error:
        if reason := _reason(by):
            error.add_note(f"{path} {reason}; --data names another")
        raise
    except OSError as error:
        reason = _reason(by)
        named = f"it {reason}; name another file with --data"
        error.add_note(named if reason else "name the plan's file with --data")
        raise


def to_check_instead(error: OSError, by: "ChosenBy") -> str:
    """Return what to do where validate cannot read a file."""
    if reason := _reason(by):
        return f"it {reason}; name another FILE"
    return _READABLE.get(error.errno or 0, "name another file")


def _reason(by: "ChosenBy") -> str:
    """Return why a file is read that was not named in the call, nothing for one that was."""
    from portplan.files.load import ChosenBy  # noqa: PLC0415 - where it is loaded already

    match by:
        case ChosenBy.CALLER:
            return ""
        case ChosenBy.ENVIRONMENT:
            return "is what PORTPLAN_DATA names"
        case ChosenBy.FOLDER:
            return "is the plan of this folder"
        case ChosenBy.NOBODY:
            return "is the table that comes with portplan"
        case _:
            assert_never(by)
