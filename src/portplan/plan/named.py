"""Several plans beside each other: the title under which each of them stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from portplan.plan.model import Plan
from portplan.text.normal import folded, visible


def told_apart(plans: Iterable[tuple[PurePath, Plan]]) -> tuple[tuple[str, Plan], ...]:
    """Return plans, each with a title of its own; behind equal ones stands the name of the file.

    Where that is equal too, it is the whole path, as it was given.
    """
    found = tuple(plans)
    titles = [plan.title for _, plan in found]
    for called in (_name, str):
        titles = [
            f"{plan.title}（{visible(called(path))}）" if is_shared else title
            for (path, plan), title, is_shared in zip(found, titles, _shared(titles), strict=True)
        ]
    return tuple((title, plan) for title, (_, plan) in zip(titles, found, strict=True))


def _name(path: PurePath) -> str:
    return path.name


def _shared(titles: Sequence[str]) -> list[bool]:
    """Say of each title whether another one is the same to people."""
    forms = [folded(title) for title in titles]
    counts = Counter(forms)
    return [counts[form] > 1 for form in forms]
