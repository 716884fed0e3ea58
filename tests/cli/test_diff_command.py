"""diff as it is typed: files and revisions, exit statuses, and every input that is no plan."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from conftest import Result
from edited import TABLE, seven_fold, written
from every_command import BROKEN, PLAN
from expected import Ask
from histories import commit, git, needs_git, repository

SAME = Result(0, "", "portplan: no changes: both say the same\n")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a current folder with a plan, the same reformatted, another, and a broken one."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(TABLE, "plan.yaml")
    text = TABLE.read_text(encoding="utf-8")
    flow = text.replace("    aliases: [天津海关]", "").replace("title: 工作", "# x\n\ntitle:  工作")
    Path("other-form.yaml").write_bytes(flow.replace("\n", "\r\n").encode())
    written(tmp_path / "new.yaml", seven_fold())
    Path("broken.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def history(here: Path) -> Path:
    """Make the folder a repository: of plan.yaml there is one version before the last."""
    commit(repository(here))
    shutil.copy(here / "new.yaml", here / "plan.yaml")
    commit(here)
    return here


def kinds(result: Result) -> list[str]:
    assert result.status == 0
    return [each["kind"] for each in json.loads(result.out)]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("other", ["plan.yaml", "other-form.yaml"])
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_what_says_the_same_prints_nothing(ask: Ask, other: str, form: str) -> None:
    assert ask("diff", "plan.yaml", other, "--format", form) == SAME
    assert ask("diff", "plan.yaml", other, "--format", form, "--exit-code") == SAME


@pytest.mark.usefixtures("here")
def test_programs_get_an_empty_list_of_what_says_the_same(ask: Ask) -> None:
    assert ask("diff", "plan.yaml", "plan.yaml", "--format", "json").out == "[]\n"
    fields = "kind,area,item,was,unit,role,before,after\n"
    assert ask("diff", "plan.yaml", "plan.yaml", "--format", "csv").out == fields


@pytest.mark.usefixtures("here")
def test_the_exit_status_says_that_something_changed_where_that_is_asked_for(ask: Ask) -> None:
    assert ask("diff", "plan.yaml", "new.yaml").status == 0
    result = ask("diff", "plan.yaml", "new.yaml", "--exit-code")
    assert (result.status, result.err) == (1, "")
    nothing = "portplan: nothing that was asked for has changed\n"
    asked = ["diff", "plan.yaml", "new.yaml", "--unit", "市科委", "--exit-code"]
    assert ask(*asked) == Result(0, "", nothing)


def test_without_new_it_is_the_plan_that_is_asked(
    ask: Ask, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ask("diff", "plan.yaml", "new.yaml")
    assert ask("diff", "plan.yaml", "--data", "new.yaml") == expected
    monkeypatch.setenv("PORTPLAN_DATA", "new.yaml")
    assert ask("diff", "plan.yaml") == expected
    monkeypatch.delenv("PORTPLAN_DATA")
    shutil.copy(here / "new.yaml", here / "tasks.yaml")
    assert ask("diff", "plan.yaml") == expected
    said = "portplan: NEW and --data both name the plan as it is; give one of them\n"
    assert ask("diff", "plan.yaml", "new.yaml", "--data", "new.yaml") == Result(2, "", said)


@needs_git
def test_a_revision_is_read_as_git_has_it(
    ask: Ask, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ask("diff", str(TABLE), "new.yaml", "--format", "json").out
    words = ["--format", "json"]
    assert ask("diff", "HEAD~1:plan.yaml", "HEAD:plan.yaml", *words).out == expected
    assert ask("diff", "HEAD~1:./plan.yaml", "plan.yaml", *words).out == expected
    shutil.copy(TABLE, "plan.yaml")
    git(history, "add", "plan.yaml")
    assert ask("diff", ":plan.yaml", "HEAD:plan.yaml", *words).out == expected
    (history / "below").mkdir()
    monkeypatch.chdir(history / "below")
    assert ask("diff", "HEAD~1:plan.yaml", "HEAD:../plan.yaml", *words).out == expected
    assert ask("diff", "HEAD~1:plan.yaml", "HEAD~1:plan.yaml") == SAME


@needs_git
@pytest.mark.skipif(sys.platform == "win32", reason="there no name of a file has a colon in it")
def test_what_is_a_file_is_a_file_and_no_revision(ask: Ask, history: Path) -> None:
    shutil.copy(TABLE, history / "HEAD:plan.yaml")
    assert ask("diff", "HEAD:plan.yaml", str(TABLE)) == SAME


@needs_git
@pytest.mark.usefixtures("history")
def test_a_file_that_the_revision_does_not_have_is_new_and_that_is_said(ask: Ask) -> None:
    result = ask("diff", "HEAD:x.yaml", "plan.yaml", "--format", "json")
    assert kinds(result).count("item-added") == 59
    said = "portplan: HEAD:x.yaml is not there in that revision: all of plan.yaml is new\n"
    assert result.err == said
    result = ask("diff", "plan.yaml", "HEAD:x.yaml", "--format", "json")
    assert kinds(result).count("item-removed") == 59
    said = "portplan: HEAD:x.yaml is not there in that revision: all of plan.yaml is gone\n"
    assert result.err == said
    said = "neither HEAD:x.yaml nor HEAD:y.yaml is there, so that nothing can be compared"
    assert ask("diff", "HEAD:x.yaml", "HEAD:y.yaml") == Result(2, "", f"portplan: {said}\n")


@needs_git
def test_a_path_that_was_meant_from_this_folder_is_told(
    ask: Ask, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """git counts it from the top of the repository, where there may be no such file."""
    (here / "data").mkdir()
    shutil.copy(here / "plan.yaml", here / "data" / "only.yaml")
    commit(repository(here))
    monkeypatch.chdir(here / "data")
    gone = ask("diff", "HEAD:only.yaml", "only.yaml")
    assert gone.err == (
        "portplan: HEAD:only.yaml is not there in that revision: all of only.yaml is new;"
        " in this folder there is one: HEAD:./only.yaml\n"
    )
    assert ask("diff", "HEAD:./only.yaml", "only.yaml") == SAME


@pytest.mark.usefixtures("here")
def test_an_old_number_is_marked_and_whom_a_change_is_of_is_said(ask: Ask) -> None:
    """Or the number of an item that is no more would pass for that of another."""
    text = Path("plan.yaml").read_text(encoding="utf-8")
    kept = text[: text.index("\n  - number: 20\n") + 1]
    start, end = kept.rsplit("          - 天津海关\n          - 天津检验检疫局\n", 1)
    swapped = f"{start}          - 天津检验检疫局\n          - 天津海关\n{end}"
    Path("less.yaml").write_text(swapped, encoding="utf-8")
    lines = [line.split("  ") for line in ask("diff", "plan.yaml", "less.yaml").out.splitlines()]
    assert [line[1:4] for line in lines if len(line) > 3 and line[1] != "-"] == [
        ["57", "reordered", "天津海关"],
        ["was 58", "removed", "牵头：市口岸办；支持配合：有关部门"],
    ]


@pytest.mark.usefixtures("here")
def test_an_empty_side_is_what_git_names_so(ask: Ask) -> None:
    assert kinds(ask("diff", "/dev/null", "plan.yaml", "--format", "json"))[-1] == "item-added"
    assert kinds(ask("diff", "plan.yaml", "/dev/null", "--format", "json"))[-1] == "item-removed"


IN_CI = "git log lists those that there are, in CI fetch-depth: 0 brings them all"
WRONG = {
    "x:plan.yaml": f"git does not know the revision x; {IN_CI}",
    "HEAD~9:plan.yaml": f"git does not know the revision HEAD~9; {IN_CI}",
    "--upload-pack=touch x:plan.yaml": (
        f"git does not know the revision --upload-pack=touch x; {IN_CI}"
    ),
    "HEAD:below": "HEAD:below is a folder; name a file in it",
    "HEAD": (
        "cannot read HEAD: No such file or directory; name a file, or a file of a revision as"
        " REV:PATH"
    ),
    "below": "cannot read below: Is a directory; name a file, or a file of a revision as REV:PATH",
    "-": (
        "cannot read -: it stands for standard input, which only validate reads; name a file, or a"
        " file of a revision as REV:PATH"
    ),
}  # fmt: skip


@needs_git
@pytest.mark.parametrize("words", [[], ["--exit-code"]])
@pytest.mark.parametrize("typed", WRONG, ids=lambda typed: typed or "nothing")
def test_what_cannot_be_read_is_no_answer(
    ask: Ask, history: Path, typed: str, words: list[str]
) -> None:
    (history / "below").mkdir()
    shutil.copy(TABLE, history / "below" / "x.yaml")
    commit(history)
    for versions in ([typed, "plan.yaml"], ["plan.yaml", typed]):
        said = f"portplan: {WRONG[typed]}\n"
        assert ask("diff", *words, "--", *versions) == Result(2, "", said)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("versions", "called"), [(["", "plan.yaml"], "OLD"), (["plan.yaml", ""], "NEW")]
)
def test_a_version_without_a_name_is_none(ask: Ask, versions: list[str], called: str) -> None:
    said = f"portplan: {called} is empty; write the name of a file, or REV:PATH\n"
    assert ask("diff", *versions) == Result(2, "", said)


@needs_git
def test_a_path_that_begins_with_a_dash_is_a_path(ask: Ask, history: Path) -> None:
    shutil.copy(TABLE, history / "--help")
    commit(history)
    assert ask("diff", "--", "HEAD:--help", str(TABLE)) == SAME
    assert ask("diff", "--", "--help", str(TABLE)) == SAME


@needs_git
def test_of_a_shallow_clone_the_way_to_the_rest_is_said(
    ask: Ask, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(history, "clone", "--quiet", "--depth=1", history.as_uri(), "clone")
    monkeypatch.chdir(history / "clone")
    said = (
        "git does not know the revision HEAD~1: this clone has not all of the history;"
        " git fetch --unshallow brings it, in CI fetch-depth: 0"
    )
    assert ask("diff", "HEAD~1:plan.yaml") == Result(2, "", f"portplan: {said}\n")


@needs_git
def test_outside_of_a_repository_there_is_no_revision(ask: Ask, here: Path) -> None:
    said = f"{here} is in no git repository; name a file in place of a revision"
    assert ask("diff", "HEAD:plan.yaml") == Result(2, "", f"portplan: {said}\n")


@pytest.mark.usefixtures("here")
def test_without_git_files_are_compared_and_revisions_are_not(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "nowhere")
    said = "there is no git, which alone knows revisions; install it, or name a file"
    assert ask("diff", "HEAD:plan.yaml") == Result(2, "", f"portplan: {said}\n")
    assert ask("diff", "plan.yaml", "other-form.yaml") == SAME


@pytest.mark.usefixtures("here")
def test_a_plan_that_breaks_a_rule_is_not_compared(ask: Ask) -> None:
    said = ask("list", "--data", "broken.yaml").err
    for versions in (["plan.yaml", "broken.yaml"], ["broken.yaml", "plan.yaml"]):
        assert ask("diff", *versions) == Result(1, "", said)
        assert ask("diff", *versions, "--exit-code") == Result(2, "", said)
    assert ask("diff", "broken.yaml", "broken.yaml") == Result(1, "", said * 2)


def test_plans_that_have_nothing_in_common_are_not_compared(ask: Ask, here: Path) -> None:
    (here / "small.yaml").write_text(PLAN, encoding="utf-8")
    said = (
        "portplan: the two plans have no item and no area in common (58 items and 1), so they are"
        " not compared; name two versions of one plan\n"
    )
    assert ask("diff", "plan.yaml", "small.yaml", "--exit-code") == Result(2, "", said)


@pytest.mark.usefixtures("here")
def test_a_unit_and_an_area_of_either_plan_are_understood(ask: Ask) -> None:
    result = ask("diff", "plan.yaml", "new.yaml", "--unit", "市旅游局")
    assert result.out.startswith("市旅游局 · 1 unit renamed\n")
    result = ask("diff", "plan.yaml", "new.yaml", "--area", "一体化", "--role", "牵头")
    assert result.out.startswith("牵头 · 九、推动一体化通关管理 · 1 item reworded\n")
    # A name of the old plan goes before a part of a name of the new one.
    Path("old.yaml").write_text(PLAN, encoding="utf-8")
    other = PLAN.replace("甲局", "乙局").replace("市口岸办", "甲局港口处")
    Path("other.yaml").write_text(other, encoding="utf-8")
    result = ask("diff", "old.yaml", "other.yaml", "--unit", "甲局")
    assert result.out.startswith("甲局 · 1 unit renamed\n")
    said = "portplan: there is no unit 外星人; portplan units lists them all\n"
    assert ask("diff", "plan.yaml", "new.yaml", "--unit", "外星人") == Result(2, "", said)
