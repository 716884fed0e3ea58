import pytest

from portplan.importing.names import is_collective, names_in


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("市商务局", ["市商务局"]),
        ("市商务局、市财政局，市科委；市教委", ["市商务局", "市财政局", "市科委", "市教委"]),
        ("市商务局,市财政局;市科委", ["市商务局", "市财政局", "市科委"]),
        ("市商务局及各区政府", ["市商务局", "各区政府"]),
        ("市商务局、市财政局以及有关部门", ["市商务局", "市财政局", "有关部门"]),
        ("市住房保障及房产管理局", ["市住房保障及房产管理局"]),
        ("各地区、各部门", ["各地区", "各部门"]),
        ("各区、县级市", ["各区、县级市"]),
        ("各市、县〔市、区〕政府，市商务局", ["各市、县〔市、区〕政府", "市商务局"]),
        ("各区、市商务局", ["各区", "市商务局"]),
        ("各省、自治区、直辖市人民政府", ["各省、自治区、直辖市人民政府"]),
        ("市 人 力 社 保 局、市委", ["市人力社保局", "市委"]),
        ("市发展改\n革委、市财\n政局", ["市发展改革委", "市财政局"]),
        ("开发区（甲镇、乙镇）、市科委", ["开发区（甲镇、乙镇）", "市科委"]),
        ("市商务局。", ["市商务局"]),
        ("市高等法院、高等学校", ["市高等法院", "高等学校"]),
        ("及时雨公司、及第街道、及市商务局", ["及时雨公司", "及第街道", "市商务局"]),
        ("市商务局、其他有关单位", ["市商务局", "其他有关单位"]),
    ],
)
def test_a_list_is_split_at_its_separators(cell: str, names: list[str]) -> None:
    assert list(names_in(cell).names) == names


@pytest.mark.parametrize("cell", ["", "无", "/", "—", "——", "-", " ", "暂无"])
def test_nobody_is_no_name(cell: str) -> None:
    assert names_in(cell) == ((), ())


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("市商务局、市财政局等", ["市商务局", "市财政局"]),
        ("市商务局等部门", ["市商务局"]),
        ("市商务局等有关部门和单位", ["市商务局"]),
        ("商务部等国务院相关部门及各地区", ["商务部", "各地区"]),
        ("商务部等相关部门（单位）", ["商务部"]),
    ],
)
def test_an_open_end_adds_no_unit_and_is_reported(cell: str, names: list[str]) -> None:
    found = names_in(cell)
    assert list(found.names) == names
    assert [each.rule.code for each in found.remarks] == ["open-end"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("市口岸办（市商务局）", "brackets"),
        ("甲市、乙市、丙市人民政府", "shared-ending"),
        ("市商务局和市财政局", "one-or-several"),
        ("市商务局 市财政局", "one-or-several"),
        ("市商务局/市财政局", "one-or-several"),
        ("市商务局会同市财政局", "unclear-words"),
    ],
)
def test_a_name_that_may_be_something_else_is_reported(cell: str, code: str) -> None:
    assert [each.rule.code for each in names_in(cell).remarks] == [code]


def test_lines_are_units_where_each_stands_alone_elsewhere_and_nothing_else_separates() -> None:
    alone = {"市商务局", "市财政局"}
    found = names_in("市商务局\n市财政局", alone)
    assert found.names == ("市商务局", "市财政局")
    assert [each.rule.code for each in found.remarks] == ["one-or-several"]
    assert names_in("市商务局/市财政局", alone).names == ("市商务局", "市财政局")
    assert names_in("市商务局\n市财政局").names == ("市商务局市财政局",)
    assert names_in("市商务局\n市财政局、市科委", alone).names == ("市商务局市财政局", "市科委")


@pytest.mark.parametrize("name", ["各区", "有关部门", "国务院相关部门", "各地区", "市各有关单位"])
def test_a_class_is_a_collective(name: str) -> None:
    assert is_collective(name)
    assert not is_collective("市商务局")
