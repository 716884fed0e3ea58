"""For every unit, area and role the JSON answers equal what the annex says."""

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path
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


# Every combination of filters, against the annex itself. A unit is given with what is typed for it.
ASKED_UNITS = {
    None: [],
    "市口岸办": ["--unit", "口岸办"],
    "天津海关": ["--unit", "tjhg"],
    "市国税局": ["--unit", "市国税局"],
    "东疆保税港区管委会": ["--unit", "东疆"],
    "有关部门": ["--unit", "有关部门"],
}
ASKED_ROLES = {None: [], "lead": ["--role", "牵头"], "support": ["--role", "support"]}
ASKED_AREAS = {None: [], 3: ["--area", "三"], 16: ["--area", "16"]}
ASKED_TEXTS = {None: [], "口岸": ["--text", "口 岸"]}
ASKED_LEADS = {None: [], True: ["--sole"], False: ["--joint"]}
ASKED_FIRST = {False: [], True: ["--first"]}


def passes(
    item: AnnexItem,
    *,
    unit: str | None,
    role: str | None,
    area: int | None,
    text: str | None,
    sole: bool | None,
    first: bool,
) -> bool:
    """Say whether an item of the annex passes: filter by filter, as DESIGN words them."""
    taking_part = {"lead": item.lead, "support": item.support, None: item.lead + item.support}
    if unit is not None and unit not in taking_part[role]:
        return False
    if unit is None and role is not None and not taking_part[role]:
        return False
    if area is not None and item.area != area:
        return False
    if text is not None and text not in item.text:
        return False
    if sole is not None and sole != (len(item.lead) == 1):
        return False
    return not first or item.lead[0] == unit


@pytest.mark.parametrize("role", ASKED_ROLES)
@pytest.mark.parametrize("unit", ASKED_UNITS)
def test_list_passes_what_passes_all_of_any_combination_of_filters(
    ask: Ask, unit: str | None, role: str | None
) -> None:
    for area, text, sole, first in product(ASKED_AREAS, ASKED_TEXTS, ASKED_LEADS, ASKED_FIRST):
        if first and unit is None:
            continue
        arguments = (
            ASKED_UNITS[unit] + ASKED_ROLES[role] + ASKED_AREAS[area] + ASKED_TEXTS[text]
            + ASKED_LEADS[sole] + ASKED_FIRST[first]
        )  # fmt: skip
        expected = [
            form(item)
            for item in ANNEX
            if passes(item, unit=unit, role=role, area=area, text=text, sole=sole, first=first)
        ]
        result = ask("list", *arguments, "--format", "json")
        nothing = "" if expected else "portplan: nothing found: no item passes all that was asked\n"
        assert (result.status, result.err) == (0, nothing), arguments
        assert json.loads(result.out) == expected, arguments


def test_the_combinations_find_something_and_nothing() -> None:
    found = {
        len([1 for item in ANNEX if passes(item, unit=unit, role=role, area=area, text=text,
                                           sole=sole, first=first)])
        for unit, role, area, text, sole, first in product(
            ASKED_UNITS, ASKED_ROLES, ASKED_AREAS, ASKED_TEXTS, ASKED_LEADS, ASKED_FIRST
        )
    }  # fmt: skip
    assert {0, 1, 2, 58} <= found
    assert len(found) > 20


@pytest.mark.parametrize("command", [["list"], ["search", "口岸"]], ids=" ".join)
def test_first_without_a_unit_is_a_wrong_call(ask: Ask, command: list[str]) -> None:
    assert ask(*command, "--first") == Result(
        2, "", "portplan: --first needs a unit that is named first; add --unit\n"
    )


def has_word(item: AnnexItem, word: str) -> bool:
    return any(word in text for text in (item.text, item.title, *item.lead, *item.support))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param(["无水港"], ["无水港"], id="in texts"),
        pytest.param(["通关模式"], ["通关模式"], id="in an area's title"),
        pytest.param(["国税"], ["国税"], id="in units' names"),
        pytest.param(["南开大学"], ["南开大学"], id="a supporting unit"),
        pytest.param(["电子"], ["电子"], id="in texts and titles"),
        pytest.param(["电子", "国税"], ["电子", "国税"], id="two words, in different places"),
        pytest.param(["国税", "电子"], ["国税", "电子"], id="two words, in the other order"),
        pytest.param(["口岸", "税", "数据"], ["口岸", "税", "数据"], id="three words"),
        pytest.param(["７×２４"], ["7×24"], id="other widths"),
        pytest.param(["无 水　港"], ["无水港"], id="spaces"),
        pytest.param(["“单一窗口”"], ["“单一窗口”"], id="quotation marks"),
        pytest.param(["t1"], ["T1"], id="the other case"),
        pytest.param(["。"], ["。"], id="what every item has"),
        pytest.param(["天津自贸区试验区"], ["天津自贸区试验区"], id="the annex's own slip"),
        pytest.param(["haiguan"], ["haiguan"], id="pinyin, which no item has"),
        pytest.param([".*"], [".*"], id="no pattern"),
        pytest.param(["无水港", "火星"], ["无水港", "火星"], id="one word that no item has"),
    ],
)
def test_search_finds_the_items_that_have_all_words(
    ask: Ask, typed: list[str], words: list[str]
) -> None:
    expected = [form(item) for item in ANNEX if all(has_word(item, word) for word in words)]
    assert answer(ask, "search", *typed) == expected


