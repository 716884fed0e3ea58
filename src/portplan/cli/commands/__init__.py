"""The commands: those that ask a question, and those that do something else, a file each."""

from importlib import import_module
from typing import NamedTuple

from portplan.cli.command import Command
from portplan.questions import QUESTIONS, Group


class ListedCommand(NamedTuple):
    """The group that a command stands in, in help, and its module where it is no question."""

    group: Group
    module: str = ""


def _listed() -> dict[str, ListedCommand]:
    """Return all commands by their names, in the order of help: group by group."""
    commands = {
        "validate": ListedCommand(Group.EDIT, "portplan.cli.commands.validate"),
        **{name: ListedCommand(each.group) for name, each in QUESTIONS.items()},
        "page": ListedCommand(Group.OVERVIEW, "portplan.cli.commands.page"),
        "import": ListedCommand(Group.EDIT, "portplan.cli.commands.import_"),
        "schema": ListedCommand(Group.EDIT, "portplan.cli.commands.schema"),
        "completion": ListedCommand(Group.SET_UP, "portplan.cli.commands.completion"),
        "help": ListedCommand(Group.SET_UP, "portplan.cli.commands.help"),
    }
    places = {group: place for place, group in enumerate(Group)}
    return dict(sorted(commands.items(), key=lambda named: places[named[1].group]))


COMMANDS = _listed()


def command(name: str) -> Command:
    """Import a command by its name. Raises KeyError where there is none."""
    listed = COMMANDS[name]
    if listed.module:
        found: Command = import_module(listed.module).COMMAND
        return found
    from portplan.cli.asking import asking  # noqa: PLC0415 - for questions alone
    from portplan.questions import imported  # noqa: PLC0415 - likewise

    return asking(imported(name))
