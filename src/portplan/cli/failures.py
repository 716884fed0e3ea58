"""Whatever goes wrong -> what is said about it, in one voice, and one exit status."""

import errno
import os
import sys
from collections.abc import Callable, Iterator

from portplan.cli.console import WrongOutputError, say, tell
from portplan.plan.names import NameNotUnderstoodError
from portplan.questions.question import WrongCallError
from portplan.source.findings import InvalidPlanError
from portplan.text.normal import folded

# Of what was typed, so many characters are said again.
_LONGEST = 100


def outcome(call: Callable[[], int]) -> int:
    """Return the exit status of a call, once all that went wrong in it is said."""
    try:
        return _outcome(call)
    except MemoryError:
        pass  # Told below: as long as this lasts, so does all that has taken the memory.
    tell(too_large("the answer"))
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
    except (WrongCallError, WrongOutputError) as error:
        tell(str(error))
    except OSError as error:
        if error.errno == errno.ENOMEM and error.filename:
            tell(too_large(str(error.filename)))
        elif error.filename is None:
            tell(f"cannot write: {error.strerror}")
        else:
            by_environment = str(error.filename) == os.environ.get("PORTPLAN_DATA")
            named = "PORTPLAN_DATA names it; name another file with --data"
            way_out = named if by_environment else "name the plan's file with --data"
            tell(f"cannot read {error.filename}: {error.strerror}; {way_out}")
    return 2


def say_what_is_broken(error: InvalidPlanError) -> None:
    """Say what keeps a file from being a plan, and whose file it is where nobody named it."""
    from portplan.files.load import is_of_folder  # noqa: PLC0415 - for broken plans alone
    from portplan.reports import report  # noqa: PLC0415 - likewise

    encoding = sys.stderr.encoding or "utf-8"
    say(report("text")(error.diagnostics, encoding).decode(encoding).removesuffix("\n"))
    file = error.diagnostics[0].location.file
    if is_of_folder(file):
        tell(f"{file} is the plan of this folder; --data names another")


def too_large(name: str) -> str:
    """Return what is said where there is not enough memory for something."""
    return f"there is not enough memory for {name}; raise the limit that portplan runs under"


def shortened(typed: str) -> str:
    """Return what was typed, or its beginning where it is long, as a message says it again."""
    return typed if len(typed) <= _LONGEST else f"{typed[:_LONGEST]}…"


def _not_understood(error: NameNotUnderstoodError) -> Iterator[str]:
    """Return what is wrong with a name and the way out, then the names that may be meant."""
    typed = shortened(error.typed)
    there = f" in {error.place}" if error.place else ""
    way_out = error.known or f"portplan {error.what}s lists them all"
    if not folded(error.typed):
        known_by = "number" if error.what == "item" else "name"
        yield f"the {known_by} of the {error.what} is empty; {way_out}"
        return
    if error.ambiguous:
        yield f"{typed} could be several {error.what}s{there}; write more of one of these:"
    elif error.candidates:
        yield f"there is no {error.what} {typed}{there}; did you mean one of these?"
    else:
        yield f"there is no {error.what} {typed}{there}; {way_out}"
    yield from error.candidates
