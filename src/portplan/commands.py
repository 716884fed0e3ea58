"""How commands are shown in help: in groups, with the whole of their purpose."""

import sys
from itertools import groupby
from operator import attrgetter
from typing import Any

from typer.core import TyperCommand, TyperGroup

from portplan.normal import writable


class Command(TyperCommand):
    """A command whose usage has UNIT, where Typer writes {UNIT}."""

    # Typer does not export the classes of contexts and formatters: they are Any here.
    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what stands behind the command's name in the line of its usage."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def get_help(self, ctx: Any) -> str:
        """Return the help as standard output can write it."""
        return _writable(super().get_help(ctx))


class Commands(TyperGroup):
    """The commands in the order in which they were made, under the headings of their groups."""

    def get_help(self, ctx: Any) -> str:
        """Return the help as standard output can write it."""
        return _writable(super().get_help(ctx))

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the groups. Typer itself cuts what a command is for until it fits its line."""
        commands = [self.commands[name] for name in self.list_commands(ctx)]
        for group, members in groupby(commands, key=attrgetter("rich_help_panel")):
            with formatter.section(group):
                formatter.write_dl([(each.name, each.help) for each in members])


def _writable(text: str) -> str:
    """Return a text with the codes of what standard output's encoding lacks.

    Typer itself writes UTF-8 where that is ASCII.
    """
    return writable(text, sys.stdout.encoding or "utf-8")
