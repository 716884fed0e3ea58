"""What tests share: the annex, the real plan, and portplan run as users run it."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

import portplan
from annex import AnnexItem, read_annex
from every_command import BROKEN, PLAN
from portplan import __main__ as entry
from portplan.files import disk, load
from portplan.text.messages import ENGLISH, speak

ROOT = Path(__file__).parents[1]
CHINESE = "zh_CN"

# What a terminal or a developer's shell may set, and no test may depend on.
SURROUNDINGS = (
    "COLUMNS", "FORCE_COLOR", "NO_COLOR", "PAGER", "PORTPLAN_DATA", "PYTHONIOENCODING",
    "TTY_COMPATIBLE", "LANGUAGE", "LC_MESSAGES", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE",
)  # fmt: skip

# Else each of hundreds of processes compiles portplan anew, for half as long again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Thousands of tests that are kept, and what they import, are no garbage.
gc.set_threshold(5_000)


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def content(self) -> bytes:
        """The output as bytes."""
        return self.out.encode("utf-8", "surrogateescape")


@pytest.fixture(scope="session")
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give empty folders to be in; pytest goes through all that it has made to number the next."""
    folder = tmp_path_factory.mktemp("elsewhere")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _same_surroundings(monkeypatch: pytest.MonkeyPatch, _elsewhere: Iterator[Path]) -> None:
    for name in SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)
    # Whatever the machine speaks; a test that asks for a language sets it, for its processes too.
    monkeypatch.setenv("PORTPLAN_LANG", ENGLISH)
    speak(ENGLISH)
    # A folder's own table would be read in place of the one that comes with portplan.
    folder = next(_elsewhere)
    folder.mkdir()
    monkeypatch.chdir(folder)


@pytest.fixture(scope="session")
def annex() -> list[AnnexItem]:
    return read_annex()


@pytest.fixture(scope="session")
def plan() -> portplan.Plan:
    return portplan.load()


_KEPT: dict[bytes, load.Checked] = {}


def load_kept(path: Path) -> load.Checked:
    """Do what `load.load_checked` does, with the few small plans kept that tests ask all the time.

    Those alone of which there is nothing to tell, since what is told has their path.
    """
    content = disk.read(path)
    if content in _KEPT:
        return _KEPT[content]
    checked = load.check_content(str(path), content)
    if not checked.diagnostics and len(content) < 100_000:
        _KEPT[content] = checked
    return checked


@pytest.fixture
def ask(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Run a command line in this process, from the program's entry, its output going to a pipe.

    What the entry does to its process, which it has for itself elsewhere, is left out. Bytes of the
    output that are no text are kept: see `Result.content`.
    """

    def ask(*arguments: str) -> Result:
        with monkeypatch.context() as patched:
            patched.setattr(sys, "argv", ["portplan", *arguments])
            patched.setattr(load, "load_checked", load_kept)
            patched.setattr(entry, "signal", SimpleNamespace())
            patched.setattr(entry, "gc", SimpleNamespace(disable=lambda: None))
            patched.setattr(entry, "os", SimpleNamespace(_exit=sys.exit))
            with pytest.raises(SystemExit) as exit_:
                entry.main()
        out, err = capsysbinary.readouterr()
        assert isinstance(exit_.value.code, int)
        return Result(exit_.value.code, out.decode("utf-8", "surrogateescape"), err.decode())

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


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with a plan and a broken one, and see that nothing comes or changes there."""
    held = {"plan.yaml": PLAN, "broken.yaml": BROKEN}
    for name, content in held.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    yield tmp_path
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == held


@pytest.fixture
def pipe(folder: Path) -> Iterator[Path]:
    """Give a named pipe as the file of a plan: a test says what is read from it, and when."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    path = folder / "pipe.yaml"
    os.mkfifo(path)
    yield path
    path.unlink(missing_ok=True)


def pytest_collection_finish() -> None:
    gc.freeze()
