"""Standard output and error: the answer, whole or not without a word, and the rest."""

import errno
import io
import os
import re
import sys
from contextlib import suppress
from typing import NoReturn

from portplan.text.messages import _, beside
from portplan.text.normal import harmless, visible
from portplan.text.reasons import reason

# A reader that has seen enough, such as head. A signal says so and ends the program, but not on
# Windows, where it is an error: the first, or the other that it has for everything.
_NO_READER = (errno.EPIPE, errno.EINVAL) if sys.platform == "win32" else (errno.EPIPE,)
_STATUS_OF_NO_READER = 141  # as shells have it of the signal


class WrongOutputError(Exception):
    """The answer cannot be written; the message says why and what to do."""


def prepare() -> None:
    """Make the streams fit for any text, and the environment for any width."""
    columns = os.environ.get("COLUMNS", "")
    if not re.fullmatch(r"0{0,9}[1-9][0-9]{0,4}", columns):
        # No width at all, which Rich would not survive in every case.
        os.environ.pop("COLUMNS", None)
    # A stream that was closed is None: what goes there is gone, and nothing else changes.
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BytesIO())
    sys.stderr = sys.stderr or io.TextIOWrapper(io.BytesIO())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What an encoding lacks is written as its code.
            stream.reconfigure(errors="backslashreplace")


def encoding() -> str:
    """Return the encoding that standard output has."""
    return sys.stdout.encoding or "utf-8"


def write(content: bytes) -> None:
    """Write to standard output. Raises WrongOutputError."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno in _NO_READER:
            raise SystemExit(_STATUS_OF_NO_READER) from error
        wrong = _("cannot write the answer: {reason}", reason=reason(error))
        raise WrongOutputError(beside(wrong, to_write_instead(error))) from error


def write_text(text: str) -> None:
    """Write a text to standard output, with the codes of what its encoding lacks.

    Raises WrongOutputError.
    """
    write(text.encode(encoding(), "backslashreplace"))


def cannot_write(file: object, error: OSError) -> str:
    """Return what is said where a file cannot be written."""
    wrong = _("cannot write {file}: {reason}", file=file, reason=reason(error))
    return beside(wrong, to_write_instead(error))


# What Windows says of a file that another program has open: access denied, or a violation of
# sharing or of a lock.
_OPEN_ELSEWHERE = (5, 32, 33)


def to_write_instead(error: OSError) -> str:
    """Return what to do where something cannot be written."""
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        return _("close it where it is open, or see to it that you may write there")
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _("make room, or write it elsewhere")
        case errno.EISDIR:
            return _("name a file in it")
        case errno.ENOENT:
            return _("make its folder first, or write it elsewhere")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _("see to it that you may write there")
        case errno.EBUSY:
            return _("try again")
        case _:
            return _("write it elsewhere")


def tell(message: str, *below: str) -> None:
    """Say something on standard error, in portplan's name: a line, and perhaps some below it.

    A line break in a name that was typed makes no further line, which could pass for ours.
    """
    say("\n".join(map(visible, (f"portplan: {message}", *below))))


def say(text: str) -> None:
    """Write lines to standard error; where that fails there is nobody to tell.

    What cannot be seen or steers a terminal is shown as its code, and so is what a runner of
    GitHub would take for a command.
    """
    lines = (harmless(visible(line)) for line in text.split("\n"))
    with suppress(OSError):
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()


def fail(message: str) -> NoReturn:
    """Say that the answer cannot be written as it was asked. Raises WrongOutputError."""
    raise WrongOutputError(message)
