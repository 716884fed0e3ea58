"""A limit to memory: a line says so, and soon."""

import subprocess
import sys
from pathlib import Path

import pytest

from processes import PATIENCE

resource = pytest.importorskip("resource", reason="limits are POSIX's here")
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems take no limit of a program's addresses"
)

ITEM = "      - number: {}\n        text: 推进口岸通关便利化。\n        lead: [甲]\n"
PLAN = "title: 表\nunits:\n  - name: 甲\nareas:\n  - number: 1\n    title: 题\n    items:\n"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a plan of five megabytes."""
    path = tmp_path_factory.mktemp("large") / "large.yaml"
    items = "".join(ITEM.format(number) for number in range(1, 62_000))
    path.write_text(PLAN + items, encoding="utf-8")
    assert path.stat().st_size > 5 * MEGABYTE
    return path


def limited(megabytes: int, *words: str, given: Path | None = None) -> tuple[int, str, str]:
    """Run portplan with so much memory."""
    most = megabytes * MEGABYTE
    with (given or Path("/dev/null")).open("rb") as stdin:
        done = subprocess.run(
            [sys.executable, "-m", "portplan", *words],
            stdin=stdin, capture_output=True, check=False, timeout=PATIENCE, encoding="utf-8",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
        )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


WAY_OUT = "raise the limit that portplan runs under"


@pytest.mark.parametrize("megabytes", [80, 100, 120])
@pytest.mark.parametrize("words", ["units --data", "validate", "validate --fix", "schema --data"])
def test_a_plan_that_does_not_fit_is_said(large: Path, words: str, megabytes: int) -> None:
    before = large.stat()
    status, out, err = limited(megabytes, *words.split(), str(large))
    said = f"portplan: there is not enough memory for {large}; {WAY_OUT}\n"
    assert (status, out, err) == (2, "", said)
    assert large.stat().st_mtime_ns == before.st_mtime_ns


def test_standard_input_that_does_not_fit_is_said(large: Path) -> None:
    status, out, err = limited(100, "validate", "-", given=large)
    said = f"portplan: there is not enough memory for <stdin>; {WAY_OUT}\n"
    assert (status, out, err) == (2, "", said)


def test_a_plan_that_fits_is_answered_from(large: Path) -> None:
    status, out, err = limited(400, "units", "--data", str(large), "--format", "csv")
    assert (status, err) == (0, "")
    assert out.count("\n") == 2


@pytest.mark.parametrize(
    "failure",
    [
        "MemoryError()",
        "SystemError('error return without exception set')",
        "ImportError('x.so: failed to map segment from shared object')",
    ],
)
def test_too_little_to_start_is_said_however_python_says_it(failure: str) -> None:
    script = f"""
import portplan.__main__ as entry, portplan.cli.run as runner
def failing():
    raise {failure}
runner.run = failing
entry.main()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, timeout=PATIENCE
    )
    said = b"portplan: there is not enough memory to start; raise the limit that it runs under\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", said)
