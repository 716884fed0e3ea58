"""Which area and which item of the old plan is which of the new one, never by its number."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from portplan.plan.model import Area, Item, Plan
from portplan.questions.changes.near import near
from portplan.questions.changes.pairs import Scored, best, paired
from portplan.questions.changes.unit_matches import UnitMatches, match_units

# Two different items of the published table are at most 0.41 alike, rewordings of one at least
# 0.72. Between them the area and the units decide.
_REWORDED = 0.6
_PERHAPS_REWORDED = 0.45
_OF_TEXT, _OF_AREA, _OF_UNITS = 0.7, 0.15, 0.15

Items = Sequence[Item]
Pairs = list[tuple[Item, Item]]


class Matches(NamedTuple):
    """What is the same in both plans, by its numbers, and what came and went."""

    units: UnitMatches
    areas: dict[int, Area]
    items: Pairs
    added: tuple[Item, ...]
    removed: tuple[Item, ...]


def match(old: Plan, new: Plan) -> Matches:
    """Return which units, areas and items of two plans are the same.

    Items are the same by their text, then by how near their texts, areas and units are; areas by
    their title, then by their items. Old areas are given by number, with what they are now.
    """
    pairs, olds, news = _by_text(old.items, new.items)
    areas = _areas(old.areas, new.areas, pairs)
    units = match_units(old, new, pairs)
    pairs += _by_nearness(olds, news, areas, units)
    areas = _areas(old.areas, new.areas, pairs)
    kept = {item.number for item, _ in pairs}
    found = {item.number for _, item in pairs}
    return Matches(
        units,
        areas,
        sorted(pairs, key=lambda pair: pair[1].number),
        tuple(item for item in news if item.number not in found),
        tuple(item for item in olds if item.number not in kept),
    )


def _by_text(olds: Items, news: Items) -> tuple[Pairs, Items, Items]:
    """Pair items of one text. Of several with one text, those with one area and units go first."""
    found: Pairs = []
    for key in (
        lambda item: (item.text, item.area.title, item.held),
        lambda item: (item.text, item.area.title),
        lambda item: item.text,
    ):
        pairs, olds, news = paired(olds, news, key)
        found += pairs
    return found, olds, news


def _areas(olds: Sequence[Area], news: Sequence[Area], items: Pairs) -> dict[int, Area]:
    """Return what each old area is now: of the same title, with its items, or of a like title."""
    pairs, olds, news = paired(olds, news, lambda area: area.title)
    found = {old.number: new for old, new in pairs}
    shared = Counter((old.area.number, new.area.number) for old, new in items)
    sizes = Counter(old.area.number for old, _ in items)
    sizes_now = Counter(new.area.number for _, new in items)
    at = {area.number: place for place, area in enumerate(olds)}
    at_now = {area.number: place for place, area in enumerate(news)}
    scored = [
        Scored((count / max(sizes[one], sizes_now[other]),), at[one], at_now[other])
        for (one, other), count in shared.items()
        if one in at and other in at_now and 2 * count >= min(sizes[one], sizes_now[other])
    ]
    found |= {olds[one].number: news[other] for one, other in best(scored)}
    taken = {area.number for area in found.values()}
    olds = [area for area in olds if area.number not in found]
    news = [area for area in news if area.number not in taken]
    titles = [area.title for area in olds], [area.title for area in news]
    alike = (Scored((each.likeness,), each.old, each.new) for each in near(*titles, _REWORDED))
    return found | {olds[one].number: news[other] for one, other in best(alike)}


def _by_nearness(olds: Items, news: Items, areas: dict[int, Area], units: UnitMatches) -> Pairs:
    return [(olds[one], news[other]) for one, other in best(_scored(olds, news, areas, units))]


def _scored(
    olds: Items, news: Items, areas: dict[int, Area], units: UnitMatches
) -> Iterator[Scored]:
    texts = [item.text for item in olds], [item.text for item in news]
    for likeness, one, other in near(*texts, _PERHAPS_REWORDED):
        old, new = olds[one], news[other]
        is_there = areas.get(old.area.number) == new.area
        before, after = set(units.now(old.units())), set(new.units())
        share = len(before & after) / len(before | after)
        whole = _OF_TEXT * likeness + _OF_AREA * is_there + _OF_UNITS * share
        if max(likeness, whole) >= _REWORDED:
            yield Scored((whole,), one, other)
