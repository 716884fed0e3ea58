"""An item as it was and as it is -> what changed in it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from portplan.plan.fields import FIRST_ROLE, OTHERS, Role
from portplan.plan.model import Item
from portplan.questions.changes.change import Change, Kind

Now = Callable[[Iterable[str]], tuple[str, ...]]


def changes_of_item(old: Item, new: Item, now: Now, *, is_moved: bool) -> Iterator[Change]:
    """Return the changes of an item. `now` gives the names that units have now."""
    if old.text != new.text:
        yield Change(Kind.ITEM_REWORDED, old.text, new.text, old=old, new=new)
    if is_moved:
        yield Change(Kind.ITEM_MOVED, old.area.heading, new.area.heading, old=old, new=new)
    if old.others != new.others:
        for field, before, after in zip(OTHERS, old.others, new.others, strict=True):
            if before != after:
                yield Change(Kind.FIELD_CHANGED, before, after, None, None, field.key, old, new)
    if old.held != new.held:
        yield from _of_units(old, new, _held_now(old, now))


def _held_now(old: Item, now: Now) -> dict[Role, list[str]]:
    """Return an item's units by their names of today; of units that became one, the first stays."""
    known: set[str] = set()
    held: dict[Role, list[str]] = {}
    for role, names in old.by_role():
        held[role] = [name for name in now(names) if name not in known]
        known.update(held[role])
    return held


def _of_units(old: Item, new: Item, held: dict[Role, list[str]]) -> Iterator[Change]:
    change = partial(Change, old=old, new=new)
    before = {name: role for role, names in held.items() for name in names}
    after = {name: role for role, names in new.by_role() for name in names}
    for name, role in after.items():
        was = before.get(name)
        if was is None:
            yield change(Kind.ROLE_GAINED, None, role.value, name, role)
        elif was is not role:
            yield change(Kind.ROLE_CHANGED, was.value, role.value, name, role)
    for name, role in before.items():
        if name not in after:
            yield change(Kind.ROLE_LOST, role.value, None, name, role)
    for role, names in new.by_role():
        was_in_order = [name for name in held[role] if after.get(name) is role]
        in_order = [name for name in names if before.get(name) is role]
        if role is FIRST_ROLE and in_order and held[role][0] != names[0]:
            # Where nobody stayed who led, whoever gained the lead says already who is named first.
            first, now_first = held[role][0], names[0]
            yield change(Kind.FIRST_LEAD_CHANGED, first, now_first, now_first, role)
        elif was_in_order != in_order:
            yield change(Kind.ORDER_CHANGED, "、".join(held[role]), "、".join(names), None, role)
