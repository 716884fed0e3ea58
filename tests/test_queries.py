"""For every unit, area and role the JSON answers equal what the annex says."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from annex import AnnexItem, read_annex
from conftest import Result

Ask = Callable[..., Result]

ANNEX = read_annex()
UNITS = list(dict.fromkeys(unit for item in ANNEX for unit in item.lead + item.support))
AREAS = {item.area: item.title for item in ANNEX}
FUNCTION_AREAS = "滨海新区各功能区管委会"
REACHED = {
    "东疆保税港区管委会": FUNCTION_AREAS,
    "天津港保税区管委会": FUNCTION_AREAS,
}


def form(item: AnnexItem) -> dict[str, Any]:
    area = {"number": item.area, "title": item.title}
    return {
        "number": item.number, "area": area, "text": item.text,
        "lead": item.lead, "support": item.support,
    }  # fmt: skip


def led(unit: str) -> list[dict[str, Any]]:
    return [form(item) for item in ANNEX if unit in item.lead]


def supported(unit: str) -> list[dict[str, Any]]:
    return [form(item) for item in ANNEX if unit in item.support]


def answer(ask: Ask, *arguments: str) -> Any:
    result = ask(*arguments, "--format", "json")
    assert result.status == 0
    assert result.err in {"", "portplan: nothing found: no item passes all that was asked\n"}
    return json.loads(result.out)


def through(unit: str) -> list[dict[str, Any]]:
    if unit not in REACHED:
        return []
    items = supported(REACHED[unit])
    return [{"collective": REACHED[unit], "role": "support", "items": items}]


@pytest.mark.parametrize("unit", UNITS)
def test_by_unit(ask: Ask, unit: str) -> None:
    assert answer(ask, "by-unit", unit) == {
        "unit": unit, "lead": led(unit), "support": supported(unit), "through": through(unit),
    }  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_by_unit_with_a_role_leaves_the_other_out(ask: Ask, unit: str) -> None:
    lead = answer(ask, "by-unit", unit, "--role", "lead")
    support = answer(ask, "by-unit", unit, "--role", "支持配合")
    assert lead == {"unit": unit, "lead": led(unit), "through": []}
    assert support == {"unit": unit, "support": supported(unit), "through": through(unit)}


@pytest.mark.parametrize("number", AREAS)
def test_by_area(ask: Ask, number: int) -> None:
    items = [form(item) for item in ANNEX if item.area == number]
    expected = {"number": number, "title": AREAS[number], "items": items}
    assert answer(ask, "by-area", str(number)) == expected


@pytest.mark.parametrize(("role", "held"), [("lead", led), ("support", supported)])
def test_by_role_has_most_items_first_and_then_the_plans_order(
    ask: Ask, role: str, held: Callable[[str], list[dict[str, Any]]]
) -> None:
    units = [{"unit": unit, "items": held(unit)} for unit in UNITS if held(unit)]
    units.sort(key=lambda each: -len(each["items"]))
    assert answer(ask, "by-role", role) == {"role": role, "units": units}


def test_show_has_items_in_the_order_asked(ask: Ask) -> None:
    assert answer(ask, "show", "47", "6") == [form(ANNEX[46]), form(ANNEX[5])]


def test_list_has_every_item(ask: Ask) -> None:
    assert answer(ask, "list") == [form(item) for item in ANNEX]


def test_units_has_every_units_counts(ask: Ask) -> None:
    counts = {
        each["name"]: (each["lead"], each["sole"], each["support"]) for each in answer(ask, "units")
    }
    assert counts == {
        unit: (
            len(led(unit)),
            sum(item.lead == [unit] for item in ANNEX),
            len(supported(unit)),
        )
        for unit in UNITS
    }
    assert list(counts) == UNITS


def test_units_tells_a_collective_from_a_unit(ask: Ask) -> None:
    units = {each["name"]: each for each in answer(ask, "units")}
    assert units["天津海关"] == {
        "name": "天津海关", "aliases": ["中华人民共和国天津海关"], "members": None,
        "lead": 29, "sole": 0, "support": 23,
    }  # fmt: skip
    assert units["有关部门"]["members"] == []
    assert units[FUNCTION_AREAS]["members"] == ["东疆保税港区管委会", "天津港保税区管委会"]


def test_areas_has_every_areas_items(ask: Ask) -> None:
    numbers = {area: [item.number for item in ANNEX if item.area == area] for area in AREAS}
    assert answer(ask, "areas") == [
        {
            "number": area, "title": title, "items": len(numbers[area]),
            "first": numbers[area][0], "last": numbers[area][-1],
        }
        for area, title in AREAS.items()
    ]  # fmt: skip


def test_the_figures_that_people_know(ask: Ask) -> None:
    customs = answer(ask, "by-unit", "天津海关")
    assert (len(customs["lead"]), len(customs["support"])) == (29, 23)
    dongjiang = answer(ask, "by-unit", "东疆保税港区管委会")
    assert [item["number"] for item in dongjiang["lead"]] == [44]
    assert [item["number"] for item in dongjiang["support"]] == [45, 47, 52]
    (reaching,) = dongjiang["through"]
    assert [item["number"] for item in reaching["items"]] == [14, 32, 33, 36, 37]


@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        (["--unit", "海事"], lambda item: "天津海事局" in item.lead + item.support),
        (["--unit", "海事", "--role", "lead"], lambda item: "天津海事局" in item.lead),
        (["--role", "support"], lambda item: bool(item.support)),
        (["--area", "三"], lambda item: item.area == 3),
        (["--text", "无水港"], lambda item: "无水港" in item.text),
        (["--text", "７×24小时"], lambda item: "7×24小时" in item.text),
        (
            ["--unit", "市口岸办", "--role", "牵头", "--area", "16", "--text", "无水港"],
            lambda item: "市口岸办" in item.lead and item.area == 16 and "无水港" in item.text,
        ),
    ],
    ids=str,
)
def test_list_passes_the_items_that_pass_every_filter(
    ask: Ask, filters: list[str], passes: Callable[[AnnexItem], bool]
) -> None:
    expected = [form(item) for item in ANNEX if passes(item)]
    assert expected
    assert answer(ask, "list", *filters) == expected


def test_by_area_and_by_role_and_by_unit_can_be_narrowed(ask: Ask) -> None:
    area = answer(ask, "by-area", "3", "--unit", "市口岸办", "--role", "lead")
    assert [item["number"] for item in area["items"]] == [6, 9]
    role = answer(ask, "by-role", "lead", "--unit", "市口岸办", "--area", "3")
    assert [(each["unit"], len(each["items"])) for each in role["units"]] == [("市口岸办", 2)]
    unit = answer(ask, "by-unit", "市口岸办", "--area", "3")
    assert [item["number"] for item in unit["support"]] == [11, 12, 15]
