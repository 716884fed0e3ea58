"""matrix: units against areas, to see at a glance who carries what."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from portplan.plan import fields
from portplan.plan.fields import Role
from portplan.plan.model import Area, Plan
from portplan.questions.asked import ONLY_ROLE
from portplan.questions.question import Question, WrongCallError
from portplan.questions.shown import (
    Column,
    Kind,
    Page,
    RecordField,
    Records,
    Row,
    Shown,
    Table,
    Tile,
    Units,
)
from portplan.text.messages import N_, _

_UNIT = fields.UNIT.heading("name")
_AREA = fields.AREA.heading("title")

# So many fields has a matrix at most: as a picture they take 6 seconds and 250 MB.
_MOST = 400_000


class Matrix(NamedTuple):
    """How many items of each area each unit has in each role.

    `rows` has a row for each of the plan's units, and in it for each of its areas the counts of
    the `roles` that were asked for.
    """

    plan: Plan
    roles: tuple[Role, ...]
    rows: tuple[tuple[tuple[int, ...], ...], ...]


def matrix(plan: Plan, *, role: Role | None = None) -> Matrix:
    """Return how many items of each area each unit leads and supports, or one of the two.

    Raises WrongCallError where it would have very many fields: for thousands of units and of areas
    that is no picture any more, and takes gigabytes.
    """
    fields = len(plan.units) * len(plan.areas)
    if fields > _MOST:
        message = _(
            "a matrix of {units} units and {areas} areas has more than {most} fields; ask by-role,"
            " areas or units instead",
            units=len(plan.units),
            areas=len(plan.areas),
            most=_MOST,
        )
        raise WrongCallError(message)
    roles = (role,) if role else tuple(Role)
    held = Counter(
        (name, item.area.number, each)
        for each in roles
        for item in plan.items
        for name in item.units(each)
    )
    rows = (
        tuple(tuple(held[unit.name, area.number, each] for each in roles) for area in plan.areas)
        for unit in plan.units
    )
    return Matrix(plan, roles, tuple(rows))


def _shown(answer: Matrix) -> Shown:
    return Shown(lambda: _page(answer), lambda: _records(answer), lambda: _data(answer))


def _page(answer: Matrix) -> Page:
    """Set the units against the areas, whose titles stand below."""
    areas, units = answer.plan.areas, answer.plan.units
    rows: tuple[Row, ...] = tuple(
        (
            Units((unit.name,)),
            *(Tile(tuple(zip(answer.roles, cell, strict=True))) for cell in row),
        )
        for unit, row in zip(units, answer.rows, strict=True)
    )
    columns = (
        Column(_legend(answer.roles), Kind.UNITS, full=_UNIT),
        *(Column(str(area.number), Kind.TILE, full=area.heading) for area in areas),
    )
    title = f"{answer.plan.title} · {len(units)} 个{_UNIT} × {len(areas)} 项{_AREA}"
    return Page(title, (Table(columns, rows), _areas_table(areas)))


def _legend(roles: Sequence[Role]) -> str:
    """Say how a tile is to be read: 3 is of the first role, /2 of the second."""
    return "  ".join(
        f"{'/' * place}{len(Role) + 1 - place} {role.word}" for place, role in enumerate(roles)
    )


def _areas_table(areas: Sequence[Area]) -> Table:
    columns = (Column("", Kind.NUMBER), Column(_AREA, Kind.TEXT))
    return Table(columns, tuple((area.number, area.title) for area in areas))


def _records(answer: Matrix) -> Records:
    """Return a record for each unit and area, which a pivot table or SQL takes up at once."""
    rows: tuple[tuple[RecordField, ...], ...] = tuple(
        (unit.name, area.number, area.title, *cell)
        for unit, row in zip(answer.plan.units, answer.rows, strict=True)
        for area, cell in zip(answer.plan.areas, row, strict=True)
    )
    return Records(("unit", "area_number", "area", *(role.value for role in answer.roles)), rows)


def _data(answer: Matrix) -> dict[str, Any]:
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


QUESTION = Question(
    help=N_("Show at a glance who carries what: units against areas."),
    examples=("matrix", "matrix --role lead --output matrix.svg"),
    asks=(ONLY_ROLE,),
    ask=matrix,
    shown=_shown,
    of_items=False,
)
