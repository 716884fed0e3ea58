"""Which words of a text are others in another."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

# A number or a word in letters changes as a whole, a Chinese text by its characters.
_WORDS = re.compile(r"[A-Za-z0-9]+|.", re.DOTALL)

# What stays between two changes and is shorter reads as a part of them.
_LEAST = 2

# difflib takes the time of one length times the other: of more, all that is between the ends that
# are the same is another text.
_MOST = 250_000


class Stretch(NamedTuple):
    """A part of a text, and whether it is another in the other text."""

    text: str
    is_changed: bool


Stretches = tuple[Stretch, ...]


def reworded(before: str, after: str) -> tuple[Stretches, Stretches]:
    """Return both texts in stretches; together the stretches of each are the whole of it."""
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    middles = one[start : len(one) - end], other[start : len(other) - end]
    steps = list(_joined(_steps(*middles)))
    ends = "".join(one[:start]), "".join(one[len(one) - end :])
    olds = [(old, changed) for old, _, changed in steps]
    news = [(new, changed) for _, new, changed in steps]
    return _stretches(ends, olds), _stretches(ends, news)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many words both begin."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _steps(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    if len(one) * len(other) > _MOST:
        yield "".join(one), "".join(other), True
        return
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        is_changed = tag != "equal" or b - a < _LEAST
        yield "".join(one[a:b]), "".join(other[c:d]), is_changed


def _joined(steps: Iterator[tuple[str, str, bool]]) -> Iterator[tuple[str, str, bool]]:
    for is_changed, run in groupby(steps, key=lambda step: step[2]):
        olds, news, _ = zip(*run, strict=True)
        yield "".join(olds), "".join(news), is_changed


def _stretches(ends: tuple[str, str], parts: list[tuple[str, bool]]) -> Stretches:
    whole = [(ends[0], False), *parts, (ends[1], False)]
    kept = (part for part in whole if part[0])
    return tuple(
        Stretch("".join(text for text, _ in run), is_changed)
        for is_changed, run in groupby(kept, key=lambda part: part[1])
    )
