"""The rules of counting: areas 1, 2, 3 ..., and items on through all areas."""

from collections.abc import Iterable, Iterator

from portplan.diagnostic import Severity
from portplan.draft import Draft, Number
from portplan.rules.rule import Broken, Rule


def _area_number(draft: Draft) -> Iterator[Broken]:
    numbers = (area.number for area in draft.areas or ())
    return _miscounted(draft, "area", [list(numbers)])


def _item_number(draft: Draft) -> Iterator[Broken]:
    areas = draft.areas or ()
    runs = ([item.number for item in area.items] if area.items else None for area in areas)
    return _miscounted(draft, "item", runs)


def _miscounted(
    draft: Draft, what: str, runs: Iterable[list[Number | None] | None]
) -> Iterator[Broken]:
    """Find the numbers that do not follow on.

    A number may follow the one before it, or the place that it has: so that one wrong number
    is one finding, and so is one gap. A run that is None has an unknown length; behind it
    any number may come.
    """
    first: dict[int, Number] = {}
    expected: set[int] = {1}
    for run in runs:
        if run is None:
            expected = set()
            continue
        for number in run:
            if number is None:
                expected = {each + 1 for each in expected}
                continue
            if expected and number.value not in expected:
                yield Broken(number.span, _message(draft, what, number, min(expected), first))
                expected = {min(expected) + 1, number.value + 1}
            else:
                expected = {number.value + 1}
            first.setdefault(number.value, number)


def _message(
    draft: Draft, what: str, number: Number, expected: int, first: dict[int, Number]
) -> str:
    counted = "areas count 1, 2, 3 ..." if what == "area" else "items count on through all areas"
    message = f"{what} {number.value} stands where {expected} belongs; {counted}"
    if number.value in first:
        line, column = draft.source.place(first[number.value].span.start)
        message += f" ({number.value} stands first at {line}:{column})"
    return message


AREA_NUMBER = Rule(
    code="area-number",
    severity=Severity.ERROR,
    breaks="areas that do not count 1, 2, 3 ...: a gap, a repeat, a wrong order",
    why="People cite areas by number, and a gap is most often an area lost in an edit.",
    wrong="areas:\n  - number: 1\n    ...\n  - number: 3\n    ...",
    right="areas:\n  - number: 1\n    ...\n  - number: 2\n    ...",
    check=_area_number,
)

ITEM_NUMBER = Rule(
    code="item-number",
    severity=Severity.ERROR,
    breaks="items that do not count 1, 2, 3 ... through all areas: a gap, a repeat, a wrong order",
    why="People cite items by number, and a gap is most often an item lost in an edit.",
    wrong="items:\n  - number: 1\n    ...\n  - number: 1\n    ...",
    right="items:\n  - number: 1\n    ...\n  - number: 2\n    ...",
    check=_item_number,
)
