"""help: what a command does and takes, or which commands there are."""

from portplan.cli.command import Command
from portplan.cli.commands import COMMANDS
from portplan.questions.asked import Asked, What


def _run(of: str | None = None) -> int:
    from portplan.cli.app import called  # noqa: PLC0415 - it is what runs this

    return called([of, "--help"] if of else ["--help"])


COMMAND = Command(
    help="Show what a command does and takes, or all commands.",
    examples=("help", "help by-unit"),
    asks=(
        Asked(
            "of", What.CHOICE, "COMMAND", "A command; else all of them are listed.",
            choices=tuple(COMMANDS),
        ),
    ),
    run=_run,
)  # fmt: skip
