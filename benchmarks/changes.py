"""How long two versions of a large plan take to compare, beside the time of reading both.

Run by itself, by a Python that has portplan: `.venv/bin/python benchmarks/changes.py`. Of so many
items, one in 58 is reworded, loses a supporting unit, or has another one named first, in turn.
"""

import gc
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from portplan import Item, Plan, diff, load
from written import ITEMS, write_plan

TABLE = Path(__file__).parents[1] / "data" / "tasks.yaml"
SIZES = (580, 5_800, 58_000)


def edited(plan: Plan) -> Plan:
    """Return a plan with one edit in so many items as the table has."""
    items = list(plan.items)
    for number, place in enumerate(range(7, len(items), ITEMS)):
        at = place + number % 7
        items[at] = edited_item(items[at], number % 3)
    return replace(plan, items=tuple(items))


def edited_item(item: Item, kind: int) -> Item:
    """Return an item with one of the three edits."""
    text, leads, supports = item.text, item.lead, item.support
    match kind:
        case 0:
            text = f"{text[:4]}切实{text[5:]}"
        case 1:
            supports = supports[:-1]
        case _:
            leads = leads[::-1]
    return Item.of_parts(item.number, item.area, text, (leads, supports), item.others)


def main() -> None:
    """Print a line for each size: seconds of CPU, and the whole as a multiple of reading."""
    gc.disable()
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plan.yaml"
            write_plan(TABLE, path, size)
            begun = time.process_time()
            old = load(path)
            reading = 2 * (time.process_time() - begun)
        new = edited(old)
        begun = time.process_time()
        changes = diff(old, new).changes
        comparing = time.process_time() - begun
        whole = (reading + comparing) / reading
        print(
            f"{size:>6,} items, {len(changes):>5,} changes: reading both {reading:.2f} s,"
            f" comparing {comparing:.3f} s, together {whole:.2f} × reading"
        )


if __name__ == "__main__":
    main()
