"""What portplan may take in relation to its peers, and whether it does."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import questions
import scale
from measure import Figures
from scale import Inside, Size

# Each kind of looking up that has a budget; letters have none.
_LOOK_UPS = ("a whole name", "a part", "a slip of one character", "a slip of several characters")


class Budget(NamedTuple):
    """A limit, and what was measured, by kind: wall and CPU time are both to keep to it."""

    what: str
    limit: float
    measured: Mapping[str, float]
    unit: str = "×"

    @property
    def verdict(self) -> str:
        """Say whether the limit is kept, by all that was measured or by a part of it."""
        if not self.measured:
            return "not measured"
        kept = [kind for kind, figure in self.measured.items() if figure <= self.limit]
        if len(kept) == len(self.measured):
            return "met"
        return f"{' and '.join(kept)} only" if kept else "**not met**"


def budgets(
    asked: Mapping[str, Figures],
    sizes: Sequence[Size],
    names: Mapping[str, Mapping[str, Inside]],
) -> list[Budget]:
    """Return every budget with what was measured."""
    return [*_of_questions(asked), *_of_sizes(sizes), *_of_names(names)]


def _of_questions(asked: Mapping[str, Figures]) -> Iterator[Budget]:
    q = questions
    for name, peer, limit in (
        (q.TABLE, q.FLOOR, 0.67),
        (q.TABLE_IN_TERMINAL, q.FLOOR_IN_TERMINAL, 1.10),
        (q.JSON, q.YQ, 1.0),
        (q.COMPLETION, q.YQ, 1.0),
        (q.COMPLETION_OF_LETTERS, q.YQ, 1.0),
        (q.JSON, q.BARE, 1.3),
        (q.COMPLETION, q.BARE, 1.3),
        (q.COMPLETION_OF_LETTERS, q.BARE, 1.3),
        (q.VALIDATE, q.YAMLLINT, 0.6),
        (q.VALIDATE, q.CHECK_JSONSCHEMA, 0.35),
    ):
        measured = _ratios(asked[name], asked[peer]) if peer in asked else {}
        yield Budget(f"{name} / {peer}", limit, measured)


def _of_sizes(sizes: Sequence[Size]) -> Iterator[Budget]:
    largest = sizes[-1]
    smaller = next(size for size in sizes if size.items == 580)  # noqa: PLR2004 - as agreed
    read = largest.readings[scale.READ]
    of = f"{largest.items:,} items"
    peer = largest.readings[scale.YAML]
    cpu = read.cpu.median / peer.cpu.median
    yield Budget(f"reading and checking {of} / yaml.load", 0.5, {"CPU": cpu})
    memory = largest.peaks[scale.READ].median / largest.peaks[scale.YAML].median
    yield Budget(f"peak memory of that / yaml.load's, {of}", 0.55, {"memory": memory})
    per_item = (read.cpu.median / largest.items) / (
        smaller.readings[scale.READ].cpu.median / smaller.items
    )
    yield Budget(f"CPU time per item, {of} / {smaller.items}", 1.3, {"CPU": per_item})
    for query, name in (("search", "search"), ("select", "list")):
        ratios = _ratios(largest.queries[query], peer)
        yield Budget(f"the query of {name} / yaml.load, {of}", 0.1, ratios)


def _of_names(names: Mapping[str, Mapping[str, Inside]]) -> Iterator[Budget]:
    for among, looked_up in names.items():
        slowest = {
            "wall": max(looked_up[kind].wall.median for kind in _LOOK_UPS) * 1000,
            "CPU": max(looked_up[kind].cpu.median for kind in _LOOK_UPS) * 1000,
        }
        yield Budget(f"looking up a Chinese name or slip, {among}", 50, slowest, "ms")


def _ratios(one: Figures | Inside, other: Figures | Inside) -> dict[str, float]:
    return {
        "wall": one.wall.median / other.wall.median,
        "CPU": one.cpu.median / other.cpu.median,
    }
