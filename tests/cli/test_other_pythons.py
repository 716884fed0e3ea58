"""Every command under a Python that leaves something out: docstrings, or PyYAML's C parser."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from every_command import every_command, every_reader, line
from portplan.cli.commands import COMMANDS
from processes import PATIENCE

# As where PyYAML was built without libyaml: it does not find its C parser, and has no CSafeLoader.
WITHOUT_LIBYAML = """
import sys
sys.modules["yaml._yaml"] = None
import yaml
assert not yaml.__with_libyaml__ and not hasattr(yaml, "CSafeLoader")
from portplan.__main__ import main
main()
"""


def told(folder: Path, python: list[str], words: list[str], **env: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [sys.executable, *python, *words],
        cwd=folder, env=os.environ | {"PYTHONIOENCODING": "utf-8"} | env,
        capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_needs_no_docstrings(folder: Path, words: list[str]) -> None:
    expected = told(folder, ["-m", "portplan"], words)
    assert expected[0] == 0
    assert told(folder, ["-OO", "-m", "portplan"], words) == expected


@every_command
def test_answering_needs_no_docstrings(folder: Path, command: str) -> None:
    words = line(command, "plan.yaml")
    expected = told(folder, ["-m", "portplan"], words)
    assert expected[0] == 0
    assert told(folder, ["-OO", "-m", "portplan"], words) == expected


@pytest.mark.parametrize("words", [[""], ["list", "--"], ["by-unit", "甲"], ["show", "1"]])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completing_needs_no_docstrings(folder: Path, shell: str, words: list[str]) -> None:
    expected = told(folder, ["-m", "portplan"], words, _PORTPLAN_COMPLETE=shell)
    without = told(folder, ["-OO", "-m", "portplan"], words, _PORTPLAN_COMPLETE=shell)
    assert expected[0] == 0
    assert without == expected


@every_reader
@pytest.mark.parametrize("plan", ["plan.yaml", "broken.yaml"])
def test_reading_needs_no_libyaml(folder: Path, command: str, plan: str) -> None:
    words = line(command, plan)
    expected = told(folder, ["-m", "portplan"], words)
    assert expected[0] == (plan == "broken.yaml")
    assert told(folder, ["-c", WITHOUT_LIBYAML], words) == expected
