"""An answer that is longer than the screen -> the pager of whoever reads it, as git does it.

PAGER is a command line of a shell. Where it is not set, less is taken, if there is one.
"""

import os
import re
import shutil
import signal
import sys
from unicodedata import east_asian_width

from portplan.cli.console import encoding, tell
from portplan.text.messages import _

# What a shell ends with where it finds no such command, or may not run it.
_NOT_STARTED = (126, 127)

# As git has it: less leaves at once where all fits, shows colours, and leaves what was shown.
_LESS = "FRX"


def paged(content: bytes) -> bool:
    """Show an answer that does not fit the terminal, and say whether it was shown.

    Else it is to be written. Who leaves early has seen enough.
    """
    command = _command() if _is_long(content) else None
    if command is None:
        return False
    if _shown(content, command):
        return True
    message = _(
        "the pager {pager} cannot be started; PAGER names another one, --no-pager takes none",
        pager=command,
    )
    tell(message)
    return False


def _command() -> str | None:
    chosen = os.environ.get("PAGER")
    if chosen is not None:
        return chosen if chosen.strip() not in ("", "cat") else None
    has_less = os.environ.get("TERM") != "dumb" and shutil.which("less")
    return f"less -{_LESS}" if has_less else None


def _is_long(content: bytes) -> bool:
    """Say whether an answer and the prompt behind it need more lines than the terminal has."""
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
    except OSError:  # Windows takes NUL for a terminal
        return False
    if not (columns and rows):
        return False
    lines = re.sub(r"\x1b\[[\d;]*m", "", content.decode(encoding(), "replace")).splitlines()
    return len(lines) >= rows or sum(_rows_of(line, columns) for line in lines) >= rows


def _rows_of(line: str, columns: int) -> int:
    cells = sum(2 if east_asian_width(each) in "WF" else 1 for each in line)
    return max(-(-cells // columns), 1)


def _shown(content: bytes, command: str) -> bool:
    import subprocess  # noqa: PLC0415 - for the pager alone

    surroundings = {"LESS": _LESS, "LV": "-c", **os.environ}
    # less shows the bytes of another encoding, such as GBK, as they are under this name alone.
    is_utf8 = encoding().lower().replace("-", "") == "utf8"
    surroundings.setdefault("LESSCHARSET", "utf-8" if is_utf8 else "dos")
    # An interruption is for the pager, which is still on the screen; so is what it leaves unread.
    heard = {signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: None)}
    if hasattr(signal, "SIGPIPE"):
        heard[signal.SIGPIPE] = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        with subprocess.Popen(  # noqa: S602 - a shell's command line, which its user set
            command, shell=True, stdin=subprocess.PIPE, env=surroundings
        ) as process:
            process.communicate(content)
    except OSError:
        return False
    finally:
        for number, handler in heard.items():
            signal.signal(number, handler)
    return process.returncode not in _NOT_STARTED
