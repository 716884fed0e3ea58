"""A published list of units -> their names, each as published."""

import re
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from portplan.importing.findings import (
    BRACKETS,
    ONE_OR_SEVERAL,
    OPEN_END,
    SHARED_ENDING,
    UNCLEAR_WORDS,
)
from portplan.importing.wraps import joined
from portplan.rules.spacing import respaced
from portplan.source.findings import Rule
from portplan.text.messages import _
from portplan.text.normal import shortened

NOBODY = frozenset({"", "无", "/", "／", "—", "——", "-", "－", "--", "–", "暂无", "\\"})

_OPENING, _CLOSING = "（(〔[【", "）)〕]】"
_SEPARATORS = "、，；,;"

# What ends the name of a unit: behind it 及 stands between two units, and elsewhere in a name.
_UNIT_END = (
    "(?:(?<=[委局厅部办署院行会室处队社馆所校府司区县市省州镇乡）)])"
    "|(?<=单位|部门|集团|中心|海关|机关|机构|企业|大学|机场|组织))"
)
_ENDS_IN_UNIT = re.compile(rf"^.+{_UNIT_END}$")
_AND = re.compile(rf"{_UNIT_END}(?:以及|及其?)(?=.{{2}})")

_AND_IN_FRONT = re.compile("^(?:以及|及(?!时|第|格))")

_AND_MAYBE = re.compile(rf"{_UNIT_END}和.{{1,40}}{_UNIT_END}$")

# 各区、县级市 and 各市、县〔市、区〕政府 are one name each.
_PLACE = (
    "省|自治区|直辖市|市|州|盟|区|县|旗|县级市|自治州|自治县|乡镇|乡|镇|街道|功能区|开发区|园区"
)
_ONE_NAME = re.compile(
    rf"各(?:有关|相关)?(?:设区|地级)?(?:{_PLACE}|地)(?:[、，](?:{_PLACE}))+"
    r"(?:[（(〔\[][^）)〕\]]*[）)〕\]])?(?:人民政府|政府|党委|管委会)?(?=[、，；,;等及]|$)"
)
_CLASS = (
    r"(?:[0-9一二三四五六七八九十]+(?:个|家))?(?:国务院|中央|省级|市级|区级|省|市|区|县)?"
    r"(?:有关|相关|各|其他|职能|责任|成员|直属|主管|主要|下属)*"
    r"(?:部门|单位|地区|机构|企业|高校|院校|委办局|方面|职能部门|地方|区|县)+"
    r"(?:[（(](?:单位|部门)[）)])?(?:[和及、](?:有关|相关|各)*(?:部门|单位|地区|地方|机构|企业))*"
)
_OPEN = re.compile(rf"(.+?)等(?:{_CLASS})?[。]?")
_PLACE_NAME = re.compile(r".{1,6}[市县区州]")
_SHARED = re.compile(r".{1,6}[市县区州](?:人民政府|政府|管委会)")
_COLLECTIVE = re.compile(r"各|有关|相关")
_BETWEEN = re.compile(r"[\s/／]+")
_JUSTIFIED = 2
# A list of more is not searched for names that have 、 in them.
_MOST_PIECES = 200


class Remark(NamedTuple):
    """What is to be said of a name."""

    rule: Rule
    name: str
    message: str


class Names(NamedTuple):
    """The names of a list, in its order, and what is to be said of them."""

    names: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()


def is_nobody(cell: str) -> bool:
    """Say whether a cell says that there is nobody, or nothing."""
    return cell.strip() in NOBODY


def is_collective(name: str) -> bool:
    """Say whether a name stands for several units that it does not name: 各区, 有关部门."""
    return bool(_COLLECTIVE.search(name))


def is_unit(name: str) -> bool:
    """Say whether a name ends as names of units do."""
    return bool(_ENDS_IN_UNIT.search(name)) or is_collective(name)


def names_in(cell: str, alone: Container[str] = ()) -> Names:
    """Return the units that a list names. `alone` are names that stand alone elsewhere."""
    if is_nobody(cell):
        return Names(())
    parts, remarks = _parts(cell, alone)
    names: list[str] = []
    for part in parts:
        name = part.strip(" 　。.：:\t")
        if is_nobody(name):
            continue
        if match := _OPEN.fullmatch(name):
            remarks.append(Remark(OPEN_END, name, _open_end(name, match[1])))
            name = match[1]
        names.append(name)
    remarks += _said_of(names)
    return Names(tuple(names), tuple(remarks))


def known_in(cell: str, known: AbstractSet[str]) -> tuple[str, ...]:
    """Return the names of a cell that holds nothing but known ones with 、 between them.

    Whatever words are in them, they are these names. Where there is anything else, none is given.
    """
    if not known:
        return ()
    names: list[str] = []
    pieces = cell.split("、")
    at = 0
    while at < len(pieces):
        ends = range(len(pieces), at, -1) if len(pieces) <= _MOST_PIECES else (at + 1,)
        end = next((end for end in ends if "、".join(pieces[at:end]) in known), None)
        if end is None:
            return ()
        names.append("、".join(pieces[at:end]))
        at = end
    return tuple(names)


