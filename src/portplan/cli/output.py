"""An answer -> its bytes in one of the formats, on standard output or in a file."""

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from portplan.cli.console import encoding, fail, tell, to_write_instead, write
from portplan.formats import FORMATS, Look, NotWrittenError
from portplan.questions.shown import Shown


class Output(NamedTuple):
    """What was asked about how and where an answer is written; - is standard output.

    Without a format it is what the file's ending says, else a table. `brief` is for tables, `bom`
    for CSV and TSV; an existing file is only replaced by `force`.
    """

    form: str | None = None
    file: Path | None = None
    force: bool = False
    bom: bool = False
    brief: bool = False


def put(shown: Shown, output: Output) -> None:
    """Write an answer, and say where it is empty. Raises WrongOutputError."""
    name = output.form or _format_of(output.file)
    form = FORMATS[name]
    if output.bom and not form.takes_bom:
        takers = " and ".join(each for each, other in FORMATS.items() if other.takes_bom)
        fail(f"--bom is for {takers}, not for {name}")
    if output.file == Path("-"):
        output = output._replace(file=None)
    if form.binary and output.file is None and sys.stdout.isatty():
        fail(f"{name} is nothing for a terminal; write it to a file: --output FILE.{name}")
    try:
        content = form.written(shown, _look(output))
    except NotWrittenError as error:
        fail(f"{name} cannot be written: {error}")
    if output.file is not None:
        _write_file(output.file, content, force=output.force)
    else:
        write(content)
    if shown.is_empty:
        tell("nothing found: no item passes all that was asked")


def _format_of(file: Path | None) -> str:
    ending = file.suffix.lower() if file else ""
    found = next((name for name, form in FORMATS.items() if ending in form.endings), None)
    return found or fail(f"no format has the ending {ending}; name one with --format")


def _look(output: Output) -> Look:
    to_file = output.file is not None
    in_terminal = not to_file and sys.stdout.isatty()
    has_width = in_terminal or "COLUMNS" in os.environ
    return Look(
        width=shutil.get_terminal_size().columns if has_width else None,
        # A picture's columns where neither a terminal nor COLUMNS sets them.
        columns=shutil.get_terminal_size((100, 0)).columns,
        encoding="utf-8" if to_file else encoding(),
        colours=in_terminal or (bool(os.environ.get("FORCE_COLOR")) and not to_file),
        brief=output.brief,
        bom=output.bom,
    )


def _write_file(file: Path, content: bytes, *, force: bool) -> None:
    from portplan.files.disk import write_atomically, write_new  # noqa: PLC0415 - for files alone

    try:
        if file.is_symlink() and not file.exists():
            fail(f"{file} is a link to a file that is not there; name the file itself")
        (write_atomically if force and file.exists() else write_new)(file, content)
    except FileExistsError:
        fail(f"{file} is there already; --force replaces it")
    except OSError as error:
        fail(f"cannot write {file}: {error.strerror}; {to_write_instead(error)}")
