"""Whole processes, measured from outside: wall time, CPU time, peak memory. Unix only.

Commands that are compared take turns, so that whatever else the machine does hits all alike.
"""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

# ru_maxrss is in bytes on macOS, elsewhere in units of 1,024.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024

_TERMINAL_ROWS = 40
_TERMINAL_COLUMNS = 100
_CHUNK = 65_536


class Place(NamedTuple):
    """Where commands run: a folder, and an environment that is the same on every machine."""

    folder: Path
    environment: Mapping[str, str]


class Command(NamedTuple):
    """What is run: its name in the results, its words, and what it is to find around it."""

    name: str
    words: Sequence[str]
    environment: Mapping[str, str] = {}
    in_terminal: bool = False
    keeps_output: bool = False


class Run(NamedTuple):
    """What one run took: seconds and bytes. `output` is empty unless the command keeps it."""

    wall: float
    cpu: float
    memory: int
    output: bytes


class Spread(NamedTuple):
    """The median of a figure, and the median of the distances from it."""

    median: float
    deviation: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> "Spread":
        """Return the spread of at least one figure."""
        middle = median(figures)
        return cls(middle, median(abs(figure - middle) for figure in figures))


class Figures(NamedTuple):
    """What a command's runs took."""

    wall: Spread
    cpu: Spread
    memory: Spread
    outputs: tuple[bytes, ...]


def run(command: Command, place: Place) -> Run:
    """Run a command once, with its output read to the end. Raises RuntimeError where it fails.

    The peak memory of a process is never seen below that of the one that started it: this
    process has to stay small.
    """
    reading, writing = _terminal() if command.in_terminal else os.pipe()
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            command.words,
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=errors,
            cwd=place.folder,
            env={**place.environment, **command.environment},
        )
        os.close(writing)
        output = b"".join(chunk for chunk in _chunks(reading) if command.keeps_output)
        os.close(reading)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            said = errors.read().decode(errors="replace")
            message = f"{command.name} failed with {process.returncode}: {said}"
            raise RuntimeError(message)
    cpu = usage.ru_utime + usage.ru_stime
    return Run(wall, cpu, usage.ru_maxrss * _MEMORY_UNIT, output)


def _terminal() -> tuple[int, int]:
    """Open a pseudo-terminal: the end that is read, and the one that the command gets."""
    reading, writing = pty.openpty()
    size = struct.pack("HHHH", _TERMINAL_ROWS, _TERMINAL_COLUMNS, 0, 0)
    fcntl.ioctl(writing, termios.TIOCSWINSZ, size)
    return reading, writing


def _chunks(reading: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(reading, _CHUNK)
        except OSError:  # how Linux says that nobody has the terminal any more
            return
        if not chunk:
            return
        yield chunk


def take_turns(
    commands: Sequence[Command], place: Place, *, runs: int, warm_ups: int = 0
) -> dict[str, Figures]:
    """Run each command once a round, and return their figures by their names.

    Each round begins with another command, so that none always follows the same one. What the
    rounds for warming up take is forgotten.
    """
    kept: dict[str, list[Run]] = {command.name: [] for command in commands}
    for number in range(warm_ups + runs):
        first = number % len(commands)
        for command in (*commands[first:], *commands[:first]):
            done = run(command, place)
            if number >= warm_ups:
                kept[command.name].append(done)
    return {name: _figures(each) for name, each in kept.items()}


def _figures(runs: Sequence[Run]) -> Figures:
    return Figures(
        wall=Spread.of([each.wall for each in runs]),
        cpu=Spread.of([each.cpu for each in runs]),
        memory=Spread.of([each.memory for each in runs]),
        outputs=tuple(each.output for each in runs),
    )