def _open_end(published: str, name: str) -> str:
    return _(
        "{published} leaves open who else is meant; {unit} is taken, and the rest is not in the"
        " plan",
        published=shortened(published),
        unit=shortened(name),
    )


def _parts(cell: str, alone: Container[str]) -> tuple[list[str], list[Remark]]:
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    is_apart = len(lines) > 1 and not any(each in cell for each in _SEPARATORS)
    if is_apart and all(line in alone for line in lines):
        return lines, [Remark(ONE_OR_SEVERAL, lines[0], _apart(lines))]
    parts: list[str] = []
    remarks = list(_wrapped(lines, is_apart=is_apart, alone=alone))
    for part in split(joined(cell)):
        pieces = _BETWEEN.split(part.strip())
        if len(pieces) > 1 and not part.isascii():
            are_words = all(len(piece) > _JUSTIFIED for piece in pieces)
            if are_words and all(piece in alone for piece in pieces):
                parts += pieces
                remarks.append(Remark(ONE_OR_SEVERAL, part, _apart(pieces)))
                continue
            if are_words:
                remarks.append(Remark(ONE_OR_SEVERAL, part, _spaced(part)))
        parts.append(respaced(part))
    return parts, remarks


def _wrapped(lines: Sequence[str], *, is_apart: bool, alone: Container[str]) -> Iterator[Remark]:
    """Report where a line's end that is taken for a wrap may stand between two units."""
    for line, below in pairwise(lines):
        before = re.split(f"[{_SEPARATORS}]", line)[-1]
        behind = re.split(f"[{_SEPARATORS}]", below)[0]
        may_end = is_apart and _ENDS_IN_UNIT.search(before) and _ENDS_IN_UNIT.search(behind)
        if (before in alone and behind in alone) or may_end:
            message = _(
                "a line ends between {before} and {behind}, which are taken for one unit; if they"
                " are two, write 、 between them",
                before=shortened(before),
                behind=shortened(behind),
            )
            yield Remark(ONE_OR_SEVERAL, before + behind, message)


def _apart(names: list[str]) -> str:
    listed = "、".join(map(shortened, names))
    return _(
        "no separator stands between {units}, which are units elsewhere; each is taken for one",
        units=listed,
    )


def _spaced(name: str) -> str:
    return _(
        "{unit} has a space or / in it and is taken for one unit; if they are several, write 、"
        " between them",
        unit=shortened(name),
    )


def split(text: str) -> Iterator[str]:
    """Return the parts of a list, apart by 、 ， ； or 及 outside of brackets."""
    kept = (
        {match.start(): match.end() for match in _ONE_NAME.finditer(text)} if "各" in text else {}
    )
    start = at = depth = 0
    while at < len(text):
        if not depth and at in kept and (at == start or text[at - 1] in _SEPARATORS + "及"):
            at = kept[at]
            continue
        each = text[at]
        depth = max(depth + (each in _OPENING) - (each in _CLOSING), 0)
        if not depth and each in _SEPARATORS:
            yield from _at_and(text[start:at])
            start = at + 1
        at += 1
    yield from _at_and(text[start:])


def _at_and(part: str) -> Iterator[str]:
    """Return the parts before and behind a 及 that stands between two units."""
    part = _AND_IN_FRONT.sub("", part)
    if "及" not in part:
        yield part
        return
    start = 0
    for match in _AND.finditer(part):
        before = part[: match.start()]
        if sum(map(before.count, _OPENING)) == sum(map(before.count, _CLOSING)):
            yield part[start : match.start()]
            start = match.end()
    yield part[start:]


def _said_of(names: list[str]) -> Iterator[Remark]:
    places: list[str] = []
    for name in names:
        if any(each in name for each in _OPENING) and not _ONE_NAME.fullmatch(name):
            message = _("{unit} is kept whole; look what its brackets hold", unit=shortened(name))
            yield Remark(BRACKETS, name, message)
        if _AND_MAYBE.search(name) and not is_collective(name):
            message = _(
                "{unit} is taken for one unit; if it is two, write 、 in place of 和",
                unit=shortened(name),
            )
            yield Remark(ONE_OR_SEVERAL, name, message)
        if "会同" in name.strip("会同"):
            message = _(
                "{words} does not say who leads; write 牵头 or 配合 behind each of them",
                words=shortened(name),
            )
            yield Remark(UNCLEAR_WORDS, name, message)
        if _SHARED.fullmatch(name) and places:
            message = _(
                "{units}: all of them may be meant to end like the last; see to it",
                units="、".join((*places, name)),
            )
            yield Remark(SHARED_ENDING, name, message)
        places = [*places, name] if _PLACE_NAME.fullmatch(name) else []
