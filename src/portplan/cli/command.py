"""What a command is, for the command line, for help and for completion alike."""

from collections.abc import Callable
from typing import NamedTuple

from portplan.questions.asked import Asked, What


class Command(NamedTuple):
    """Everything about one command.

    `run` takes what was asked by its keywords and returns the exit status.
    """

    help: str
    examples: tuple[str, ...]
    asks: tuple[Asked, ...]
    run: Callable[..., int]


VERSION = Asked("version", What.FLAG, "", "Show the version.", "--version", "-V")
DATA = Asked(
    "data", What.FILE, "PATH",
    "The plan's file; else $PORTPLAN_DATA, else data/tasks.yaml or tasks.yaml in this folder, else"
    " the table that comes with portplan.",
    "--data",
)  # fmt: skip


def alternatives(words: tuple[str, ...]) -> str:
    """Return words as a choice: a, b or c."""
    return f"{', '.join(words[:-1])} or {words[-1]}"
