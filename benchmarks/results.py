"""All figures -> the text of RESULTS.md."""

import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import questions
import scale
from budgets import Budget, budgets
from measure import Figures, Spread
from scale import Inside, Size

_MEGABYTE = 1_000_000


class Results(NamedTuple):
    """What was measured, with how many runs, and by what."""

    command: str
    runs: Mapping[str, int]
    versions: Mapping[str, str]
    load: tuple[float, float]
    asked: Mapping[str, Figures]
    sizes: Sequence[Size]
    names: Mapping[str, Mapping[str, Inside]]


def budget_table(results: Results) -> str:
    """Return the table that says which budget is met."""
    rows = [
        (each.what, f"≤ {each.limit:g} {each.unit}", _measured(each), each.verdict)
        for each in budgets(results.asked, results.sizes, results.names)
    ]
    return _table(("what", "budget", "measured", ""), rows)


def text(results: Results) -> str:
    """Return the whole text, in Markdown."""
    return "\n".join(_parts(results))


def _parts(results: Results) -> Iterator[str]:
    yield f"# Results\n\nWritten by `{results.command}`; see the README.\n"
    yield _table(("where", ""), _surroundings(results))
    yield (
        "Figures are medians, ± the median of the distances from them. All commands of a table"
        " took turns. Where other work shares the machine, CPU time is the steadier figure: a wait"
        " for a processor is wall time.\n"
    )
    yield f"## Budgets\n\n{budget_table(results)}"
    yield (
        f"## One question, {scale.SIZES[0]} items\n\nWhole processes, start-up included, at 100"
        f" columns; output goes to a pipe, or to a pseudo-terminal. {results.runs['question']}"
        f" runs each. × is in relation to {questions.BARE.partition(':')[0]}.\n"
    )
    yield _table(("command", "wall, ms", "×", "CPU, ms", "×"), _questions(results.asked))
    yield (
        "## Reading and checking\n\nIn the process, after its imports. Peak memory is the whole"
        " process's, the interpreter included; a figure below run.py's own cannot be seen."
        " `yaml.load` is PyYAML's, with `CSafeLoader`, and checks nothing. portplan pauses Python's"
        " garbage collector while it reads, and so does the last row of each size. × is in relation"
        " to `yaml.load`.\n"
    )
    header = ("items", "", "runs", "CPU, ms", "×", "CPU an item, µs", "wall, ms", "peak, MB", "×")
    yield _table(header, _readings(results))
    yield "## Commands on larger plans\n\nWhole processes, start-up included.\n"
    yield _table(("items", "command", "wall, ms", "CPU, ms", "peak, MB"), _commands(results.sizes))
    yield (
        "## Queries on a plan that is read\n\n`select` is the query of `list`, with a unit, a role"
        " and a text; `search` looks for two words; `json` writes every item. × is in relation to"
        " reading.\n"
    )
    yield _table(("items", "", "wall, ms", "×", "CPU, ms", "×"), _queries(results.sizes))
    yield (
        "## Names\n\n`find_unit` on a plan that is read, each once in a new process."
        f" {results.runs['names']} runs. Letters include importing pypinyin, and reading every"
        " name with it.\n"
    )
    yield _table(("among", "typed", "wall, ms", "CPU, ms"), _names(results.names)).rstrip("\n")
    yield ""


def _surroundings(results: Results) -> Iterator[tuple[str, str]]:
    began, ended = results.load
    yield "date", f"{datetime.now(UTC):%Y-%m-%d}"
    yield "machine", f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    yield "load before and after", f"{began:.1f}, {ended:.1f}"
    yield "Python", platform.python_version()
    yield from results.versions.items()
    if "jq" not in results.versions:
        yield "jq", "not on PATH: yq is not measured"


def _measured(budget: Budget) -> str:
    digits = 0 if budget.unit == "ms" else 2
    return ", ".join(f"{figure:.{digits}f} {kind}" for kind, figure in budget.measured.items())


def _questions(asked: Mapping[str, Figures]) -> Iterator[tuple[str, ...]]:
    bare = asked[questions.BARE]
    for name, each in asked.items():
        yield (
            name,
            _milliseconds(each.wall),
            _ratio(each.wall, bare.wall),
            _milliseconds(each.cpu),
            _ratio(each.cpu, bare.cpu),
        )


def _readings(results: Results) -> Iterator[tuple[str, ...]]:
    for size in results.sizes:
        yaml = size.readings[scale.YAML]
        for name, each in size.readings.items():
            yield (
                f"{size.items:,}",
                name,
                str(results.runs[str(size.items)]),
                _milliseconds(each.cpu),
                _ratio(each.cpu, yaml.cpu),
                f"{each.cpu.median / size.items * 1_000_000:.0f}",
                _milliseconds(each.wall),
                f"{size.peaks[name].median / _MEGABYTE:.0f}",
                _ratio(size.peaks[name], size.peaks[scale.YAML]),
            )


def _commands(sizes: Iterable[Size]) -> Iterator[tuple[str, ...]]:
    for size in sizes:
        for name in (scale.VALIDATE, scale.LIST, scale.SEARCH):
            each = size.processes[name]
            yield (
                f"{size.items:,}",
                name,
                _milliseconds(each.wall),
                _milliseconds(each.cpu),
                f"{each.memory.median / _MEGABYTE:.0f}",
            )


def _queries(sizes: Iterable[Size]) -> Iterator[tuple[str, ...]]:
    for size in sizes:
        read = size.readings[scale.READ]
        for name, each in size.queries.items():
            yield (
                f"{size.items:,}",
                name,
                _milliseconds(each.wall),
                _ratio(each.wall, read.wall, digits=3),
                _milliseconds(each.cpu),
                _ratio(each.cpu, read.cpu, digits=3),
            )


def _names(names: Mapping[str, Mapping[str, Inside]]) -> Iterator[tuple[str, ...]]:
    for among, looked_up in names.items():
        for kind, each in looked_up.items():
            yield among, kind, _milliseconds(each.wall), _milliseconds(each.cpu)


def _milliseconds(spread: Spread) -> str:
    middle, deviation = (1000 * figure for figure in spread)
    digits = 0 if middle >= 10 else 2  # noqa: PLR2004 - so that each has two digits that count
    return f"{middle:,.{digits}f} ± {deviation:,.{digits}f}"


def _ratio(one: Spread, other: Spread, *, digits: int = 2) -> str:
    return f"{one.median / other.median:.{digits}f}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
