"""Styled lines -> text with the colours of one terminal, as Rich knows it."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

from portplan.formats.terminal.emphasis import Line


class _Terminal(StringIO):
    """Takes what a terminal would be given; the environment decides how many colours."""

    def isatty(self) -> bool:
        """Say that a terminal shows it."""
        return True


def coloured(drawn: Iterable[Line]) -> str:
    """Return lines as a text, with the colours that the terminal has."""
    terminal = _Terminal()
    Console(file=terminal).print(as_text(drawn), soft_wrap=True)
    return terminal.getvalue()


def as_text(drawn: Iterable[Line]) -> Text:
    """Return lines as one Rich text. What stands in them is never read as markup."""
    return Text("\n").join(map(_line, drawn))


def _line(pieces: Line) -> Text:
    text = Text.assemble(*pieces)
    text.rstrip()
    return text
