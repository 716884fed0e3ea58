"""The published table as data that can be edited, and versions of it in files."""

import json
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from conftest import ROOT

TABLE = ROOT / "data" / "tasks.yaml"


def table() -> dict[str, Any]:
    """Return the published table as PyYAML reads it."""
    read: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return read


def item(plan: dict[str, Any], number: int) -> dict[str, Any]:
    """Return the item of a number."""
    return next(
        each for area in plan["areas"] for each in area["items"] if each["number"] == number
    )


def renamed(plan: dict[str, Any], name: str, other: str) -> None:
    """Write another name for a unit wherever its name stands, but in its aliases."""
    for unit in plan["units"]:
        unit["name"] = other if unit["name"] == name else unit["name"]
        if "members" in unit:
            unit["members"] = [other if each == name else each for each in unit["members"]]
    for each in (each for area in plan["areas"] for each in area["items"]):
        for role in ("lead", "support"):
            each[role] = [other if unit == name else unit for unit in each.get(role, [])]


def counted(plan: dict[str, Any]) -> dict[str, Any]:
    """Number areas and items anew, in their order."""
    numbers = count(1)
    for number, area in enumerate(plan["areas"], 1):
        area["number"] = number
        for each in area["items"]:
            each["number"] = next(numbers)
    return plan


def written(path: Path, plan: dict[str, Any]) -> Path:
    """Write a version of a plan, as JSON, which is YAML too."""
    path.write_text(json.dumps(counted(plan), ensure_ascii=False), encoding="utf-8")
    return path


NEW_ITEM = {
    "text": "在天津口岸试行夜间预约查验。",
    "lead": ["天津边检总站", "天津海事局"],
    "support": ["天津港集团"],
}


def seven_fold() -> dict[str, Any]:
    """Return the table with seven edits: what a reviewer has to find in one version.

    An item inserted in area 2, a unit renamed, the slip in item 30 mended, 天津港集团 promoted to
    the lead of item 13, 天津海关 named first in item 47, 天津边检总站 taken out of item 32, and
    市财政局 put into item 51.
    """
    plan = table()
    item(plan, 30)["text"] = item(plan, 30)["text"].replace("自贸区试验区", "自贸试验区")
    item(plan, 13)["support"].remove("天津港集团")
    item(plan, 13)["lead"].append("天津港集团")
    item(plan, 47)["lead"].reverse()
    item(plan, 32)["support"].remove("天津边检总站")
    item(plan, 51)["support"].insert(1, "市财政局")
    renamed(plan, "市旅游局", "市文化和旅游局")
    plan["areas"][1]["items"].insert(2, dict(NEW_ITEM))
    return counted(plan)
