"""The floor: the shortest program that prints a unit's table, and trusts the file in everything.

It is Typer, Rich and PyYAML in their plainest use, with PyYAML's fast loader.
"""

from pathlib import Path

import typer
import yaml
from rich.console import Console
from rich.table import Table


def by_unit(unit: str, data: Path) -> None:
    """Print the items that a unit leads, then those that it supports."""
    plan = yaml.load(data.read_bytes(), Loader=yaml.CSafeLoader)
    console = Console()
    for role in ("lead", "support"):
        table = Table(title=role)
        for column in ("number", "area", "text", "lead", "support"):
            table.add_column(column, overflow="fold")  # by itself Rich cuts Chinese text
        for area in plan["areas"]:
            for item in area["items"]:
                if unit in item[role]:
                    table.add_row(
                        str(item["number"]),
                        area["title"],
                        item["text"],
                        "、".join(item["lead"]),
                        "、".join(item["support"]),
                    )
        console.print(table)


def main() -> None:
    """Run the program, as portplan's entry point does."""
    typer.run(by_unit)
