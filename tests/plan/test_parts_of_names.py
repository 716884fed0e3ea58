"""A part of a name: of names before aliases, in straight quotes or curly, and with a slip in it."""

from collections.abc import Callable

import pytest

from counting import growth
from naming import Meaning, NoneBut, Several, meaning, plan_of
from portplan import Area, Item, NameNotUnderstoodError, Plan, Unit, find_area

TOWNS = plan_of(
    "东河海关",
    Unit("市税局", ("东河市税务局",)),
    Unit("市港办", ("东河市港口办公室",)),
    Unit("“一站式”中心", ("东河‘一站式’服务中心",)),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("东河", "东河海关"),
        ("dh", "东河海关"),
        ("东河市", Several(("市税局", "市港办"))),
        ("dhs", Several(("市税局", "市港办"))),
        ("税务", "市税局"),
        ("donghe", "东河海关"),
        ("中心", "“一站式”中心"),
    ],
)
def test_a_part_of_names_goes_before_one_of_aliases(typed: str, expected: Meaning) -> None:
    assert meaning(TOWNS, typed) == expected


@pytest.mark.parametrize(
    "typed",
    ['"一站式"中心', "“一站式“中心", "＂一站式＂中心", '"一站式"', "'一站式'服务中心", "＇一站式’"],
)
def test_straight_quotes_are_as_good_as_curly_ones(typed: str) -> None:
    assert meaning(TOWNS, typed) == "“一站式”中心"


def test_straight_quotes_are_as_good_as_curly_ones_in_an_areas_title() -> None:
    area = Area(1, "建设“单一窗口”")
    plan = Plan("表", (Unit("甲"),), (area,), (Item(1, area, "文。", ("甲",)),))
    assert find_area(plan, '"单一窗口"') is area


# What is typed, and the units that it may be a slip of.
SLIPS = {
    # One character that sounds like the right one.
    "海亊": ("天津海事局",),
    "海關": ("天津海关",),
    "津海官": ("天津海关",),
    "口安": ("市口岸办",),
    "东疆保税巷": ("东疆保税港区管委会",),
    "国睡": ("市国税局",),
    # It goes before a whole name that sounds otherwise.
    "天津海亊": ("天津海事局", "天津海关"),
    # One that does not.
    "口岸力": ("市口岸办",),
    "国际机杨": ("天津滨海国际机场",),
    # One too many, or one too few.
    "国际机机场": ("天津滨海国际机场",),
    "国际场": ("天津滨海国际机场",),
    "科学技委员会": ("市科委",),
    # In letters.
    "haigan": ("天津海关", "东疆保税港区管委会"),
    "kouaan": ("市口岸办",),
    # Of two characters half is none.
    "海问": (),
    "岸力": (),
}


@pytest.mark.parametrize(("typed", "expected"), [*SLIPS.items()])
def test_a_slip_in_a_part_brings_the_units_that_have_it(
    plan: Plan, typed: str, expected: tuple[str, ...]
) -> None:
    assert meaning(plan, typed) == NoneBut(expected)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("通关摸式", ["三"]), ("单一窗囗", ["一"]), ("执法协助", ["二"]), ("摸式", ["三", "十六"])],
)
def test_a_slip_in_a_part_brings_the_areas_that_have_it(
    plan: Plan, typed: str, numbers: list[str]
) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_area(plan, typed)
    assert [heading.split("、")[0] for heading in raised.value.candidates] == numbers


def test_an_area_is_known_by_all_of_its_heading() -> None:
    areas = (Area(1, "推进"), Area(2, "改革"), *(Area(n, f"题{n}") for n in range(3, 11)))
    areas += (Area(11, "推进"),)
    items = tuple(Item(area.number, area, "文。", ("甲",)) for area in areas)
    plan = Plan("表", (Unit("甲"),), areas, items)
    assert find_area(plan, "一、推进").number == 1
    assert find_area(plan, "十一、推进").number == 11


def random_name(number: int) -> str:
    return "".join(chr(0x4E00 + (number * 7919 + place * 31) % 9000) for place in range(12))


@pytest.mark.parametrize(
    "typed", ["海亊", "东河海", "天津港保税区管委会办公室", "haigan", "东" * 30]
)
def test_a_slip_is_looked_for_in_a_time_that_grows_with_the_units(typed: str) -> None:
    def looking(number: int) -> Callable[[], object]:
        plan = plan_of(*(f"东河{random_name(each)}局" for each in range(number)))
        return lambda: meaning(plan, typed)

    assert growth(looking, 100) <= 5
