"""help: what a command does and takes, or which commands there are."""

from portplan.cli.command import Command
from portplan.cli.commands import COMMANDS
from portplan.cli.console import write_text
from portplan.questions.asked import Asked, What
from portplan.text.messages import N_


def _run(of: str | None = None) -> int:
    from portplan.cli.help import help_of, help_of_all  # noqa: PLC0415 - it imports all commands

    write_text(help_of(of) if of else help_of_all())
    return 0


COMMAND = Command(
    help=N_("Show what a command does and takes, or all commands."),
    examples=("help", "help by-unit"),
    asks=(
        Asked(
            "of", What.CHOICE, N_("COMMAND"), N_("A command; else all of them are listed."),
            choices=tuple(COMMANDS),
        ),
    ),
    run=_run,
)  # fmt: skip
