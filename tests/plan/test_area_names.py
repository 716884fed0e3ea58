"""What people type for an area means one area, or it is said why not."""

import pytest

from portplan import NameNotUnderstoodError, Plan, find_area


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", 3), ("三", 3), ("３", 3), (" 3 ", 3), ("第三", 3), ("三、", 3),
        ("20", 20), ("二十", 20), ("十三", 13), ("创新口岸通关模式", 3),
        ("三、创新口岸通关模式", 3), ("单一窗口", 1), ("收费", 14), ("加强口岸执法协作", 2),
    ],
)  # fmt: skip
def test_an_area_is_known_by_its_number_numeral_or_title(
    plan: Plan, typed: str, number: int
) -> None:
    assert find_area(plan, typed).number == number


@pytest.mark.parametrize("typed", ["0", "21", "99", "零", "一百", "", " ", "海洋", "-1", "、"])
def test_an_unknown_area_is_refused(plan: Plan, typed: str) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_area(plan, typed)
    assert (raised.value.what, raised.value.typed) == ("area", typed)
    assert not raised.value.ambiguous


def test_a_slip_in_a_title_brings_the_nearest(plan: Plan) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_area(plan, "创新口岸通关摸式")
    assert raised.value.candidates == ("三、创新口岸通关模式",)
    assert not raised.value.ambiguous


def test_words_of_several_titles_name_them(plan: Plan) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_area(plan, "创新")
    assert raised.value.ambiguous
    assert [heading.split("、")[0] for heading in raised.value.candidates] == ["三", "十五", "十六"]
