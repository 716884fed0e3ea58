"""The published table as an editor has it, with what each edit has to come out as.

The oracle is the list of edits itself. Every edit touches items, units and areas that no other
one touches; items carry along the number that they had.
"""

import copy
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from hypothesis import strategies as st

from edited import renamed, table
from portplan import Area, Item, Plan, Unit

_T = TypeVar("_T")

# What a change is: its kind, and what else is to be compared of it.
Fact = tuple[Any, ...]

_TABLE = table()
for _each in (each for area in _TABLE["areas"] for each in area["items"]):
    _each["was"] = _each["number"]


def plan_of(data: dict[str, Any]) -> Plan:
    """Return the plan that data holds, numbered in its order."""
    areas: list[Area] = []
    items: list[Item] = []
    for number, area in enumerate(data["areas"], 1):
        areas.append(Area(number, area["title"]))
        items += [
            Item(
                len(items) + place, areas[-1], each["text"], each["lead"],
                each.get("support", ()), deadline=each.get("deadline"),
            )
            for place, each in enumerate(area["items"], 1)
        ]  # fmt: skip
    units = (
        Unit(
            unit["name"], tuple(unit.get("aliases", ())),
            tuple(unit["members"]) if "members" in unit else None,
        )
        for unit in data["units"]
    )  # fmt: skip
    return Plan(data["title"], tuple(units), tuple(areas), tuple(items))


class Editor:
    """A copy of the table that edits are done to, with what each has to come out as."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.data = copy.deepcopy(_TABLE)
        self.facts: list[Fact] = []
        self.names: dict[str, str] = {}
        self.moved: set[int] = set()
        self._touched: set[object] = set()

    def one_of(self, several: Iterable[_T]) -> _T:
        return self._draw(st.sampled_from(list(several)))

    def _free(self, things: Iterable[_T], key: Callable[[_T], object]) -> _T | None:
        free = [each for each in things if key(each) not in self._touched]
        if not free:
            return None
        found = self.one_of(free)
        self._touched.add(key(found))
        return found

    def item(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any] | None:
        items = (each for area in self.data["areas"] for each in area["items"])
        return self._free((each for each in items if "was" in each and fits(each)), id)

    def unit(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any] | None:
        return self._free(filter(fits, self.data["units"]), lambda unit: unit["name"])

    def area(self, least: int) -> dict[str, Any] | None:
        """Return an area of at least so many items, in and of which nothing else is edited."""
        areas = (area for area in self.data["areas"] if len(area["items"]) >= least)
        untouched = (a for a in areas if self._touched.isdisjoint(map(id, a["items"])))
        return self._free(untouched, id)

    def touch(self, *things: object) -> None:
        self._touched.update(things)

    def finish(self) -> list[Fact]:
        """Write the units' new names everywhere, and return what all edits have to come out as."""
        for old, new in self.names.items():
            renamed(self.data, old, new)
        facts = [
            fact if fact[0] == "unit-renamed" else tuple(self.names.get(e, e) for e in fact)
            for fact in self.facts
        ]
        return facts + self._renumbered()

    def _renumbered(self) -> list[Fact]:
        items = [each for area in self.data["areas"] for each in area["items"]]
        now = {each["was"]: number for number, each in enumerate(items, 1) if "was" in each}
        others = {w: n for w, n in now.items() if w != n and w not in self.moved}
        starts = [w for w in others if others.get(w - 1) != others[w] - 1]
        before, after = [], []
        for start in sorted(starts):
            end = start
            while others.get(end + 1) == others[end] + 1:
                end += 1
            before.append(f"{start}–{end}" if end > start else str(start))
            after.append(f"{others[start]}–{others[end]}" if end > start else str(others[start]))
        return [("renumbered", "、".join(before), "、".join(after))] if others else []

    def is_touched(self, thing: object) -> bool:
        return thing in self._touched

    def text(self, texts: tuple[str, ...]) -> str | None:
        return self._free(texts, lambda text: text)
