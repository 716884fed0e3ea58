"""The real table, repeated to any size in the same layout of the file."""

import re
from itertools import count
from pathlib import Path

# A whole number of these is what a plan's size can be.
ITEMS = 58

_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def write_plan(table: Path, to: Path, items: int) -> None:
    """Write a plan of so many items: the table's own, then the same areas again and again.

    Numbers go on. Texts and titles that come again get a Chinese number at their ends, so that no
    two are the same. It goes by lines and not by YAML, which keeps the layout and takes no memory.
    """
    head, areas = table.read_text(encoding="utf-8").split("areas:\n")
    area_numbers = count(1)
    item_numbers = count(1)

    def renumbered(match: re.Match[str]) -> str:
        numbers = item_numbers if len(match[1]) > len("  ") else area_numbers
        return f"{match[1]}- number: {next(numbers)}"

    with to.open("w", encoding="utf-8") as file:
        file.write(f"{head}areas:\n")
        for repeat in range(items // ITEMS):
            if repeat:
                file.write("\n")
            numbered = re.sub(r"^( +)- number: \d+", renumbered, areas, flags=re.MULTILINE)
            file.write(_distinct(numbered, repeat))


def _distinct(areas: str, repeat: int) -> str:
    if not repeat:
        return areas
    suffix = str(repeat).translate(_DIGITS)
    return re.sub(r"^( +(?:title|text): .*?)(。?)$", rf"\1{suffix}\2", areas, flags=re.MULTILINE)
