"""The plan's list of units as a table: what rows of items do not say of them."""

from portplan.plan.fields import COLLECTIVE_HEADING, UNIT
from portplan.plan.model import Plan, Unit
from portplan.questions.shown import Column, Kind, Row, Table, Units

_HEADING = UNIT.heading("name")

COLUMNS = (
    Column(_HEADING, Kind.UNITS),
    Column(UNIT.heading("aliases"), Kind.SAID),
    Column(COLLECTIVE_HEADING, Kind.SAID),
    Column(UNIT.heading("members"), Kind.SAID),
)


def cells(unit: Unit) -> Row:
    """Return a unit's cells: a collective without known members is told from a single unit."""
    return (
        Units((unit.name,)),
        "、".join(unit.aliases),
        "" if unit.members is None else "是",
        "、".join(unit.members or ()),
    )


def table(plan: Plan) -> Table:
    """Return all units in the plan's order, from which import has each as it was.

    Where an alias has 、 in it, each stands on a line of its own.
    """
    return Table(COLUMNS, tuple(map(_exactly, plan.units)), heading=_HEADING)


def _exactly(unit: Unit) -> Row:
    name, aliases, *others = cells(unit)
    if any("、" in alias for alias in unit.aliases):
        aliases = "".join(f"{alias}\n" for alias in unit.aliases)
    return (name, aliases, *others)
