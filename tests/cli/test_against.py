"""validate --against: only what a revision does not have, wherever it stands now."""

import re
import shutil
from pathlib import Path

import pytest

from conftest import Result
from expected import Ask
from histories import commit, needs_git, repository

pytestmark = needs_git

# Old sins: an unknown unit in two items, and no full stop.
SINS = """\
title: 表
units:
  - name: 甲办公室
  - name: 乙局
  - name: 丙集团
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 建立通关协作机制。
        lead: [甲办公室]
        support: [丙集团]
      - number: 2
        text: 公布收费目录
        lead:
          - 外星人
  - number: 2
    title: 别的题
    items:
      - number: 3
        text: 开展联合查验。
        lead:
          - 乙局
          - 外星人
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(repository(tmp_path))
    path = tmp_path / "plan.yaml"
    path.write_text(SINS, encoding="utf-8")
    commit(tmp_path)
    return path


def checked(ask: Ask, plan: Path, text: str) -> tuple[int, list[str]]:
    """Return the status, and the line and the code of what is new."""
    plan.write_text(text, encoding="utf-8")
    result = ask("validate", "plan.yaml", "--against", "HEAD")
    firsts = [line for line in result.out.splitlines() if line.startswith("plan.yaml:")]
    return result.status, [f"{line.split(':')[1]} {line.split('[')[-1][:-1]}" for line in firsts]


NOTHING: tuple[int, list[str]] = (0, [])


def test_what_is_old_is_left_out_and_that_is_said(ask: Ask, plan: Path) -> None:
    assert len(ask("validate", "plan.yaml").out.splitlines()) == 2 * 3
    assert ask("validate", "plan.yaml", "--against", "HEAD", "--strict") == Result(
        0,
        "",
        "portplan: plan.yaml: left out 2 problems that HEAD has too\n"
        "portplan: plan.yaml: 1 file checked, no new problems\n",
    )
    assert plan.read_text(encoding="utf-8") == SINS


EDITED = {
    "lines": ("units:", "# 注\n\n\nunits:"),
    "form": ("        lead:\n          - 外星人\n", "        lead:  [外星人]\n"),
    "text": ("text: 公布收费目录\n", "text: 公布收费目录清单。\n"),
    "title": ("title: 题", "title: 通关的题"),
    "name": ("乙局", "天津海事局"),
}


@pytest.mark.parametrize("what", EDITED)
def test_an_edit_around_it_makes_nothing_new(ask: Ask, plan: Path, what: str) -> None:
    old, new = EDITED[what]
    assert old in SINS
    assert checked(ask, plan, SINS.replace(old, new)) == NOTHING


# The areas in the other order, and in front of the sins an item that was not there.
MOVED = """\
title: 表
units:
  - name: 丙集团
  - name: 甲办公室
  - name: 乙局
areas:
  - number: 1
    title: 别的题
    items:
      - number: 1
        text: 新事项。
        lead: [甲办公室]
      - number: 2
        text: 开展联合查验。
        lead:
          - 乙局
          - 外星人
  - number: 2
    title: 题
    items:
      - number: 3
        text: 公布收费目录
        lead:
          - 外星人
      - number: 4
        text: 建立通关协作机制。
        lead: [甲办公室]
        support: [丙集团]
"""


def test_moving_and_renumbering_make_nothing_new(ask: Ask, plan: Path) -> None:
    assert checked(ask, plan, MOVED) == NOTHING


def test_what_is_new_is_reported_at_its_place(ask: Ask, plan: Path) -> None:
    new = SINS.replace("[甲办公室]", "[甲办公室, 乙局, 甲办公室]")
    assert checked(ask, plan, new) == (1, ["12 repeated-unit"])
    unlike = SINS.replace("        lead: [甲办公室]", "        lead: [甲办公室, 火星人]")
    assert checked(ask, plan, unlike) == (1, ["12 unknown-unit"])


def test_an_old_slip_in_a_further_place_is_new_and_in_fewer_places_old(
    ask: Ask, plan: Path
) -> None:
    further = SINS.replace("[甲办公室]", "[甲办公室, 外星人]")
    assert checked(ask, plan, further) == (1, ["12 unknown-unit"])
    behind = SINS + "      - number: 4\n        text: 公布名单。\n        lead: [乙局, 外星人]\n"
    assert checked(ask, plan, behind) == (1, ["17 unknown-unit"])
    fewer = SINS.replace("          - 乙局\n          - 外星人\n", "          - 乙局\n")
    assert checked(ask, plan, fewer) == NOTHING


def test_of_a_file_that_the_revision_does_not_have_all_is_new(ask: Ask, plan: Path) -> None:
    shutil.copy(plan, plan.with_name("new.yaml"))
    expected = ask("validate", "new.yaml")
    said = "portplan: HEAD has no new.yaml: all that is wrong in it is new\n"
    found = ask("validate", "new.yaml", "--against", "HEAD")
    assert found == Result(1, expected.out, said + expected.err)


def test_a_file_that_could_not_be_read_as_a_plan_is_compared_all_the_same(
    ask: Ask, plan: Path
) -> None:
    plan.write_text("title: [\n", encoding="utf-8")
    commit(plan.parent)
    assert checked(ask, plan, "title: [\n")[0] == 0
    status, found = checked(ask, plan, SINS)
    assert (status, len(found)) == (1, 2)


IN_CI = "git log lists those that there are, in CI fetch-depth: 0 brings them all"
WRITE_ONE = "write a revision, such as HEAD or origin/main"
ALL_OF_IT = "{0} is for all of a file, also for what is old; take {0} or --against out"
NO_FILE = "--against needs a file that git can know; standard input is none"


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["plan.yaml", "--against", "x"], f"git does not know the revision x; {IN_CI}"),
        (["-", "--against", "HEAD"], NO_FILE),
        (["plan.yaml", "--against", ""], f"--against is empty; {WRITE_ONE}"),
        (
            ["plan.yaml", "--against", "HEAD:plan.yaml"],
            "HEAD:plan.yaml is no revision; write one, such as HEAD or origin/main",
        ),
        (["plan.yaml", "--against", "HEAD", "--fix"], ALL_OF_IT.format("--fix")),
        (["plan.yaml", "--against", "HEAD", "--diff"], ALL_OF_IT.format("--diff")),
    ],
)
def test_a_wrong_call_is_told(ask: Ask, words: list[str], said: str) -> None:
    assert ask("validate", *words) == Result(2, "", f"portplan: {said}\n")


def test_outside_of_a_repository_there_is_nothing_to_hold_it_against(
    ask: Ask, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("outside")
    path = place / "plan.yaml"
    path.write_text(SINS, encoding="utf-8")
    said = f"portplan: {place} is in no git repository; name a file in place of a revision\n"
    assert ask("validate", str(path), "--against", "HEAD") == Result(2, "", said)


def test_what_moved_from_one_item_to_another_is_new(ask: Ask, plan: Path) -> None:
    """The item that had it before is still there, and has it no more."""
    text = plan.read_text(encoding="utf-8")
    items = re.findall(r"^      - number: \d+\n        text: .+\n", text, re.MULTILINE)
    with_note = [text.replace(each, f"{each}        note: x\n") for each in items[:2]]
    plan.write_text(with_note[0], encoding="utf-8")
    commit(plan.parent)
    plan.write_text(with_note[1], encoding="utf-8")
    found = ask("validate", "--against", "HEAD", "--select", "unknown-key", plan.name)
    assert found.status == 1
    assert "note is not a key" in found.out
