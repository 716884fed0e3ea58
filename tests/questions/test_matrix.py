"""matrix: how many items of each area each unit has, in each role."""

import pytest

from expected import ANNEX, AREAS, UNITS, Ask, answer, titled
from nested import LEAD, NESTED, SUPPORT
from portplan import Area, Item, Plan, Unit, matrix
from portplan.questions.matrix import QUESTION, Matrix
from portplan.questions.question import WrongCallError


@pytest.mark.parametrize(
    ("options", "roles"),
    [("", ["lead", "support"]), ("--role 牵头", ["lead"]), ("--role support", ["support"])],
)
def test_matrix_counts_each_units_items_in_each_area(
    ask: Ask, options: str, roles: list[str]
) -> None:
    assert answer(ask, "matrix", *options.split()) == {
        "areas": [{"number": area, "title": title} for area, title in AREAS.items()],
        "units": [
            {
                "unit": unit,
                "cells": [
                    {
                        each: sum(
                            item.area == area and unit in getattr(item, each) for item in ANNEX
                        )
                        for each in roles
                    }
                    for area in AREAS
                ],
            }
            for unit in UNITS
        ],
    }


def test_the_title_says_how_many_units_and_areas_there_are(ask: Ask) -> None:
    assert titled(ask, "matrix") == "工作任务分解表 · 31 个单位 × 20 项工作任务"


def test_from_python_it_has_a_row_for_a_unit_and_in_it_a_cell_for_an_area() -> None:
    assert matrix(NESTED) == Matrix(
        NESTED,
        (LEAD, SUPPORT),
        (
            ((0, 0), (1, 0)),
            ((2, 0), (0, 1)),
            ((1, 1), (0, 0)),
            ((2, 0), (0, 0)),
            ((0, 1), (0, 0)),
            ((0, 1), (1, 0)),
            ((0, 1), (0, 1)),
        ),
    )
    assert matrix(NESTED, role=SUPPORT).roles == (SUPPORT,)
    assert matrix(NESTED, role=SUPPORT).rows[1] == ((0,), (1,))


def test_it_is_never_empty() -> None:
    assert not QUESTION.shown(matrix(NESTED)).is_empty


def test_a_matrix_of_very_many_fields_is_a_wrong_call() -> None:
    units = tuple(Unit(f"局{number}") for number in range(1000))
    areas = tuple(Area(number, "题") for number in range(1, 402))
    items = tuple(Item(area.number, area, "文。", ["局0"]) for area in areas)
    message = "a matrix of 1000 units and 401 areas has more than 400000 fields; ask by-role"
    with pytest.raises(WrongCallError, match=message):
        matrix(Plan("表", units, areas, items))
    assert len(matrix(Plan("表", units, areas[:400], items[:400])).rows) == 1000
