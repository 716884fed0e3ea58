"""Typer is imported without what no command needs, and is whole for whoever asks afterwards."""

import subprocess
import sys

import pytest

ASKED = """\
import sys
from portplan.cli.run import run
try:
    run(["units", "--format", "json"])
except SystemExit as ended:
    print(ended.code, "typer.core" in sys.modules, "typer.main" in sys.modules, file=sys.stderr)
"""
AFTERWARDS = """\
import typer
app = typer.Typer()
app.command()(lambda: typer.echo("here"))
app([])
"""
UNRUN = """\
from portplan.cli.lean import only_modules_of
import sys
with only_modules_of("json"):
    import json.scanner
    assert not hasattr(sys.modules["json"], "loads")
assert "json" not in sys.modules
import json
with only_modules_of("json"):
    assert json.loads("1") == 1
with only_modules_of("no_such_package"):
    pass
print("here")
"""


def told(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )


def test_a_command_runs_on_typers_core_alone() -> None:
    assert told(ASKED).stderr == "0 True False\n"


@pytest.mark.parametrize("code", [ASKED + AFTERWARDS, UNRUN], ids=["Typer", "a package"])
def test_a_package_is_whole_for_whoever_imports_it_afterwards(code: str) -> None:
    assert told(code).stdout.endswith("here\n")
