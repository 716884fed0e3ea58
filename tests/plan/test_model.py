"""A plan that breaks the table's own rules cannot exist."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from portplan import Area, Item, Plan, Role, Unit

CUSTOMS, PORT = Unit("天津海关"), Unit("天津港集团")
AREA = Area(1, "加强口岸执法协作")
ITEM = Item(1, AREA, "推行关检“一机两屏”。", ("天津海关",), ("天津港集团",))


def test_a_whole_plan_can_be_made() -> None:
    plan = Plan("工作任务分解表", (CUSTOMS, PORT), (AREA,), (ITEM,))
    assert plan.unit("天津港集团") is PORT


def test_an_unknown_unit_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="南开大学"):
        Plan("工作任务分解表", (CUSTOMS, PORT), (AREA,), (ITEM,)).unit("南开大学")


def test_an_item_tells_who_holds_a_role() -> None:
    assert ITEM.units(Role.LEAD) == ("天津海关",)
    assert ITEM.units(Role.SUPPORT) == ("天津港集团",)
    assert ITEM.units() == ("天津海关", "天津港集团")


def test_an_item_tells_all_roles_and_who_holds_each() -> None:
    assert ITEM.held == (("天津海关",), ("天津港集团",))
    assert list(ITEM.by_role()) == [
        (Role.LEAD, ("天津海关",)),
        (Role.SUPPORT, ("天津港集团",)),
    ]
    assert (ITEM.lead, ITEM.support) == (("天津海关",), ("天津港集团",))


def test_an_item_can_be_made_by_the_keys_of_the_format() -> None:
    item = Item(1, AREA, "文。", lead=["天津海关"], support=["天津港集团"], deadline="年底")
    assert item == Item(1, AREA, "文。", ("天津海关",), ("天津港集团",), deadline="年底")
    assert item == Item.of_parts(1, AREA, "文。", (("天津海关",), ("天津港集团",)), ("年底",))


def test_a_deadline_is_a_text_or_none() -> None:
    assert ITEM.deadline is None
    item = Item(1, AREA, "文。", ("天津海关",), deadline="2025年12月底前")
    assert (item.deadline, item.other("deadline")) == ("2025年12月底前", "2025年12月底前")
    assert not Plan("表", (CUSTOMS, PORT), (AREA,), (ITEM,)).has("deadline")
    assert Plan("表", (CUSTOMS,), (AREA,), (item,)).has("deadline")


def test_a_key_that_the_format_has_not_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="an item has no leads"):
        Item(1, AREA, "文。", leads=("天津海关",))


def test_type_checkers_and_python_refuse_what_an_item_cannot_take() -> None:
    # mypy says where one of these marks is no longer needed.
    with pytest.raises(TypeError):
        Item(1, AREA, "文。", ("天津海关",), (), ("天津港集团",))  # type: ignore[call-arg, arg-type]
    with pytest.raises(TypeError):
        Item(1, AREA, "文。", ("天津海关",), lead=("天津港集团",))  # type: ignore[misc]
    with pytest.raises(TypeError, match="item 1 has a text where the names of units belong"):
        Item(1, AREA, "文。", lead="天津海关")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="item 1 has an optional text that is none"):
        Item(1, AREA, "文。", ("天津海关",), deadline=2025)  # type: ignore[arg-type]


def test_an_item_can_be_replaced_in_part() -> None:
    item = Item(1, AREA, "文。", ("天津海关",), ("天津港集团",), deadline="年底")
    assert replace(item, number=3) == Item(
        3, AREA, "文。", ("天津海关",), ("天津港集团",), deadline="年底"
    )
    # mypy knows a dataclass's fields alone, of which the keys are none.
    keys: dict[str, Any] = {"lead": ["市口岸办"], "support": (), "deadline": None}
    assert replace(item, **keys) == Item(1, AREA, "文。", ("市口岸办",))
    with pytest.raises(ValueError, match="item 1 names a unit twice"):
        replace(item, held=(("天津海关",), ("天津海关",)))


def test_an_optional_text_is_asked_for_by_a_key_of_the_format() -> None:
    with pytest.raises(KeyError, match="due"):
        ITEM.other("due")


@pytest.mark.parametrize(
    ("aliases", "is_plan"),
    [
        (("abc局",), True),
        (("abc局", "ＡＢＣ局"), True),
        (("ABC局",), False),
        (("abc局", "abc局"), False),
        (("甲局", "甲局"), False),
        (("天津海关",), False),
    ],
)
def test_an_alias_may_be_its_units_own_name_in_another_case_or_width(
    aliases: tuple[str, ...], *, is_plan: bool
) -> None:
    units = (CUSTOMS, PORT, Unit("ABC局", aliases))
    if is_plan:
        assert Plan("表", units, (AREA,), (ITEM,)).units == units
    else:
        with pytest.raises(ValueError, match="two units have one name or alias"):
            Plan("表", units, (AREA,), (ITEM,))


def test_nothing_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        ITEM.text = "x"  # type: ignore[misc] # that it cannot be set is the point


def test_an_area_has_its_heading_as_the_annex_prints_it() -> None:
    assert Area(20, "加强组织落实").heading == "二十、加强组织落实"


@pytest.mark.parametrize(
    ("lead", "support"),
    [
        pytest.param((), ("天津港集团",), id="nobody leads"),
        pytest.param(("天津海关",), ("天津海关",), id="both roles"),
        pytest.param(("天津海关", "天津海关"), (), id="twice in one role"),
    ],
)
def test_an_item_cannot_be_without_a_lead_or_name_a_unit_twice(
    lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match="item 1"):
        Item(1, AREA, "推行关检“一机两屏”。", lead, support)
    with pytest.raises(ValueError, match="item 1"):
        Item.of_parts(1, AREA, "推行关检“一机两屏”。", (lead, support), (None,))


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ({"title": ""}, "a plan needs a title"),
        ({"units": ()}, "a plan needs a unit"),
        ({"areas": ()}, "a plan needs an area"),
        ({"items": ()}, "a plan needs an item"),
        ({"units": (CUSTOMS, PORT, CUSTOMS)}, "two units have one name or alias"),
        (
            {"units": (CUSTOMS, Unit("天津港集团", ("天津海关",)))},
            "two units have one name or alias",
        ),
        ({"units": (CUSTOMS, Unit("天津港集团", (), ("天津港集团",)))}, "contains itself"),
        ({"units": (CUSTOMS,)}, "item 1 names an unlisted unit"),
        ({"units": (CUSTOMS, Unit("天津港集团", members=("一公司",)))}, "has an unlisted member"),
        ({"areas": (Area(2, "加强口岸执法协作"),)}, "area numbers do not count"),
        ({"areas": (AREA, Area(2, "清理规范收费"))}, "each area needs items"),
        ({"items": (ITEM, ITEM)}, "item numbers do not count"),
    ],
)
def test_the_parts_of_a_plan_have_to_fit(part: dict[str, tuple[Unit, ...]], message: str) -> None:
    whole = {
        "title": "工作任务分解表", "units": (CUSTOMS, PORT), "areas": (AREA,), "items": (ITEM,),
    }  # fmt: skip
    with pytest.raises(ValueError, match=message):
        Plan(**{**whole, **part})  # type: ignore[arg-type] # parts of several types


def test_items_cannot_go_back_to_an_area() -> None:
    other = Area(2, "清理规范收费")
    items = (ITEM, Item(2, other, "文。", ("天津海关",)), Item(3, AREA, "文。", ("天津海关",)))
    with pytest.raises(ValueError, match="each area needs items"):
        Plan("工作任务分解表", (CUSTOMS, PORT), (AREA, other), items)


def test_a_unit_and_an_area_need_their_names() -> None:
    with pytest.raises(ValueError, match="a unit needs a name"):
        Unit("")
    with pytest.raises(ValueError, match="area 1 needs a title"):
        Area(1, "")
    with pytest.raises(ValueError, match="item 1 needs a text"):
        Item(1, AREA, "", ("天津海关",))
