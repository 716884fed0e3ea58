"""What contains what: all of it gone through once, and where it goes in a circle."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple


class Step(NamedTuple):
    """A step on the way down through what contains what.

    `path` has the names on the way, each containing the next; it changes with the next step. Where
    the last of them contains one on the way, `circle` is that one's place, else the last one and
    all that it contains have been gone through.
    """

    path: Sequence[str]
    circle: int | None


def walk(members: Mapping[str, Iterable[str]]) -> Iterator[Step]:
    """Go through all names that have members, each once and behind what it contains."""
    done: set[str] = set()
    for start in members:
        path: list[str] = []
        places: dict[str, int] = {}
        left: list[Iterator[str]] = []
        deeper: str | None = start if start not in done else None
        while deeper is not None or path:
            if deeper is not None:
                places[deeper] = len(path)
                path.append(deeper)
                left.append(iter(members[deeper]))
                deeper = None
            for name in left[-1]:
                if name in places:
                    yield Step(path, places[name])
                elif name in members and name not in done:
                    deeper = name
                    break
            else:
                yield Step(path, None)
                done.add(path[-1])
                del places[path.pop()]
                left.pop()


def has_circle(members: Mapping[str, Iterable[str]]) -> bool:
    """Say whether anything contains itself, directly or through another."""
    return any(step.circle is not None for step in walk(members))
