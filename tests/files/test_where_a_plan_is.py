"""Where a plan is looked for that nobody names: in the folder first, and then our own table."""

import os
import shutil
from pathlib import Path

import pytest

import portplan
from conftest import ROOT
from portplan.files.load import ChosenBy, chosen, data_path, is_shipped

OWN = ROOT / "data" / "tasks.yaml"
IN_DATA, BESIDE = Path("data", "tasks.yaml"), Path("tasks.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, title: str = "此处的表") -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(OWN.read_text("utf-8").replace("title: ", f"title: {title}", 1), "utf-8")


def test_in_an_empty_folder_it_is_our_own_table() -> None:
    assert is_shipped(data_path())
    assert data_path().is_absolute()
    assert data_path().read_bytes() == OWN.read_bytes()
    assert portplan.load() == portplan.load(OWN)


def test_the_folders_own_table_goes_before_ours() -> None:
    write(BESIDE, "旁边的表")
    assert data_path() == BESIDE
    assert portplan.load().title.startswith("旁边的表")
    write(IN_DATA)
    assert data_path() == IN_DATA
    assert portplan.load().title.startswith("此处的表")
    assert not is_shipped(data_path())


def test_a_broken_table_of_the_folder_is_not_passed_over() -> None:
    write(IN_DATA)
    IN_DATA.write_text("title: ", encoding="utf-8")
    write(BESIDE)
    with pytest.raises(portplan.InvalidPlanError, match=r"data/tasks\.yaml:1:1: error"):
        portplan.load()


def test_the_environment_goes_before_the_folder_and_a_path_before_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(IN_DATA)
    monkeypatch.setenv("PORTPLAN_DATA", "")
    assert data_path() == IN_DATA
    monkeypatch.setenv("PORTPLAN_DATA", "elsewhere.yaml")
    assert data_path() == Path("elsewhere.yaml")
    assert data_path("given.yaml") == Path("given.yaml")
    assert not is_shipped(data_path())


@pytest.mark.parametrize("path", [IN_DATA, BESIDE])
def test_what_has_that_name_is_taken_for_the_table_whatever_it_is(path: Path) -> None:
    path.mkdir(parents=True)
    assert data_path() == path
    path.rmdir()
    path.symlink_to("missing.yaml")
    assert data_path() == path


def test_a_folder_that_may_not_be_looked_into_has_no_table(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(_: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "lstat", refused)
    assert is_shipped(data_path())


def test_what_says_which_file_it_is_comes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen() == (data_path(), ChosenBy.NOBODY)
    write(IN_DATA)
    assert chosen() == (IN_DATA, ChosenBy.FOLDER)
    monkeypatch.setenv("PORTPLAN_DATA", str(IN_DATA))
    assert chosen() == (IN_DATA, ChosenBy.ENVIRONMENT)
    assert chosen(IN_DATA) == (IN_DATA, ChosenBy.CALLER)


def test_our_own_table_is_known_by_the_path_that_is_given_for_it() -> None:
    shipped = data_path()
    shutil.copy(shipped, "copy.yaml")
    assert not is_shipped(Path("copy.yaml"))
    write(IN_DATA)
    assert is_shipped(shipped)
