"""Neutral tables -> text without colours, for pipes and files."""

from portplan.render.lines import lines
from portplan.views import Page


def as_plain(page: Page, width: int | None, encoding: str) -> str:
    """Return a page as text, in a width or as wide as its content."""
    drawn = lines(page, width, encoding)
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in drawn)
