"""What only the process itself can tell: run by the benchmark's environment, answers in JSON.

probe.py portplan TABLE PLAN    reading and checking a plan, its memory, then queries
probe.py yaml TABLE PLAN        the same file through PyYAML's fast loader
probe.py yaml-no-gc TABLE PLAN  likewise, with the garbage collector off, as portplan has it
probe.py names                  looking up units among 10,000
probe.py names-and-aliases      likewise, where each unit has an alias

Reading has been done once with a small table before it is measured, as imports and caches are not
what a comparison of sizes is about.
"""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import product
from pathlib import Path
from typing import Any

_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024

LOOK_UPS = (
    ("a whole name", "天津市海港海港局"),
    ("a part", "滨江口岸"),
    ("a slip of one character", "滨江口崖办公室"),
    ("a slip of several characters", "滨海口崖办公厅"),
    ("letters", "bjka"),
)

Told = dict[str, dict[str, float]]


@contextmanager
def timed(told: Told, name: str) -> Iterator[None]:
    """Note the wall and CPU seconds that the body takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    told[name] = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


def _read(load: Callable[[Path], Any], table: Path, path: Path) -> tuple[Any, Told]:
    load(table)
    told: Told = {}
    with timed(told, "read"):
        content = load(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MEMORY_UNIT
    told["peak"] = {"memory": peak}
    return content, told


def probe_yaml(table: Path, path: Path) -> Told:
    """Tell what yaml.load takes."""
    import yaml

    def load(file: Path) -> Any:
        return yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)

    return _read(load, table, path)[1]


def probe_portplan(table: Path, path: Path) -> Told:
    """Tell what portplan.load takes, and then each query on the plan that is read."""
    import portplan
    from portplan.formats import FORMATS, Look
    from portplan.questions.select import QUESTION as LIST

    plan, told = _read(portplan.load, table, path)
    unit = portplan.find_unit(plan, "天津海关")
    with timed(told, "select"):
        portplan.select(plan, unit=unit, role=portplan.Role.LEAD, text="查验")
    with timed(told, "search"):
        portplan.search(plan, ["口岸", "通关"])
    with timed(told, "json"):
        FORMATS["json"].written(LIST.shown(portplan.select(plan)), Look())
    return told


def probe_names(*, with_aliases: bool) -> Told:
    """Tell what looking up a name among 10,000 units takes, each kind once and unprepared."""
    from portplan import Area, Item, NameNotUnderstoodError, Plan, Unit, find_unit

    syllables = map("".join, product("东西南北中天津河海港", repeat=4))
    names = [*(f"天津市{name}局" for name in syllables)][1:]
    names.append("滨江口岸办公室")
    units = tuple(Unit(name, (f"中国{name}",) if with_aliases else ()) for name in names)
    area = Area(1, "题")
    plan = Plan("表", units, (area,), (Item(1, area, "文。", (names[0],)),))
    told: Told = {}
    for kind, typed in LOOK_UPS:
        with timed(told, kind), suppress(NameNotUnderstoodError):
            find_unit(plan, typed)
    return told


def main() -> None:
    """Do what the first argument says, and print what it told."""
    match sys.argv[1:]:
        case ["portplan", table, path]:
            told = probe_portplan(Path(table), Path(path))
        case ["yaml", table, path]:
            told = probe_yaml(Path(table), Path(path))
        case ["yaml-no-gc", table, path]:
            gc.disable()
            told = probe_yaml(Path(table), Path(path))
        case ["names" | "names-and-aliases" as mode]:
            told = probe_names(with_aliases=mode != "names")
        case _:
            sys.exit(__doc__)
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
