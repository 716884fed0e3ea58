"""Web pages that tests make."""

from collections.abc import Sequence
from html import escape

from made_tables import Over, Slot, Table


def html_table(table: Table, heading: int = 0) -> str:
    """Return a table, some first rows of which are its head."""
    rows = [_row(row) for row in table]
    head = f"<thead>{''.join(rows[:heading])}</thead>" if heading else ""
    return f"<table>{head}<tbody>{''.join(rows[heading:])}</tbody></table>"


def _row(row: Sequence[Slot]) -> str:
    return f"<tr>{''.join(_cell(slot) for slot in row if slot is not None)}</tr>\n"


def _cell(slot: str | Over) -> str:
    cell = Over(slot) if isinstance(slot, str) else slot
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<td{spans}>{escape(cell.text)}</td>"


def laid_out(*inside: str) -> str:
    """Return a page as sites lay it out: tables in tables, beside a menu."""
    parts = "".join(f"<tr><td>{each}</td></tr>" for each in inside)
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>站</title>"
        "<style>td {color: red}</style><script>var a = '<td>无</td>';</script></head><body>"
        "<table><tr><td><a href=/>首页</a></td><td>"
        f"<table><tbody>{parts}</tbody></table></td></tr></table></body></html>"
    )
