"""What people type means one unit, one area, one role, or it is said why not."""

import pytest

from portplan import NameNotUnderstoodError, Plan, Role, find_area, find_role, find_unit


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("天津海关", "天津海关", id="name"),
        pytest.param("中华人民共和国天津海关", "天津海关", id="alias"),
        pytest.param(" 天津 海关　", "天津海关", id="stray spaces"),
        pytest.param("天津港(集团)有限公司", "天津港集团", id="brackets of the other width"),
        pytest.param("海关", "天津海关", id="part of a name"),
        pytest.param("国家税务", "市国税局", id="part of an alias"),
        pytest.param("保税港区", "东疆保税港区管委会", id="part of one of two like names"),
        pytest.param("有关部门", "有关部门", id="collective"),
    ],
)
def test_a_unit_is_known_by(plan: Plan, typed: str, name: str) -> None:
    assert find_unit(plan, typed).name == name


def test_an_exact_name_wins_over_the_units_that_contain_it(plan: Plan) -> None:
    # 天津海关 is a part of 中华人民共和国天津海关, 市财政局 of 天津市财政局.
    assert find_unit(plan, "市财政局").name == "市财政局"


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("保税", ("东疆保税港区管委会", "天津港保税区管委会")),
        ("人民政府", ("滨海新区人民政府", "有关区县人民政府", "市口岸办")),
    ],
)
def test_a_part_of_several_units_names_them_those_by_name_first(
    plan: Plan, typed: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_unit(plan, typed)
    assert raised.value.ambiguous
    assert raised.value.candidates == candidates


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        pytest.param("天津海亊局", ("天津海事局",), id="look-alike character"),
        pytest.param("天津海关关", ("天津海关",), id="one character too many"),
        pytest.param("市委", ("市科委",), id="abbreviation of many"),
        pytest.param("外星人", (), id="unlike any"),
        pytest.param("", (), id="empty"),
        pytest.param(" 　", (), id="only spaces"),
    ],
)
def test_an_unknown_unit_brings_the_nearest_names(
    plan: Plan, typed: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_unit(plan, typed)
    assert not raised.value.ambiguous
    assert raised.value.candidates == candidates


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


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("lead", Role.LEAD), ("牵头", Role.LEAD), ("LEAD", Role.LEAD), ("support", Role.SUPPORT),
        ("支持配合", Role.SUPPORT), ("支持", Role.SUPPORT), ("配合", Role.SUPPORT),
    ],
)  # fmt: skip
def test_a_role_is_known_in_both_languages(typed: str, role: Role) -> None:
    assert find_role(typed) is role


def test_an_unknown_role_brings_the_nearest_or_all() -> None:
    with pytest.raises(NameNotUnderstoodError, match="there is no role leed: lead"):
        find_role("leed")
    with pytest.raises(NameNotUnderstoodError, match="牵头, support"):
        find_role("x")
