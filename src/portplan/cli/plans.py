"""The plans that a command asks, and the way out where they cannot be had."""

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from portplan.source.findings import InvalidPlanError
from portplan.text.messages import N_, _, beside

if TYPE_CHECKING:
    from portplan.files.load import ChosenBy
    from portplan.plan.model import Plan

# What to do about a file that was named, and cannot be read.
_READABLE = {
    errno.ENOENT: N_("name a file that is there"),
    errno.EISDIR: N_("name a file in it"),
    errno.EACCES: N_("name a file that you may read"),
    errno.EBUSY: N_("try again"),
}
_ANOTHER = N_("name another file")


def asked_plans(data: Sequence[Path] = ()) -> "tuple[tuple[str, Plan], ...]":
    """Return the plans that are asked, each with a title of its own.

    They are those of --data, or the one found without. A folder stands for the plans in it. Raises
    InvalidPlanError, with what is wrong in all of them, and OSError, each with a note that says
    what else to read.
    """
    from portplan.files.load import chosen, load  # noqa: PLC0415 - it takes a while

    files = asked_files(data)
    path, by = chosen(data[0] if data else None)
    plans: list[Plan] = []
    broken: list[InvalidPlanError] = []
    for file in files:
        try:
            with _ways_out(path, by):
                plans.append(load(file))
        except InvalidPlanError as error:
            broken.append(error)
    if broken:
        raise together(broken)
    if len(plans) == 1:
        return ((plans[0].title, plans[0]),)
    from portplan.plan.named import told_apart  # noqa: PLC0415 - for several alone

    return told_apart(zip(files, plans, strict=True))


def asked_files(data: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the files of the plans that are asked, each once. Raises OSError as `asked_plans`."""
    from portplan.files.load import ChosenBy, chosen  # noqa: PLC0415 - it takes a while

    path, by = chosen(data[0] if data else None)
    if by in (ChosenBy.FOLDER, ChosenBy.NOBODY):  # whose path is a file's, whatever is there
        return (path,)
    from portplan.files.several import files_of  # noqa: PLC0415 - for what was named alone

    with _ways_out(path, by):
        return files_of(data or [path])


def asked_plan(data: Path | None) -> "Plan":
    """Return the one plan that is asked: that of --data, or the one that is found without.

    Raises InvalidPlanError and OSError, each with a note that says what else to read.
    """
    from portplan.files.load import chosen, load  # noqa: PLC0415 - it takes a while

    path, by = chosen(data)
    with _ways_out(path, by):
        return load(path)


@contextmanager
def _ways_out(path: Path, by: "ChosenBy") -> Iterator[None]:
    """Add to what goes wrong with a file what else to read."""
    from portplan.files.load import ChosenBy  # noqa: PLC0415 - where it is loaded already

    try:
        yield
    except InvalidPlanError as error:
        if by is not ChosenBy.CALLER:
            error.add_note(_whose_plan(path, by))
        raise
    except OSError as error:
        if why := _why(by):
            error.add_note(beside(why, _("name another file with --data")))
        else:
            error.add_note(_("name the plan's file with --data"))
        raise


def together(broken: Sequence[InvalidPlanError]) -> InvalidPlanError:
    """Return in one what is wrong with several plans, and what there is to say about each."""
    error = InvalidPlanError(tuple(found for each in broken for found in each.diagnostics))
    for note in dict.fromkeys(note for each in broken for note in getattr(each, "__notes__", ())):
        error.add_note(note)
    return error


def to_check_instead(error: OSError, by: "ChosenBy") -> str:
    """Return what to do where validate cannot read a file."""
    if why := _why(by):
        return beside(why, _("name another FILE"))
    return _(_READABLE.get(error.errno or 0, _ANOTHER))


def _whose_plan(path: Path, by: "ChosenBy") -> str:
    """Say why a file is read that was not named in the call, and what to do."""
    from portplan.files.load import ChosenBy  # noqa: PLC0415 - where it is loaded already

    match by:
        case ChosenBy.ENVIRONMENT:
            return _("{file} is what PORTPLAN_DATA names; --data names another", file=path)
        case ChosenBy.FOLDER:
            return _("{file} is the plan of this folder; --data names another", file=path)
        case ChosenBy.NOBODY | ChosenBy.CALLER:
            return _(
                "{file} is the table that comes with portplan; --data names another", file=path
            )
        case _:
            assert_never(by)


def _why(by: "ChosenBy") -> str:
    """Return why a file is read that was not named in the call, nothing for one that was."""
    from portplan.files.load import ChosenBy  # noqa: PLC0415 - where it is loaded already

    match by:
        case ChosenBy.CALLER:
            return ""
        case ChosenBy.ENVIRONMENT:
            return _("it is what PORTPLAN_DATA names")
        case ChosenBy.FOLDER:
            return _("it is the plan of this folder")
        case ChosenBy.NOBODY:
            return _("it is the table that comes with portplan")
        case _:
            assert_never(by)
