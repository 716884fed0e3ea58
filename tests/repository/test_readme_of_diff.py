"""What the README shows of diff: tried in a repository whose last version has the seven edits."""

import re
from pathlib import Path

import pytest

from conftest import ROOT
from edited import TABLE, seven_fold, written
from expected import Ask
from histories import commit, needs_git, repository
from portplan.plan.fields import OTHERS
from portplan.questions.changes.change import Kind
from readmes import Readme, in_each_language

README = (ROOT / "README.md").read_text(encoding="utf-8")

pytestmark = needs_git


@pytest.fixture(autouse=True)
def _in_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository(tmp_path))
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "tasks.yaml"
    path.write_bytes(TABLE.read_bytes())
    commit(tmp_path)
    written(path, seven_fold())
    commit(tmp_path)


@pytest.mark.parametrize("command", re.findall(r"^\| `portplan (diff .+?)`", README, re.MULTILINE))
def test_its_examples_in_the_table_of_commands_answer(ask: Ask, command: str) -> None:
    result = ask(*command.split())
    assert (result.status, result.err) == (0, "")
    assert result.out


@in_each_language
def test_the_example_is_what_it_prints(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, readme: Readme
) -> None:
    monkeypatch.setenv("PORTPLAN_LANG", readme.language)
    monkeypatch.setenv("COLUMNS", "80")
    (block,) = [each for each in readme.blocks("console") if each.startswith("$ portplan diff")]
    command, shown = block.removeprefix("$ portplan ").split("\n", 1)
    assert ask(*command.split()).out.startswith(shown.removesuffix("...\n"))


def test_the_jobs_write_a_comment(ask: Ask) -> None:
    commands = re.findall(r"portplan (diff \"\$\w+:data/tasks.yaml\".+) > changed.md", README)
    assert len(commands) == 2
    for command in commands:
        words = re.sub(r'"\$\w+:', "HEAD~1:", command).replace('"', "").split()
        result = ask(*words)
        assert (result.status, result.err) == (0, "")
        assert result.out.startswith("1 unit renamed, 1 item added, 1 item reworded, ")


def test_every_kind_is_named_in_order() -> None:
    (listed,) = re.findall(
        r"^The kinds, in JSON and CSV: (.+?)\.\n", README, re.MULTILINE | re.DOTALL
    )
    kinds = [
        name
        for kind in Kind
        for name in dict.fromkeys(kind.value.format(field=field.key) for field in OTHERS)
    ]
    assert re.findall(r"`([a-z-]+)`", listed) == kinds
