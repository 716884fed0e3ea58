"""Plans as data, written to a file; among them the annex with deadlines."""

import json
from pathlib import Path
from typing import Any

from expected import ANNEX, AREAS, UNITS

# What two items of one area, two of others and the last one are to have been done by.
DEADLINES = {
    6: "2016年12月底前",
    7: "长期坚持",
    47: "2016年12月底前",
    58: "2017年6月底前",
}


def dated(folder: Path) -> Path:
    """Write the annex with deadlines, and return the file."""
    areas = [
        {
            "number": area,
            "title": title,
            "items": [
                {
                    "number": item.number, "text": item.text,
                    "lead": item.lead, "support": item.support,
                }
                | ({"deadline": DEADLINES[item.number]} if item.number in DEADLINES else {})
                for item in ANNEX
                if item.area == area
            ],
        }
        for area, title in AREAS.items()
    ]  # fmt: skip
    units = [{"name": unit} for unit in UNITS]
    return written(folder, {"title": "分解表", "units": units, "areas": areas})


def written(folder: Path, plan: dict[str, Any]) -> Path:
    """Write a plan, and return the file."""
    path = folder / "plan.yaml"
    path.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    return path
