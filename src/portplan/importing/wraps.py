"""Lines that a page or a cell has broken -> the text that was meant."""

import re
from itertools import pairwise

from portplan.source.unseen import UNSEEN_IN_FILE

_LINE_END = re.compile(r"[\r\n\v\f\u2028\u2029]+")
_SPACES = " \t\u3000"


def joined(text: str) -> str:
    """Return a text on one line. A line's end leaves a space between Latin letters alone."""
    text = text.strip()
    if not _LINE_END.search(text):
        return text.replace("\t", " ")
    first, *further = (line.strip(_SPACES) for line in _LINE_END.split(text))
    whole = [first]
    for before, line in pairwise([first, *further]):
        between = " " if _ends_in_letter(before) and _ends_in_letter(line[:1]) else ""
        whole.append(f"{between}{line}")
    return "".join(whole).replace("\t", " ")


def _ends_in_letter(text: str) -> bool:
    return text[-1:].isascii() and text[-1:].isalpha()


def without_unseen(text: str) -> str:
    """Return a text without the characters that no text of a plan may hold."""
    return UNSEEN_IN_FILE.sub("", text)
