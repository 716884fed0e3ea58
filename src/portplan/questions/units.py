"""units: all units, with how many items each leads and supports."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from portplan.plan import fields
from portplan.plan.fields import FIRST_ROLE, Role
from portplan.plan.model import Plan, Unit
from portplan.questions import registry
from portplan.questions.asked import Asked, What
from portplan.questions.question import Question, WrongCallError
from portplan.questions.shown import Column, Kind, Load, Page, Records, Shown, Table
from portplan.text.messages import N_, _, choice


class UnitLoad(NamedTuple):
    """How many items a unit has in each role, and how many of the first role alone."""

    unit: Unit
    held: tuple[tuple[Role, int], ...]
    sole: int


class UnitLoads(NamedTuple):
    """Every unit's load, in the order that was asked for."""

    plan: Plan
    units: tuple[UnitLoad, ...]


_SORT = Asked(
    "sort", What.CHOICE, N_("ORDER"),
    N_("Most items in a role first, or by the pinyin of the name: {choices}."),
    "--sort", choices=(*(role.value for role in Role), "name"),
)  # fmt: skip


def units(plan: Plan, *, sort: str | None = None) -> UnitLoads:
    """Return how many items each unit leads, alone or with others, and supports.

    They are in the plan's order. With `sort` who has most in that role comes first, or with "name"
    the first by its pinyin; the plan's order decides among equals. Raises WrongCallError for
    another order.
    """
    held = {
        role: Counter(name for item in plan.items for name in item.units(role)) for role in Role
    }
    leads = (item.units(FIRST_ROLE) for item in plan.items)
    sole = Counter(names[0] for names in leads if len(names) == 1)
    loads = (
        UnitLoad(unit, tuple((role, held[role][unit.name]) for role in Role), sole[unit.name])
        for unit in plan.units
    )
    return UnitLoads(plan, tuple(_sorted(loads, sort)))


def _sorted(loads: Iterable[UnitLoad], sort: str | None) -> Iterable[UnitLoad]:
    if sort is None:
        return loads
    if sort not in _SORT.choices:
        message = _(
            "units cannot be sorted by {order}; write {choices}",
            order=sort,
            choices=choice(_SORT.choices),
        )
        raise WrongCallError(message)
    if sort == "name":
        from portplan.text.pinyin import pinyin  # noqa: PLC0415 - for this order alone

        return sorted(loads, key=lambda load: pinyin(load.unit.name))
    role = Role(sort)
    return sorted(loads, key=lambda load: -dict(load.held)[role])


def _shown(answer: UnitLoads) -> Shown:
    return Shown(
        lambda: _page(answer), lambda: _records(answer), lambda: list(map(_data, answer.units))
    )


def _data(load: UnitLoad) -> dict[str, Any]:
    return {
        "name": load.unit.name,
        "aliases": load.unit.aliases,
        "members": load.unit.members,
        **_counts(load),
    }


def _counts(load: UnitLoad) -> dict[str, int]:
    """Return the counts by their names; what a unit has alone stands behind the first role."""
    (first, count), *others = load.held
    return {first.value: count, "sole": load.sole, **{role.value: n for role, n in others}}


def _records(answer: UnitLoads) -> Records:
    """Tell a collective without known members, whose list is empty, from a single unit."""
    rows = tuple(
        (
            load.unit.name,
            "、".join(load.unit.aliases),
            "no" if load.unit.members is None else "yes",
            "、".join(load.unit.members or ()),
            *_counts(load).values(),
        )
        for load in answer.units
    )
    counts = _counts(answer.units[0])
    return Records(("name", "aliases", "collective", "members", *counts), rows)


def _page(answer: UnitLoads) -> Page:
    first, *others = Role
    columns = (
        *registry.COLUMNS,
        Column(first.word, Kind.NUMBER, first),
        Column("独自", Kind.NUMBER, first, full=f"独自{first.word}"),
        *(Column(role.word, Kind.NUMBER, role) for role in others),
        load_column(),
    )
    longest = max(sum(count for _, count in load.held) for load in answer.units)
    rows = tuple(
        (
            *registry.cells(load.unit),
            *_counts(load).values(),
            Load(longest, load.held),
        )
        for load in answer.units
    )
    title = f"{answer.plan.title} · {len(rows)} 个{fields.UNIT.heading('name')}"
    return Page(title, (Table(columns, rows),))


def load_column(*, short: bool = False) -> Column:
    """Return the column of bars, whose heading says which mark is which role, or says it short."""
    words = {role: role.short if short else role.word for role in Role}
    return Column(_legend(words), Kind.LOAD, full=_legend({role: role.word for role in Role}))


def _legend(words: Mapping[Role, str]) -> str:
    return "  ".join(f"{{{role.value}}} {word}" for role, word in words.items())


QUESTION = Question(
    help=N_("List all units, with how many items each leads and supports."),
    examples=("units --sort lead", "units --format markdown"),
    asks=(_SORT,),
    ask=units,
    shown=_shown,
    of_items=False,
)
