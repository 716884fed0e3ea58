"""The commands: those that ask a question, and those that do something else, a file each."""

from importlib import import_module
from typing import NamedTuple

from portplan.cli.command import Command
from portplan.questions import QUESTIONS


class Listed(NamedTuple):
    """The group that a command stands in, in help, and its module where it is no question."""

    group: str
    module: str = ""


def _questions(group: str) -> dict[str, Listed]:
    return {name: Listed(group) for name, each in QUESTIONS.items() if each.group == group}


# In the order of help.
COMMANDS = {
    **_questions("Ask"),
    **_questions("Overview"),
    "validate": Listed("Edit", "portplan.cli.commands.validate"),
    **_questions("Edit"),
    "import": Listed("Edit", "portplan.cli.commands.import_"),
    "schema": Listed("Edit", "portplan.cli.commands.schema"),
    "completion": Listed("Set up", "portplan.cli.commands.completion"),
}


def command(name: str) -> Command:
    """Import a command by its name. Raises KeyError where there is none."""
    listed = COMMANDS[name]
    if listed.module:
        found: Command = import_module(listed.module).COMMAND
        return found
    from portplan.cli.asking import asking  # noqa: PLC0415 - for questions alone
    from portplan.questions import imported  # noqa: PLC0415 - likewise

    return asking(imported(name))
