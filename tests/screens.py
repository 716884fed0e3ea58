"""portplan in a real terminal of so many lines: what is shown there, and what is typed."""

import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fcntl import ioctl

from processes import PATIENCE


class Screen:
    """A terminal that shows what a command line of a shell writes."""

    def __init__(self, process: subprocess.Popen[bytes], ours: int) -> None:
        self._process = process
        self._ours = ours
        self._shown = b""

    @property
    def raw(self) -> str:
        """What was shown, with what steers the terminal."""
        return self._shown.decode(errors="replace").replace("\r\n", "\n")

    @property
    def shown(self) -> str:
        """What was shown, without what steers the terminal."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r|\a", "", self.raw)

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def type_until(self, keys: str, pattern: str) -> None:
        """Type keys again and again until a pattern is shown: an interruption drops some."""
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, self.shown):
            assert time.monotonic() < end, f"there is no {pattern} in {self.shown!r}"
            self.type(keys)
            self._read(0.5)

    def wait_for(self, pattern: str) -> None:
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, self.shown):
            assert time.monotonic() < end, f"there is no {pattern} in {self.shown!r}"
            self._read(1)

    def ended(self) -> int:
        """Return the status that it ends with, when all that it shows is read."""
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None:
            assert time.monotonic() < end, f"it does not end: {self.shown!r}"
            self._read(0.1)
        while self._read(0):
            pass
        return self._process.returncode

    def _read(self, seconds: float) -> bool:
        """Take up what is shown within so many seconds, and say whether there was anything."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        self._shown += os.read(self._ours, 65_536)
        return True


@contextmanager
def screen(
    command: str, env: Mapping[str, str] | None = None, *, rows: int = 24, columns: int = 80
) -> Iterator[Screen]:
    """Run a command line of a shell in a terminal of its own; $portplan stands for the program."""
    ours, theirs = os.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    line = command.replace("$portplan", f"'{sys.executable}' -m portplan")
    # The leader of a session gets the first terminal that it opens for its own.
    opened = f"exec <>{os.ttyname(theirs)} >&0 2>&0; {line}"
    surroundings = {
        "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm", "LESSHISTFILE": "-",
        **(env or {}),
    }  # fmt: skip
    with subprocess.Popen(
        ["/bin/sh", "-c", opened], env=surroundings, start_new_session=True
    ) as process:
        try:
            yield Screen(process, ours)
        finally:
            process.kill()
            os.close(theirs)
            os.close(ours)
