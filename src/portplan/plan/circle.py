"""A circle in what contains what."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


def find_circle(members: Mapping[str, Iterable[str]]) -> list[str] | None:
    """Return a circle's names, each containing the next and the first also last, or None."""
    try:
        TopologicalSorter(members).prepare()
    except CycleError as error:
        # graphlib walks from a part to what it is part of.
        backwards: list[str] = error.args[1]
        return backwards[::-1]
    return None
