"""Every command under a Python that leaves something out: docstrings, or PyYAML's C parser."""

import json
import subprocess
import sys
from pathlib import Path

from every_command import READERS, line
from portplan.cli.commands import COMMANDS
from processes import PATIENCE

# Runs command lines, each for a shell that completes it or for none, and prints what they told.
TELLING = """
import io, json, os, sys
from portplan.cli.run import run

told, real = [], sys.stdout
for shell, words in json.loads(sys.argv[1]):
    os.environ["_PORTPLAN_COMPLETE"] = shell
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in "12")
    try:
        run(words)
    except SystemExit as ended:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        written = [stream.buffer.getvalue().decode() for stream in (sys.stdout, sys.stderr)]
        told.append([ended.code, *written])
json.dump(told, real)
"""

# As where PyYAML was built without libyaml: it does not find its C parser, and has no CSafeLoader.
WITHOUT_LIBYAML = """
import sys
sys.modules["yaml._yaml"] = None
import yaml
assert not yaml.__with_libyaml__ and not hasattr(yaml, "CSafeLoader")
"""

Lines = list[tuple[str, list[str]]]


def told(folder: Path, lines: Lines, *options: str, before: str = "") -> list[list[object]]:
    """Return for each command line its status, and what it wrote to both streams."""
    done = subprocess.run(
        [sys.executable, *options, "-c", before + TELLING, json.dumps(lines)],
        cwd=folder, check=True, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    found: list[list[object]] = json.loads(done.stdout)
    assert len(found) == len(lines)
    return found


def test_no_command_needs_docstrings(folder: Path) -> None:
    lines: Lines = [("", ["--help"])]
    lines += [("", [command, "--help"]) for command in COMMANDS]
    lines += [("", line(command, "plan.yaml")) for command in COMMANDS]
    beginnings = [[""], ["list", "--"], ["by-unit", "甲", "--data", "plan.yaml"], ["rules", "sy"]]
    lines += [(shell, words) for shell in ("bash", "zsh", "fish") for words in beginnings]
    expected = told(folder, lines)
    assert {status for status, *_ in expected} == {0}
    assert told(folder, lines, "-OO") == expected


def test_no_command_needs_libyaml(folder: Path) -> None:
    plans = {"plan.yaml": 0, "broken.yaml": 1}
    lines: Lines = [("", line(command, plan)) for plan in plans for command in READERS]
    expected = told(folder, lines)
    assert [status for status, *_ in expected] == [
        status for status in plans.values() for _ in READERS
    ]
    assert told(folder, lines, before=WITHOUT_LIBYAML) == expected
