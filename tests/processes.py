"""portplan as a process that a test watches while it runs."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# Permissions keep root from nothing, and Windows has no others than to write to a file.
NOBODY_IS_KEPT = sys.platform == "win32" or os.geteuid() == 0

# Seconds for what takes a fraction of one, unless the machine is very busy.
PATIENCE = 60


def started(words: Sequence[str], folder: Path, **options: Any) -> subprocess.Popen[bytes]:
    """Start portplan in a folder, its output in UTF-8."""
    return subprocess.Popen(
        [sys.executable, "-m", "portplan", *words],
        cwd=folder, env=os.environ | {"PYTHONIOENCODING": "utf-8"}, **options,
    )  # fmt: skip


def ended(process: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    """Return a process's status, and what it wrote to the pipes that it has."""
    try:
        out, err = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return process.returncode, out or b"", err or b""


def in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Have a shell do a command line in which $portplan stands for the program."""
    program = f"'{sys.executable}' -m portplan"
    return subprocess.run(
        ["/bin/sh", "-c", command.replace("$portplan", program)],
        # Without this it would have the COLUMNS that readline, which pytest imports, has set.
        env=dict(os.environ),
        cwd=folder, capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
