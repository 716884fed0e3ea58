"""Styled lines -> text with the codes of a terminal's colours, as Rich knows them."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

from portplan.formats.terminal.emphasis import Line


def coloured(drawn: Iterable[Line], *, hues: bool) -> str:
    """Return lines as a text with codes; without hues, of what is bold and reversed alone.

    The codes are those of 256 colours, of which nearly every terminal shows the like: the first 16
    are what its user has made of them, and some of these are never seen on white.
    """
    terminal = StringIO()
    console = Console(
        file=terminal,
        force_terminal=True,
        color_system="256",
        no_color=not hues,
        legacy_windows=False,
        _environ={},
    )
    console.print(as_text(drawn), soft_wrap=True)
    return terminal.getvalue()


def as_text(drawn: Iterable[Line]) -> Text:
    """Return lines as one Rich text. What stands in them is never read as markup."""
    return Text("\n").join(map(_line, drawn))


def _line(pieces: Line) -> Text:
    text = Text.assemble(*pieces)
    text.rstrip()
    return text
