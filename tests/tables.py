"""Tables as text: their rows, and the characters of a page however it is folded."""

import re

from readers import Rows


def rows_of(table: str) -> Rows:
    """Return the cells of the lines that a pipe gets."""
    return [re.split(" {2,}", line) for line in table.splitlines()]


def together(text: str) -> str:
    """Return the characters of a page, however its lines are broken."""
    return "".join(sorted(re.sub(r"[\s─]", "", text)))
