"""How much work something is: lines run, calls made, and characters looked at."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, SupportsIndex


class Counted(str):
    """A text that counts the characters that are cut out of it, hashed or compared."""

    __slots__ = ()
    looked_at = 0

    def __getitem__(self, place: SupportsIndex | slice) -> str:
        piece = str.__getitem__(self, place)
        Counted.looked_at += len(piece)
        return piece

    def __hash__(self) -> int:
        return str.__hash__(self)  # which a text keeps

    def __eq__(self, other: object) -> bool:
        Counted.looked_at += len(self)
        return str.__eq__(self, other)

    def strip(self, characters: str | None = None, /) -> str:
        Counted.looked_at += len(self)
        return str.strip(self, characters)


def work(doing: Callable[[], object]) -> int:
    """Return how many lines and calls, and how many characters of counted texts, it takes."""
    count = 0

    def called(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    def ran(_frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal count
        count += 1
        return ran

    Counted.looked_at = 0
    before = sys.getprofile(), sys.gettrace()
    sys.setprofile(called)
    sys.settrace(ran)
    try:
        doing()
    finally:
        sys.setprofile(before[0])
        sys.settrace(before[1])
    return count + Counted.looked_at


def growth(doing: Callable[[int], Callable[[], object]], few: int = 200) -> float:
    """Return how many times the work is for four times as much."""
    little, much = doing(few), doing(4 * few)
    little()  # what is imported or compiled once
    return work(much) / work(little)
