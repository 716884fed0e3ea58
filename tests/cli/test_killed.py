"""A program that is ended while it writes leaves a whole file or none, and nothing beside it."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mendable import PLAN
from processes import PATIENCE, ended, started

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's here")

MENDABLE = PLAN.replace("[天津海关]", "[天津海关, 天津海关]")
SIGNALS = [signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)]

# Runs the program, and sends it a signal in front of the step of this number on the disk.
ENDING = """
import os, signal, sys
at, number = int(sys.argv.pop(1)), int(sys.argv.pop(1))
on_disk = ("os.fsync", "os.link", "os.rename", "os.remove", "os.chmod")
steps = 0
def watch(event, arguments):
    global steps
    name = str(arguments[0]) if arguments else ""
    if event in on_disk or (event == "open" and ".portplan." in name):
        steps += 1
        if steps == at:
            os.kill(os.getpid(), number)
# Whatever the tests themselves were told to ignore.
signal.signal(number, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv[0] = "portplan"
from portplan.__main__ import main
import portplan.cli.run, portplan.files.disk
real = os.fsync
os.fsync = lambda descriptor: (sys.audit("os.fsync"), real(descriptor))
sys.addaudithook(watch)
main()
"""


def status_of(number: int) -> int:
    """Return how it ends: an interruption is its own to end, what else comes the system's."""
    return 130 if number == signal.SIGINT else -number


def ended_at(step: int, number: int, folder: Path, *words: str) -> tuple[int, bytes, bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", ENDING, str(step), str(number), *words],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    return ended(process)


# An interruption is Python's to tell of, at each of them; the others are the system's, and alike.
@pytest.mark.parametrize("number", SIGNALS[:2])
@pytest.mark.parametrize(
    "words", ["areas --output a", "areas --output a --force", "validate --fix a"]
)
def test_whenever_it_is_ended_the_file_is_whole(tmp_path: Path, words: str, number: int) -> None:
    path = tmp_path / "a"
    before = MENDABLE.encode() if words != "areas --output a" else None
    contents = []
    for step in range(1, 9):
        path.unlink(missing_ok=True)
        if before:
            path.write_bytes(before)
        status, out, err = ended_at(step, number, tmp_path, *words.split())
        assert [each.name for each in tmp_path.iterdir()] in ([], ["a"])
        contents.append(path.read_bytes() if path.exists() else None)
        if status == 0:
            break
        assert (status, out, err) == (status_of(number), b"", b"")
    # First it is as it was, then it is the whole, and at last nothing more is to be done.
    *cut_off, whole = contents
    assert status == 0
    assert len(cut_off) >= 3
    assert whole != before
    assert set(cut_off) <= {before, whole}
    assert cut_off[0] == before


def test_ended_at_any_moment_it_leaves_a_whole_file_or_none(tmp_path: Path) -> None:
    whole = subprocess.run(
        [sys.executable, "-m", "portplan", "list", "--format", "json"],
        check=True, capture_output=True, timeout=PATIENCE,
    ).stdout  # fmt: skip
    rounds = random.Random(7)  # noqa: S311 - moments, not secrets
    for _ in range(20):
        process = started(["list", "--output", "a.json"], tmp_path)
        time.sleep(rounds.uniform(0.05, 0.35))
        process.send_signal(rounds.choice(SIGNALS))
        ended(process)
        assert [each.name for each in tmp_path.iterdir()] in ([], ["a.json"])
        for path in tmp_path.iterdir():
            assert path.read_bytes() == whole
            path.unlink()
