"""Which plan is read: what is given, else what is named, else the folder's own, else ours."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import portplan
from conftest import ROOT, Result
from every_command import BROKEN, PLAN, every_reader
from portplan.files import disk

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


def a_folder(path: Path) -> str:
    path.mkdir()
    return "Is a directory"


def a_link_to_nothing(path: Path) -> str:
    path.symlink_to("missing.yaml")
    return "No such file or directory"


def a_link_to_itself(path: Path) -> str:
    path.symlink_to(path.name)
    return "Too many levels of symbolic links"


def a_pipe(path: Path) -> str:
    os.mkfifo(path)
    return "nobody writes into this pipe"


@pytest.mark.parametrize("make", [a_folder, a_link_to_nothing, a_link_to_itself, a_pipe])
@pytest.mark.parametrize("name", ["data/tasks.yaml", "tasks.yaml"])
def test_what_stands_in_the_plans_place_is_not_passed_over(
    ask: Ask, here: Path, monkeypatch: pytest.MonkeyPatch, name: str, make: Callable[[Path], str]
) -> None:
    monkeypatch.setattr(disk, "PATIENCE", 0.0)
    if name != "tasks.yaml":
        put(here / "tasks.yaml", "甲")
        (here / "data").mkdir()
    told = f"cannot read {name}: {make(here / name)}; it is the plan of this folder"
    assert ask("units") == Result(2, "", f"portplan: {told}; name another file with --data\n")
    said = f"portplan: {told}; name another FILE\n"
    assert ask("validate") == Result(2, "", said)
    with pytest.raises(OSError, match=name):
        portplan.load()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_plan_of_the_folder_that_may_not_be_read_is_not_passed_over(ask: Ask, here: Path) -> None:
    put(here / "tasks.yaml", "甲")
    (here / "tasks.yaml").chmod(0)
    told = "cannot read tasks.yaml: Permission denied; it is the plan of this folder"
    assert ask("units") == Result(2, "", f"portplan: {told}; name another file with --data\n")


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
    # What can be mended is marked by validate alone.
    expected = expected.replace(" [--fix]", "").replace("repeated-unit.yaml:", f"{broken}:")
    assert result.err == expected


@pytest.mark.parametrize("command", ["list", "units", "areas", "schema"])
def test_a_file_that_cannot_be_read_ends_with_2(ask: Ask, tmp_path: Path, command: str) -> None:
    missing = tmp_path / "missing.yaml"
    said = f"portplan: cannot read {missing}: No such file or directory; {WAY_OUT}\n"
    assert ask(command, "--data", str(missing)) == Result(2, "", said)
    of_folder = "no file in it ends in .yaml / .yml" if command != "schema" else "Is a directory"
    said = f"portplan: cannot read {tmp_path}: {of_folder}; {WAY_OUT}\n"
    assert ask(command, "--data", str(tmp_path)) == Result(2, "", said)


def test_a_file_that_the_environment_names_is_said_to_be_so(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTPLAN_DATA", "missing.yaml")
    named = "it is what PORTPLAN_DATA names; name another file with --data"
    missing = "portplan: cannot read missing.yaml: No such file or directory"
    assert ask("list") == Result(2, "", f"{missing}; {named}\n")
    # Who names it in the call, by whatever spelling, is told nothing of the environment.
    for same in ("missing.yaml", "./missing.yaml"):
        assert ask("list", "--data", same) == Result(2, "", f"{missing}; {WAY_OUT}\n")
    monkeypatch.setenv("PORTPLAN_DATA", "./missing.yaml")
    assert ask("list") == Result(2, "", f"{missing}; {named}\n")


def test_a_broken_file_that_the_environment_names_is_said_to_be_so(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    named = "portplan: broken.yaml is what PORTPLAN_DATA names; --data names another\n"
    given = ask("list", "--data", "broken.yaml")
    assert given.status == 1
    monkeypatch.setenv("PORTPLAN_DATA", "./broken.yaml")
    assert ask("list") == Result(1, "", given.err + named)
    assert ask("list", "--data", "broken.yaml") == given


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_a_device_without_an_end_is_not_read(ask: Ask) -> None:
    said = f"portplan: cannot read /dev/zero: Is a device; {WAY_OUT}\n"
    assert ask("list", "--data", "/dev/zero") == Result(2, "", said)
    said = "portplan: cannot read /dev/zero: Is a device; name another file\n"
    assert ask("validate", "/dev/zero") == Result(2, "", said)
