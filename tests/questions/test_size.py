"""An answer says an item again for each of its units, but no megabyte becomes gigabytes so."""

import pytest

from portplan import Area, Item, Plan, Role, Unit, by_role, by_unit
from portplan.questions.by_role import QUESTION
from portplan.questions.question import WrongCallError

MESSAGE = (
    r"the answer would have more than \d{7} characters, since an item stands in it once for each"
    r" unit; ask list, where it stands once"
)


def together(number: int) -> Plan:
    """Return a plan of one item, which so many collectives lead that all stand for one unit."""
    area = Area(1, "题")
    units = [Unit(f"局{each}", (), ("局",)) for each in range(number)]
    item = Item(1, area, "文。", [unit.name for unit in units])
    return Plan("表", (*units, Unit("局")), (area,), (item,))


def test_one_item_under_each_of_very_many_units_is_refused_where_it_has_them_all() -> None:
    shown = QUESTION.shown(by_role(together(2000), Role.LEAD))
    with pytest.raises(WrongCallError, match=MESSAGE):
        shown.records()
    with pytest.raises(WrongCallError, match=MESSAGE):
        shown.data()
    assert len(shown.page().tables[0].rows) == 2000


def test_what_reaches_a_unit_through_very_many_collectives_is_refused() -> None:
    plan = together(2000)
    with pytest.raises(WrongCallError, match=MESSAGE):
        by_unit(plan, plan.units[-1])


def test_a_plan_of_very_many_items_is_answered() -> None:
    area = Area(1, "题")
    items = tuple(Item(each, area, "文" * 1000, ["甲", "乙"]) for each in range(1, 3001))
    plan = Plan("表", (Unit("甲"), Unit("乙")), (area,), items)
    shown = QUESTION.shown(by_role(plan, Role.LEAD))
    assert len(shown.records().rows) == 6000
    assert [len(each["items"]) for each in shown.data()["units"]] == [3000, 3000]
