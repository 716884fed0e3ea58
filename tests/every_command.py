"""Every command and what it is called with: a new one is in the lists by itself."""

from pathlib import Path

import pytest

from portplan.cli.commands import COMMANDS, command

PLAN = """\
title: 表
units:
  - name: 甲局
  - name: 市口岸办
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 文。
        lead:
          - 甲局
        support:
          - 市口岸办
"""
BROKEN = PLAN.replace("          - 市口岸办\n", "          - 丙\n")

# What a command is called with, beside the file of the plan. A test holds this complete.
ARGUMENTS = {
    "by-unit": ["甲"],
    "by-area": ["1"],
    "by-role": ["lead"],
    "show": ["1"],
    "list": [],
    "search": ["文"],
    "diff": ["/dev/null"],
    "units": [],
    "areas": [],
    "matrix": [],
    "partners": ["甲"],
    "page": [],
    "validate": [],
    "rules": [],
    "import": [str(Path(__file__).parent / "data" / "annex.txt")],
    "schema": [],
    "completion": ["bash"],
    "help": ["list"],
}

_CALLED = {name: {asked.called for asked in command(name).asks} for name in COMMANDS}
# What import reads is no plan.
READERS = [
    name for name, called in _CALLED.items() if called & {"--data", "FILE"} and name != "import"
]
WRITERS = [name for name, called in _CALLED.items() if "--output" in called]

every_command = pytest.mark.parametrize("command", COMMANDS)
every_reader = pytest.mark.parametrize("command", READERS)
every_writer = pytest.mark.parametrize("command", WRITERS)


def line(command: str, plan: object) -> list[str]:
    """Return the words that call a command with a plan."""
    words = [command, *ARGUMENTS[command]]
    if "--data" in _CALLED[command]:
        return [*words, "--data", str(plan)]
    return [*words, str(plan)] if command in READERS else words


def takes(command: str, option: str) -> bool:
    """Say whether a command has an option."""
    return option in _CALLED[command]
