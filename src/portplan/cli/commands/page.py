"""page: the whole plan as one web page to send on."""

from collections.abc import Sequence
from pathlib import Path

from portplan.cli.command import EVERY_DATA, Command
from portplan.cli.console import write
from portplan.cli.plans import asked_plans
from portplan.questions.asked import Asked, What
from portplan.text.messages import N_


def _run(output: Path | None = None, data: Sequence[Path] = (), *, force: bool = False) -> int:
    from portplan.page.written import written  # noqa: PLC0415 - help need not wait for it

    content = written(asked_plans(data), own_process=True)
    if output is None or output == Path("-"):
        write(content)
    else:
        from portplan.cli.output import write_file  # noqa: PLC0415 - for files alone

        write_file(output, content, force=force)
    return 0


COMMAND = Command(
    help=N_("Make one web page of the whole plan, which searches itself, to send on."),
    examples=("page --output page.html", "page --data plan.yaml > plan.html"),
    asks=(
        Asked("output", What.FILE, N_("FILE"), N_("Write the page to a new file."), "--output"),
        Asked("force", What.FLAG, "", N_("Replace the file of --output."), "--force"),
        EVERY_DATA,
    ),
    run=_run,
)
