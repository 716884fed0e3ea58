"""A question to 1,000 plans of 58 items, as a multiple of the same to one plan of 58,000.

Run by itself, by a Python that has portplan: `.venv/bin/python benchmarks/several.py`. Both are
whole processes that take turns in one run; the limit is 1.3 times the CPU time and the memory.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

from measure import Command, Place, take_turns
from written import ITEMS, write_plan

TABLE = Path(__file__).parents[1] / "data" / "tasks.yaml"
PLANS = 1_000
LIMIT = 1.3
RUNS = 3

QUESTIONS = ("by-unit 天津海关 --format json", "list", "units --format csv")


def main() -> None:
    """Print a line for each question: both times and memories, and their ratios."""
    portplan = (sys.executable, "-m", "portplan")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_plan(TABLE, folder / "one.yaml", PLANS * ITEMS)
        (folder / "many").mkdir()
        table = TABLE.read_text(encoding="utf-8")
        for number in range(PLANS):
            text = re.sub(r"(?m)^title: .*$", f"title: 第 {number} 份", table, count=1)
            (folder / "many" / f"{number:04}.yaml").write_text(text, encoding="utf-8")
        commands = [
            Command(f"{question} {data}", (*portplan, *question.split(), "--data", data))
            for question in QUESTIONS
            for data in ("one.yaml", "many")
        ]
        figures = take_turns(commands, Place(folder, os.environ), runs=RUNS)
    for question in QUESTIONS:
        one, many = (figures[f"{question} {data}"] for data in ("one.yaml", "many"))
        times = many.cpu.median / one.cpu.median
        memory = many.memory.median / one.memory.median
        is_met = max(times, memory) <= LIMIT
        print(
            f"{question}: {many.cpu.median:.2f} / {one.cpu.median:.2f} s = {times:.2f} ×,"
            f" {many.memory.median / 2**20:.0f} / {one.memory.median / 2**20:.0f} MB"
            f" = {memory:.2f} × ({'met' if is_met else 'not met'})"
        )


if __name__ == "__main__":
    main()
