"""Which unit of the old plan is which of the new one, also under another name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from portplan.plan.model import Item, Plan, Unit
from portplan.questions.changes.pairs import Scored, best
from portplan.text.normal import folded

# So much of what two names have in common makes them one unit: half of all that either has.
_IN_COMMON = 0.5

# Of so many names that went and came in one place each is held against each, of more the first
# that went against the first that came.
_MOST = 10

Pairs = Sequence[tuple[Item, Item]]


class UnitMatches(NamedTuple):
    """The new names of units that are called otherwise now, and who came and went."""

    renamed: dict[str, str]
    added: tuple[Unit, ...]
    removed: tuple[Unit, ...]

    def now(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return names as they are now; of units that became one, that one once."""
        return tuple(dict.fromkeys(self.renamed.get(name, name) for name in names))


def match_units(old: Plan, new: Plan, same: Pairs) -> UnitMatches:
    """Return which units are one, given pairs of items that are the same for certain.

    Another name is that of the same unit where the new plan has the old one as an alias, or where
    all or most of its places have gone to the new name.
    """
    known = {unit.name for unit in old.units}
    named = {unit.name for unit in new.units}
    gone = [unit for unit in old.units if unit.name not in named]
    come = [unit for unit in new.units if unit.name not in known]
    renamed = dict(_by_alias(new, gone, {unit.name for unit in come})) if gone else {}
    taken = set(renamed.values())
    renamed |= _by_places(
        _places(old, new, same),
        [unit.name for unit in gone if unit.name not in renamed],
        [unit.name for unit in come if unit.name not in taken],
    )
    taken = set(renamed.values())
    return UnitMatches(
        renamed,
        tuple(unit for unit in come if unit.name not in taken),
        tuple(unit for unit in gone if unit.name not in renamed),
    )


def _by_alias(new: Plan, gone: Iterable[Unit], come: set[str]) -> Iterator[tuple[str, str]]:
    """Return the units that another one has as an alias, or that share one with a new one."""
    called = {folded(name): unit.name for unit in new.units for name in (unit.name, *unit.aliases)}
    for unit in gone:
        own = called.get(folded(unit.name))
        shared = (called.get(folded(alias)) for alias in unit.aliases)
        found = own or next((name for name in shared if name in come), None)
        if found:
            yield unit.name, found


def _places(old: Plan, new: Plan, same: Pairs) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Return the names in each place of both plans that has other names now."""
    for before, after in same:
        if before.held != after.held:
            yield from zip(before.held, after.held, strict=True)
    members = {unit.name: unit.members for unit in new.units}
    for unit in old.units:
        now = members.get(unit.name)
        if unit.members and now and unit.members != now:
            yield unit.members, now


def _by_places(
    places: Iterator[tuple[Sequence[str], Sequence[str]]], gone: list[str], come: list[str]
) -> dict[str, str]:
    """Return the names whose places another name has taken over."""
    if not gone or not come:
        return {}
    left, arrived = ({name: at for at, name in enumerate(names)} for names in (gone, come))
    of: Counter[str] = Counter()
    together: dict[tuple[str, str], int] = defaultdict(int)
    in_order: dict[tuple[str, str], int] = defaultdict(int)
    for before, after in places:
        went = [name for name in before if name in left]
        came = [name for name in after if name in arrived]
        of.update([*went, *came])
        first = list(zip(went, came, strict=False))
        for pair in first:
            in_order[pair] += 1
        for pair in product(went, came) if len(went) * len(came) <= _MOST**2 else first:
            together[pair] += 1
    scored = [
        Scored((share, in_order[one, other] / count), left[one], arrived[other])
        for (one, other), count in together.items()
        if (share := count / (of[one] + of[other] - count)) >= _IN_COMMON
    ]
    return {gone[one]: come[other] for one, other in best(scored)}
