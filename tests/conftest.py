"""What tests share: the annex, the real plan, and portplan run as users run it."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import portplan
from annex import AnnexItem, read_annex
from portplan.cli.run import run as run_command_line

ROOT = Path(__file__).parents[1]

# What a terminal or a developer's shell may set, and no test may depend on.
SURROUNDINGS = (
    "COLUMNS", "FORCE_COLOR", "NO_COLOR", "PORTPLAN_DATA", "PYTHONIOENCODING", "TTY_COMPATIBLE",
)  # fmt: skip


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _same_surroundings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name in SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)
    # A folder's own table would be read in place of the one that comes with portplan.
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="session")
def annex() -> list[AnnexItem]:
    return read_annex()


@pytest.fixture(scope="session")
def plan() -> portplan.Plan:
    return portplan.load()


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run a command line in this process, its output going to a pipe."""

    def ask(*arguments: str) -> Result:
        with pytest.raises(SystemExit) as exit_:
            run_command_line(arguments)
        out, err = capsys.readouterr()
        assert isinstance(exit_.value.code, int)
        return Result(exit_.value.code, out, err)

    return ask


@pytest.fixture
def start() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Start portplan as a process of its own, with what the environment needs changed."""

    def start(
        *arguments: str, env: dict[str, str] | None = None, **options: object
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "portplan", *arguments]
        surroundings = {**os.environ, **(env or {})}
        return subprocess.run(  # type: ignore[call-overload, no-any-return] # options of the caller
            command, env=surroundings, capture_output=True, check=False, timeout=60, **options
        )

    return start
