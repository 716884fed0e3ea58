"""What fits in a place of the command line: units, areas, items, roles, rules and choices."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from os.path import commonprefix
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, assert_never

from portplan.plan.fields import Role
from portplan.questions.asked import Asked, What
from portplan.text.messages import _
from portplan.text.normal import folded

if TYPE_CHECKING:
    from portplan.plan.model import Plan, Unit


class Candidate(NamedTuple):
    """What can be put in a place, and what it means."""

    value: str
    description: str = ""
    aliases: Sequence[str] = ()


Fit = Callable[[str], list[Candidate]]


def fitting(asked: Asked, data: Sequence[Path]) -> Fit:
    """Return what finds the values of what is asked that fit what is typed, in any of the plans.

    Raises as reading them does.
    """
    values: Iterable[Candidate]
    match asked.what:
        case What.UNIT:
            return partial(_units, _plans(data))
        case What.AREA:
            return partial(_areas, _plans(data))
        case What.ITEMS:
            values = _items(_plans(data))
        case What.ROLE:
            values = _roles()
        case What.RULE:
            values = _rules()
        case What.CHOICE:
            values = (Candidate(choice) for choice in asked.choices)
        case What.TEXT | What.FLAG | What.FILE | What.PLAN | What.REVISION:
            values = ()
        case _:
            assert_never(asked.what)
    return partial(beginning, candidates=list(values))


def beginning(typed: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that begin as typed."""
    return [each for each in candidates if each.value.startswith(typed)]


def _plans(data: Sequence[Path]) -> "list[Plan]":
    from portplan.cli.plans import asked_files  # noqa: PLC0415 - for values of a plan alone
    from portplan.files.load import load  # noqa: PLC0415 - likewise

    files = asked_files(data)
    for path in files:
        if path.is_fifo():
            # What comes through it comes once, for the command itself, or never.
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    return list(map(load, files))


def _units(plans: "Sequence[Plan]", typed: str) -> list[Candidate]:
    """Return the units that begin as typed, else have it in them, else have its letters.

    Of names and aliases the names are first asked: 天津 is not every full name with 天津市.
    """
    from portplan.plan.several import by_name  # noqa: PLC0415 - for units alone
    from portplan.text.pinyin import spelled  # noqa: PLC0415 - likewise

    wanted = folded(typed)
    units = by_name(plans)
    named = {folded(unit.name): unit for unit in units}
    also = {folded(alias): unit for unit in units for alias in unit.aliases}
    found = (
        _beginning(wanted, named)
        or _beginning(wanted, also)
        or _having(wanted, named)
        or _having(wanted, also)
        or spelled(wanted, named, from_start=True, own_process=True)
        or spelled(wanted, also, from_start=True, own_process=True)
        or spelled(wanted, named | also, own_process=True)
    )
    return [
        Candidate(unit.name, "、".join(unit.aliases), unit.aliases) for unit in dict.fromkeys(found)
    ]


def _beginning(wanted: str, named: "Mapping[str, Unit]") -> "list[Unit]":
    return [unit for name, unit in named.items() if name.startswith(wanted)]


def _having(wanted: str, named: "Mapping[str, Unit]") -> "list[Unit]":
    return [unit for name, unit in named.items() if wanted in name]


def _areas(plans: "Sequence[Plan]", typed: str) -> list[Candidate]:
    """Return areas by their number, or by the words of their heading that are typed."""
    areas = [area for plan in plans for area in plan.areas]
    if not typed or typed.isdecimal():
        numbered = {str(area.number): area.title for area in reversed(areas)}
        found = (Candidate(number, numbered[number]) for number in sorted(numbered, key=int))
        return beginning(typed, found)
    wanted = folded(typed)
    having = [area for area in areas if wanted in folded(area.heading)]
    called = (
        area.heading if folded(area.heading).startswith(wanted) else area.title for area in having
    )
    return list(map(Candidate, dict.fromkeys(called)))


def _items(plans: "Sequence[Plan]") -> list[Candidate]:
    """Return the numbers of items, each with the text that it has in the first plan."""
    longest = max(plans, key=lambda plan: len(plan.items))
    texts = {item.number: item.text for plan in (longest, *reversed(plans)) for item in plan.items}
    return [Candidate(str(number), text) for number, text in texts.items()]


def _roles() -> Iterator[Candidate]:
    return (
        candidate
        for role in Role
        for candidate in (Candidate(role.value, role.word), Candidate(role.word, role.value))
    )


def _rules() -> Iterator[Candidate]:
    from portplan.rules import RULES  # noqa: PLC0415 - for rules alone

    return (Candidate(rule.code, _(rule.breaks)) for rule in RULES)


def loses(found: Sequence[Candidate], typed: str, fit: Fit) -> bool:
    """Say whether what all candidates begin with stands for more than what is typed.

    tjh becomes 天津海; but sg may not become 市, nor z nothing at all.
    """
    common = commonprefix([each.value for each in found])  # noqa: RUF071 - no paths
    return len(found) > 1 and not common.startswith(typed) and fit(common) != found


def with_letters(candidate: Candidate, typed: str) -> Candidate:
    """Return a candidate in a form that has the typed letters in it: an alias or the pinyin.

    fish drops others, and a completion cannot put something else in the word's place there.
    portplan understands all these forms.
    """
    names = {folded(name): name for name in (candidate.value, *candidate.aliases)}
    wanted = folded(typed)
    for key, name in names.items():
        if wanted in key:
            return candidate if name == candidate.value else Candidate(name, candidate.value)
    from portplan.text.pinyin import pinyin, spelled  # noqa: PLC0415 - for letters alone

    fit = spelled(wanted, names, own_process=True)
    return Candidate(pinyin(fit[0]), candidate.value) if fit else candidate
