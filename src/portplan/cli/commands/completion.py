"""completion: what makes a shell ask portplan for what can stand where the cursor is."""

from pathlib import Path

from portplan.cli.command import Command
from portplan.cli.console import write
from portplan.questions.asked import Asked, What
from portplan.text.messages import N_

SHELLS = ("bash", "zsh", "fish")


def script(shell: str) -> bytes:
    """Return the text that makes a shell ask portplan."""
    return (Path(__file__).parents[1] / "shells" / f"portplan.{shell}").read_bytes()


def _run(shell: str) -> int:
    write(script(shell))
    return 0


COMMAND = Command(
    help=N_("Print what makes a shell complete units, areas, items and options."),
    examples=("completion bash", "completion fish"),
    asks=(
        Asked(
            "shell",
            What.CHOICE,
            N_("SHELL"),
            N_("The shell: {choices}."),
            needed=True,
            choices=SHELLS,
        ),
    ),
    run=_run,
)
