"""Whatever goes wrong -> what is said about it, in one voice, and one exit status."""

import errno
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from portplan.cli.console import WrongOutputError, say, tell
from portplan.plan.names import SEVERAL, NameNotUnderstoodError
from portplan.questions.question import WrongCallError
from portplan.source.findings import InvalidPlanError
from portplan.text.messages import N_, _, beside
from portplan.text.normal import folded
from portplan.text.reasons import reason

# Of what was typed, so many characters are said again.
_LONGEST = 100


def outcome(call: Callable[[], int]) -> int:
    """Return the exit status of a call, once all that went wrong in it is said."""
    try:
        return _outcome(call)
    except MemoryError:
        pass  # Told below: as long as this lasts, so does all that has taken the memory.
    tell(too_large(_("the answer")))
    return 2


def _outcome(call: Callable[[], int]) -> int:
    try:
        return call()
    except MemoryError:  # the first, since it takes memory to pass it by
        raise
    except NameNotUnderstoodError as error:
        message, *candidates = _not_understood(error)
        tell(message, *(f"  {candidate}" for candidate in candidates))
    except InvalidPlanError as error:
        say_what_is_broken(error)
        return 1
    except WrongCallError as error:
        tell(error.worded("--{}".format))
    except WrongOutputError as error:
        tell(str(error))
    except OSError as error:
        if error.errno == errno.ENOMEM and error.filename:
            tell(too_large(str(error.filename)))
        else:
            tell(cannot_read(error.filename, error, *_notes(error)))
    return 2


def say_what_is_broken(error: InvalidPlanError) -> None:
    """Say what keeps a file from being a plan, and what those who passed it on have to say."""
    from portplan.reports import report  # noqa: PLC0415 - for broken plans alone

    encoding = sys.stderr.encoding or "utf-8"
    # What can be mended is looked at by validate alone.
    found = [each._replace(edits=()) for each in error.diagnostics]
    say(report("text")(found, encoding).decode(encoding).removesuffix("\n"))
    for note in _notes(error):
        tell(note)


def _notes(error: Exception) -> list[str]:
    """Return what those who passed a failure on have to say about it."""
    return getattr(error, "__notes__", [])


def too_large(name: str) -> str:
    """Return what is said where there is not enough memory for something."""
    return _(
        "there is not enough memory for {name}; raise the limit that portplan runs under", name=name
    )


def cannot_read(file: object, error: OSError, *ways_out: str) -> str:
    """Return what is said where a file cannot be read."""
    told = _("cannot read {file}: {reason}", file=file, reason=reason(error))
    return beside(told, *ways_out)


def shortened(typed: str) -> str:
    """Return what was typed, or its beginning where it is long, as a message says it again."""
    return typed if len(typed) <= _LONGEST else f"{typed[:_LONGEST]}…"


class _Said(NamedTuple):
    """What is said of a name, and where it was looked for in a file that has to be named.

    Of several plans it is said how many there are.
    """

    anywhere: str
    in_file: str
    in_plans: str

    def of(self, place: str | int) -> str:
        if isinstance(place, int):
            return self.in_plans
        return self.in_file if place else self.anywhere


_SEVERAL = _Said(
    N_("{name} could be several {units}"),
    N_("{name} could be several {units} in {file}"),
    N_("{name} could be several {units} in {number} plans"),
)
_NONE = _Said(
    N_("there is no {what} {name}"),
    N_("there is no {what} {name} in {file}"),
    N_("there is no {what} {name} in {number} plans"),
)


def as_typed(name: str) -> str:
    """Return a name, also of a file, as shells take it for one word."""
    from shlex import quote  # noqa: PLC0415 - for wrong calls alone

    if name.startswith("-"):
        name = f"./{name}"
    is_plain = all(each.isalnum() or each in "./-_:" or not each.isascii() for each in name)
    return name if is_plain else quote(name)


def _not_understood(error: NameNotUnderstoodError) -> Iterator[str]:
    """Return what is wrong with a name and the way out, then the names that may be meant."""
    values = {
        "what": _(error.what),
        "name": shortened(error.typed),
        "file": error.place,
        "number": error.place,
        "units": _(SEVERAL.get(error.what, error.what)),
    }
    if not folded(error.typed):
        wrong = (
            _("the number of the item is empty")
            if error.what == "item"
            else _("the name of the {what} is empty", **values)
        )
        yield beside(wrong, _to_list(error))
        return
    said = _SEVERAL if error.ambiguous else _NONE
    wrong = _(said.of(error.place), **values)
    if error.ambiguous:
        way_out = _(
            "type one of them whole, such as {example}, or a longer part that only one has:",
            example=as_typed(error.candidates[0]),
        )
    else:
        way_out = _("did you mean one of these?") if error.candidates else _to_list(error)
    yield beside(wrong, way_out)
    yield from error.candidates


def _to_list(error: NameNotUnderstoodError) -> str:
    return error.known or _("{command} lists them all", command=f"portplan {error.what}s")
