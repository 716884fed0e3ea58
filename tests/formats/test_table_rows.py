"""Tables without a width: a record is a line, and it has what the JSON says, whole."""

import json
import re
from pathlib import Path

import pytest

from by_hand import QUESTIONS, kind
from expected import Ask
from pages_by_hand import table_rows
from plans import dated
from readers import cells, written
from tables import rows_of


@pytest.mark.parametrize("question", [each for each in QUESTIONS if "matrix" not in each])
def test_a_table_has_the_rows_of_the_json_whole(ask: Ask, question: str) -> None:
    expected = table_rows(question, json.loads(written(ask, question, "json")))
    table = written(ask, question, "table")
    assert rows_of(table) == expected
    assert "完成时限" not in table


@pytest.mark.parametrize("question", [each for each in QUESTIONS if "matrix" not in each])
def test_deadlines_are_the_last_column_where_the_plan_has_any(
    ask: Ask, tmp_path: Path, question: str
) -> None:
    data = ["--data", str(dated(tmp_path))]
    expected = table_rows(question, json.loads(written(ask, question, "json", *data)), dated=True)
    table = written(ask, question, "table", *data)
    assert rows_of(table) == expected
    headings = [line for line in table.splitlines() if "工作事项  " in line]
    assert all(line.endswith("  完成时限") for line in headings)
    of_items = kind(question) not in {"units", "areas", "partners"}
    assert bool(headings) == (of_items and bool(expected))


def tile(cell: dict[str, int]) -> str:
    """Return the figures of a field of the matrix, which are below ten in the annex."""
    if not any(cell.values()):
        return ""
    return "".join(str(count or "·") for count in cell.values())


@pytest.mark.parametrize("question", [each for each in QUESTIONS if "matrix" in each])
def test_a_matrix_has_the_counts_of_the_json_under_their_areas(ask: Ask, question: str) -> None:
    form = json.loads(written(ask, question, "json"))
    _, _, head, rule, *lines = written(ask, question, "table").splitlines()
    names = max(cells(each["unit"]) for each in form["units"])
    widths = [
        max(len(str(area["number"])), len(form["units"][0]["cells"][0])) for area in form["areas"]
    ]

    def line(name: str, tiles: list[str]) -> str:
        set_right = [each.rjust(width) for each, width in zip(tiles, widths, strict=True)]
        return " ".join([name + " " * (room - cells(name)), *set_right]).rstrip()

    legend = re.split(r"  +1 ", head)[0]
    room = max(names, cells(legend))
    assert head == line(legend, [str(area["number"]) for area in form["areas"]])
    assert rule == "─" * cells(head)
    units, below = lines[: len(form["units"])], lines[len(form["units"]) :]
    assert units == [line(each["unit"], list(map(tile, each["cells"]))) for each in form["units"]]
    assert rows_of("\n".join([*below, ""])) == table_rows(question, form)
