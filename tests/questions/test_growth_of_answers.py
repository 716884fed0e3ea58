"""Four times the plan makes about four times the work for an answer."""

from collections.abc import Callable

from counting import growth
from portplan import Area, Item, Plan, Unit, by_unit
from portplan.plan.circle import Step, walk
from portplan.questions.by_unit import QUESTION


def chain(number: int) -> Plan:
    """Return a plan of collectives that contain one another, each with an item."""
    area = Area(1, "题")
    units = [Unit(f"局{each}", (), (f"局{each + 1}",)) for each in range(number)]
    items = [Item(each + 1, area, "文。", (f"局{each}",)) for each in range(number)]
    return Plan("表", (*units, Unit(f"局{number}")), (area,), tuple(items))


def test_what_reaches_a_unit_through_a_chain_of_collectives_is_found_in_one_pass() -> None:
    def asking(number: int) -> Callable[[], object]:
        plan = chain(number)
        return lambda: by_unit(plan, plan.units[-1])

    assert growth(asking) <= 5


def test_it_is_shown_in_one_pass() -> None:
    def showing(number: int) -> Callable[[], object]:
        plan = chain(number)
        answer = by_unit(plan, plan.units[-1])
        return lambda: QUESTION.shown(answer).page()

    assert growth(showing) <= 5


def test_all_that_contains_something_is_gone_through_once() -> None:
    members = {"甲": ["乙", "丙", "丁"], "乙": ["丙", "甲"], "丙": ["丙"], "戊": ["甲"]}
    steps = [Step(tuple(path), circle) for path, circle in walk(members)]
    assert steps == [
        (("甲", "乙", "丙"), 2),
        (("甲", "乙", "丙"), None),
        (("甲", "乙"), 0),
        (("甲", "乙"), None),
        (("甲",), None),
        (("戊",), None),
    ]
