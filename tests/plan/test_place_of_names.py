"""What means nothing in a plan is said with the file that was asked, but for portplan's own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Result
from expected import Ask

NOT_UNDERSTOOD = [
    (["by-unit", "外星人"], "there is no unit 外星人{}; portplan units{} lists them all"),
    (["list", "--unit", "天津海亊局"], "there is no unit 天津海亊局{}; did you mean one of these?"),
    (["partners", "海关", "外星人"], "there is no unit 外星人{}; portplan units{} lists them all"),
    (
        ["by-unit", "保税"],
        (
            "保税 could be several units{}; type one of them whole, such as 东疆保税港区管委会,"
            " or a longer part that only one has:"
        ),
    ),
    (["by-area", "21"], "there is no area 21{}; portplan areas{} lists them all"),
    (
        ["list", "--area", "创新"],
        (
            "创新 could be several areas{}; type one of them whole, such as 三、创新口岸通关模式,"
            " or a longer part that only one has:"
        ),
    ),
    (["show", "59"], "there is no item 59{}; the plan has items 1 to 58"),
    (
        ["show", "10-6"],
        "there is no item 10-6{}; a range begins with the lower number: 6-10",
    ),
]
# What no plan decides is not looked for in one.
OF_NO_PLAN = [
    (["by-role", "leed"], "there is no role leed; did you mean one of these?"),
    (["list", "--format", "xml"], "there is no format xml; write"),
    (["rules", "outer"], "there is no rule outer; portplan rules lists them all"),
]


def by_option(path: Path, _: pytest.MonkeyPatch) -> tuple[list[str], str]:
    return ["--data", str(path)], str(path)


def by_environment(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], str]:
    monkeypatch.setenv("PORTPLAN_DATA", str(path))
    return [], str(path)


def by_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], str]:
    monkeypatch.chdir(path.parent)
    return [], path.name


def first_line(result: Result) -> str:
    assert (result.status, result.out) == (2, "")
    return result.err.splitlines()[0]


@pytest.mark.parametrize(("arguments", "said"), NOT_UNDERSTOOD)
def test_in_portplans_own_table_no_file_is_named(ask: Ask, arguments: list[str], said: str) -> None:
    assert first_line(ask(*arguments)) == f"portplan: {said.format('', '')}"


@pytest.mark.parametrize("given", [by_option, by_environment, by_folder])
def test_in_any_other_the_file_is_named_however_it_was_found(
    ask: Ask,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: Callable[[Path, pytest.MonkeyPatch], tuple[list[str], str]],
) -> None:
    path = tmp_path / "tasks.yaml"
    shutil.copy(ROOT / "data" / "tasks.yaml", path)
    options, name = given(path, monkeypatch)
    for arguments, said in NOT_UNDERSTOOD:
        # The way out asks the same file.
        expected = f"portplan: {said.format(f' in {name}', ''.join(f' {o}' for o in options))}"
        assert first_line(ask(*arguments, *options)) == expected


def test_what_is_no_word_of_a_plan_is_not_looked_for_in_one(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(ROOT / "data" / "tasks.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    for arguments, said in OF_NO_PLAN:
        assert first_line(ask(*arguments)).startswith(f"portplan: {said}")
