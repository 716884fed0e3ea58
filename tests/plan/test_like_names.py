"""A unit is told from hundreds that are called almost like it, and found among thousands."""

from itertools import product

import pytest

from naming import Meaning, NoneBut, Several, edits, meaning, plan_of
from portplan import Plan, Unit, find_unit


@pytest.fixture(scope="module")
def like_named() -> Plan:
    """Return a plan of 500 units, most of them one character from others or part of them."""
    return plan_of(*(f"{number}号{kind}" for number in range(1, 251) for kind in ("库", "库区")))


def test_each_of_500_like_units_is_known_by_its_own_name(like_named: Plan) -> None:
    assert len(like_named.units) == 500
    for unit in like_named.units:
        assert find_unit(like_named, unit.name) is unit
        assert find_unit(like_named, f" {unit.name[:-1]} {unit.name[-1]}") is unit


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("２７号库", "27号库"),
        ("27haokuqu", "27号库区"),
        ("127haokuqu", "127号库区"),
        ("127hk", "127号库"),
        ("127号", Several(("127号库", "127号库区"))),
        ("7号库区啊", NoneBut(("7号库区",))),
    ],
)
def test_among_500_like_units_a_form_means(like_named: Plan, typed: str, expected: Meaning) -> None:
    assert meaning(like_named, typed) == expected


@pytest.mark.parametrize("typed", ["251号库", "99号厍", "1号区", "250号库库", "号厍"])
def test_among_500_like_units_a_slip_brings_three_that_are_one_edit_away(
    like_named: Plan, typed: str
) -> None:
    near = meaning(like_named, typed)
    assert isinstance(near, NoneBut)
    names = [unit.name for unit in like_named.units]
    one_away = [name for name in names if edits(typed, name) == 1]
    assert near.units == tuple(one_away[:3])


def test_a_unit_is_found_among_10_000() -> None:
    syllables = "东西南北中天津河海港"
    names = ["".join(each) for each in product(syllables, repeat=4)]
    plan = plan_of(*names, "滨江口岸", Unit("总署", ("海关总署（北京）",)))
    assert len(plan.units) == 10_002
    assert meaning(plan, "海港海港") == "海港海港"
    assert meaning(plan, "海 港 海 港") == "海港海港"
    assert meaning(plan, "北京") == "总署"
    assert meaning(plan, "bjka") == "滨江口岸"
    assert meaning(plan, "qqqq") == NoneBut()
    assert meaning(plan, "bjkouan") == "滨江口岸"
    assert meaning(plan, "haiguanzongshu") == "总署"
    assert meaning(plan, "滨江口崖") == NoneBut(("滨江口岸",))
    assert meaning(plan, "东东东") == Several(
        tuple(name for name in names if name.startswith("东东东"))
        + tuple(name for name in names if name.endswith("东东东") and name[0] != "东")
    )
