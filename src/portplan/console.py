"""Standard output and error: the answer, whole or not without a word, and the rest."""

import io
import os
import re
import sys
from contextlib import suppress
from typing import Any, NoReturn

from portplan.normal import visible


class _Visible(io.TextIOBase):
    """A stream that shows the code of what cannot be seen or steers a terminal.

    Typer repeats what was typed as it was typed.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, its line ends as they are."""
        self._stream.write("\n".join(map(visible, text.split("\n"))))
        return len(text)

    def flush(self) -> None:
        """Write out what was kept back."""
        self._stream.flush()

    def isatty(self) -> bool:
        """Say whether a terminal shows it."""
        return bool(self._stream.isatty())


def prepare() -> None:
    """Make the streams fit for any text, and the environment for any width."""
    columns = os.environ.get("COLUMNS", "")
    if not re.fullmatch(r"0{0,9}[1-9][0-9]{0,4}", columns):
        # No width at all, which Rich would not survive in every case.
        os.environ.pop("COLUMNS", None)
    # A stream that was closed is None: what goes there is gone, and nothing else changes.
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What an encoding lacks is written as its code.
            stream.reconfigure(errors="backslashreplace")
    sys.stderr = _Visible(sys.stderr)


def write(text: str, encoding: str | None = None) -> None:
    """Write to standard output, or say that it cannot be written and exit with 2."""
    try:
        if encoding and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding=encoding)
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer must not be tried again, and fail again, at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        fail(f"cannot write the answer: {error.strerror}")


def tell(message: str) -> None:
    """Say something on standard error, in portplan's name."""
    say(f"portplan: {visible(message)}\n")


def say(text: str) -> None:
    """Write to standard error; where that fails there is nobody to tell."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def fail(message: str) -> NoReturn:
    """Say what is wrong with the call, and exit with 2."""
    tell(message)
    sys.exit(2)
