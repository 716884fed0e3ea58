"""What is said around changes, all of it: labels of rows, headings, and the line of the sum.

What stands in the plans themselves, and the annex's headings, are not said here.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portplan.plan.fields import ITEM
from portplan.questions.changes.change import Change, Kind

CHANGE, WAS, IS = "change", "was", "is"

NOTHING = "no changes: both say the same"
NOTHING_ASKED_FOR = "nothing that was asked for has changed"
NOTHING_IN_COMMON = (
    "the two plans have no item and no area in common ({old} items and {new}), so they are not"
    " compared; name two versions of one plan"
)


class _Said(NamedTuple):
    """The label of a row, and the sum where it is of one and where it is of several."""

    label: str
    one: str
    several: str


# In sums {number} counts changes, but of roles the units, each once, and of numbers the runs.
_SAID = {
    Kind.PLAN_RETITLED: _Said("retitled", "the plan retitled", "the plan retitled"),
    Kind.UNIT_ADDED: _Said("added", "{number} unit added", "{number} units added"),
    Kind.UNIT_REMOVED: _Said("removed", "{number} unit removed", "{number} units removed"),
    Kind.UNIT_RENAMED: _Said("renamed", "{number} unit renamed", "{number} units renamed"),
    Kind.UNIT_ALIASES: _Said(
        "aliases", "{number} unit with other aliases", "{number} units with other aliases"
    ),
    Kind.UNIT_MEMBERS: _Said(
        "members", "{number} unit with other members", "{number} units with other members"
    ),
    Kind.AREA_ADDED: _Said("area added", "{number} area added", "{number} areas added"),
    Kind.AREA_REMOVED: _Said("area removed", "{number} area removed", "{number} areas removed"),
    Kind.AREA_RETITLED: _Said("area retitled", "{number} area retitled", "{number} areas retitled"),
    Kind.AREA_MOVED: _Said("area moved", "{number} area moved", "{number} areas moved"),
    Kind.ITEM_ADDED: _Said("added", "{number} item added", "{number} items added"),
    Kind.ITEM_REMOVED: _Said("removed", "{number} item removed", "{number} items removed"),
    Kind.ITEM_REWORDED: _Said("reworded", "{number} item reworded", "{number} items reworded"),
    Kind.ITEM_MOVED: _Said("moved", "{number} item moved", "{number} items moved"),
    Kind.FIELD_CHANGED: _Said(
        "{heading}", "{number} item with another {field}", "{number} items with another {field}"
    ),
    Kind.ROLE_GAINED: _Said(
        "gained", "{number} unit gained {role}", "{number} units gained {role}"
    ),
    Kind.ROLE_LOST: _Said("lost", "{number} unit lost {role}", "{number} units lost {role}"),
    Kind.ROLE_CHANGED: _Said(
        "new role",
        "{number} unit went from {before} to {role}",
        "{number} units went from {before} to {role}",
    ),
    Kind.FIRST_LEAD_CHANGED: _Said(
        "named first",
        "{number} item with another first-named {role}",
        "{number} items with another first-named {role}",
    ),
    Kind.ORDER_CHANGED: _Said(
        "order", "{number} item with another order", "{number} items with another order"
    ),
    Kind.RENUMBERED: _Said(
        "renumbered", "items {before} now {after}", "{number} runs of items renumbered"
    ),
}


def label(change: Change) -> str:
    """Return what a row is called."""
    return _SAID[change.kind].label.format(heading=_heading(change.field))


def total(changes: Iterable[Change]) -> str:
    """Return in a line how many changes there are of each kind."""
    return ", ".join(_sums(list(changes)))


def _sums(changes: list[Change]) -> Iterator[str]:
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        before = change.before if change.kind is Kind.ROLE_CHANGED else None
        alike.setdefault((change.kind, change.field, change.role, before), []).append(change)
    kinds = list(Kind)
    for group in sorted(alike.values(), key=lambda group: kinds.index(group[0].kind)):
        first, said, number = group[0], _SAID[group[0].kind], _number(group)
        yield (said.one if number == 1 else said.several).format(
            number=number,
            field=first.field,
            heading=_heading(first.field),
            role=first.role.value if first.role else "",
            word=first.role.word if first.role else "",
            before=first.before,
            after=first.after,
        )


def _number(alike: list[Change]) -> int:
    match alike[0].kind:
        case Kind.ROLE_GAINED | Kind.ROLE_LOST | Kind.ROLE_CHANGED:
            return len({change.unit for change in alike})
        case Kind.RENUMBERED:
            return len((alike[0].before or "").split("、"))
        case _:
            return len(alike)


def _heading(key: str) -> str:
    return next((field.heading for field in ITEM.fields if field.key == key), "")
