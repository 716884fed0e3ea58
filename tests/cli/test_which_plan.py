"""Which plan is read: what is given, else what is named, else the folder's own, else ours."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import portplan
from conftest import ROOT, Result
from every_command import BROKEN, PLAN, every_reader

Ask = Callable[..., Result]

WAY_OUT = "name the plan's file with --data"


def plan_called(title: str) -> str:
    """Return a plan in which its one leading unit is called as the plan."""
    return PLAN.replace("甲局", title)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: Path, title: str) -> str:
    """Make a file of a plan, with its folder, and return its name."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(plan_called(title), encoding="utf-8")
    return str(path)


def read(ask: Ask, *arguments: str) -> str:
    """Return the unit that leads the first item of the plan that is read."""
    result = ask("show", "1", "--format", "json", *arguments)
    assert (result.status, result.err) == (0, "")
    (unit,) = json.loads(result.out)[0]["lead"]
    assert [portplan.load(*arguments[1:]).items[0].lead] == [(unit,)]
    return str(unit)


def test_each_place_comes_before_the_next(
    ask: Ask, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(ask) == "市口岸办"
    put(here / "tasks.yaml", "丁")
    assert read(ask) == "丁"
    put(here / "data" / "tasks.yaml", "丙")
    assert read(ask) == "丙"
    monkeypatch.setenv("PORTPLAN_DATA", put(here / "named.yaml", "乙"))
    assert read(ask) == "乙"
    assert read(ask, "--data", put(here / "given.yaml", "甲")) == "甲"


def test_an_empty_variable_names_nothing(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTPLAN_DATA", "")
    assert read(ask) == "市口岸办"


def test_a_given_plan_is_read_whatever_is_wrong_with_the_others(
    ask: Ask, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "tasks.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.setenv("PORTPLAN_DATA", str(here / "missing.yaml"))
    assert read(ask, "--data", put(here / "given.yaml", "甲")) == "甲"


@pytest.mark.parametrize("name", ["data/tasks.yaml", "tasks.yaml"])
def test_a_folder_is_no_plan_to_find(ask: Ask, here: Path, name: str) -> None:
    (here / name).mkdir(parents=True)
    assert read(ask) == "市口岸办"


def test_only_the_current_folder_is_looked_into(
    ask: Ask, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here / "tasks.yaml", "甲")
    (here / "below").mkdir()
    monkeypatch.chdir(here / "below")
    assert read(ask) == "市口岸办"


@every_reader
def test_every_command_reads_the_folders_own_plan(ask: Ask, here: Path, command: str) -> None:
    words = {"by-unit": ["丙"], "partners": ["丙"], "by-area": ["1"], "by-role": ["lead"],
             "show": ["1"], "search": ["文"], "diff": ["/dev/null"]}.get(command, [])  # fmt: skip
    given = put(here / "given.yaml", "丙")
    option = [given] if command == "validate" else ["--data", given]
    expected = ask(command, *words, *option)
    assert expected.status == 0
    put(here / "tasks.yaml", "丙")
    found = ask(command, *words)
    assert found == Result(0, expected.out, expected.err.replace(given, "tasks.yaml"))


def test_a_broken_plan_of_the_folder_is_not_passed_over(ask: Ask, here: Path) -> None:
    (here / "data").mkdir()
    (here / "data" / "tasks.yaml").write_text(BROKEN, encoding="utf-8")
    put(here / "tasks.yaml", "甲")
    result = ask("units")
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("data/tasks.yaml:14:13: error: 丙 is not among the plan's units")


def test_a_broken_plan_ends_with_1_and_its_diagnostics_on_stderr(ask: Ask) -> None:
    broken = ROOT / "tests" / "broken" / "repeated-unit.yaml"
    result = ask("units", "--data", str(broken))
    assert (result.status, result.out) == (1, "")
    expected = broken.with_suffix(".expected").read_text(encoding="utf-8")
    assert result.err == expected.replace("repeated-unit.yaml:", f"{broken}:")


@pytest.mark.parametrize("command", ["list", "units", "areas", "schema"])
def test_a_file_that_cannot_be_read_ends_with_2(ask: Ask, tmp_path: Path, command: str) -> None:
    missing = tmp_path / "missing.yaml"
    said = f"portplan: cannot read {missing}: No such file or directory; {WAY_OUT}\n"
    assert ask(command, "--data", str(missing)) == Result(2, "", said)
    said = f"portplan: cannot read {tmp_path}: Is a directory; {WAY_OUT}\n"
    assert ask(command, "--data", str(tmp_path)) == Result(2, "", said)


def test_a_file_that_the_environment_names_is_said_to_be_so(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTPLAN_DATA", "missing.yaml")
    named = "PORTPLAN_DATA names it; name another file with --data"
    said = f"portplan: cannot read missing.yaml: No such file or directory; {named}\n"
    assert ask("list") == Result(2, "", said)
    said = f"portplan: cannot read other.yaml: No such file or directory; {WAY_OUT}\n"
    assert ask("list", "--data", "other.yaml") == Result(2, "", said)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_a_device_without_an_end_is_not_read(ask: Ask) -> None:
    said = f"portplan: cannot read /dev/zero: Is a device; {WAY_OUT}\n"
    assert ask("list", "--data", "/dev/zero") == Result(2, "", said)
    said = "portplan: cannot read /dev/zero: Is a device\nportplan: 0 files checked\n"
    assert ask("validate", "/dev/zero") == Result(2, "", said)
