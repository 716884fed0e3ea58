"""Four times the items or tables make about four times the work for a document."""

import re
from collections.abc import Callable

import pytest

from counting import growth
from portplan import Area, Item, Plan, Unit, by_unit, select
from portplan.formats import FORMATS, Look
from portplan.questions import imported

every_document = pytest.mark.parametrize("form", ["docx", "xlsx", "html"])


@every_document
def test_items_are_written_in_one_pass(form: str) -> None:
    def writing(number: int) -> Callable[[], object]:
        areas = [Area(each + 1, f"题{each}") for each in range(number // 4)]
        items = [
            Item(each + 1, areas[each // 4], f"文{each}。", ("甲", "乙"), ("丙",))
            for each in range(number)
        ]
        plan = Plan("表", (Unit("甲"), Unit("乙"), Unit("丙")), tuple(areas), tuple(items))
        shown = imported("list").shown(select(plan))
        return lambda: FORMATS[form].written(shown, Look())

    assert growth(writing) <= 5


@every_document
def test_tables_are_written_in_one_pass_also_where_their_names_begin_alike(form: str) -> None:
    def writing(number: int) -> Callable[[], object]:
        area = Area(1, "题")
        names = [f"{'局' * 40}{each}" for each in range(number)]
        units = [Unit("甲"), *(Unit(name, (), ("甲",)) for name in names)]
        items = [Item(each + 1, area, "文。", (name,)) for each, name in enumerate(names)]
        plan = Plan("表", tuple(units), (area,), tuple(items))
        shown = imported("by-unit").shown(by_unit(plan, plan.units[0]))

        def write() -> None:
            re.purge()  # what was compiled for fewer names is compiled again
            FORMATS[form].written(shown, Look())

        return write

    assert growth(writing, few=50) <= 5
