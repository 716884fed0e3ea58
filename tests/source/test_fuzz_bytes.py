"""A little of the run over bytes: the same few hundred in every run of the suite."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from conftest import ROOT
from demands import demand_all
from fuzz_bytes import Run, blind
from portplan.plan.model import Area

EXAMPLES = 300


def _run(demand: Callable[[bytes], None], folder: Path, examples: int) -> Run:
    run = Run(demand, folder)
    blind(run, Random(1), lambda: run.tried < examples)  # noqa: S311 - no secret
    return run


def test_whatever_the_bytes_are_the_demands_hold(tmp_path: Path) -> None:
    run = _run(demand_all, tmp_path, EXAMPLES)
    assert run.found == {}
    assert run.tried == EXAMPLES


def test_what_fails_is_made_small_and_kept(tmp_path: Path) -> None:
    def demand(content: bytes) -> None:
        if b"\xe6\xb5\xb7" in content:
            raise KeyError

    run = _run(demand, tmp_path, 3)
    assert list(run.found.values()) == [b"\xe6\xb5\xb7"]
    (path,) = tmp_path.glob("*.yaml")
    assert path.read_bytes() == b"\xe6\xb5\xb7"
    assert path.with_suffix(".txt").read_text(encoding="utf-8").startswith("KeyError at ")


def test_a_plan_that_is_not_what_the_file_says_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "portplan.files.load.Area", lambda number, title: Area(number, title + "。")
    )
    valid = (ROOT / "data" / "tasks.yaml").read_bytes()
    with pytest.raises(AssertionError):
        demand_all(valid)
