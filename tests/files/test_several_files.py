"""What names plans -> their files: a file is one, a folder stands for those in it, each once."""

import os
from pathlib import Path

import pytest

from portplan.files.several import files_of


def made(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).touch()
    return folder


def test_a_folder_stands_for_its_own_plans_by_name(tmp_path: Path) -> None:
    folder = made(
        tmp_path / "plans", "b.yml", "a b.yaml", "C.YAML", "a.yaml~", "notes.txt", ".a.yaml",
        ".a.yaml.swp",
    )  # fmt: skip
    (folder / ".#a.yaml").symlink_to("somebody@somewhere.123")
    made(folder / "old.yaml", "below.yaml")
    assert [file.name for file in files_of([folder])] == ["C.YAML", "a b.yaml", "b.yml"]


def test_a_file_is_one_plan_however_often_it_is_named(tmp_path: Path) -> None:
    folder = made(tmp_path / "plans", "a.yaml", "b.yaml")
    (folder / "c.yaml").symlink_to("b.yaml")
    given = [folder / "b.yaml", folder, folder / ".." / "plans" / "a.yaml"]
    assert files_of(given) == (folder / "b.yaml", folder / "a.yaml")


def test_what_is_missing_is_left_to_who_reads_it(tmp_path: Path) -> None:
    missing = (tmp_path / "missing.yaml", Path("nul\0"))
    assert files_of(missing) == missing
    folder = made(tmp_path / "plans")
    (folder / "nowhere.yaml").symlink_to("missing")
    assert files_of([folder]) == (folder / "nowhere.yaml",)


def test_a_folder_without_a_plan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no file in it ends in \.yaml / \.yml"):
        files_of([made(tmp_path / "plans", ".a.yaml", "a.txt")])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_and_a_circle_of_links_in_a_folder_are_refused(tmp_path: Path) -> None:
    folder = made(tmp_path / "plans", "a.yaml")
    os.mkfifo(folder / "pipe.yaml")
    with pytest.raises(OSError, match=r"it is not a regular file.*pipe\.yaml"):
        files_of([folder])
    (folder / "pipe.yaml").unlink()
    (folder / "round.yaml").symlink_to("round.yaml")
    with pytest.raises(OSError, match=r"round\.yaml"):
        files_of([folder])
