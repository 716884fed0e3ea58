"""What was typed -> a call, its outcome, and the exit status.

Exit status: 0 answered; 1 the data file breaks a rule; 2 the call is wrong, or a file cannot be
read or written; 130 interrupted.
"""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from portplan.cli.console import prepare, write
from portplan.cli.failures import outcome


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command that was typed, and exit with its status."""
    prepare()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if shell := os.environ.get("_PORTPLAN_COMPLETE"):
        sys.exit(outcome(lambda: _completed(words, shell)))
    sys.exit(outcome(lambda: _called(words)))


def _completed(words: list[str], shell: str) -> int:
    # What stands in the middle of a line needs no Typer, and no word of what is wrong with it.
    from portplan.cli.completing import complete  # noqa: PLC0415 - see above

    write(complete(words, shell).encode())
    return 0


def _called(words: list[str]) -> int:
    from portplan.cli.lean import only_modules_of  # noqa: PLC0415 - completing needs no Typer

    with only_modules_of("typer"):
        from portplan.cli.app import called  # noqa: PLC0415 - likewise
    return called(words)
