"""TSV: CSV with tabs."""

from portplan.formats import Look
from portplan.formats.as_csv import delimited
from portplan.questions.shown import Shown


def written(shown: Shown, look: Look) -> bytes:
    """Return an answer's records under a line of their fields' names, one a line."""
    return delimited(shown, look, "\t")
