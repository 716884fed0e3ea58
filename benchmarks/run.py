"""Compare portplan with its peers, and write what came out into RESULTS.md.

    python3 benchmarks/run.py

It needs Python 3.11 or newer on Linux or macOS, and jq on PATH for the comparison with yq. It
makes an environment of its own in a temporary folder, and installs this checkout and the peers
there. Nothing else on the machine should run meanwhile.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import questions
import scale
from results import Results, budget_table, text
from workplace import prepare

RESULTS = Path(__file__).with_name("RESULTS.md")

_QUICK_RUNS = 3
_QUICK_LARGEST = 5_800


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything, write the results, and show which budgets are met."""
    options = _parser().parse_args(arguments)
    runs = _QUICK_RUNS if options.quick else options.runs
    largest = _QUICK_LARGEST if options.quick else scale.SIZES[-1]
    results = _measure(runs, [size for size in scale.SIZES if size <= largest], _command(options))
    options.output.write_text(text(results), encoding="utf-8")
    print(budget_table(results), end="")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15, help="of each short command (15)")
    parser.add_argument(
        "--quick", action="store_true", help=f"{_QUICK_RUNS} runs, up to {_QUICK_LARGEST:,} items"
    )
    parser.add_argument("--output", type=Path, default=RESULTS, help="in place of RESULTS.md")
    return parser


def _command(options: argparse.Namespace) -> str:
    """Return the call that repeats this one."""
    runs = "--quick" if options.quick else f"--runs {options.runs}"
    return f"python3 benchmarks/run.py {runs}"


def _measure(runs: int, sizes: Sequence[int], command: str) -> Results:
    before = os.getloadavg()[0]
    fewer = max(_QUICK_RUNS, runs // 3)
    with tempfile.TemporaryDirectory() as folder:
        _say("installing portplan and its peers")
        workplace = prepare(Path(folder))
        _say(f"one question, {runs} runs")
        asked = questions.ask_all(workplace, runs=runs, warm_ups=2)
        _say(f"names, {fewer} runs")
        names = scale.measure_names(workplace, runs=fewer)
        runs_at = {size: _runs_at(size, runs) for size in sizes}
        measured = []
        for size, of_size in runs_at.items():
            _say(f"{size:,} items, {of_size} runs")
            measured.append(scale.measure_size(workplace, size, runs=of_size))
    counts = {"question": runs, "names": fewer, **{str(size): n for size, n in runs_at.items()}}
    load = (before, os.getloadavg()[0])
    return Results(command, counts, workplace.versions, load, asked, measured, names)


def _runs_at(items: int, runs: int) -> int:
    """Return how often a size is measured: what takes seconds varies less."""
    divisor = {5_800: 3, 58_000: 5}.get(items, 1)
    return max(_QUICK_RUNS, runs // divisor)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
