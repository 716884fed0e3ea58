"""partners: whom a unit works with, how often and in which roles; or the items of two units."""

from collections import Counter, defaultdict
from typing import NamedTuple

from portplan.plan import fields
from portplan.plan.fields import Role
from portplan.plan.model import Item, Plan, Unit
from portplan.questions.asked import OTHER, UNIT
from portplan.questions.items import shown_items
from portplan.questions.question import Question, WrongCallError
from portplan.questions.shown import Column, Kind, Load, Page, Records, Row, Shown, Table, Units
from portplan.questions.units import load_column
from portplan.text.messages import N_, _


class Partner(NamedTuple):
    """How often a unit works with another, by the unit's own role and the other's.

    In `both_lead` both lead, in `leads` the unit leads and the partner does something else, and
    likewise for each role; `together` is the sum of all.
    """

    unit: Unit
    counts: dict[tuple[Role, Role], int]

    @property
    def together(self) -> int:
        """The sum of all counts."""
        return sum(self.counts.values())

    def both(self, role: Role) -> int:
        """Return in how many items both have this role."""
        return self.counts.get((role, role), 0)

    def alone(self, role: Role) -> int:
        """Return in how many items the unit has this role, and the partner another one."""
        return sum(
            count
            for (own, theirs), count in self.counts.items()
            if own is role and theirs is not role
        )

    def by_name(self) -> dict[str, int]:
        """Return the counts by their names in JSON, the sum of all first."""
        counts = {f"both_{r.value}": self.both(r) for r in Role}
        counts |= {role.verb: self.alone(role) for role in Role}
        return {"together": self.together, **{name: counts[name] for name in _NAMES}}


def _ordered(both: dict[Role, str], alone: dict[Role, str]) -> tuple[str, ...]:
    """Return what is said of each role in order: first of the first role for both."""
    first, *others = Role
    return (
        both[first],
        alone[first],
        *(word for role in others for word in (alone[role], both[role])),
    )


_NAMES = _ordered({r: f"both_{r.value}" for r in Role}, {r: r.verb for r in Role})


class Partners(NamedTuple):
    """Everyone whom a unit works with, most together first, then in the plan's order."""

    unit: Unit
    partners: tuple[Partner, ...]


class SharedItems(NamedTuple):
    """The items in which two units both take part."""

    plan: Plan
    unit: Unit
    other: Unit
    items: tuple[Item, ...]


def partners(plan: Plan, unit: Unit) -> Partners:
    """Return whom a unit works with, how often, and in which roles."""
    counts: dict[str, Counter[tuple[Role, Role]]] = defaultdict(Counter)
    for item in plan.items:
        for own, names in item.by_role():
            if unit.name in names:
                for theirs, others in item.by_role():
                    for name in others:
                        counts[name][own, theirs] += 1
    found = [
        Partner(each, dict(counts[each.name]))
        for each in plan.units
        if each.name in counts and each != unit
    ]
    found.sort(key=lambda partner: -partner.together)
    return Partners(unit, tuple(found))


def shared(plan: Plan, unit: Unit, other: Unit) -> SharedItems:
    """Return the items in which both units take part, in any role.

    Raises WrongCallError where they are one.
    """
    if unit == other:
        message = _("both names mean {unit}; name two units", unit=unit.name)
        raise WrongCallError(message)
    both = {unit.name, other.name}
    items = (item for item in plan.items if both.issubset(item.units()))
    return SharedItems(plan, unit, other, tuple(items))


def _ask(plan: Plan, unit: Unit, other: Unit | None = None) -> Partners | SharedItems:
    return shared(plan, unit, other) if other else partners(plan, unit)


def _shown(answer: Partners | SharedItems) -> Shown:
    if isinstance(answer, SharedItems):
        names = (answer.unit.name, answer.other.name)
        title = f"{'、'.join(names)} · 共同事项 {len(answer.items)} 项"
        return shown_items(answer.plan, answer.items, title, names)
    found = [(each.unit.name, each.by_name()) for each in answer.partners]
    return Shown(
        lambda: _page(answer),
        lambda: Records(
            ("unit", "partner", "together", *_NAMES),
            tuple((answer.unit.name, name, *counts.values()) for name, counts in found),
        ),
        lambda: {
            "unit": answer.unit.name,
            "partners": [{"unit": name, **counts} for name, counts in found],
        },
        is_empty=not answer.partners,
    )


def _page(answer: Partners) -> Page:
    headings = _ordered({r: f"同{r.short}" for r in Role}, {r: f"仅己{r.short}" for r in Role})
    full = _ordered(
        {r: f"双方{r.word}" for r in Role}, {r: f"仅{answer.unit.name}{r.word}" for r in Role}
    )
    spoken_of = {name: role for role in Role for name in (f"both_{role.value}", role.verb)}
    columns = (
        Column(fields.UNIT.heading("name"), Kind.UNITS),
        Column("共同", Kind.NUMBER, full="共同事项"),
        *(
            Column(heading, Kind.NUMBER, spoken_of[name], full=long)
            for name, heading, long in zip(_NAMES, headings, full, strict=True)
        ),
        load_column(short=True),
    )
    longest = max((each.together for each in answer.partners), default=0)
    rows: tuple[Row, ...] = tuple(
        (
            Units((each.unit.name,)),
            *each.by_name().values(),
            Load(longest, tuple((role, each.both(role) + each.alone(role)) for role in Role)),
        )
        for each in answer.partners
    )
    return Page(
        f"{answer.unit.name} · 与 {len(rows)} 个{fields.UNIT.heading('name')}共事",
        (Table(columns, rows),),
    )


QUESTION = Question(
    help=N_("Show whom a unit works with, how often and in which roles."),
    examples=("partners 天津海关", "partners 海关 国税 --brief"),
    asks=(UNIT, OTHER),
    ask=_ask,
    shown=_shown,
)
