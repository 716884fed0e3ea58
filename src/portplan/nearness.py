"""Which known words are near to a word that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known words most like `word`, the nearest first, at most `most`.

    Where words are one edit apart there are no others.
    """
    known = list(known)
    return one_edit_apart(word, known)[:most] or tuple(get_close_matches(word, known, n=most))


def one_edit_apart(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words that one character changed, added or taken out makes of `word`."""
    return tuple(other for other in known if _is_one_edit(word, other))


def _is_one_edit(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or one == other:
        return False
    start = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    rest = short[start + 1 :] if len(short) == len(long) else short[start:]
    return rest == long[start + 1 :]
