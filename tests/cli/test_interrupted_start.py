"""An interruption ends the program with 130 and without a word, from its first line on."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from portplan import __version__
from processes import ended, started

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's here")

# Does what the script of an installed program does, and is interrupted in front of one of the
# lines of its entry: the one of this number, counted as they are run.
INTERRUPTED = """
import os, signal, sys
at, entry = int(sys.argv.pop(1)), sys.argv.pop(1)
lines = 0
def in_entry(frame, event, _):
    global lines
    if event == "line":
        lines += 1
        if lines == at:
            os.kill(os.getpid(), signal.SIGINT)
    return in_entry
sys.settrace(lambda frame, *_: in_entry if frame.f_code.co_filename == entry else None)
sys.argv[0] = "/usr/bin/portplan"
from portplan.__main__ import main
main()
"""
VERSION = f"portplan {__version__}\n".encode()


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """Let interruptions come through: a shell starts what it has in the background without."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted_at(line: int) -> tuple[int, bytes, bytes]:
    entry = str(ROOT / "src" / "portplan" / "__main__.py")
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(line), entry, "--version"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    return ended(process)


def test_whatever_line_of_the_entry_it_comes_at(tmp_path: Path) -> None:
    # The first two are the docstring's, and that which begins to listen.
    for line in range(3, 60):
        status, out, err = interrupted_at(line)
        if status == 0:
            break
        assert (line, status, err) == (line, 130, b"")
        assert out in (b"", VERSION)
    assert status == 0
    assert line > 20
    assert list(tmp_path.iterdir()) == []


def test_whenever_it_comes_nothing_of_ours_is_shown(tmp_path: Path) -> None:
    moments = random.Random(7)  # noqa: S311 - moments, not secrets
    heard = 0
    for _ in range(30):
        process = started(["--version"], tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(moments.uniform(0.01, 0.25))
        process.send_signal(signal.SIGINT)
        status, _, err = ended(process)
        heard += status == 130
        # Before its first line it is Python's start that is interrupted, and says so.
        assert b"portplan" not in err
        assert err == b"" or status != 130
    assert heard


def test_in_the_background_no_interruption_is_heard(tmp_path: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    process = started(["--version"], tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
        time.sleep(0.01)
    assert ended(process) == (0, VERSION, b"")
