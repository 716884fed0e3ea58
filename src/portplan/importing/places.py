"""A finding of import -> a diagnostic at the place in the document, as reports know them."""

from collections.abc import Sequence

from portplan.importing.document import Place
from portplan.importing.findings import Text
from portplan.importing.wraps import joined
from portplan.source.findings import Diagnostic, Location, Rule
from portplan.text.messages import N_, _

# How a place is said of which these are known.
_SAID = {
    (): N_("the document"),
    ("page",): N_("page {page}"),
    ("page", "table"): N_("page {page}, table {table}"),
    ("page", "table", "row", "column"): N_(
        "page {page}, table {table}, row {row}, column {column}"
    ),
    ("page", "line"): N_("page {page}, paragraph {line}"),
    ("table",): N_("table {table}"),
    ("table", "row"): N_("table {table}, row {row}"),
    ("table", "column"): N_("table {table}, column {column}"),
    ("table", "row", "column"): N_("table {table}, row {row}, column {column}"),
    ("sheet",): N_("sheet {sheet}"),
    ("sheet", "row"): N_("sheet {sheet}, row {row}"),
    ("sheet", "column"): N_("sheet {sheet}, column {column}"),
    ("sheet", "row", "column"): N_("sheet {sheet}, row {row}, column {column}"),
    ("line",): N_("paragraph {line}"),
}

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
    if place.line and place.column:
        return _("line {line}", line=place.line)
    known = place._replace(table=0) if place.sheet else place
    values = {name: value for name, value in known._asdict().items() if value}
    return _(_SAID[tuple(values)], **values)
