"""Which items pass: the filters that several questions share."""

from collections.abc import Sequence

from portplan.plan.fields import FIRST_ROLE, Role
from portplan.plan.model import Area, Item, Plan, Unit
from portplan.questions.question import WrongCallError
from portplan.text.messages import N_, _
from portplan.text.normal import folded, visible

# What is wrong with filters, whose names are filled in where the call comes from.
_CONTRADICTION = N_("{one} and {other} contradict each other; take one of them out")
_OF_ONE_UNIT = N_("{filter} speaks of one unit; give {unit} once")
_OF_A_UNIT = N_("{filter} needs a unit that is named first; add {unit}")
_OF_LEAD = N_("{filter} speaks of the lead; take {role} out")

# One unit, several that all have to take part, or none in particular.
AskedUnits = Unit | Sequence[Unit] | None


def units_of(asked: AskedUnits) -> tuple[Unit, ...]:
    """Return the units that are asked for, each once."""
    return (asked,) if isinstance(asked, Unit) else tuple(dict.fromkeys(asked or ()))


def passing(
    plan: Plan,
    unit: AskedUnits = (),
    role: Role | None = None,
    area: Area | None = None,
    *,
    text: str | None = None,
    sole: bool = False,
    joint: bool = False,
    first: bool = False,
) -> tuple[Item, ...]:
    """Return the items that pass every filter, in the plan's order.

    With units and a role, each of them holds that role; with a role alone, some unit holds it.
    `text` is looked for in the items' texts; widths, case and white space make no difference.
    With `sole` one unit leads alone, with `joint` several lead, with `first` a unit leads as the
    first-named: the unit that is asked for, where one is. Raises WrongCallError where they
    contradict each other.
    """
    units = units_of(unit)
    asked = 1 if isinstance(unit, Unit) else len(unit or ())
    _require_sense(asked, role, sole=sole, joint=joint, first=first)
    names = {each.name for each in units}
    wanted = folded(text or "")
    if sole or joint:
        role = FIRST_ROLE

    def passes(item: Item) -> bool:
        held = item.units(role)
        return (
            bool(held)
            and (area is None or item.area == area)
            and names.issubset(held)
            and not (sole and len(held) > 1)
            and not (joint and len(held) == 1)
            and not (first and item.units(FIRST_ROLE)[0] not in names)
            and (not wanted or wanted in folded(item.text))
        )

    return tuple(filter(passes, plan.items))


def _require_sense(units: int, role: Role | None, *, sole: bool, joint: bool, first: bool) -> None:
    speaks_of_lead = [
        word for word, given in (("sole", sole), ("joint", joint), ("first", first)) if given
    ]
    if sole and joint:
        raise WrongCallError(_(_CONTRADICTION), {"one": "sole", "other": "joint"})
    if not speaks_of_lead:
        return
    keywords = {"filter": speaks_of_lead[0], "unit": "unit", "role": "role"}
    if units > 1:
        raise WrongCallError(_(_OF_ONE_UNIT), keywords)
    if first and not units:
        raise WrongCallError(_(_OF_A_UNIT), keywords | {"filter": "first"})
    if role not in (None, FIRST_ROLE):
        raise WrongCallError(_(_OF_LEAD), keywords)


def title(*asked: str, count: str) -> str:
    """Return a title that says what was asked, as it was understood, and how much was found."""
    return " · ".join([*filter(None, asked), count])


def names(units: Sequence[Unit]) -> str:
    """Return the units' names as the annex joins them."""
    return "、".join(unit.name for unit in units)


def quoted(words: Sequence[str]) -> str:
    """Return the words that were looked for, in quotes."""
    return " · ".join(f"“{visible(word)}”" for word in words)


def word_of(role: Role | None) -> str:
    """Return the annex's word for a role, nothing for none."""
    return role.word if role else ""


def heading_of(area: Area | None) -> str:
    """Return an area's heading, nothing for none."""
    return area.heading if area else ""
