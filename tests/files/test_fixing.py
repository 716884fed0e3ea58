"""validate --fix writes what it mends, and says so."""

import os
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from conftest import Result
from mendable import PLAN
from portplan.files.load import data_path
from portplan.files.mend import Mended, mend
from portplan.source.findings import Rule
from processes import NOBODY_IS_KEPT

Ask = Callable[..., Result]


def test_the_file_is_written_and_it_is_said_what_was_mended(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.replace("[天津海关]", "[天津海关, 天津海关]"), encoding="utf-8")
    path.chmod(0o640)
    mode = path.stat().st_mode  # of which Windows keeps less
    result = ask("validate", "--fix", str(path), "--ignore", "unused-unit")
    assert (result.status, result.out) == (0, "")
    assert result.err == (
        f"portplan: mended {path}:16:25: error: 天津海关 stands twice in support"
        " (first at 16:19); take one out [repeated-unit]\n"
        f"portplan: {path}: 1 file checked, no problems\n"
    )
    assert path.read_text(encoding="utf-8") == PLAN
    assert path.stat().st_mode == mode


def test_only_selected_rules_are_mended(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    broken = PLAN.replace("[天津海关]", "[天津海关, 天津海关]")
    path.write_text(broken, encoding="utf-8")
    ask("validate", "--fix", str(path), "--select", "whitespace")
    assert path.read_text(encoding="utf-8") == broken


def test_a_valid_file_is_not_written(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    os.utime(path, (1, 1))
    ask("validate", "--fix", str(path))
    assert path.stat().st_mtime == 1


@pytest.mark.skipif(NOBODY_IS_KEPT, reason="permissions keep nobody from writing here")
def test_a_file_that_may_not_be_written_is_reported_as_it_is(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.replace("[天津海关]", "[天津海关, 天津海关]"), encoding="utf-8")
    path.chmod(0o444)
    result = ask("validate", "--fix", str(path), "--select", "repeated-unit")
    assert result.status == 1
    assert "[repeated-unit]" in result.out
    why = "Permission denied; see to it that you may write there\n"
    assert f"cannot write {path}, so nothing in it is mended: {why}" in result.err


def test_a_file_that_was_saved_meanwhile_is_left_as_it_is(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.yaml"
    broken = PLAN.replace("[天津海关]", "[天津海关, 天津海关]")
    saved = broken.replace("# the title", "# a title")
    path.write_text(broken, encoding="utf-8")

    def slow(name: str, content: bytes, rules: Collection[Rule]) -> Mended:
        path.write_text(saved, encoding="utf-8")
        return mend(name, content, rules)

    monkeypatch.setattr("portplan.cli.checking.mend", slow)
    result = ask("validate", "--fix", str(path))
    assert path.read_text(encoding="utf-8") == saved
    assert list(tmp_path.iterdir()) == [path]
    assert result.status == 1
    assert "[repeated-unit]" in result.out
    why = "it has changed meanwhile; try again\n"
    assert f"cannot write {path}, so nothing in it is mended: {why}" in result.err


def test_the_table_that_comes_with_portplan_is_not_mended(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = data_path()
    before = shipped.read_bytes()
    told = "--fix does not mend the table that comes with portplan; name the FILE to mend"
    assert ask("validate", "--fix") == Result(2, "", f"portplan: {told}\n")
    monkeypatch.setenv("PORTPLAN_DATA", str(shipped))
    assert ask("validate", "--fix") == Result(2, "", f"portplan: {told}\n")
    assert shipped.read_bytes() == before


@pytest.mark.parametrize("named_by", ["folder", "environment"])
def test_the_plan_that_is_found_is_mended_and_named(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named_by: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("tasks.yaml")
    if named_by == "environment":
        path = Path("plan.yaml")
        monkeypatch.setenv("PORTPLAN_DATA", "plan.yaml")
    path.write_text(PLAN.replace("[天津海关]", "[天津海关, 天津海关]"), encoding="utf-8")
    result = ask("validate", "--fix", "--select", "repeated-unit")
    assert path.read_text(encoding="utf-8") == PLAN
    assert (result.status, result.out) == (0, "")
    mended, summary = result.err.splitlines()
    assert mended.startswith(f"portplan: mended {path}:")
    assert summary == f"portplan: {path}: 1 file checked, no problems"


def test_standard_input_cannot_be_mended(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    broken = PLAN.replace("[天津海关]", "[天津海关, 天津海关]")
    path.write_text(broken, encoding="utf-8")
    result = ask("validate", "--fix", str(path), "-")
    assert path.read_text(encoding="utf-8") == broken
    assert (result.status, result.out) == (2, "")
    assert result.err == "portplan: --fix needs a file to write to; standard input is none\n"
