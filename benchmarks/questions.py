"""One question put to portplan and to its peers, over the table's 58 items."""

import json

from measure import Command, Figures, run, take_turns
from workplace import Workplace

UNIT = "天津海关"

# The names of the commands in the results.
NOTHING = "python -c pass"
BARE = "bare.py: a Typer program of two commands"
HELP = "portplan --help"
TABLE = "portplan by-unit, table"
FLOOR = "floor.py: the same table, unchecked"
TABLE_IN_TERMINAL = f"{TABLE}, in a terminal"
FLOOR_IN_TERMINAL = f"{FLOOR}, in a terminal"
JSON = "portplan by-unit, JSON"
YQ = "yq and jq: the same JSON"
DUCKDB = "DuckDB: the same items, from CSV"
COMPLETION = "completion of 天津"
COMPLETION_OF_LETTERS = "completion of tjhg"
VALIDATE = "portplan validate"
YAMLLINT = "yamllint"
CHECK_JSONSCHEMA = "check-jsonschema, portplan's schema"

# In jq's language, what `portplan by-unit UNIT --format json` answers, less the collectives.
_JQ = """
[.areas[] | {number, title} as $area | .items[]
  | {number, area: $area, text, lead, support: (.support // []), deadline}] as $items
| {unit: $unit,
   lead: [$items[] | select(.lead | index([$unit]))],
   support: [$items[] | select(.support | index([$unit]))]}
"""

_DUCKDB = """
import duckdb, sys
print(duckdb.execute('''
SELECT number, area, text, lead, support FROM read_csv('items.csv', header = true)
WHERE list_contains(string_split(lead, '、'), $unit)
   OR list_contains(string_split(support, '、'), $unit)
''', {"unit": sys.argv[1]}).fetchall())
"""

# yamllint's own rules less the two that the file's form is against: nothing is left to report.
_YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"


def ask_all(workplace: Workplace, *, runs: int, warm_ups: int) -> dict[str, Figures]:
    """Measure every command, by name. Without jq, yq is left out.

    Raises RuntimeError where a peer does not answer the same: then there is nothing to compare.
    """
    _write_inputs(workplace)
    commands = _commands(workplace)
    _require_one_answer(workplace, {command.name: command for command in commands})
    return take_turns(commands, workplace.place, runs=runs, warm_ups=warm_ups)


def _commands(workplace: Workplace) -> list[Command]:
    python, portplan, floor, yq, yamllint, check_jsonschema, bare = map(
        workplace.program,
        ("python", "portplan", "floor", "yq", "yamllint", "check-jsonschema", "bare"),
    )
    by_unit = (portplan, "by-unit", UNIT, "--data", "tasks.yaml")
    on_floor = (floor, UNIT, "tasks.yaml")
    completing = {"_PORTPLAN_COMPLETE": "bash"}
    commands = [
        Command(NOTHING, (python, "-c", "pass")),
        Command(BARE, (bare, "ask", UNIT)),
        Command(HELP, (portplan, "--help")),
        Command(TABLE, by_unit),
        Command(FLOOR, on_floor),
        Command(TABLE_IN_TERMINAL, by_unit, in_terminal=True),
        Command(FLOOR_IN_TERMINAL, on_floor, in_terminal=True),
        Command(JSON, (*by_unit, "--format", "json")),
        Command(YQ, (yq, "-c", "--arg", "unit", UNIT, _JQ, "tasks.yaml")),
        Command(DUCKDB, (python, "-c", _DUCKDB, UNIT)),
        Command(COMPLETION, (portplan, "by-unit", "天津"), completing),
        Command(COMPLETION_OF_LETTERS, (portplan, "by-unit", "tjhg"), completing),
        Command(VALIDATE, (portplan, "validate", "tasks.yaml")),
        Command(YAMLLINT, (yamllint, "-d", _YAMLLINT, "tasks.yaml")),
        Command(CHECK_JSONSCHEMA, (check_jsonschema, "--schemafile", "schema.json", "tasks.yaml")),
    ]
    return [each for each in commands if each.name != YQ or workplace.has_jq]


def _write_inputs(workplace: Workplace) -> None:
    """Write what some peers read in place of the YAML: the items as CSV, and the schema."""
    portplan = workplace.program("portplan")
    for file, words in (
        ("items.csv", ("list", "--data", "tasks.yaml", "--format", "csv")),
        ("schema.json", ("schema", "--data", "tasks.yaml")),
    ):
        written = run(Command(file, (portplan, *words), keeps_output=True), workplace.place)
        (workplace.place.folder / file).write_bytes(written.output)


def _require_one_answer(workplace: Workplace, commands: dict[str, Command]) -> None:
    def said(name: str) -> str:
        command = commands[name]._replace(keeps_output=True)
        return run(command, workplace.place).output.decode()

    answer = json.loads(said(JSON))
    items = [*answer["lead"], *answer["support"]]
    rows = len({item["number"] for item in items})
    agreed = {DUCKDB: said(DUCKDB).count("), (") + 1 == rows}
    if YQ in commands:
        peer = json.loads(said(YQ))
        agreed[YQ] = all(peer[key] == answer[key] for key in ("unit", "lead", "support"))
    for name in (TABLE, FLOOR, TABLE_IN_TERMINAL, FLOOR_IN_TERMINAL):
        text = said(name)
        agreed[name] = all(str(item["number"]) in text for item in items)
    for name in (COMPLETION, COMPLETION_OF_LETTERS):
        agreed[name] = UNIT in said(name)
    for name, agrees in agreed.items():
        if not agrees:
            message = f"{name} does not answer the same as {JSON}"
            raise RuntimeError(message)
