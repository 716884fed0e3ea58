"""What a typed name means, in a form that a test can compare, and plans of units alone."""

from dataclasses import dataclass

from portplan import Area, Item, NameNotUnderstoodError, Plan, Unit, find_unit


@dataclass(frozen=True)
class Several:
    """Several units that were meant as much, as they are named to the user."""

    units: tuple[str, ...]


@dataclass(frozen=True)
class NoneBut:
    """No unit; these are the near ones that are named to the user."""

    units: tuple[str, ...] = ()


Meaning = str | Several | NoneBut


def meaning(plan: Plan, typed: str) -> Meaning:
    try:
        return find_unit(plan, typed).name
    except NameNotUnderstoodError as error:
        return (Several if error.ambiguous else NoneBut)(error.candidates)


def plan_of(*units: str | Unit) -> Plan:
    """Return a plan of these units, whose one item the first of them leads."""
    made = tuple(unit if isinstance(unit, Unit) else Unit(unit) for unit in units)
    area = Area(1, "题")
    return Plan("表", made, (area,), (Item(1, area, "文。", (made[0].name,)),))


def edits(one: str, other: str) -> int:
    """Return how many characters have to be changed, added or taken out (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, character in enumerate(one, 1):
        before = row
        row = [i]
        for j, its in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (character != its)))
    return row[-1]
