"""What was typed -> a call, its outcome, and the exit status.

Exit status: 0 answered; 1 the data file breaks a rule; 2 the call is wrong, or a file cannot be
read or written; 130 interrupted.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from portplan.cli.console import prepare, write, write_text
from portplan.cli.failures import outcome
from portplan.cli.language import speak_as_asked
from portplan.questions.question import WrongCallError


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command that was typed, and exit with its status."""
    prepare()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if shell := os.environ.get("_PORTPLAN_COMPLETE"):
        sys.exit(outcome(lambda: _completed(words, shell)))
    sys.exit(outcome(lambda: _called(words)))


def _completed(words: list[str], shell: str) -> int:
    with suppress(WrongCallError):
        speak_as_asked()
    # What stands in the middle of a line needs no Typer, and no word of what is wrong with it.
    from portplan.cli.completing import complete  # noqa: PLC0415 - see above

    write(complete(words, shell).encode())
    return 0


def _called(words: list[str]) -> int:
    speak_as_asked()
    if (said := _help(words)) is not None:
        write_text(said)
        return 0
    from portplan.cli.lean import only_modules_of  # noqa: PLC0415 - completing needs no Typer

    with only_modules_of("typer"):
        from portplan.cli.app import called  # noqa: PLC0415 - likewise
    return called(words)


def _help(words: list[str]) -> str | None:
    """Return the help that is asked for in so many words, None where Typer has to find that out.

    Without Typer it is there in two thirds of the time.
    """
    from portplan.cli.command import HELP  # noqa: PLC0415 - completing needs no help

    *before, last = words or [""]
    if last not in (HELP.short, HELP.option) or len(before) > 1:
        return None
    from portplan.cli.commands import COMMANDS  # noqa: PLC0415 - likewise
    from portplan.cli.help import help_of, help_of_all  # noqa: PLC0415 - likewise

    if not before:
        return help_of_all()
    return help_of(before[0]) if before[0] in COMMANDS else None
