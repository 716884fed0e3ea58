"""portplan on larger plans, beside PyYAML alone; and names looked up among 10,000."""

import json
from pathlib import Path
from typing import NamedTuple

from measure import Command, Figures, Spread, take_turns
from workplace import TABLE, Workplace
from written import write_plan

SIZES = (58, 580, 5_800, 58_000)

READ = "portplan.load"
YAML = "yaml.load"
YAML_WITHOUT_GC = "yaml.load, no garbage collection"
VALIDATE = "portplan validate"
LIST = "portplan list, JSON"
SEARCH = "portplan search, JSON"

NAMES = "10,000 units"
NAMES_AND_ALIASES = "10,000 units with an alias each"

_PROBE = Path(__file__).with_name("probe.py")


class Inside(NamedTuple):
    """What a process told of one of its steps, in seconds."""

    wall: Spread
    cpu: Spread


class Size(NamedTuple):
    """All figures of one size: of whole processes, and of steps inside of them."""

    items: int
    processes: dict[str, Figures]
    readings: dict[str, Inside]
    peaks: dict[str, Spread]
    queries: dict[str, Inside]


def measure_size(workplace: Workplace, items: int, *, runs: int) -> Size:
    """Measure reading, checking and asking a plan of so many items."""
    path = workplace.place.folder / f"{items}.yaml"
    write_plan(TABLE, path, items)
    python = workplace.program("python")
    portplan = workplace.program("portplan")
    table = "tasks.yaml"
    file = path.name
    as_json = ("--data", file, "--format", "json")
    commands = [
        Command(name, (python, str(_PROBE), mode, table, file), keeps_output=True)
        for name, mode in ((READ, "portplan"), (YAML, "yaml"), (YAML_WITHOUT_GC, "yaml-no-gc"))
    ]
    commands += [
        Command(VALIDATE, (portplan, "validate", file)),
        Command(LIST, (portplan, "list", *as_json)),
        Command(SEARCH, (portplan, "search", "口岸", "通关", *as_json)),
    ]
    figures = take_turns(commands, workplace.place, runs=runs)
    path.unlink()
    probes = (READ, YAML, YAML_WITHOUT_GC)
    return Size(
        items,
        processes=figures,
        readings={name: _inside(figures[name], "read") for name in probes},
        peaks={name: _told(figures[name], "peak", "memory") for name in probes},
        queries={name: _inside(figures[READ], name) for name in ("select", "search", "json")},
    )


def measure_names(workplace: Workplace, *, runs: int) -> dict[str, dict[str, Inside]]:
    """Measure each kind of looking up, among names and among names and aliases."""
    python = workplace.program("python")
    commands = [
        Command(name, (python, str(_PROBE), mode), keeps_output=True)
        for name, mode in ((NAMES, "names"), (NAMES_AND_ALIASES, "names-and-aliases"))
    ]
    figures = take_turns(commands, workplace.place, runs=runs)
    return {
        name: {kind: _inside(each, kind) for kind in json.loads(each.outputs[0])}
        for name, each in figures.items()
    }


def _inside(figures: Figures, step: str) -> Inside:
    return Inside(_told(figures, step, "wall"), _told(figures, step, "cpu"))


def _told(figures: Figures, step: str, what: str) -> Spread:
    return Spread.of([json.loads(output)[step][what] for output in figures.outputs])
