"""schema: the JSON Schema of the data file."""

from pathlib import Path

from portplan.cli.command import DATA, Command
from portplan.cli.console import write
from portplan.cli.plans import asked_plan
from portplan.text.messages import N_


def _run(data: Path | None = None) -> int:
    from portplan.files.schema import as_schema  # noqa: PLC0415 - help need not wait for PyYAML

    write(as_schema(asked_plan(data)).encode())
    return 0


COMMAND = Command(
    help=N_("Print the JSON Schema of the data file, with this plan's units."),
    examples=("schema", "schema --data plan.yaml > plan.schema.json"),
    asks=(DATA,),
    run=_run,
)
