"""Real shells, each in a terminal of its own, with completion of portplan set up."""

import os
import re
import select
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from processes import PATIENCE

SHELLS = ("bash", "zsh", "fish")

COMMAND = {
    "bash": "bash --norc --noprofile -i",
    "zsh": "zsh -f -i",
    "fish": "fish --no-config -i",
}

LOAD = {
    "bash": "source <(command portplan completion bash)",
    "zsh": "autoload -Uz compinit; compinit -u -D; source <(command portplan completion zsh)",
    "fish": "command portplan completion fish | source",
}

# A portplan that completes, and else says what it was called with.
_FUNCTION = """
portplan() {
    if [[ -n ${_PORTPLAN_COMPLETE-} ]]; then
        command portplan "$@"
    else
        printf 'LINE<'; printf '%s|' "$@"; echo '>END'
    fi
}
"""
FUNCTION = {
    "bash": _FUNCTION,
    "zsh": _FUNCTION,
    "fish": """
function portplan
    if set -q _PORTPLAN_COMPLETE
        command portplan $argv
    else
        printf 'LINE<'; printf '%s|' $argv; echo '>END'
    end
end
""",
}

# Names with what shells take for something else.
SPECIAL = (
    "甲'乙",
    '丙"丁',
    "戊$己",
    "庚`辛",
    "壬(癸",
    "子&丑",
    "寅;卯",
    "辰*巳",
    "午\\未",
    "申!酉",
)

OTHER_PLAN = "".join([
    "title: 表\nunits:\n",
    *("  - name: '{}'\n".format(name.replace("'", "''")) for name in SPECIAL),
    "areas:\n  - number: 1\n    title: 一\n    items:\n      - number: 1\n        text: 事。\n",
    "        lead:\n",
    *("          - '{}'\n".format(name.replace("'", "''")) for name in SPECIAL),
])  # fmt: skip


class Terminal:
    """A shell in a terminal of its own."""

    def __init__(self, name: str, ours: int) -> None:
        self.name = name
        self.before = ""  # what was shown before the last line
        self._ours = ours
        self._shown = ""

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def wait_for(self, *patterns: str) -> str:
        """Return what is shown until all the patterns are there, and take it off the screen."""
        end = time.monotonic() + PATIENCE
        raw = b""
        while True:
            shown = self._shown + _without_controls(raw)
            found = [re.search(pattern, shown) for pattern in patterns]
            if all(found):
                last = max(each.end() for each in found if each)
                self._shown = shown[last:]
                return shown[:last]
            assert time.monotonic() < end, f"{self.name} shows no {patterns}, but {shown!r}"
            if select.select([self._ours], [], [], 1)[0]:
                raw += os.read(self._ours, 65_536)

    def line(self, keys: str) -> list[str]:
        """Type keys after the program's name, and Enter; return the arguments that it gets."""
        self.type(f"portplan {keys}")
        return self.enter()

    def enter(self) -> list[str]:
        self.type("\r")
        return self.shown_line().split("|")[:-1]

    def shown_line(self) -> str:
        self.before, line = self.wait_for("LINE<[^\n]*>END").rsplit("LINE<", 1)
        return line.removesuffix(">END")


def _without_controls(shown: bytes) -> str:
    text = shown.decode(errors="ignore").replace("\r\n", "\n")
    return re.sub(
        r"\x1b\][^\x07]*\x07|\x1b\[[0-9;?>=]*[A-Za-z]|\x1b[()].|\x1b.|[\a\x0e\x0f]", "", text
    )


@contextmanager
def terminal(name: str, home: Path, load: str | None = None) -> Iterator[Terminal]:
    """Start a shell without its user's configuration, with completion set up."""
    termios = pytest.importorskip("termios", reason="terminals are POSIX's here")
    fcntl = pytest.importorskip("fcntl", reason="terminals are POSIX's here")
    if shutil.which(name) is None:
        pytest.skip(f"there is no {name} here")
    (home / "other.yaml").write_text(OTHER_PLAN, encoding="utf-8")
    (home / "broken.yaml").write_text("title: [\n", encoding="utf-8")
    # Without it fish reads all the manuals of the machine first, for seconds.
    (home / ".local" / "share" / "fish" / "generated_completions").mkdir(parents=True)
    setup = home / "setup"
    setup.write_text(f"{load or LOAD[name]}\n{FUNCTION[name]}", encoding="utf-8")
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 120, 0, 0))
    # The leader of a session gets the first terminal that it opens for its own.
    opened = f"exec {COMMAND[name]} <>{os.ttyname(theirs)} >&0 2>&0"
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "INPUTRC": "/dev/null",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
    }
    with subprocess.Popen(
        ["/bin/sh", "-c", opened], env=environment, cwd=home, start_new_session=True
    ) as process:
        try:
            started = Terminal(name, ours)
            started.type("source ./setup; portplan rea''dy\r")
            assert started.shown_line() == "ready|"
            yield started
        finally:
            process.kill()
            os.close(theirs)
            os.close(ours)
