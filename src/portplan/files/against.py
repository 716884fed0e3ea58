"""Diagnostics of a file -> those that an earlier version of it does not have.

An old sin stays old wherever its lines, its number and its item have gone: it is known by its rule,
its message without numbers, and what it is in: the unit, the area or the item, by its own words.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from portplan.files.load import check_content
from portplan.source.findings import Diagnostic, Rule
from portplan.source.reader import read
from portplan.source.values import Listing, Mapping, Scalar, Value

_UNITS, _NAME = "units", "name"
_AREAS, _TITLE = "areas", "title"
_ITEMS, _TEXT = "items", "text"

_NUMBERS = re.compile(r"\d+")

# What a message says in parentheses of other places: a sin in fewer places than before is old.
_PLACES = re.compile(r" ?[(（][^()（）]*\d[^()（）]*[)）]")


class _Known(NamedTuple):
    """What a diagnostic is known by, whatever its place, and how many places it speaks of."""

    diagnostic: Diagnostic
    said: tuple[Rule, str]
    inside: tuple[str, str]
    places: int


def only_new(diagnostics: Sequence[Diagnostic], content: bytes, before: bytes) -> list[Diagnostic]:
    """Return the diagnostics of a file's content that it did not have `before`."""
    if not diagnostics:
        return []
    name = diagnostics[0].location.file
    were, are = _places(before), _places(content)
    old = list(_known(check_content(name, before).diagnostics, were))
    left = list(_known(diagnostics, are))
    left, old = _without(left, old, lambda each: (each.said, each.inside))
    # What it is in may have been reworded or renamed, and the first of several places may have
    # become another: only then it is known by its line.
    known = were.words & are.words

    def may_have_moved(each: _Known) -> bool:
        return each.inside not in known or each.places > 0

    new, _ = _without(
        filter(may_have_moved, left),
        filter(may_have_moved, old),
        lambda each: (each.said, each.diagnostic.source_line.strip()),
    )
    new += [each for each in left if not may_have_moved(each)]
    return sorted((each.diagnostic for each in new), key=lambda each: each.location)


class _Places(NamedTuple):
    """Where units, areas and items of a file begin, and the words that each is known by."""

    starts: list[tuple[int, int]]
    insides: list[tuple[str, str]]

    @property
    def words(self) -> set[tuple[str, str]]:
        return set(self.insides)


def _places(content: bytes) -> _Places:
    document = read("", content)
    found = [(0, ("", "")), *_insides(document.root)]
    starts = [document.source.place(start) for start, _ in found]
    return _Places(starts, [inside for _, inside in found])


def _known(diagnostics: Iterable[Diagnostic], places: _Places) -> Iterator[_Known]:
    for each in diagnostics:
        at = bisect_right(places.starts, (each.location.line, each.location.column)) - 1
        numbers = sum(len(_NUMBERS.findall(said)) for said in _PLACES.findall(each.message))
        said = _NUMBERS.sub("#", _PLACES.sub("", each.message))
        yield _Known(each, (each.rule, said), places.insides[at], numbers)


def _insides(root: Value | None) -> Iterator[tuple[int, tuple[str, str]]]:
    """Return where each unit, area and item begins, and the words that it is known by."""
    for unit in _listed(root, _UNITS):
        yield unit.start, (_UNITS, _text(unit, _NAME))
    for area in _listed(root, _AREAS):
        yield area.start, (_AREAS, _text(area, _TITLE))
        for item in _listed(area, _ITEMS):
            yield item.start, (_ITEMS, _text(item, _TEXT))


def _listed(value: Value | None, key: str) -> Iterator[Mapping]:
    found = value.entries.get(key) if isinstance(value, Mapping) else None
    if found and isinstance(found[1], Listing):
        yield from (each for each in found[1].values if isinstance(each, Mapping))


def _text(value: Mapping, key: str) -> str:
    found = value.entries.get(key)
    return found[1].text if found and isinstance(found[1], Scalar) else ""


def _without(
    left: Iterable[_Known], old: Iterable[_Known], key: Callable[[_Known], Hashable]
) -> tuple[list[_Known], list[_Known]]:
    """Return what is left without an old one of the same key, and the old ones that stay."""
    waiting: dict[Hashable, list[_Known]] = defaultdict(list)
    for each in sorted(old, key=lambda each: each.places):
        waiting[key(each)].append(each)
    kept = []
    for each in sorted(left, key=lambda each: -each.places):
        alike = waiting[key(each)]
        if alike and alike[-1].places >= each.places:
            alike.pop()
        else:
            kept.append(each)
    return kept, [each for alike in waiting.values() for each in alike]
