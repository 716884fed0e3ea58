"""A matrix that is wider than the terminal stands there in bands."""

import re

import pytest
from rich.cells import cell_len

from expected import UNITS
from portplan import Area, Item, Plan, Unit, matrix
from portplan.formats import Look
from portplan.formats.as_table import written
from portplan.questions.matrix import QUESTION


def drawn(plan: Plan, width: int | None) -> list[str]:
    return written(QUESTION.shown(matrix(plan)), Look(width)).decode().splitlines()


def plan_of(names: list[str], areas: int) -> Plan:
    numbered = [Area(number, "题") for number in range(1, areas + 1)]
    return Plan(
        "表",
        tuple(map(Unit, names)),
        tuple(numbered),
        tuple(Item(area.number, area, "文。", names) for area in numbered),
    )


@pytest.mark.parametrize("width", [40, 41, 43, 50, 64, 79, 80, 82])
def test_each_band_has_all_names_whole_and_as_many_areas_as_fit(plan: Plan, width: int) -> None:
    lines = drawn(plan, width)
    assert max(map(cell_len, lines)) <= width
    of_matrix = [
        block.splitlines() for block in "\n".join(lines).split("\n\n") if "支持配合  " in block
    ]
    numbers = []
    for number, (heading, rule, *rows) in enumerate(of_matrix, 1):
        assert set(rule) == {"─"}
        assert [row.split()[0] for row in rows] == list(UNITS)
        numbers += [int(each) for each in re.findall(r" (\d+)(?= |$)", heading.split("合")[1])]
        if number < len(of_matrix):
            assert width - cell_len(heading) < 4
    assert numbers == list(range(1, 21))


def test_what_fits_is_one_table(plan: Plan) -> None:
    widest = max(map(cell_len, drawn(plan, 500)))
    assert drawn(plan, widest) == drawn(plan, 500)
    assert len(drawn(plan, widest - 1)) > len(drawn(plan, widest))


def test_a_name_stays_whole_where_not_even_one_area_fits_beside_it() -> None:
    long = "天津市" * 8
    assert drawn(plan_of([long, "甲"], 2), 40)[2:11] == [
        f"3 牵头  /2 支持配合{' ' * 29} 1",
        "─" * 40,
        f"{long} 1",
        f"甲{' ' * 46} 1",
        "",
        f"3 牵头  /2 支持配合{' ' * 29} 2",
        "─" * 40,
        f"{long} 1",
        f"甲{' ' * 46} 1",
    ]
