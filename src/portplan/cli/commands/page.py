"""page: the whole plan as one web page to send on."""

from collections.abc import Sequence
from pathlib import Path

from portplan.cli.command import EVERY_DATA, FORCE, Command
from portplan.cli.plans import asked_plans
from portplan.questions.asked import Asked, What
from portplan.text.messages import N_


def _run(output: Path | None = None, data: Sequence[Path] = (), *, force: bool = False) -> int:
    from portplan.cli.output import write_out  # noqa: PLC0415 - help need not wait for it
    from portplan.page.written import written  # noqa: PLC0415 - likewise

    write_out(output, written(asked_plans(data), own_process=True), force=force)
    return 0


COMMAND = Command(
    help=N_("Make one web page of the whole plan, which searches itself, to send on."),
    examples=("page --output page.html", "page --data plan.yaml > plan.html"),
    asks=(
        Asked("output", What.FILE, N_("FILE"), N_("Write the page to a new file."), "--output"),
        FORCE,
        EVERY_DATA,
    ),
    run=_run,
)
