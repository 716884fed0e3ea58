"""What a change is: plain data, one record for one root cause."""

from enum import Enum
from typing import Any, NamedTuple

from portplan.plan.fields import Role
from portplan.plan.model import Area, Item, Unit


class Kind(Enum):
    """What changed. The value is the kind's name in JSON and CSV, in the order of sums."""

    PLAN_RETITLED = "plan-retitled"
    UNIT_ADDED = "unit-added"
    UNIT_REMOVED = "unit-removed"
    UNIT_RENAMED = "unit-renamed"
    UNIT_ALIASES = "unit-aliases"
    UNIT_MEMBERS = "unit-members"
    AREA_ADDED = "area-added"
    AREA_REMOVED = "area-removed"
    AREA_RETITLED = "area-retitled"
    AREA_MOVED = "area-moved"
    ITEM_ADDED = "item-added"
    ITEM_REMOVED = "item-removed"
    ITEM_REWORDED = "item-reworded"
    ITEM_MOVED = "item-moved"
    FIELD_CHANGED = "{field}-changed"  # an optional text of an item, by its key
    ROLE_GAINED = "role-gained"
    ROLE_LOST = "role-lost"
    ROLE_CHANGED = "role-changed"
    FIRST_LEAD_CHANGED = "first-lead-changed"
    ORDER_CHANGED = "order-changed"
    RENUMBERED = "renumbered"


class Change(NamedTuple):
    """One thing that a plan says otherwise than the one before it.

    `before` and `after` are what was said and what is, None where nothing was or is; several
    values are joined by 、. A role is said by its key. `unit` is a unit's name in the new plan, in
    the old one where it is not there any more. `role` is what the unit has now, or had. `field` is
    the key of an optional text. `old` and `new` are what it is about, whole, in either plan.
    """

    kind: Kind
    before: str | None = None
    after: str | None = None
    unit: str | None = None
    role: Role | None = None
    field: str = ""
    old: Item | Area | Unit | None = None
    new: Item | Area | Unit | None = None

    @property
    def name(self) -> str:
        """The kind's name, with the field's key where it is of a field."""
        return self.kind.value.format(field=self.field)

    @property
    def areas(self) -> tuple[Area | None, Area | None]:
        """The area that it is in, in the old plan and in the new one."""
        return _area_of(self.old), _area_of(self.new)

    @property
    def area(self) -> int | None:
        """The number of its area in the new plan, in the old one where it is not there any more."""
        old, new = self.areas
        found = new or old
        return found.number if found else None

    @property
    def was(self) -> int | None:
        """The item's number in the old plan."""
        return self.old.number if isinstance(self.old, Item) else None

    @property
    def item(self) -> int | None:
        """The item's number in the new plan."""
        return self.new.number if isinstance(self.new, Item) else None

    def by_name(self) -> dict[str, Any]:
        """Return what it says by the names of JSON."""
        return {
            "kind": self.name,
            "area": self.area,
            "item": self.item,
            "was": self.was,
            "unit": self.unit,
            "role": self.role.value if self.role else None,
            "before": self.before,
            "after": self.after,
        }


def _area_of(thing: Item | Area | Unit | None) -> Area | None:
    match thing:
        case Item():
            return thing.area
        case Area():
            return thing
        case _:
            return None
