"""The published annex, read for comparison: straight from its text, without portplan.

A cell is a line. The header stands again behind each page break, and so may an area's
heading; an item's number stands in front of its text.
"""

import re
from dataclasses import dataclass
from pathlib import Path

HEADER = ["工作任务", "工作事项", "牵头单位", "支持配合单位"]


@dataclass(frozen=True)
class AnnexItem:
    area: int
    title: str
    number: int
    text: str
    lead: list[str]
    support: list[str]


def read_annex() -> list[AnnexItem]:
    text = (Path(__file__).parent / "data" / "annex.txt").read_text(encoding="utf-8")
    cells = iter(cell for line in text.splitlines()[2:] if (cell := line.strip()))
    titles: list[str] = []
    items = []
    for cell in cells:
        if heading := re.fullmatch(r"[一二三四五六七八九十]+、(.+)", cell):
            titles += [heading[1]] if heading[1] not in titles else []
        elif cell not in HEADER:
            number, duty = cell.split("．", 1)
            lead, support = next(cells).split("、"), next(cells).split("、")
            items.append(AnnexItem(len(titles), titles[-1], int(number), duty, lead, support))
    return items
