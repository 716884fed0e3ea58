"""Neutral tables -> text with the colours of one terminal, as Rich knows it."""

from collections.abc import Iterable
from io import StringIO
from typing import TextIO

from rich.console import Console
from rich.text import Text

from portplan.render.emphasis import Line
from portplan.render.lines import lines
from portplan.views import Page


def as_rich(page: Page, width: int | None, stream: TextIO) -> str:
    """Return a page as text, with the colours and characters that a stream has.

    Nothing is written to the stream.
    """
    console = Console(file=stream)
    drawn = lines(page, width, console.encoding)
    # Rich's own capturing would write an empty text to the stream, which can fail.
    console.file = written = StringIO()
    console.print(as_text(drawn), soft_wrap=True)
    return written.getvalue()


def as_text(drawn: Iterable[Line]) -> Text:
    """Return lines as one Rich text. What stands in them is never read as markup."""
    return Text("\n").join(map(_line, drawn))


def _line(pieces: Line) -> Text:
    text = Text.assemble(*pieces)
    text.rstrip()
    return text
