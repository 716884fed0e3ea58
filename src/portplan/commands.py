"""How commands are shown in help: in groups, with the whole of their purpose."""

from itertools import groupby
from operator import attrgetter
from typing import Any

from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command whose usage has UNIT, where Typer writes {UNIT}."""

    # Typer does not export the classes of contexts and formatters: they are Any here.
    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what stands behind the command's name in the line of its usage."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


class Commands(TyperGroup):
    """The commands in the order in which they were made, under the headings of their groups."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the groups. Typer itself cuts what a command is for until it fits its line."""
        commands = [self.commands[name] for name in self.list_commands(ctx)]
        for group, members in groupby(commands, key=attrgetter("rich_help_panel")):
            with formatter.section(group):
                formatter.write_dl([(each.name, each.help) for each in members])
