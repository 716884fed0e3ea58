"""Tables as text: their rows, and the characters of a page however it is folded."""

import re

from readers import Rows


def rows_of(table: str) -> Rows:
    """Return the cells of the rows of a table's tables: what stands between a rule and a gap."""
    blocks = re.findall(r"^─+\n((?:.+\n)*)", table, re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    return [re.split(" {2,}", line.strip()) for line in lines]


def together(text: str) -> str:
    """Return the characters of a page, however its lines are broken."""
    return "".join(sorted(re.sub(r"[\s─]", "", text)))
