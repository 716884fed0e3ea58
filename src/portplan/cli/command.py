"""What a command is, for the command line, for help and for completion alike."""

from collections.abc import Callable
from typing import NamedTuple, assert_never

from portplan.plan.fields import Role
from portplan.questions.asked import Asked, What


class Command(NamedTuple):
    """Everything about one command.

    `run` takes what was asked by its keywords and returns the exit status.
    """

    help: str
    examples: tuple[str, ...]
    asks: tuple[Asked, ...]
    run: Callable[..., int]


# Where a plan is looked for that is not named.
ELSEWHERE = (
    "$PORTPLAN_DATA, else data/tasks.yaml or tasks.yaml in this folder, else the table that comes"
    " with portplan"
)

DATA = Asked("data", What.FILE, "PATH", f"The plan's file; else {ELSEWHERE}.", "--data")


def alternatives(words: tuple[str, ...]) -> str:
    """Return words as a choice: a, b or c."""
    return f"{', '.join(words[:-1])} or {words[-1]}"


def to_type(asked: Asked) -> str:
    """Return what to do where there is nothing for what is asked."""
    match asked.what:
        case What.UNIT:
            return "write the name of a unit; portplan units lists them all"
        case What.AREA:
            return "write the number of an area; portplan areas lists them all"
        case What.ROLE:
            return f"write {alternatives(tuple(role.value for role in Role))}"
        case What.ITEMS:
            return "write the numbers of items, such as 6 or 6-10; portplan list lists them all"
        case What.TEXT:
            return "write what to look for"
        case What.RULE:
            return "write the code of a rule; portplan rules lists them all"
        case What.FILE:
            return "write the name of a file"
        case What.CHOICE:
            return f"write {alternatives(asked.choices)}"
        case What.FLAG:
            return f"write {asked.option}"
        case _:
            assert_never(asked.what)
