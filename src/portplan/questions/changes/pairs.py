"""Things of two plans -> those that are one and the same, by what makes them so."""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")


def paired(
    olds: Sequence[_T], news: Sequence[_T], key: Callable[[_T], Hashable]
) -> tuple[list[tuple[_T, _T]], list[_T], list[_T]]:
    """Return the things that have one key, in their order, and what is left of either side."""
    waiting: dict[Hashable, deque[_T]] = {}
    for new in news:
        waiting.setdefault(key(new), deque()).append(new)
    pairs, left = [], []
    for old in olds:
        alike = waiting.get(key(old))
        if alike:
            pairs.append((old, alike.popleft()))
        else:
            left.append(old)
    ahead = {id(new) for each in waiting.values() for new in each}
    return pairs, left, [new for new in news if id(new) in ahead]


class Scored(NamedTuple):
    """How alike two things are, the likest first, and their places on either side."""

    score: tuple[float, ...]
    old: int
    new: int


def best(scored: Iterable[Scored]) -> list[tuple[int, int]]:
    """Return pairs so that each thing is in one at most: the likest go first, then the earlier."""
    olds: set[int] = set()
    news: set[int] = set()
    chosen = []
    for each in sorted(scored, key=lambda e: (tuple(-part for part in e.score), e.old, e.new)):
        if each.old not in olds and each.new not in news:
            olds.add(each.old)
            news.add(each.new)
            chosen.append((each.old, each.new))
    return chosen


def out_of_order(places: Sequence[int]) -> set[int]:
    """Return the fewest numbers without which the others rise: those that were moved."""
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(chain[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        chain[length : length + 1] = [at]
    kept = set()
    at = chain[-1] if chain else -1
    while at >= 0:
        kept.add(places[at])
        at = before[at]
    return set(places) - kept