def test_search_looks_at_each_name_and_text_by_itself(ask: Ask) -> None:
    # 海关、天津海 and a text's end with the next one's beginning are in no single one.
    for typed in ("海关、天津海", "天津海关天津检验检疫局", "单一窗口”建设建设"):
        assert answer(ask, "search", typed) == []


@pytest.mark.parametrize("unit", ["天津海关", "市口岸办"])
@pytest.mark.parametrize("role", ASKED_ROLES)
def test_search_takes_the_filters_of_list(ask: Ask, unit: str, role: str | None) -> None:
    for area, sole, first in product(ASKED_AREAS, ASKED_LEADS, ASKED_FIRST):
        filters = (
            ASKED_UNITS[unit] + ASKED_ROLES[role] + ASKED_AREAS[area] + ASKED_LEADS[sole]
            + ASKED_FIRST[first]
        )  # fmt: skip
        expected = [
            form(item)
            for item in ANNEX
            if has_word(item, "通关")
            and passes(item, unit=unit, role=role, area=area, text=None, sole=sole, first=first)
        ]
        assert answer(ask, "search", "通关", *filters) == expected, filters


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["search", ""], "TEXT"),
        (["search", " 　"], "TEXT"),
        (["search", "口岸", ""], "TEXT"),
        (["list", "--text", ""], "--text"),
        (["list", "--text", " "], "--text"),
    ],
)
def test_a_word_without_a_character_is_a_wrong_call(
    ask: Ask, arguments: list[str], what: str
) -> None:
    said = f"portplan: {what} is empty; write what to look for\n"
    assert ask(*arguments) == Result(2, "", said)


