"""diff with filters: what changed for a unit, in a role, in an area."""

from typing import Any

import pytest

from edited import counted, item, renamed, seven_fold, table
from editor import plan_of
from portplan import Area, Plan, Role, Unit, diff

OLD = plan_of(table())
NEW = plan_of(seven_fold())


def kinds(new: Plan = NEW, **asked: Any) -> list[tuple[str, int | None]]:
    """Return the kinds of what changed, each with the number of its item in the new plan."""
    return [(change.name, change.item or change.was) for change in diff(OLD, new, **asked).changes]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("天津港集团", [("item-added", 4), ("role-changed", 14)]),
        ("天津边检总站", [("item-added", 4), ("role-lost", 33)]),
        ("天津海关", [("item-reworded", 31), ("first-lead-changed", 48)]),
        ("天津检验检疫局", [("item-reworded", 31), ("first-lead-changed", 48)]),
        ("市财政局", [("role-gained", 52)]),
        ("市旅游局", [("unit-renamed", None)]),
        ("市文化和旅游局", [("unit-renamed", None)]),
        ("市科委", []),
    ],
)
def test_what_changed_for_a_unit(name: str, expected: list[tuple[str, int | None]]) -> None:
    unit = next(each for plan in (NEW, OLD) for each in plan.units if each.name == name)
    assert kinds(unit=unit) == expected


def test_of_several_units_what_touches_any_of_them() -> None:
    units = [OLD.unit("市财政局"), OLD.unit("天津边检总站")]
    assert kinds(unit=units) == [("item-added", 4), ("role-lost", 33), ("role-gained", 52)]


def test_a_role_is_what_a_unit_had_or_has() -> None:
    group = OLD.unit("天津港集团")
    assert kinds(unit=group, role=Role.LEAD) == [("role-changed", 14)]
    assert kinds(unit=group, role=Role.SUPPORT) == [("item-added", 4), ("role-changed", 14)]
    assert kinds(role=Role.SUPPORT) == [
        ("item-added", 4), ("role-changed", 14), ("item-reworded", 31), ("role-lost", 33),
        ("role-gained", 52),
    ]  # fmt: skip
    assert kinds(role=Role.LEAD) == [
        ("item-added", 4), ("role-changed", 14), ("item-reworded", 31), ("first-lead-changed", 48),
    ]  # fmt: skip


def test_an_area_is_that_of_either_plan() -> None:
    assert kinds(area=NEW.areas[1]) == [("item-added", 4)]
    assert kinds(area=NEW.areas[0]) == []
    new = table()
    new["areas"][7]["items"].insert(0, new["areas"][8]["items"].pop(0))
    new["areas"][8]["title"] = "推动通关一体化"
    plan = plan_of(counted(new))
    assert kinds(plan, area=plan.areas[7]) == [("item-moved", 28)]
    assert kinds(plan, area=OLD.areas[8]) == [("item-moved", 28), ("area-retitled", None)]
    assert kinds(plan, area=plan.areas[8]) == [("area-retitled", None)]
    both = (OLD.areas[8], plan.areas[8])
    assert kinds(plan, area=both) == [("item-moved", 28), ("area-retitled", None)]
    assert kinds(plan, area=Area(9, "别的")) == []


def test_an_order_is_for_whom_it_orders() -> None:
    new = table()
    item(new, 40)["lead"] = ["天津海关", "天津海事局", "天津检验检疫局", "天津边检总站"]
    plan = plan_of(new)
    assert kinds(plan, unit=OLD.unit("天津边检总站")) == [("order-changed", 40)]
    assert kinds(plan, unit=OLD.unit("市口岸办")) == []
    assert kinds(plan, role=Role.SUPPORT) == []


def test_a_deadline_is_for_all_that_take_part() -> None:
    new = table()
    item(new, 40)["deadline"] = "2016年底前"
    plan = plan_of(new)
    assert kinds(plan, unit=OLD.unit("市口岸办")) == [("deadline-changed", 40)]
    assert kinds(plan, unit=OLD.unit("天津海关"), role=Role.SUPPORT) == []


def test_a_collective_is_for_those_who_join_or_leave_it() -> None:
    new = table()
    collective = next(u for u in new["units"] if u["name"] == "滨海新区各功能区管委会")
    collective["members"][1] = "天津自贸试验区管委会"
    plan = plan_of(new)
    for name in ("滨海新区各功能区管委会", "天津自贸试验区管委会", "天津港保税区管委会"):
        assert kinds(plan, unit=OLD.unit(name)) == [("unit-members", None)]
    assert kinds(plan, unit=OLD.unit("东疆保税港区管委会")) == []


def test_what_is_of_the_whole_plan_is_for_nobody_in_particular() -> None:
    new = table() | {"title": "任务清单"}
    renamed(new, "市科委", "市科技局")
    plan = plan_of(new)
    assert kinds(plan, unit=Unit("市科技局")) == [("unit-renamed", None)]
    assert kinds(plan, role=Role.SUPPORT) == kinds(plan, area=plan.areas[0]) == []
    assert kinds(plan) == [("plan-retitled", None), ("unit-renamed", None)]
