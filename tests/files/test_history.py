"""git and what it is given: for revisions alone, nothing that a file names, and nothing fetched."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from every_command import PLAN
from expected import Ask
from histories import commit, git, needs_git, repository
from portplan.files import history
from portplan.files.history import HistoryError, at_revision

pytestmark = needs_git

CONTENT = b"title: \xe8\xa1\xa8\r\n\xff\x00"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(repository(tmp_path / "place"))
    Path("plan.yaml").write_bytes(CONTENT)
    Path("计划.yaml").write_bytes(CONTENT)
    commit(Path())
    return tmp_path / "place"


@pytest.mark.parametrize("path", ["plan.yaml", "./plan.yaml", "计划.yaml"])
def test_a_file_comes_back_to_the_byte(place: Path, path: str) -> None:
    (place / "plan.yaml").write_bytes(b"")
    assert at_revision("HEAD", path) == CONTENT
    assert at_revision("main", path, place) == CONTENT


def test_a_file_that_is_not_there_is_none(place: Path) -> None:
    assert at_revision("HEAD", "x.yaml") is None
    assert at_revision("HEAD", "plan.yaml/x", place) is None


@pytest.mark.parametrize(
    "revision", ["--help", "-p", "--output=made", "x y", "HEAD\n", "*", "@{9}"]
)
def test_a_revision_is_never_an_option(place: Path, revision: str) -> None:
    with pytest.raises(HistoryError, match=r"^git does not know the revision "):
        at_revision(revision, "plan.yaml")
    assert sorted(each.name for each in place.iterdir() if each.name != ".git") == [
        "plan.yaml", "计划.yaml",
    ]  # fmt: skip


def test_a_null_character_is_refused(place: Path) -> None:
    with pytest.raises(HistoryError, match="null character"):
        at_revision("HEAD\0", "plan.yaml", place)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Give the list of what is started, git's own name and settings left out."""
    calls: list[list[str]] = []
    run = subprocess.run

    def recorded(words: list[str], **options: Any) -> Any:
        assert Path(words[0]).stem == "git"
        assert not options.get("shell")
        calls.append(words[1:])
        return run(words, **options)

    monkeypatch.setattr(subprocess, "run", recorded)
    return calls


OWN = {
    "--no-pager", "-c", "core.fsmonitor=", "rev-parse", "--git-dir", "--verify", "--quiet",
    "--end-of-options", "cat-file", "-t", "-s", "blob",
}  # fmt: skip


def test_git_is_started_for_a_revision_alone_and_with_what_was_typed(
    ask: Ask, place: Path, started: list[list[str]]
) -> None:
    hostile = PLAN.replace("甲局", "--output=made").replace("文。", "$(touch made)。")
    (place / "plan.yaml").write_text(hostile, encoding="utf-8")
    commit(place)
    identity = git(place, "rev-parse", "HEAD:plan.yaml").strip()
    started.clear()
    for words in (["diff", "plan.yaml", "plan.yaml"], ["validate", "plan.yaml"]):
        assert ask(*words).status == 0
    assert started == []
    assert ask("diff", "HEAD:plan.yaml", "plan.yaml").status == 0
    assert ask("validate", "plan.yaml", "--against", "HEAD").status == 0
    typed = {"HEAD^{tree}", "HEAD:plan.yaml", "HEAD:./plan.yaml", identity}
    assert {word for words in started for word in words} == OWN | typed
    assert not (place / "made").exists()


def test_nothing_that_a_repository_names_is_run(ask: Ask, place: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{made}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    (place / "plan.yaml").write_text(PLAN, encoding="utf-8")
    commit(place)
    (place / ".gitattributes").write_text("*.yaml filter=x diff=x\n", encoding="utf-8")
    for name in (
        "core.fsmonitor", "core.pager", "pager.cat-file", "diff.external", "diff.x.textconv",
        "diff.x.command", "filter.x.smudge", "filter.x.clean", "core.sshCommand", "core.editor",
    ):  # fmt: skip
        git(place, "config", name, str(program))
    git(place, "config", "alias.rev-parse", f"!{program}")
    for revision in ("HEAD:plan.yaml", ":plan.yaml", "HEAD:./plan.yaml"):
        assert ask("diff", revision, "plan.yaml").status == 0
    assert ask("validate", "plan.yaml", "--against", "HEAD").status == 0
    assert not made.exists()


def test_what_a_partial_clone_lacks_is_not_fetched(place: Path, tmp_path: Path) -> None:
    git(place, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", place.as_uri(), "clone")
    with pytest.raises(HistoryError, match=r"^git cannot read HEAD:plan.yaml, which is not whole "):
        at_revision("HEAD", "plan.yaml", tmp_path / "clone")


def test_a_repository_of_somebody_else_is_told_as_such(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    said = "^git does not read the repository of .*, which is somebody else's; git config "
    with pytest.raises(HistoryError, match=said):
        at_revision("HEAD", "plan.yaml", place)


def test_a_git_that_is_never_done_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any, **options: Any) -> None:
        raise subprocess.TimeoutExpired("git", options["timeout"])

    monkeypatch.setattr(subprocess, "run", never)
    with pytest.raises(HistoryError, match=r"^git is not done after 60 seconds; try"):
        at_revision("HEAD", "plan.yaml", place)


def test_memory_is_asked_for_before_a_large_file_is_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_little(name: str, size: int) -> None:
        assert (name, size) == ("HEAD:plan.yaml", len(CONTENT))
        raise OSError(12, "Cannot allocate memory", name)

    monkeypatch.setattr(history, "require_memory", too_little)
    with pytest.raises(HistoryError, match=r"^there is not enough memory for HEAD:plan.yaml; "):
        at_revision("HEAD", "plan.yaml", place)