@pytest.mark.parametrize("role", ASKED_ROLES)
def test_matrix_counts_each_units_items_in_each_area(ask: Ask, role: str | None) -> None:
    roles = [role] if role else ["lead", "support"]
    assert answer(ask, "matrix", *ASKED_ROLES[role]) == {
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


def count(unit: str, other: str, role: str, its: str) -> int:
    return sum(unit in getattr(item, role) and other in getattr(item, its) for item in ANNEX)


@pytest.mark.parametrize("unit", UNITS)
def test_partners_counts_by_the_roles_of_both_most_together_first(ask: Ask, unit: str) -> None:
    partners = [
        {
            "unit": other,
            "together": len(both(unit, other)),
            "both_lead": count(unit, other, "lead", "lead"),
            "leads": count(unit, other, "lead", "support"),
            "supports": count(unit, other, "support", "lead"),
            "both_support": count(unit, other, "support", "support"),
        }
        for other in UNITS
        if other != unit and both(unit, other)
    ]
    partners.sort(key=lambda each: -len(both(unit, str(each["unit"]))))
    assert answer(ask, "partners", unit) == {"unit": unit, "partners": partners}


def both(unit: str, other: str) -> list[dict[str, Any]]:
    return [form(item) for item in ANNEX if {unit, other} <= {*item.lead, *item.support}]


@pytest.mark.parametrize("other", ["市国税局", "市口岸办", "南开大学", "有关部门", FUNCTION_AREAS])
def test_partners_of_two_units_are_the_items_of_both_whoever_is_first(ask: Ask, other: str) -> None:
    assert answer(ask, "partners", "天津海关", other) == both("天津海关", other)
    assert answer(ask, "partners", other, "天津海关") == both("天津海关", other)


def test_two_units_without_a_common_item_share_nothing(ask: Ask) -> None:
    assert both("南开大学", "市国税局") == []
    assert answer(ask, "partners", "南开大学", "市国税局") == []


def test_one_unit_under_two_names_is_no_pair(ask: Ask) -> None:
    assert ask("partners", "海关", "tjhg") == Result(
        2, "", "portplan: 海关 and tjhg are both 天津海关; name two units\n"
    )


@pytest.mark.parametrize("area", AREAS)
def test_what_reaches_a_unit_through_a_collective_can_be_narrowed(ask: Ask, area: int) -> None:
    unit = "东疆保税港区管委会"
    reached = [item for item in supported(FUNCTION_AREAS) if item["area"]["number"] == area]
    through_it = {"collective": FUNCTION_AREAS, "role": "support", "items": reached}
    assert answer(ask, "by-unit", unit, "--area", str(area)) == {
        "unit": unit,
        "lead": [item for item in led(unit) if item["area"]["number"] == area],
        "support": [item for item in supported(unit) if item["area"]["number"] == area],
        "through": [through_it] if reached else [],
    }


@pytest.mark.parametrize("unit", ["市口岸办", "天津海关", "有关部门"])
@pytest.mark.parametrize("role", ["lead", "support"])
def test_by_area_and_by_role_pass_what_passes_every_filter(ask: Ask, unit: str, role: str) -> None:
    for area, title in AREAS.items():
        items = [
            form(item)
            for item in ANNEX
            if passes(item, unit=unit, role=role, area=area, text=None, sole=None, first=False)
        ]
        assert answer(ask, "by-area", str(area), "--unit", unit, "--role", role) == {
            "number": area, "title": title, "items": items,
        }  # fmt: skip
        assert answer(ask, "by-role", role, "--unit", unit, "--area", str(area)) == {
            "role": role, "units": [{"unit": unit, "items": items}] if items else [],
        }  # fmt: skip


ALONE = {
    "number": 1, "area": {"number": 1, "title": "题"}, "text": "文。",
    "lead": ["甲"], "support": [],
}  # fmt: skip
NOTHING = "portplan: nothing found: no item passes all that was asked\n"


@pytest.mark.parametrize(
    ("arguments", "expected", "err"),
    [
        (["by-unit", "甲"], {"unit": "甲", "lead": [ALONE], "support": [], "through": []}, ""),
        (
            ["by-unit", "甲", "--role", "support"],
            {"unit": "甲", "support": [], "through": []},
            NOTHING,
        ),
        (["by-area", "1"], {"number": 1, "title": "题", "items": [ALONE]}, ""),
        (["by-area", "1", "--role", "support"], {"number": 1, "title": "题", "items": []}, NOTHING),
        (["by-role", "lead"], {"role": "lead", "units": [{"unit": "甲", "items": [ALONE]}]}, ""),
        (["by-role", "support"], {"role": "support", "units": []}, NOTHING),
        (["show", "1"], [ALONE], ""),
        (["show", "1", "1"], [ALONE, ALONE], ""),
        (["list"], [ALONE], ""),
        (["list", "--sole", "--unit", "甲", "--first"], [ALONE], ""),
        (["list", "--joint"], [], NOTHING),
        (["list", "--role", "support"], [], NOTHING),
        (["search", "甲"], [ALONE], ""),
        (["search", "乙"], [], NOTHING),
        (
            ["units"],
            [{"name": "甲", "aliases": [], "members": None, "lead": 1, "sole": 1, "support": 0}],
            "",
        ),
        (["areas"], [{"number": 1, "title": "题", "items": 1, "first": 1, "last": 1}], ""),
        (
            ["matrix"],
            {
                "areas": [{"number": 1, "title": "题"}],
                "units": [{"unit": "甲", "cells": [{"lead": 1, "support": 0}]}],
            },
            "",
        ),
        (
            ["matrix", "--role", "support"],
            {
                "areas": [{"number": 1, "title": "题"}],
                "units": [{"unit": "甲", "cells": [{"support": 0}]}],
            },
            "",
        ),
        (["partners", "甲"], {"unit": "甲", "partners": []}, NOTHING),
    ],
    ids=lambda value: (
        " ".join(value) if value and isinstance(value, list) and isinstance(value[0], str) else ""
    ),
)
@pytest.mark.parametrize("support", ["", ", support: []"], ids=["left out", "empty"])
def test_a_plan_of_one_item_without_support_is_answered_from(
    ask: Ask, tmp_path: Path, support: str, arguments: list[str], expected: Any, err: str
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "title: 表\nunits: [{name: 甲}]\nareas:\n"
        f"- {{number: 1, title: 题, items: [{{number: 1, text: 文。, lead: [甲]{support}}}]}}\n",
        encoding="utf-8",
    )
    result = ask(*arguments, "--data", str(path), "--format", "json")
    assert (result.status, result.err) == (0, err)
    assert json.loads(result.out) == expected
    # A table, a picture and records of it are made too.
    for form_ in ("table", "csv", "markdown", "svg"):
        result = ask(*arguments, "--data", str(path), "--format", form_)
        assert (result.status, result.err) == (0, err)


def test_json_is_one_line_of_characters_that_are_not_escaped(ask: Ask) -> None:
    out = ask("show", "1", "--format", "json").out
    compact = json.dumps([form(ANNEX[0])], ensure_ascii=False, separators=(",", ":"))
    assert out == f"{compact}\n"


def test_search_knows_a_unit_by_a_whole_alias_only(ask: Ask) -> None:
    by_name = answer(ask, "search", "市国税局")
    assert answer(ask, "search", "天津市国家税务局") == by_name
    assert answer(ask, "search", "国家税务局") == []
