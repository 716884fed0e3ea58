"""A published heading -> an area's title: without its number, its count and its lead."""

import re
from typing import NamedTuple

from portplan.importing.findings import Text
from portplan.importing.numbers import counted, numbered
from portplan.importing.phrases import phrase
from portplan.importing.wraps import joined
from portplan.plan.fields import FIRST_ROLE

_LEAD = re.compile(
    r"\s*[（(]([^（）()]*(?:牵头|责任|负责)[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]\s*$"
)


class Titled(NamedTuple):
    """An area's title, its published number and level, its count, and who leads all of it."""

    title: Text
    number: int | None = None
    level: int = -1
    stated: int | None = None
    lead: tuple[Text, ...] = ()


def titled(cell: Text, *, has_number: bool = False, is_ours: bool = False) -> Titled:
    """Return what a heading says.

    With `has_number` all of it is the title, and if it `is_ours`, all behind its numeral.
    """
    text = joined(cell.text)
    if has_number:
        return Titled(cell._replace(text=text))
    text, number, level = numbered(text)
    if is_ours:
        return Titled(cell._replace(text=text), number, level)
    text, stated = counted(text)
    lead: tuple[Text, ...] = ()
    if match := _LEAD.search(text):
        said = phrase(match[1])
        names = [name for each in said.clauses if each.role is FIRST_ROLE for name in each.names]
        if names:
            lead = tuple(cell._replace(text=name) for name in names)
            text = text[: match.start()]
    if stated is None:
        text, stated = counted(text)
    # A heading that is nothing but its number, its count or its lead is called by that.
    title = text.strip() or joined(cell.text)
    return Titled(cell._replace(text=title), number, level, stated, lead)
