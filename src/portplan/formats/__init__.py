"""The formats, one a file: an answer in its neutral forms -> bytes."""

from enum import Enum, auto
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from portplan.text.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from portplan.questions.shown import Shown


class Colours(Enum):
    """What a table may be told apart by besides its texts."""

    NONE = auto()
    STYLES = auto()  # bold and reversed, as NO_COLOR leaves it
    ALL = auto()


class Look(NamedTuple):
    """What a format may ask about the place where its bytes go, and how they are to look.

    `width` is that of a table, which without one is as wide as its content, and `columns` that of
    a picture. `encoding` is the terminal's or the pipe's. `colours` and `brief` are for tables,
    `bom` for CSV and TSV.
    """

    width: int | None = None
    columns: int = 100
    encoding: str = "utf-8"
    colours: Colours = Colours.NONE
    brief: bool = False
    bom: bool = False


class NotWrittenError(Exception):
    """An answer cannot be had in a format; the message says why and what to do."""


class Format(NamedTuple):
    """Where a format is written, the endings of files that choose it, and whether it has a BOM.

    Where it is `binary` it is nothing for a terminal. `extra` is the extra of portplan that brings
    the library that it needs.
    """

    module: str
    endings: tuple[str, ...]
    takes_bom: bool = False
    binary: bool = False
    extra: str = ""

    def written(self, shown: "Shown", look: Look) -> bytes:
        """Return an answer in this format. Raises NotWrittenError."""
        try:
            write: Callable[[Shown, Look], bytes] = import_module(self.module).written
        except ModuleNotFoundError as error:
            if not self.extra:
                raise
            message = _(
                "{library} is not installed; {command} brings it",
                library=error.name,
                command=f"pip install 'portplan[{self.extra}]'",
            )
            raise NotWrittenError(message) from error
        return write(shown, look)


FORMATS = {
    "table": Format("portplan.formats.as_table", ("", ".txt")),
    "json": Format("portplan.formats.as_json", (".json",)),
    "csv": Format("portplan.formats.as_csv", (".csv",), takes_bom=True),
    "tsv": Format("portplan.formats.as_tsv", (".tsv",), takes_bom=True),
    "markdown": Format("portplan.formats.as_markdown", (".md",)),
    "svg": Format("portplan.formats.as_svg", (".svg",)),
    "html": Format("portplan.formats.as_html", (".html", ".htm")),
    "docx": Format("portplan.formats.as_docx", (".docx",), binary=True, extra="office"),
    "xlsx": Format("portplan.formats.as_xlsx", (".xlsx",), binary=True, extra="office"),
}
