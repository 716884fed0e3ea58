"""Answers -> JSON, in the forms that scripts rely on."""

import json
from collections.abc import Sequence
from typing import Any, assert_never

from portplan.model import Item, Role
from portplan.queries import (
    Answer,
    AreaItems,
    AreaLoad,
    AreaLoads,
    Matrix,
    Partner,
    Partners,
    RoleItems,
    Selection,
    SharedItems,
    ShownItems,
    UnitItems,
    UnitLoad,
    UnitLoads,
)

_Form = dict[str, Any]


def as_json(answer: Answer) -> str:
    """Return an answer of the queries as one line of JSON, its Chinese not escaped."""
    return json.dumps(_form(answer), ensure_ascii=False, separators=(",", ":")) + "\n"


def _form(answer: Answer) -> _Form | list[_Form]:
    match answer:
        case UnitItems():
            return _unit_items(answer)
        case AreaItems(area, items):
            return {"number": area.number, "title": area.title, "items": _items(items)}
        case RoleItems(role, units):
            held = [{"unit": unit.name, "items": _items(items)} for unit, items in units]
            return {"role": role.value, "units": held}
        case Selection() | ShownItems() | SharedItems():
            return _items(answer.items)
        case UnitLoads():
            return [_unit_load(load) for load in answer.units]
        case AreaLoads():
            return [_area_load(load) for load in answer.areas]
        case Matrix():
            return _matrix(answer)
        case Partners(unit, partners):
            return {"unit": unit.name, "partners": [_partner(each) for each in partners]}
        case _:
            assert_never(answer)


def _item(item: Item) -> _Form:
    return {
        "number": item.number,
        "area": {"number": item.area.number, "title": item.area.title},
        "text": item.text,
        "lead": item.lead,
        "support": item.support,
    }


def _items(items: Sequence[Item]) -> list[_Form]:
    return [_item(item) for item in items]


def _unit_items(answer: UnitItems) -> _Form:
    held = {Role.LEAD: answer.lead, Role.SUPPORT: answer.support}
    through = [
        {"collective": each.collective.name, "role": each.role.value, "items": _items(each.items)}
        for each in answer.through
    ]
    return {
        "unit": answer.unit.name,
        **{role.value: _items(items) for role, items in held.items() if items is not None},
        "through": through,
    }


def _unit_load(load: UnitLoad) -> _Form:
    return {
        "name": load.unit.name,
        "aliases": load.unit.aliases,
        "members": load.unit.members,
        "lead": load.lead,
        "sole": load.sole,
        "support": load.support,
    }


def _area_load(load: AreaLoad) -> _Form:
    return {
        "number": load.area.number,
        "title": load.area.title,
        "items": load.items,
        "first": load.first,
        "last": load.last,
    }


def _matrix(answer: Matrix) -> _Form:
    roles = [role.value for role in answer.roles]
    return {
        "areas": [{"number": area.number, "title": area.title} for area in answer.plan.areas],
        "units": [
            {
                "unit": unit.name,
                "cells": [dict(zip(roles, cell, strict=True)) for cell in row],
            }
            for unit, row in zip(answer.plan.units, answer.rows, strict=True)
        ],
    }


def _partner(partner: Partner) -> _Form:
    return {
        "unit": partner.unit.name,
        "together": partner.together,
        "both_lead": partner.both_lead,
        "leads": partner.leads,
        "supports": partner.supports,
        "both_support": partner.both_support,
    }
