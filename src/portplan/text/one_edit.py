"""Which of many words are one edit apart: a character changed, added or taken out.

Words that share a beginning, and words that share an end, share its number. With a character
taken out, a word is the number of what stands before it and that of what stands behind it; words
that are one edit apart meet in such a pair. The time grows with the characters of all words, not
with the square of their number or of their length.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice, takewhile
from typing import NamedTuple

# No character has more bits, and no word so many beginnings.
_BITS = 21
_UNKNOWN = (1 << 40) - 1


class _Numbers:
    """Numbers for the beginnings of words: equal ones have equal numbers."""

    def __init__(self) -> None:
        self._of: dict[int, int] = {}

    def added(self, characters: Iterable[str]) -> list[int]:
        """Return the numbers of all beginnings of a word, from the empty one on."""
        of = self._of
        numbers = [0]
        last = 0
        for character in characters:
            last = of.setdefault(last << _BITS | ord(character), len(of) + 1)
            numbers.append(last)
        return numbers

    def looked_up(self, characters: Iterable[str]) -> list[int]:
        """Return the same; beginnings that no word has have a number that no word has."""
        numbers = [0]
        last = 0
        for character in characters:
            last = self._of.get(last << _BITS | ord(character), _UNKNOWN)
            numbers.append(last)
        return numbers


class _Parts(NamedTuple):
    """A word's beginnings and ends, by their numbers: `ends[i]` is what stands from i on."""

    beginnings: Sequence[int]
    ends: Sequence[int]

    def without_one(self) -> list[int]:
        """Return the word with each of its characters taken out."""
        ends = iter(self.ends)
        next(ends)
        return [one << 40 | other for one, other in zip(self.beginnings, ends, strict=False)]

    def whole(self) -> list[int]:
        """Return the word itself, with a gap at each place."""
        return [one << 40 | other for one, other in zip(self.beginnings, self.ends, strict=True)]


class Pairs(NamedTuple):
    """The first pairs of words, and how many there are in all."""

    first: tuple[tuple[str, str], ...]
    number: int


class OneEdit:
    """Words, and which of them are one edit from another."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._beginnings, self._ends = _Numbers(), _Numbers()
        self._parts = [
            _Parts(self._beginnings.added(word), self._ends.added(reversed(word))[::-1])
            for word in self._words
        ]
        # The places of the words that become the same without one character.
        self._without_one: dict[int, list[int]] = defaultdict(list)
        for place, parts in enumerate(self._parts):
            for each in parts.without_one():
                self._without_one[each].append(place)
        self._whole: dict[int, list[int]] | None = None

    def of(self, word: str, most: int) -> tuple[str, ...]:
        """Return the first of the words that one edit makes of a word, in their order."""
        if self._whole is None:
            self._whole = defaultdict(list)
            for place, parts in enumerate(self._parts):
                for each in parts.whole():
                    self._whole[each].append(place)
        parts = _Parts(self._beginnings.looked_up(word), self._ends.looked_up(reversed(word))[::-1])
        shorter = parts.without_one()
        tables = (
            (self._without_one, shorter), (self._without_one, parts.whole()), (self._whole, shorter)
        )  # fmt: skip
        found: set[int] = set()
        for table, keys in tables:
            for places in filter(None, map(table.get, keys)):
                others = (each for each in places if self._words[each] != word)
                found.update(islice(others, most))
        return tuple(self._words[place] for place in sorted(found)[:most])

    def pairs(self, most: int, apart: Collection[str] = ()) -> Pairs:
        """Return pairs of the words, in their order, at most so many, and how many there are.

        The words are different ones. Two of those that are known to be `apart` are no pair.
        """
        is_apart = [word in apart for word in self._words]
        shorter = self._shorter(is_apart)
        number = sum(map(len, shorter.values()))
        of_others: dict[int, list[int]] = {}
        for key, places in self._without_one.items():
            if len(places) > 1:
                others = of_others[key] = [each for each in places if not is_apart[each]]
                number += _pairs_among(len(places)) - _pairs_among(len(places) - len(others))
        first = islice(self._in_order(shorter, of_others, is_apart), min(most, number))
        return Pairs(tuple((self._words[one], self._words[other]) for one, other in first), number)

    def _shorter(self, is_apart: Sequence[bool]) -> dict[int, set[int]]:
        """Return the words that lack a character of another, by the later place of the two."""
        found: dict[int, set[int]] = defaultdict(set)
        for place, parts in enumerate(self._parts):
            for key in parts.whole():
                for other in self._without_one.get(key, ()):
                    if not (is_apart[place] and is_apart[other]):
                        found[max(place, other)].add(min(place, other))
        return found

    def _in_order(
        self,
        shorter: dict[int, set[int]],
        of_others: dict[int, list[int]],
        is_apart: Sequence[bool],
    ) -> Iterator[tuple[int, int]]:
        for place, parts in enumerate(self._parts):
            alike = [
                of_others[key] if is_apart[place] else self._without_one[key]
                for key in parts.without_one()
                if key in of_others
            ]
            # A word that is changed into another has its place for it, in one of them.
            before = (takewhile(place.__gt__, each) for each in alike)
            for other in merge(sorted(shorter.get(place, ())), *before):
                yield other, place


def _pairs_among(number: int) -> int:
    return number * (number - 1) // 2
