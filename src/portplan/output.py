"""An answer -> its text in one of the formats, on standard output or in a file."""

import os
import shutil
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, assert_never

from portplan.console import fail, tell, write

if TYPE_CHECKING:
    from portplan.queries import Answer
    from portplan.views import Page


class Format(Enum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    SVG = "svg"


_ENDINGS = {
    "": Format.TABLE,
    ".txt": Format.TABLE,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".md": Format.MARKDOWN,
    ".svg": Format.SVG,
}

# A picture's columns where neither a terminal nor COLUMNS sets them.
_PICTURE_COLUMNS = 100


class Output(NamedTuple):
    """What was asked about how and where an answer is written; - is standard output.

    Without a format it is what the file's ending says, else a table. `brief` is for tables, `bom`
    for CSV and TSV; an existing file is only replaced by `force`.
    """

    form: Format | None = None
    file: Path | None = None
    force: bool = False
    bom: bool = False
    brief: bool = False


def put(answer: "Answer", output: Output) -> None:
    """Write an answer, and say where it is empty. Exits with 2 where it cannot be written."""
    from portplan.queries import is_empty

    form = output.form or _format_of(output.file)
    if output.bom and form not in (Format.CSV, Format.TSV):
        fail(f"--bom is for csv and tsv, not for {form.value}")
    if output.file == Path("-"):
        output = output._replace(file=None)
    text = _text(answer, form, output)
    if output.file is not None:
        _write_file(output.file, text, force=output.force)
    else:
        write(text, encoding=None if form is Format.TABLE else "utf-8")
    if is_empty(answer):
        tell("nothing found: no item passes all that was asked")


def _format_of(file: Path | None) -> Format:
    ending = file.suffix.lower() if file else ""
    if ending not in _ENDINGS:
        fail(f"no format has the ending {ending}; name one with --format")
    return _ENDINGS[ending]


def _text(answer: "Answer", form: Format, output: Output) -> str:
    match form:
        case Format.JSON:
            from portplan.render.as_json import as_json

            return as_json(answer)
        case Format.CSV | Format.TSV:
            from portplan.records import records
            from portplan.render.as_csv import as_csv

            delimiter = "," if form is Format.CSV else "\t"
            return "\ufeff" * output.bom + as_csv(records(answer), delimiter=delimiter)
        case Format.MARKDOWN:
            from portplan.records import records
            from portplan.render.as_markdown import as_markdown

            return as_markdown(records(answer))
        case Format.TABLE:
            return table(_page(answer, output), to_file=output.file is not None)
        case Format.SVG:
            from portplan.render.as_svg import as_svg

            columns = shutil.get_terminal_size((_PICTURE_COLUMNS, 0)).columns
            return as_svg(_page(answer, output), columns)
        case _:
            assert_never(form)


def _page(answer: "Answer", output: Output) -> "Page":
    from portplan import views

    page = views.page(answer)
    return views.brief(page) if output.brief else page


def table(page: "Page", *, to_file: bool = False) -> str:
    """Return a page as standard output, or else a file, is to have it.

    Only colours need the whole of Rich: a pipe, which has none, need not wait for it.
    """
    is_terminal = not to_file and sys.stdout.isatty()
    has_width = is_terminal or "COLUMNS" in os.environ
    width = shutil.get_terminal_size().columns if has_width else None
    if is_terminal or (os.environ.get("FORCE_COLOR") and not to_file):
        from portplan.render.as_rich import as_rich

        return as_rich(page, width, sys.stdout)
    from portplan.render.as_plain import as_plain

    encoding = None if to_file else sys.stdout.encoding
    return as_plain(page, width, encoding or "utf-8")


def _write_file(file: Path, text: str, *, force: bool) -> None:
    from portplan.files import write_atomically, write_new

    try:
        if file.is_symlink() and not file.exists():
            fail(f"{file} is a link to a file that is not there; name the file itself")
        (write_atomically if force and file.exists() else write_new)(file, text.encode())
    except FileExistsError:
        fail(f"{file} is there already; --force replaces it")
    except OSError as error:
        fail(f"cannot write {file}: {error.strerror}")
