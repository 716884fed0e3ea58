"""Which known words are near to a word, or to one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import combinations

# difflib takes its time: of many words, so many are compared.
_COMPARED = 100


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known words most like `word`, the nearest first, at most `most`.

    Where words are one edit apart there are no others.
    """
    known = list(known)
    return one_edit_apart(word, known)[:most] or _alike(word, known, most)


def _alike(word: str, known: Iterable[str], most: int) -> tuple[str, ...]:
    """Return what difflib finds near, which is asked only of words that share characters."""
    from difflib import get_close_matches  # noqa: PLC0415 - for slips alone

    characters = set(word)

    def shared(other: str) -> float:
        return sum(map(characters.__contains__, other)) / (len(word) + len(other))

    likely = nlargest(_COMPARED, filter(None, known), key=shared)
    return tuple(get_close_matches(word, likely, n=most))


def one_edit_apart(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words that one character changed, added or taken out makes of `word`."""
    lengths = range(len(word) - 1, len(word) + 2)
    return tuple(other for other in known if len(other) in lengths and _is_one_edit(word, other))


def pairs_one_edit_apart(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Return the pairs of words that one edit makes of each other, in the words' order.

    Words can only be so near if taking out a character, or none, leaves the same of both; those
    alone are compared, so that the time grows with the words and not with their square.
    """
    place = {word: number for number, word in enumerate(words)}
    alike: dict[str, list[str]] = defaultdict(list)
    for word in place:
        for rest in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
            alike[rest].append(word)
    pairs = {
        pair
        for neighbours in alike.values()
        for pair in combinations(neighbours, 2)
        if _is_one_edit(*pair)
    }
    return iter(sorted(pairs, key=lambda pair: (place[pair[1]], place[pair[0]])))


def _is_one_edit(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or one == other:
        return False
    start = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    rest = short[start + 1 :] if len(short) == len(long) else short[start:]
    return rest == long[start + 1 :]
