"""Which known words are near to a word."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import TypeVar

from portplan.text.one_edit import OneEdit

# difflib takes its time: of many words, so many are compared, and of so many those are chosen
# that share characters.
_COMPARED = 100
_LOOKED_AT = 1000

# How much of what difflib can give is enough to be near, by its own measure.
_NEAR = 0.6

# difflib takes about as long for so many pairs of characters as it needs to begin, and as long for
# one pair as it takes to look at so many characters.
_BEGINNING = 100
_LOOKED_AT_IN_A_PAIR = 10

# For one word it compares so many pairs of characters, or twenty times as many for all words that
# are looked up among the same ones: about two seconds.
_PAIRS = 250_000
_PAIRS_IN_ALL = 20 * _PAIRS

# Of a part of a word, so many characters are typed at least: of two, one slip leaves half of them,
# and in letters too many are alike. Nobody types more than the most.
_LEAST_OF_A_PART = 3
_LEAST_LETTERS = 5
_MOST_OF_A_PART = 30

_T = TypeVar("_T", bound=Hashable)


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known words most like `word`, the nearest first, at most `most`.

    Where words are one edit apart there are no others.
    """
    known = list(known)
    return one_edit_apart(word, known)[:most] or _alike(word, known, most)[0]


def meant_nearly(word: str, named: Mapping[str, _T], most: int = 3) -> list[_T]:
    """Return what the known words stand for that `word` may be a slip of, at most `most`.

    That is what one edit makes of it, and before that what has a part in which one character
    sounds like the typed one: 海亊 for 海事. Else it is what has a part one edit apart, else what
    is most like it.
    """
    whole = {named[each]: None for each in one_edit_apart(word, named)}
    parts: dict[_T, set[tuple[str, str]]] = {}
    for known, slips in _parts_one_edit_apart(word, named):
        if named[known] not in whole:
            parts.setdefault(named[known], set()).update(slips)
    near = [*(each for each, slips in parts.items() if _sound_alike(slips)), *whole]
    if not near and len(word) >= (_LEAST_LETTERS if word.isascii() else _LEAST_OF_A_PART):
        near = list(parts)
    return (near or list(dict.fromkeys(named[each] for each in nearest(word, named, most))))[:most]


def _parts_one_edit_apart(
    word: str, known: Iterable[str]
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Return the known words with a part one edit from `word`.

    With each come the characters of both where one stands in place of the other.
    """
    if not 1 < len(word) <= _MOST_OF_A_PART:
        return
    # One of the halves is as it was typed.
    halves = word[: len(word) // 2], word[len(word) // 2 :]
    cuts = [(word[:place], word[place:]) for place in range(len(word))]
    changed = [
        (behind[0], re.compile(f"(?={re.escape(before)}(.){re.escape(behind[1:])})"))
        for before, behind in cuts
    ]
    other = "|".join(
        f"{re.escape(before)}{re.escape(behind[1:])}|{re.escape(before)}.{re.escape(behind)}"
        for before, behind in cuts[1:]
    )
    longer_or_shorter = re.compile(f"{re.escape(word[1:])}|{other}")
    for each in known:
        if halves[0] in each or halves[1] in each:
            slips = [(typed, its) for typed, form in changed for its in form.findall(each)]
            if slips or longer_or_shorter.search(each):
                yield each, slips


def _sound_alike(slips: Iterable[tuple[str, str]]) -> bool:
    from portplan.text.pinyin import sound_alike  # noqa: PLC0415 - it takes its time

    return any(sound_alike(*each) for each in slips)


class Neighbours:
    """Known words among which many are looked up."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._one_edit: OneEdit | None = None
        self._having: dict[str, list[int]] = defaultdict(list)
        self._left = _PAIRS_IN_ALL

    def nearest(self, word: str, most: int = 3) -> tuple[str, ...]:
        """Return what `nearest` does; of very many words only what is one edit apart."""
        return self.one_edit_apart(word, most) or self._alike(word, most)

    def one_edit_apart(self, word: str, most: int = 1) -> tuple[str, ...]:
        """Return the first of the known words that one edit makes of `word`."""
        if self._one_edit is None:
            self._one_edit = OneEdit(self._known)
        return self._one_edit.of(word, most)

    def _alike(self, word: str, most: int) -> tuple[str, ...]:
        if self._left <= 0:
            return ()
        found, cost = _alike(word, self._sharing(word), most)
        self._left -= cost
        return found

    def _sharing(self, word: str) -> Sequence[str]:
        """Return the words that share a character; of very many, those with the rarest."""
        if len(self._known) <= _LOOKED_AT:
            return self._known
        if not self._having:
            for place, known in enumerate(self._known):
                for character in set(known):
                    self._having[character].append(place)
        found: set[int] = set()
        for places in sorted((self._having.get(each, []) for each in set(word)), key=len):
            found.update(places[: _LOOKED_AT - len(found)])
        return [self._known[place] for place in sorted(found)]


def _alike(word: str, known: Iterable[str], most: int) -> tuple[tuple[str, ...], int]:
    """Return what difflib finds near, and what it cost, in pairs of characters.

    It is asked only of words that share characters.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - for slips alone

    characters = set(word)

    def shared(other: str) -> float:
        return sum(map(characters.__contains__, other)) / (len(word) + len(other))

    # A common character counts twice in difflib's measure: a longer word cannot be near.
    longest = (2 / _NEAR - 1) * len(word)
    possible = [each for each in known if 0 < len(each) <= longest]
    cost = sum(map(len, possible)) // _LOOKED_AT_IN_A_PAIR
    compared = []
    for each in nlargest(_COMPARED, possible, key=shared):
        cost += _BEGINNING + len(word) * len(each)
        if cost > _PAIRS or 2 * shared(each) < _NEAR:
            break
        compared.append(each)
    return tuple(get_close_matches(word, compared, n=most, cutoff=_NEAR)), cost


def one_edit_apart(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words that one character changed, added or taken out makes of `word`."""
    lengths = range(len(word) - 1, len(word) + 2)
    return tuple(other for other in known if len(other) in lengths and _is_one_edit(word, other))


def _is_one_edit(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or one == other:
        return False
    start = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    rest = short[start + 1 :] if len(short) == len(long) else short[start:]
    return rest == long[start + 1 :]
