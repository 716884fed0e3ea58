"""by-unit: what a unit leads, what it supports, with whom, and what reaches it otherwise."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from portplan.plan import fields
from portplan.plan.fields import ROLE_HEADING, Role
from portplan.plan.model import Area, Item, Plan, Unit
from portplan.questions.asked import ONLY_AREA, ONLY_ROLE, UNIT
from portplan.questions.filters import passing
from portplan.questions.items import HELD_FIELDS, ItemTables, held_record, items_data
from portplan.questions.question import Question
from portplan.questions.shown import Page, RecordField, Records, Shown, Size, Table
from portplan.questions.size import require, size_of
from portplan.text.messages import N_

Items = tuple[Item, ...]

# What stands above a unit's own items, and above those that reach it otherwise.
OWN = "{role} {count} 项"
THROUGH = "经{collective}{role} {count} 项（不计入以上）"


class Through(NamedTuple):
    """The items that reach a unit through a collective which stands for it."""

    collective: Unit
    role: Role
    items: Items


class UnitItems(NamedTuple):
    """What a unit does: its items in each role that was asked for.

    `through` is apart and not counted with them. `area` is the one that was asked for, if one was.
    """

    plan: Plan
    unit: Unit
    held: tuple[tuple[Role, Items], ...]
    through: tuple[Through, ...]
    area: Area | None = None

    @property
    def lead(self) -> Items | None:
        """The items that it leads; None where another role was asked for."""
        return dict(self.held).get(Role.LEAD)

    @property
    def support(self) -> Items | None:
        """The items that it supports; None where another role was asked for."""
        return dict(self.held).get(Role.SUPPORT)


def by_unit(
    plan: Plan, unit: Unit, *, role: Role | None = None, area: Area | None = None
) -> UnitItems:
    """Return what a unit leads and supports, and what reaches it through a collective.

    Raises WrongCallError where very much reaches it through very many of them.
    """
    roles = tuple(Role) if role is None else (role,)
    held = tuple((each, passing(plan, unit, each, area)) for each in roles)
    through = tuple(_through(plan, _collectives_of(plan, unit), roles, area))
    answer = UnitItems(plan, unit, held, through, area)
    require(_size(answer))
    return answer


def _size(answer: UnitItems) -> Size:
    return size_of(answer.plan, (item for each in answer.through for item in each.items))


def _through(
    plan: Plan, collectives: Sequence[Unit], roles: Sequence[Role], area: Area | None
) -> Iterator[Through]:
    """Return the items of each of the collectives, in one pass over all items."""
    reaching: dict[tuple[str, Role], list[Item]] = {
        (collective.name, role): [] for collective in collectives for role in roles
    }
    for item in passing(plan, (), None, area) if reaching else ():
        for role in roles:
            for name in item.units(role):
                if (name, role) in reaching:
                    reaching[name, role].append(item)
    for collective in collectives:
        for role in roles:
            if items := reaching[collective.name, role]:
                yield Through(collective, role, tuple(items))


def _collectives_of(plan: Plan, unit: Unit) -> list[Unit]:
    """Return the collectives that stand for a unit, directly or through one another."""
    containing: dict[str, list[str]] = {}
    for each in plan.units:
        for member in each.members or ():
            containing.setdefault(member, []).append(each.name)
    inside = {unit.name}
    found = [unit.name]
    while found:
        further = {name for each in found for name in containing.get(each, ())} - inside
        inside |= further
        found = [*further]
    return [each for each in plan.units if each.name in inside and each != unit]


def _shown(answer: UnitItems) -> Shown:
    return Shown(
        lambda: _page(answer),
        lambda: Records(HELD_FIELDS, tuple(_records(answer))),
        lambda: _data(answer),
        is_empty=not (any(items for _, items in answer.held) or answer.through),
        size=lambda: _size(answer),
    )


def _page(answer: UnitItems) -> Page:
    tables = ItemTables(answer.plan)

    def table(name: str, role: Role, items: Items, heading: str) -> Table:
        said = ((fields.UNIT.heading("name"), name), (ROLE_HEADING, role.word))
        return tables.table(items, heading, role, (name,), said=said)

    own = (
        table(answer.unit.name, role, items, OWN.format(role=role.word, count=len(items)))
        for role, items in answer.held
    )
    through = (
        table(
            name,
            role,
            items,
            THROUGH.format(collective=name, role=role.word, count=len(items)),
        )
        for collective, role, items in answer.through
        for name in [collective.name]
    )
    return Page(_title(answer), (*own, *through))


def _title(answer: UnitItems) -> str:
    unit, area = answer.unit, answer.area
    title = " · ".join([unit.name, *unit.aliases])
    title += f"（{'、'.join(unit.members)}）" if unit.members else ""
    return f"{title} · {area.heading}" if area else title


def _records(answer: UnitItems) -> Iterator[tuple[RecordField, ...]]:
    """Return the unit's own items, then under its name those of each collective."""
    for role, items in answer.held:
        yield from held_record(answer.unit.name, role, items)
    for each in answer.through:
        yield from held_record(each.collective.name, each.role, each.items)


def _data(answer: UnitItems) -> dict[str, Any]:
    return {
        "unit": answer.unit.name,
        **{role.value: items_data(items) for role, items in answer.held},
        "through": [
            {
                "collective": each.collective.name,
                "role": each.role.value,
                "items": items_data(each.items),
            }
            for each in answer.through
        ],
    }


QUESTION = Question(
    help=N_("Show what a unit leads, what it supports, and with whom."),
    examples=("by-unit 天津海关", "by-unit tjhg --role lead --area 3"),
    asks=(UNIT, ONLY_ROLE, ONLY_AREA),
    ask=by_unit,
    shown=_shown,
)
