"""A sketch of a plan -> YAML as people edit it, and where each of its texts was found."""

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from portplan.importing.findings import Text
from portplan.importing.sketch import Sketch, SketchArea, SketchItem
from portplan.importing.units import Listed
from portplan.plan.fields import AREA, ITEM, OTHERS, PLAN, UNIT, Role

_TITLE, _UNITS, _AREAS = PLAN.keys
_NAME, _ALIASES, _MEMBERS = UNIT.keys
_AREA_NUMBER, _AREA_TITLE, _ITEMS = AREA.keys
_NUMBER, _TEXT, *_ = ITEM.keys

# What YAML, or some reader of it, takes for something else than a text.
_BEGINS_OTHERWISE = tuple("-?:,[]{}#&*!|>'\"%@`=~<. \t")
_HOLDS_OTHERWISE = re.compile(
    r": |:$| #|\s$|[^\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_NO_TEXT = re.compile(
    r"[-+]?[0-9][0-9.,_:eExXoOabcdfABCDF+\-/ tTzZ]*|y|n|yes|no|on|off|true|false|null|nan|inf",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[,\[\]{}:#]")


class Written(NamedTuple):
    """The YAML, and the texts of the document by the lines that they stand on, in order."""

    text: str
    lines: tuple[int, ...]
    texts: tuple[Text, ...]

    def at(self, line: int) -> Text:
        """Return the text of the document that stands on a line, or the last one before."""
        place = bisect_right(self.lines, line) - 1
        return self.texts[max(place, 0)]


def written(sketch: Sketch, units: Sequence[Listed], head: Sequence[str]) -> Written:
    """Return a plan's file with these lines of comments at its head."""
    return _Writing().whole(sketch, units, head)


class _Writing:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._starts: list[int] = []
        self._texts: list[Text] = []
        self._names: dict[str, str] = {}

    def _line(self, line: str = "", text: Text | None = None) -> None:
        self._lines.append(f"{line}\n")
        if text is not None:
            self._starts.append(len(self._lines))
            self._texts.append(text)

    def whole(self, sketch: Sketch, units: Sequence[Listed], head: Sequence[str]) -> Written:
        for line in head:
            self._line(f"# {line}".rstrip())
        self._line()
        self._line(f"{_TITLE}: {scalar(sketch.title.text)}", sketch.title)
        self._line()
        self._line(f"{_UNITS}:")
        for unit in units:
            self._unit(unit)
        self._line()
        self._line(f"{_AREAS}:")
        number = 1
        for n, area in enumerate(sketch.areas, 1):
            if n > 1:
                self._line()
            number = self._area(n, area, number)
        return Written("".join(self._lines), tuple(self._starts), tuple(self._texts))

    def _name(self, name: str) -> str:
        """Return a unit's name as YAML has it, which is found out once."""
        if name not in self._names:
            self._names[name] = scalar(name)
        return self._names[name]

    def _unit(self, unit: Listed) -> None:
        self._line(f"  - {_NAME}: {scalar(unit.name.text)}", unit.name)
        if unit.aliases:
            self._line(f"    {_ALIASES}: [{_listed(unit.aliases)}]")
        if unit.members is not None:
            self._line(f"    {_MEMBERS}: [{_listed(unit.members)}]")

    def _area(self, number: int, area: SketchArea, first: int) -> int:
        """Write an area whose items count from a number on. Return the number behind them."""
        self._line(f"  - {_AREA_NUMBER}: {number}", area.title)
        self._line(f"    {_AREA_TITLE}: {scalar(area.title.text)}", area.title)
        self._line(f"    {_ITEMS}:")
        for item in area.items:
            self._item(first, item)
            first += 1
        return first

    def _item(self, number: int, item: SketchItem) -> None:
        self._line(f"      - {_NUMBER}: {number}", item.text)
        self._line(f"        {_TEXT}: {scalar(item.text.text)}", item.text)
        for role, names in zip(Role, item.held, strict=True):
            if names:
                self._line(f"        {role.value}:")
            for name in names:
                self._line(f"          - {self._name(name.text)}", name)
        for field in OTHERS:
            if field.key in item.others:
                text = item.others[field.key]
                self._line(f"        {field.key}: {scalar(text.text)}", text)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(
        json.dumps(name, ensure_ascii=False) if _IN_BRACKETS.search(name) else scalar(name)
        for name in names
    )


def scalar(text: str) -> str:
    """Return a text as YAML has it: as it is, or in quotes where it would be something else."""
    if (
        not text
        or text.startswith(_BEGINS_OTHERWISE)
        or _HOLDS_OTHERWISE.search(text)
        or _NO_TEXT.fullmatch(text)
    ):
        return json.dumps(text, ensure_ascii=False)
    return text
