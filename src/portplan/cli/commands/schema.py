"""schema: the JSON Schema of the data file."""

from pathlib import Path

from portplan.cli.command import DATA, Command
from portplan.cli.console import write


def _run(data: Path | None = None) -> int:
    from portplan.files.load import load  # noqa: PLC0415 - help need not wait for PyYAML
    from portplan.files.schema import as_schema  # noqa: PLC0415 - likewise

    write(as_schema(load(data)).encode())
    return 0


COMMAND = Command(
    help="Print the JSON Schema of the data file, with this plan's units.",
    examples=("schema", "schema --data plan.yaml > plan.schema.json"),
    asks=(DATA,),
    run=_run,
)
