"""The rules of counting: areas 1, 2, 3 ..., and items on through all areas."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from portplan.source.draft import Draft
from portplan.source.findings import Edit, Finding, Rule, Severity
from portplan.source.shape import Number
from portplan.text.messages import N_, _, aside

# The numbers of one area's items, or of the areas; None where it cannot be said how many
# there are, or which.
_Run = list[Number | None] | None


class _Said(NamedTuple):
    """What is said of a number that stands there already, is too high, or comes too late."""

    again: str
    gap: str
    back: str


_OF_AREAS = _Said(
    N_(
        "area {number} stands where {expected} belongs; {number} stands first at {line}:{column},"
        " so count on from there"
    ),
    N_(
        "area {number} stands where {expected} belongs; if area {expected} is missing, put it back;"
        " else count on from here"
    ),
    N_(
        "area {number} stands where {expected} belongs; areas count 1, 2, 3 ... through the whole"
        " plan"
    ),
)
_OF_ITEMS = _Said(
    N_(
        "item {number} stands where {expected} belongs; {number} stands first at {line}:{column},"
        " so count on from there"
    ),
    N_(
        "item {number} stands where {expected} belongs; if item {expected} is missing, put it back;"
        " else count on from here"
    ),
    N_(
        "item {number} stands where {expected} belongs; items count 1, 2, 3 ... through the whole"
        " plan"
    ),
)


def _area_number(draft: Draft) -> Iterator[Finding]:
    runs: list[_Run] = [[area.number for area in draft.areas or ()]]
    return _miscounted(draft, AREA_NUMBER, _OF_AREAS, runs)


def _item_number(draft: Draft) -> Iterator[Finding]:
    runs = [
        [item.number for item in area.items] if area.items else None for area in draft.areas or ()
    ]
    return _miscounted(draft, ITEM_NUMBER, _OF_ITEMS, runs)


def _miscounted(draft: Draft, rule: Rule, said: _Said, runs: list[_Run]) -> Iterator[Finding]:
    """Find the numbers that do not follow on. The first finding counts all of them anew."""
    first: dict[int, Number] = {}
    edits = None
    for number, expected in _out_of_count(runs, first):
        # Where the file's shape is wrong, a number may look wrong only for that.
        edits = _counted_anew(runs) if edits is None and not draft.findings else ()
        message = _message(draft, said, number, expected, first)
        if edits:
            message = aside(message, _("validate --fix counts them anew"))
        yield Finding(rule, number.span, message, edits)


def _out_of_count(runs: list[_Run], first: dict[int, Number]) -> Iterator[tuple[Number, int]]:
    """Return each number that does not follow on, and the one that would; fill in `first`.

    A number may follow the one before it, or the place that it has: so that one wrong number
    is one finding, and so is one gap. Behind an entry or a run that could not be read any
    number may come.
    """
    expected: set[int] = {1}
    for run in runs:
        if run is None:
            expected = set()
            continue
        for number in run:
            if number is None:
                expected = set()
            elif expected and number.value not in expected:
                yield number, min(expected)
                expected = {min(expected) + 1, number.value + 1}
            else:
                expected = {number.value + 1}
            if number:
                first.setdefault(number.value, number)


def _counted_anew(runs: list[_Run]) -> tuple[Edit, ...]:
    """Return the edits that count on from 1, where nothing but the numbers can be wrong.

    So it is where all of them are there and none comes before a smaller one.
    """
    numbers = [number for run in runs for number in (run or [None])]
    present = [number for number in numbers if number]
    in_order = all(one.value <= other.value for one, other in pairwise(present))
    if len(present) < len(numbers) or not in_order:
        return ()
    return tuple(
        Edit(number.span, str(place))
        for place, number in enumerate(present, 1)
        if number.value != place
    )


def _message(
    draft: Draft, said: _Said, number: Number, expected: int, first: dict[int, Number]
) -> str:
    values = {"number": number.value, "expected": expected}
    if number.value in first:
        line, column = draft.source.place(first[number.value].span.start)
        return _(said.again, line=line, column=column, **values)
    return _(said.gap if number.value > expected else said.back, **values)


AREA_NUMBER = Rule(
    code="area-number",
    severity=Severity.ERROR,
    breaks=N_("areas that do not count 1, 2, 3 ...: a gap, a repeat, a wrong order"),
    why=N_("People cite areas by number, and a gap is most often an area lost in an edit."),
    wrong="areas:\n  - number: 1\n    ...\n  - number: 3\n    ...",
    right="areas:\n  - number: 1\n    ...\n  - number: 2\n    ...",
    check=_area_number,
)

ITEM_NUMBER = Rule(
    code="item-number",
    severity=Severity.ERROR,
    breaks=N_(
        "items that do not count 1, 2, 3 ... through all areas: a gap, a repeat, a wrong order"
    ),
    why=N_("People cite items by number, and a gap is most often an item lost in an edit."),
    wrong="items:\n  - number: 1\n    ...\n  - number: 1\n    ...",
    right="items:\n  - number: 1\n    ...\n  - number: 2\n    ...",
    check=_item_number,
)
