"""Texts that were reworded: which of the old and the new ones are near to each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

# For a text, those are looked at that share its rarest pairs of characters, at most so many, and
# the likest of them are compared in whole.
_LOOKED_AT = 200
_COMPARED = 5

# difflib takes the time of one length times the other: longer texts are compared by their pairs.
_LONGEST = 500


class Near(NamedTuple):
    """How alike two texts are, from 0 to 1, and their places among the old and the new ones."""

    likeness: float
    old: int
    new: int


def near(olds: Sequence[str], news: Sequence[str], least: float) -> Iterator[Near]:
    """Return which texts are alike at least so much.

    The time grows with the number of the texts and not with its square.
    """
    pairs = [_pairs_of(text) for text in olds]
    having: dict[str, list[int]] = defaultdict(list)
    for place, of_old in enumerate(pairs):
        for pair in of_old:
            having[pair].append(place)
    for new, text in enumerate(news):
        own = _pairs_of(text)
        for old in _candidates(own, pairs, having):
            likeness = _likeness(olds[old], text, pairs[old], own)
            if likeness >= least:
                yield Near(likeness, old, new)


def _pairs_of(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text))) or frozenset([text])


def _candidates(
    own: frozenset[str], pairs: Sequence[frozenset[str]], having: dict[str, list[int]]
) -> list[int]:
    found: set[int] = set()
    for places in sorted((having[pair] for pair in own if pair in having), key=len):
        found.update(places[: _LOOKED_AT - len(found)])
        if len(found) >= _LOOKED_AT:
            break
    likest = sorted(found, key=lambda place: (-_by_pairs(own, pairs[place]), place))
    return likest[:_COMPARED]


def _by_pairs(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _likeness(one: str, other: str, pairs: frozenset[str], others: frozenset[str]) -> float:
    if max(len(one), len(other)) > _LONGEST:
        return _by_pairs(pairs, others)
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
