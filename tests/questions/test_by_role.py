"""by-role: who holds a role, most items first, and which items."""

from collections.abc import Callable
from typing import Any

import pytest

from conftest import Result
from expected import ANNEX, AREAS, UNITS, WORDS, Ask, answer, form, heading, led, supported, titled
from filtering import TYPED_AREAS, Filters, asked, true_of
from nested import (
    FIFTH,
    FIRST,
    FOURTH,
    LEAD,
    NESTED,
    ONE,
    OUTSIDE,
    SECOND,
    SOME,
    SUPPORT,
    THERE,
    THIRD,
    THREE,
    TWO,
    WIDEST,
)
from portplan import Plan, by_role
from portplan.questions.by_role import QUESTION, RoleItems


@pytest.mark.parametrize(("role", "held"), [("lead", led), ("support", supported)])
def test_by_role_has_most_items_first_and_then_the_plans_order(
    ask: Ask, role: str, held: Callable[[str], list[dict[str, Any]]]
) -> None:
    units = [{"unit": unit, "items": held(unit)} for unit in UNITS if held(unit)]
    units.sort(key=lambda each: -len(each["items"]))
    assert answer(ask, "by-role", role) == {"role": role, "units": units}


@pytest.mark.parametrize("role", ["lead", "support"])
def test_in_an_area_too_most_items_come_first(ask: Ask, role: str) -> None:
    for area in AREAS:
        held = {
            unit: [
                form(item) for item in ANNEX if item.area == area and unit in getattr(item, role)
            ]
            for unit in UNITS
        }
        units = [{"unit": unit, "items": items} for unit, items in held.items() if items]
        units.sort(key=lambda each: -len(each["items"]))
        assert answer(ask, "by-role", role, "--area", str(area)) == {"role": role, "units": units}
        title = f"{WORDS[role]} · {heading(area)} · {len(units)} 个单位"
        assert titled(ask, "by-role", role, "--area", str(area)) == title


@pytest.mark.parametrize("unit", ["市口岸办", "天津海关", "有关部门"])
@pytest.mark.parametrize("role", ["lead", "support"])
def test_it_has_what_passes_every_filter_and_its_title_says_which(
    ask: Ask, plan: Plan, unit: str, role: str
) -> None:
    for area in (None, *AREAS):
        filters = Filters((unit,), role, area)
        items = [form(item) for item in ANNEX if filters.passes(item)]
        units = [{"unit": unit, "items": items}] if items else []
        said, title = asked(plan, "by-role", filters)
        assert said == {"role": role, "units": units}
        if area is None or area in TYPED_AREAS:
            typed = ["by-role", role, *filters.typed(with_role=False)]
            assert (answer(ask, *typed), titled(ask, *typed)) == (said, title)
        true, count = true_of(title)
        assert items == list(map(form, true)), title
        assert count == f"{len(units)} 个单位", title


def test_the_title_has_what_was_understood(ask: Ask) -> None:
    assert titled(ask, "by-role", "牵头") == "牵头 · 14 个单位"
    assert (
        titled(ask, "by-role", "配合", "--unit", "kab", "--area", "通关模式")
        == f"支持配合 · 市口岸办 · {heading(3)} · 1 个单位"
    )


@pytest.mark.parametrize("typed", ["", " ", "　"])
def test_a_role_without_a_name_is_refused_and_the_roles_are_said(ask: Ask, typed: str) -> None:
    said = "portplan: the name of the role is empty; roles are lead (牵头) and support (支持配合)\n"
    assert ask("by-role", typed) == Result(2, "", said)
    assert ask("list", "--role", typed) == Result(2, "", said)


def test_from_python_it_has_what_was_asked_for_and_what_passes() -> None:
    assert by_role(NESTED, LEAD) == RoleItems(
        NESTED,
        LEAD,
        (
            (ONE, (FIRST, THIRD)),
            (TWO, (SECOND, THIRD)),
            (OUTSIDE, (FOURTH,)),
            (WIDEST, (SECOND,)),
            (THREE, (FIFTH,)),
        ),
    )
    assert by_role(NESTED, SUPPORT, unit=SOME, area=THERE) == RoleItems(
        NESTED, SUPPORT, ((SOME, (FOURTH,)),), SOME, THERE
    )


def test_it_is_empty_where_no_unit_passes() -> None:
    assert QUESTION.shown(by_role(NESTED, LEAD, unit=SOME)).is_empty
    assert not QUESTION.shown(by_role(NESTED, LEAD)).is_empty


@pytest.mark.parametrize(("role", "held"), [("lead", led), ("support", supported)])
def test_brief_says_first_who_has_how_many(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, role: str, held: Callable[[str], list[Any]]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ranked = sorted(filter(held, UNITS), key=lambda unit: -len(held(unit)))
    title, ranking, items = ask("by-role", role, "--brief").out.split("\n\n", 2)
    assert title == f"{WORDS[role]} · {len(ranked)} 个单位"
    head, rule, *rows = ranking.splitlines()
    assert head.split() == ["单位", WORDS[role]]
    assert set(rule) == {"─"}
    mark = {"lead": "█", "support": "░"}[role]
    assert [row.split() for row in rows] == [
        [unit, str(len(held(unit))), mark * len(held(unit))] for unit in ranked
    ]
    assert items.splitlines()[2] == f"{ranked[0]} · {len(held(ranked[0]))} 项"


def test_only_brief_in_a_terminal_says_so_twice(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ask("by-role", "lead", "--brief").out.splitlines()
    assert len(lines) == sum(len(item.lead) for item in ANNEX)
    markdown = ask("by-role", "lead", "--format", "markdown").out
    assert ask("by-role", "lead", "--brief", "--format", "markdown").out == markdown
    assert len(markdown.splitlines()) == len(lines) + 2
    monkeypatch.setenv("COLUMNS", "80")
    assert "█" not in ask("by-role", "lead").out
