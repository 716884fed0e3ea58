"""Neutral tables -> text without colours, for pipes and files."""

from portplan.render.cells import marks_in
from portplan.render.lines import lines
from portplan.views import Page


def as_plain(page: Page, width: int | None, encoding: str) -> str:
    """Return a page as text, in a width or as wide as its content.

    What lines and bars are drawn with is what the encoding can write.
    """
    drawn = lines(page, width, marks_in(encoding))
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in drawn)
