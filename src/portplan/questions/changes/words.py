"""What is said around changes, all of it: labels of rows, headings, and the line of the sum.

What stands in the plans themselves, and the annex's headings, are not said here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from portplan.plan.fields import ITEM
from portplan.questions.changes.change import Change, Kind
from portplan.text.messages import N_, _, facts, n_

CHANGE, WAS, IS = N_("change"), N_("was"), N_("is")

NOTHING = N_("no changes: both say the same")
NOTHING_ASKED_FOR = N_("nothing that was asked for has changed")
NOTHING_IN_COMMON = N_(
    "the two plans have no item and no area in common ({old} items and {new}), so they are not"
    " compared; name two versions of one plan"
)


class _Said(NamedTuple):
    """The label of a row, and what says a sum: it takes how many there are, and one of them."""

    label: str
    sum: Callable[[int, Change], str]


# Sums count changes, but of roles the units, each once, and of numbers the runs.
_SAID: Mapping[Kind, _Said] = {
    Kind.PLAN_RETITLED: _Said(N_("retitled"), lambda _number, one: _sum_of_plan(one)),
    Kind.UNIT_ADDED: _Said(
        N_("added"),
        lambda number, _one: n_("{number} unit added", "{number} units added", number),
    ),
    Kind.UNIT_REMOVED: _Said(
        N_("removed"),
        lambda number, _one: n_("{number} unit removed", "{number} units removed", number),
    ),
    Kind.UNIT_RENAMED: _Said(
        N_("renamed"),
        lambda number, _one: n_("{number} unit renamed", "{number} units renamed", number),
    ),
    Kind.UNIT_ALIASES: _Said(
        N_("aliases"),
        lambda number, _one: n_(
            "{number} unit with other aliases", "{number} units with other aliases", number
        ),
    ),
    Kind.UNIT_MEMBERS: _Said(
        N_("members"),
        lambda number, _one: n_(
            "{number} unit with other members", "{number} units with other members", number
        ),
    ),
    Kind.AREA_ADDED: _Said(
        N_("area added"),
        lambda number, _one: n_("{number} area added", "{number} areas added", number),
    ),
    Kind.AREA_REMOVED: _Said(
        N_("area removed"),
        lambda number, _one: n_("{number} area removed", "{number} areas removed", number),
    ),
    Kind.AREA_RETITLED: _Said(
        N_("area retitled"),
        lambda number, _one: n_("{number} area retitled", "{number} areas retitled", number),
    ),
    Kind.AREA_MOVED: _Said(
        N_("area moved"),
        lambda number, _one: n_("{number} area moved", "{number} areas moved", number),
    ),
    Kind.ITEM_ADDED: _Said(
        N_("added"),
        lambda number, _one: n_("{number} item added", "{number} items added", number),
    ),
    Kind.ITEM_REMOVED: _Said(
        N_("removed"),
        lambda number, _one: n_("{number} item removed", "{number} items removed", number),
    ),
    Kind.ITEM_REWORDED: _Said(
        N_("reworded"),
        lambda number, _one: n_("{number} item reworded", "{number} items reworded", number),
    ),
    Kind.ITEM_MOVED: _Said(
        N_("moved"),
        lambda number, _one: n_("{number} item moved", "{number} items moved", number),
    ),
    Kind.FIELD_CHANGED: _Said(
        "{heading}",
        lambda number, one: n_(
            "{number} item with another {field}",
            "{number} items with another {field}",
            number,
            field=_(one.field),
        ),
    ),
    Kind.ROLE_GAINED: _Said(
        N_("gained"),
        lambda number, one: n_(
            "{number} unit gained {role}",
            "{number} units gained {role}",
            number,
            role=_role(one.after),
        ),
    ),
    Kind.ROLE_LOST: _Said(
        N_("lost"),
        lambda number, one: n_(
            "{number} unit lost {role}",
            "{number} units lost {role}",
            number,
            role=_role(one.before),
        ),
    ),
    Kind.ROLE_CHANGED: _Said(
        N_("new role"),
        lambda number, one: n_(
            "{number} unit went from {before} to {after}",
            "{number} units went from {before} to {after}",
            number,
            before=_role(one.before),
            after=_role(one.after),
        ),
    ),
    Kind.FIRST_LEAD_CHANGED: _Said(
        N_("named first"),
        lambda number, one: n_(
            "{number} item with another first-named {role}",
            "{number} items with another first-named {role}",
            number,
            role=_role(one.role and one.role.value),
        ),
    ),
    Kind.ORDER_CHANGED: _Said(
        N_("reordered"),
        lambda number, _one: n_(
            "{number} item with another order", "{number} items with another order", number
        ),
    ),
    Kind.RENUMBERED: _Said(
        N_("renumbered"),
        lambda number, one: (
            _("items {before} now {after}", before=one.before, after=one.after)
            if number == 1
            else _("{number} runs of items renumbered", number=number)
        ),
    ),
}


def label(change: Change) -> str:
    """Return what a row is called; that of a field has the annex's word for it."""
    if change.kind is Kind.FIELD_CHANGED:
        return ITEM.heading(change.field)
    if change.kind is Kind.PLAN_RETITLED and None in (change.before, change.after):
        return _(_SAID[Kind.ITEM_REMOVED if change.before else Kind.ITEM_ADDED].label)
    return _(_SAID[change.kind].label)


def total(changes: Iterable[Change]) -> str:
    """Return in a line how many changes there are of each kind."""
    return facts(_sums(changes))


def _sums(changes: Iterable[Change]) -> Iterator[str]:
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        before = change.before if change.kind is Kind.ROLE_CHANGED else None
        alike.setdefault((change.kind, change.field, change.role, before), []).append(change)
    kinds = list(Kind)
    for group in sorted(alike.values(), key=lambda group: kinds.index(group[0].kind)):
        yield _SAID[group[0].kind].sum(_number(group), group[0])


def _number(alike: list[Change]) -> int:
    match alike[0].kind:
        case Kind.ROLE_GAINED | Kind.ROLE_LOST | Kind.ROLE_CHANGED:
            return len({change.unit for change in alike})
        case Kind.RENUMBERED:
            return len((alike[0].before or "").split("、"))
        case _:
            return len(alike)


def _sum_of_plan(change: Change) -> str:
    if change.before is None:
        return _("the plan added")
    return _("the plan retitled") if change.after else _("the plan removed")


def _role(key: str | None) -> str:
    """Return what a role is called in sentences."""
    return _(key) if key else ""
