"""The data file says what the annex says, to the character and in order."""

from annex import AnnexItem
from portplan import Item, Plan

COLLECTIVES = {
    "滨海新区各功能区管委会": ("东疆保税港区管委会", "天津港保税区管委会"),
    "有关区县人民政府": (),
    "有关部门": (),
}


def as_published(item: Item) -> AnnexItem:
    area = item.area
    return AnnexItem(
        area.number, area.title, item.number, item.text, list(item.lead), list(item.support)
    )


def test_every_title_text_and_unit_is_the_annexs_in_its_order(
    plan: Plan, annex: list[AnnexItem]
) -> None:
    assert [as_published(item) for item in plan.items] == annex


def test_the_annex_has_20_areas_58_items_and_31_units(annex: list[AnnexItem]) -> None:
    assert [item.number for item in annex] == list(range(1, 59))
    assert sorted({item.area for item in annex}) == list(range(1, 21))
    assert len({unit for item in annex for unit in item.lead + item.support}) == 31


def test_units_are_listed_in_the_order_in_which_the_annex_first_names_them(
    plan: Plan, annex: list[AnnexItem]
) -> None:
    named = dict.fromkeys(unit for item in annex for unit in item.lead + item.support)
    assert [unit.name for unit in plan.units] == list(named)


def test_three_units_are_collectives(plan: Plan) -> None:
    members = {unit.name: unit.members for unit in plan.units if unit.members is not None}
    assert members == COLLECTIVES


def test_only_units_with_a_full_name_of_their_own_have_an_alias(plan: Plan) -> None:
    without = {unit.name for unit in plan.units if not unit.aliases}
    assert without == {
        *COLLECTIVES, "天津滨海国际机场", "南开大学", "市审批办",
    }  # fmt: skip
    assert plan.unit("天津港集团").aliases == ("天津港（集团）有限公司",)
    assert plan.unit("市安全局").aliases == ("天津市国家安全局",)
