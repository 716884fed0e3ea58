"""by-area: an area's items, all or those in which units and a role take part."""

import pytest

from expected import ANNEX, AREAS, Ask, answer, form, heading, titled
from filtering import TYPED_AREAS, Filters, asked, true_of
from nested import (
    FIRST,
    FOURTH,
    HERE,
    LEAD,
    NESTED,
    ONE,
    SECOND,
    SUPPORT,
    THERE,
    THIRD,
    TWO,
)
from portplan import Plan, by_area
from portplan.questions.by_area import QUESTION, AreaItems

UNITS: list[tuple[str, ...]] = [
    (), ("市口岸办",), ("天津海关",), ("有关部门",), ("天津海关", "市口岸办"),
    ("市国税局", "天津海关"), ("天津海关", "天津检验检疫局", "市口岸办"),
]  # fmt: skip


@pytest.mark.parametrize("number", AREAS)
def test_by_area(ask: Ask, number: int) -> None:
    items = [form(item) for item in ANNEX if item.area == number]
    expected = {"number": number, "title": AREAS[number], "items": items}
    assert answer(ask, "by-area", str(number)) == expected


@pytest.mark.parametrize("role", [None, "lead", "support"])
@pytest.mark.parametrize(
    "units", [pytest.param(units, id="、".join(units) or "nobody") for units in UNITS]
)
def test_it_has_what_passes_every_filter_and_its_title_says_which(
    ask: Ask, plan: Plan, units: tuple[str, ...], role: str | None
) -> None:
    for area, name in AREAS.items():
        filters = Filters(units, role, area)
        items = [form(item) for item in ANNEX if filters.passes(item)]
        said, title = asked(plan, "by-area", filters)
        assert said == {"number": area, "title": name, "items": items}
        if area in TYPED_AREAS:
            typed = ["by-area", str(area), *filters.typed(with_area=False)]
            assert (answer(ask, *typed), titled(ask, *typed)) == (said, title)
        true, count = true_of(title)
        assert items == list(map(form, true)), title
        assert count == f"{len(items)} 项", title


def test_the_title_has_what_was_understood(ask: Ask) -> None:
    assert titled(ask, "by-area", "三") == f"{heading(3)} · 10 项"
    assert (
        titled(ask, "by-area", "3", "--unit", "海关", "--unit", "检验", "--role", "牵头")
        == f"{heading(3)} · 天津海关、天津检验检疫局 · 牵头 · 8 项"
    )


def test_from_python_it_has_what_was_asked_for_and_what_passes() -> None:
    assert by_area(NESTED, HERE) == AreaItems(NESTED, HERE, (FIRST, SECOND, THIRD))
    assert by_area(NESTED, HERE, role=LEAD, unit=ONE) == AreaItems(
        NESTED, HERE, (FIRST, THIRD), (ONE,), LEAD
    )
    assert by_area(NESTED, HERE, unit=[ONE, TWO]) == AreaItems(NESTED, HERE, (THIRD,), (ONE, TWO))
    assert by_area(NESTED, HERE, role=SUPPORT, unit=ONE) == AreaItems(
        NESTED, HERE, (), (ONE,), SUPPORT
    )
    assert by_area(NESTED, THERE, role=SUPPORT) == AreaItems(NESTED, THERE, (FOURTH,), (), SUPPORT)


def test_it_is_empty_where_no_item_passes() -> None:
    assert QUESTION.shown(by_area(NESTED, THERE, unit=TWO)).is_empty
    assert not QUESTION.shown(by_area(NESTED, THERE)).is_empty
