"""An answer -> its bytes in one of the formats, on standard output or in a file."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from portplan.cli.console import cannot_write, encoding, fail, tell, write
from portplan.formats import FORMATS, Colours, Look, NotWrittenError
from portplan.questions.shown import Shown
from portplan.text.messages import _, choice, listed


class Output(NamedTuple):
    """What was asked about how and where an answer is written; - is standard output.

    Without a format it is what the file's ending says, else a table. `brief` is for tables, `bom`
    for CSV and TSV; an existing file is only replaced by `force`. `color` is when a table has
    colours: always, never, or by what shows it. With `pager`, what is longer than
    the screen goes through one.
    """

    form: str | None = None
    file: Path | None = None
    force: bool = False
    bom: bool = False
    brief: bool = False
    color: str = "auto"
    pager: bool = True


def put(shown: Shown, output: Output) -> None:
    """Write an answer, and say where it is empty. Raises WrongOutputError."""
    name = output.form or _format_of(output.file)
    form = FORMATS[name]
    if output.bom and not form.takes_bom:
        takers = listed([each for each, other in FORMATS.items() if other.takes_bom])
        fail(_("--bom is for {formats}, not for {format}", formats=takers, format=name))
    if output.file == Path("-"):
        output = output._replace(file=None)
    if form.binary and output.file is None and sys.stdout.isatty():
        message = _(
            "{format} is nothing for a terminal; write it to a file: --output FILE.{format}",
            format=name,
        )
        fail(message)
    try:
        content = form.written(shown, _look(output))
    except NotWrittenError as error:
        fail(_("{format} cannot be written: {reason}", format=name, reason=error))
    if output.file is not None:
        write_file(output.file, content, force=output.force)
    elif not (output.pager and _is_paged(content)):
        write(content)
    if shown.is_empty:
        tell(_(shown.nothing))


def _is_paged(content: bytes) -> bool:
    """Show an answer in the pager where that is wanted, and say whether it was."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    from portplan.cli.pager import paged  # noqa: PLC0415 - for terminals alone

    return paged(content)


def _format_of(file: Path | None) -> str:
    ending = file.suffix.lower() if file else ""
    found = next((name for name, form in FORMATS.items() if ending in form.endings), None)
    if found:
        return found
    endings = [each for form in FORMATS.values() for each in form.endings if each]
    message = _(
        "no format has the ending {ending}; end the file's name in {endings}, or name the format"
        " with --format: {formats}",
        ending=ending,
        endings=choice(endings),
        formats=choice(list(FORMATS)),
    )
    return fail(message)


def _look(output: Output) -> Look:
    to_file = output.file is not None
    has_terminal, is_set = sys.stdout.isatty(), "COLUMNS" in os.environ
    in_terminal = has_terminal and not to_file
    columns = _columns() if has_terminal or is_set else None
    return Look(
        width=columns if in_terminal or is_set else None,
        # A picture's columns where neither a terminal nor COLUMNS sets them.
        columns=columns or 100,
        encoding="utf-8" if to_file else encoding(),
        colours=_colours(output.color, in_terminal=in_terminal, to_file=to_file),
        brief=output.brief,
        bom=output.bom,
    )


def _columns() -> int:
    import shutil  # noqa: PLC0415 - it loads what compresses files, and a pipe has no columns

    return shutil.get_terminal_size().columns


def _colours(wanted: str, *, in_terminal: bool, to_file: bool) -> Colours:
    """Return what was asked for, else what the environment and the terminal want."""
    if wanted != "auto":
        return Colours.ALL if wanted == "always" else Colours.NONE
    forced = bool(os.environ.get("FORCE_COLOR")) and not to_file
    if not (in_terminal or forced) or os.environ.get("TERM") == "dumb":
        return Colours.NONE
    return Colours.STYLES if os.environ.get("NO_COLOR") else Colours.ALL


def write_out(file: Path | None, content: bytes, *, force: bool) -> None:
    """Write to a file, without one or to - on standard output. Raises WrongOutputError."""
    if file is None or file == Path("-"):
        write(content)
    else:
        write_file(file, content, force=force)


def write_file(file: Path, content: bytes, *, force: bool) -> None:
    """Write a file, an existing one where that is wished. Raises WrongOutputError."""
    from portplan.files.disk import write_atomically, write_new  # noqa: PLC0415 - for files alone

    try:
        if file.is_symlink() and not file.exists():
            fail(_("{file} is a link to a file that is not there; name the file itself", file=file))
        (write_atomically if force and file.exists() else write_new)(file, content)
    except FileExistsError:
        fail(_("{file} is there already; --force replaces it", file=file))
    except OSError as error:
        fail(cannot_write(file, error))
