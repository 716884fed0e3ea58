"""A finding of import -> a diagnostic at the place in the document, as reports know them."""

from collections.abc import Sequence

from portplan.importing.document import Place
from portplan.importing.findings import Text
from portplan.importing.wraps import joined
from portplan.source.findings import Diagnostic, Location, Rule

# Of a long text, so much is pointed at.
_LONGEST = 40


class Places:
    """Knows the document's name and, where it is a text, its lines."""

    def __init__(self, name: str, lines: Sequence[str] = ()) -> None:
        self._name = name
        self._lines = lines

    def diagnostic(self, rule: Rule, at: Text, message: str) -> Diagnostic:
        """Return what was found at a text of the document."""
        place = at.place
        if place.line and place.column and place.line <= len(self._lines):
            line = self._lines[place.line - 1]
            start, end = _stretch(line, at.text, place.column - 1)
            location = Location(self._name, place.line, start + 1, place.line, end + 1)
            return Diagnostic(location, rule, message, line)
        line = joined(at.cell) or at.text
        start, end = _stretch(line, at.text, 0)
        location = Location(self._name, 0, start + 1, 0, end + 1, described(place))
        return Diagnostic(location, rule, message, line)


def _stretch(line: str, text: str, from_: int) -> tuple[int, int]:
    """Return where a text stands in a line, or the line from a place on; of much the beginning."""
    start = line.find(text, from_)
    end = len(line) if start < 0 else start + len(text)
    start = min(from_, len(line)) if start < 0 else start
    return start, min(end, start + _LONGEST)


def described(place: Place) -> str:
    """Return a place in words: page 3, table 1, row 12, column 2."""
    parts = [
        f"page {place.page}" if place.page else "",
        f"sheet {place.sheet}" if place.sheet else "",
        f"table {place.table}" if place.table and not place.sheet else "",
        f"row {place.row}" if place.row else "",
        f"column {place.column}" if place.column and not place.line else "",
        f"paragraph {place.line}" if place.line and not place.column else "",
        f"line {place.line}" if place.line and place.column else "",
    ]
    return ", ".join(filter(None, parts)) or "the document"
