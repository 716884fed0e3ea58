"""What a pipe gets: an item is a line, and it has what the JSON says, whole."""

import json
import re
from pathlib import Path

import pytest

from annex import AnnexItem
from by_hand import QUESTIONS
from expected import Ask, heading
from pages_by_hand import piped_rows
from plans import dated
from plans import written as written_to
from readers import cells, written
from tables import rows_of


@pytest.mark.parametrize("question", [each for each in QUESTIONS if "matrix" not in each])
def test_a_line_has_the_cells_of_the_json_whole(ask: Ask, question: str) -> None:
    expected = piped_rows(question, json.loads(written(ask, question, "json")))
    assert rows_of(written(ask, question, "table")) == expected


@pytest.mark.parametrize("question", [each for each in QUESTIONS if "matrix" not in each])
def test_deadlines_are_the_last_cell_where_the_plan_has_any(
    ask: Ask, tmp_path: Path, question: str
) -> None:
    data = ["--data", str(dated(tmp_path))]
    expected = piped_rows(question, json.loads(written(ask, question, "json", *data)), dated=True)
    assert rows_of(written(ask, question, "table", *data)) == expected


def test_a_line_is_an_item_without_padding_headings_and_rules(
    ask: Ask, annex: list[AnnexItem]
) -> None:
    assert ask("list").out.splitlines() == [
        f"{heading(item.area)}  {item.number}  {item.text}  {'、'.join(item.lead)}"
        f"  {'、'.join(item.support) or '-'}"
        for item in annex
    ]


def test_what_a_heading_says_in_a_terminal_is_a_cell_of_each_line(ask: Ask) -> None:
    assert {tuple(row[:2]) for row in rows_of(ask("by-unit", "国税").out)} == {
        ("市国税局", "牵头"),
    }  # fmt: skip
    through = rows_of(ask("by-unit", "东疆").out)
    assert {tuple(row[:2]) for row in through} == {
        ("东疆保税港区管委会", "牵头"),
        ("东疆保税港区管委会", "支持配合"),
        ("滨海新区各功能区管委会", "支持配合"),
    }
    assert {row[0] for row in rows_of(ask("by-area", "3").out)} == {heading(3)}
    assert ["天津海关", "牵头", "6"] in [row[:3] for row in rows_of(ask("by-role", "lead").out)]


@pytest.mark.parametrize(
    ("question", "before"),
    [
        (["list"], []),
        (["by-area", "3"], [heading(3)]),
        (["by-unit", "国税"], ["市国税局", "牵头"]),
        (["by-role", "lead", "--unit", "国税"], ["市国税局", "牵头"]),
    ],
    ids=" ".join,
)
def test_brief_leaves_the_number_and_the_text_whole_and_what_headings_say(
    ask: Ask, annex: list[AnnexItem], question: list[str], before: list[str]
) -> None:
    texts = {str(item.number): item.text for item in annex}
    rows = rows_of(ask(*question, "--brief").out)
    assert rows
    assert rows == [[*before, row[-2], texts[row[-2]]] for row in rows]


def test_no_cell_has_in_it_what_stands_between_cells(ask: Ask, tmp_path: Path) -> None:
    item = {"number": 1, "text": "Open   the port.", "lead": ["甲局"]}
    areas = [{"number": 1, "title": "题\u3000\u3000目", "items": [item]}]
    path = written_to(tmp_path, {"title": "表", "units": [{"name": "甲局"}], "areas": areas})
    out = ask("list", "--data", str(path)).out
    assert out == "一、题 目  1  Open the port.  甲局  -\n"


def test_a_pipe_of_nothing_has_no_line(ask: Ask) -> None:
    assert ask("search", "火星").out == ""
    assert ask("by-area", "3", "--unit", "南开大学").out == ""


def tile(cell: dict[str, int]) -> str:
    """Return the figures of a field of the matrix."""
    return "/".join(str(count or "") for count in cell.values()).rstrip("/") or "-"


@pytest.mark.parametrize("question", [each for each in QUESTIONS if "matrix" in each])
def test_a_matrix_has_the_counts_of_the_json_under_their_areas(ask: Ask, question: str) -> None:
    form = json.loads(written(ask, question, "json"))
    table, legend = written(ask, question, "table").split("\n\n")
    head, *lines = table.splitlines()
    numbers = [str(area["number"]) for area in form["areas"]]
    names, *_ = re.split(r"  +1 ", head)
    assert head.removeprefix(names).split() == numbers
    rows = [line.split() for line in lines]
    assert rows == [[each["unit"], *map(tile, each["cells"])] for each in form["units"]]
    # The figures end where the number of their area does, a space behind those before them.
    room = max(map(cells, [names, *(row[0] for row in rows)]))
    widths = [max(map(len, column)) for column in zip(numbers, *(r[1:] for r in rows), strict=True)]
    for line, (name, *figures) in zip([head, *lines], [[names, *numbers], *rows], strict=True):
        set_right = [each.rjust(width) for each, width in zip(figures, widths, strict=True)]
        assert line == " ".join([name + " " * (room - cells(name)), *set_right])
    areas = [[str(area["number"]), area["title"]] for area in form["areas"]]
    assert rows_of(legend) == areas


def test_three_led_and_one_supported_are_never_thirty_one(ask: Ask) -> None:
    head, *lines = ask("matrix").out.splitlines()
    assert head.startswith("3 牵头  /2 支持配合  ")
    row = next(line.split() for line in lines if line.startswith("天津海关 "))
    # Of area 5 it leads 21, 22 and 24, and supports 23; of area 2 it supports four.
    assert (row[5], row[2], row[3], row[20]) == ("3/1", "/4", "8", "-")


def test_figures_with_a_colour_are_told_apart_without_it_too(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    plain = ask("matrix").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = ask("matrix").out
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
