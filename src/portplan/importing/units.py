"""The names of a sketch -> the list of a plan's units, in the order of their first naming."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from portplan.importing.findings import LIKE_NAMES, Notes, Text
from portplan.importing.names import is_collective
from portplan.importing.sketch import Sketch
from portplan.plan.model import Unit
from portplan.text.messages import _
from portplan.text.normal import folded

# So many characters may be left out of a name in its other spelling: 市卫健委, 市卫生健康委.
_LEFT_OUT = 3
_SHORTEST = 3
# Of more names that begin and end alike, none are compared.
_MOST = 500


class Listed(NamedTuple):
    """An entry of the list of units. `members` is None for a unit that is no collective."""

    name: Text
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] | None = None

    @property
    def unit(self) -> Unit:
        """The unit that it makes."""
        return Unit(self.name.text, self.aliases, self.members)


def listed(sketch: Sketch, known: Sequence[Unit], own: Sequence[Listed] = ()) -> tuple[Listed, ...]:
    """Return every unit that is named, and those that known collectives have as members.

    Those of the document's `own` list stand first, as it has them; what another plan knows of a
    unit counts more.
    """
    by_name = {unit.name: unit for unit in (*(each.unit for each in own), *known)}
    renamed = {folded(alias) for unit in known for alias in unit.aliases}
    found = {
        each.name.text: _entry(each.name, by_name[each.name.text])
        for each in own
        if folded(each.name.text) not in renamed
    }
    first = {name: entry.name for name, entry in found.items()}
    for item in sketch.items:
        for name in chain.from_iterable(item.held):
            first.setdefault(name.text, name)
    for name in first.values():
        for entry in _with_members(name, by_name):
            found.setdefault(entry.name.text, entry)
    return tuple(found.values())


def _entry(name: Text, unit: Unit) -> Listed:
    return Listed(name, unit.aliases, unit.members)


def _with_members(name: Text, known: dict[str, Unit]) -> Iterator[Listed]:
    """Return a unit's entry, and those of its members, whose members they are in turn."""
    waiting, seen = [name], {name.text}
    while waiting:
        each = waiting.pop(0)
        unit = known.get(each.text)
        if unit is None:
            yield Listed(each, (), () if is_collective(each.text) else None)
            continue
        yield _entry(each, unit)
        further = [member for member in unit.members or () if member not in seen]
        seen |= set(further)
        waiting += [each._replace(text=member) for member in further]


def tell_like(units: Iterable[Listed], notes: Notes) -> None:
    """Report names that may be two spellings of one unit: all of the one stands in the other."""
    alike: dict[tuple[str, str], list[Text]] = defaultdict(list)
    for unit in units:
        name = unit.name.text
        if unit.members is None and len(name) >= _SHORTEST:
            alike[name[0], name[-1]].append(unit.name)
    for names in alike.values():
        by_length: dict[int, list[Text]] = defaultdict(list)
        for each in names:
            by_length[len(each.text)].append(each)
        for short in names if len(names) <= _MOST else ():
            lengths = range(len(short.text) + 2, len(short.text) + _LEFT_OUT + 1)
            for long in (each for length in lengths for each in by_length[length]):
                if _is_within(short.text, long.text):
                    notes.add(LIKE_NAMES, short, _alike(short.text, long.text))


def _alike(short: str, long: str) -> str:
    return _(
        "{short} and {long} may be one unit; if they are, write one name in the document, or use a"
        " plan with --units that has one as an alias of the other",
        short=short,
        long=long,
    )


def _is_within(short: str, long: str) -> bool:
    """Say whether the characters of one name stand in the other, in their order."""
    rest = iter(long)
    return all(each in rest for each in short)
