"""White space in the names of units: where it is part of a name, and where it is a slip."""

import re
from collections.abc import Container

from portplan.source.text import Source
from portplan.source.values import Scalar

# Of Chinese alone; punctuation that other languages have too counts where Chinese stands.
_CHARACTER = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
CHINESE = rf"[{_CHARACTER}“”‘’，。；：、？！（）《》]"

# Compiled when a name has white space in it, which few Chinese names have.
_SPACE = r"\s+"
_DASH_ON_A_LINE = r"[\r\n]\s*- "


def is_chinese(text: str) -> bool:
    """Say whether a text has Chinese characters in it."""
    return bool(re.search(rf"[{_CHARACTER}]", text))


def respaced(name: str) -> str:
    """Return a name with no other white space than belongs into it.

    That is a single plain space, and none between Chinese characters.
    """
    name = name.strip()
    if len(name.split(maxsplit=1)) < 2 or not is_chinese(name):  # noqa: PLR2004 - two parts
        return " ".join(name.split())

    def space(match: re.Match[str]) -> str:
        beside = (name[match.start() - 1], name[match.end()])
        chinese = [bool(re.match(CHINESE, each)) for each in beside]
        return "" if all(chinese) or (any(chinese) and match[0] != " ") else " "

    return re.sub(_SPACE, space, name)


def goes_on(source: Source, name: Scalar, listed: Container[str]) -> bool:
    """Say whether a name has taken in the line below it, which was to be an entry of its own.

    Of those names the rule `whitespace` speaks, and no other.
    """
    if not name.plain or not source.has_line_end(name.span):
        return False
    if respaced(name.text) != name.text.strip():
        return True
    written = source.text[name.start : name.end]
    return name.text not in listed and bool(re.search(_DASH_ON_A_LINE, written))
