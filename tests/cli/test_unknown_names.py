"""A name that is not understood: what may be meant, or where all are listed, and in which file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Result

Ask = Callable[..., Result]

ROLES = "roles are lead (牵头) and support (支持配合)"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["by-unit", "天津海亊局"],
            "there is no unit 天津海亊局; did you mean one of these?\n  天津海事局",
        ),
        (
            ["by-unit", "保税"],
            (
                "保税 could be several units; type one of them whole, such as 东疆保税港区管委会,"
                " or a longer part that only one has:\n"
                "  东疆保税港区管委会\n  天津港保税区管委会"
            ),
        ),
        (["by-unit", "外星人"], "there is no unit 外星人; portplan units lists them all"),
        (["by-unit", " "], "the name of the unit is empty; portplan units lists them all"),
        (
            ["by-unit", "天" * 10_000],
            f"there is no unit {'天' * 100}…; portplan units lists them all",
        ),
        (
            ["list", "--unit", "海关", "--unit", "外星人"],
            "there is no unit 外星人; portplan units lists them all",
        ),
        (["partners", "海关", "外星人"], "there is no unit 外星人; portplan units lists them all"),
        (["by-area", "21"], "there is no area 21; portplan areas lists them all"),
        (["by-area", ""], "the name of the area is empty; portplan areas lists them all"),
        (
            ["list", "--role", "leed"],
            "there is no role leed; did you mean one of these?\n  lead",
        ),
        (["by-role", ""], f"the name of the role is empty; {ROLES}"),
        (["list", "--role="], f"the name of the role is empty; {ROLES}"),
        (["show", "6", "59"], "there is no item 59; the plan has items 1 to 58"),
        (["show", "0", "6", "abc"], "there is no item 0, abc; the plan has items 1 to 58"),
        (["show", "0"], "there is no item 0; the plan has items 1 to 58"),
        (["show", "abc"], "there is no item abc; the plan has items 1 to 58"),
        (["show", "6-59"], "there is no item 6-59; the plan has items 1 to 58"),
        (
            ["show", "10-6"],
            "there is no item 10-6; a range begins with the lower number: 6-10",
        ),
        (["show", ""], "the number of the item is empty; the plan has items 1 to 58"),
        (["rules", ""], "the name of the rule is empty; portplan rules lists them all"),
        (["rules", "xyz"], "there is no rule xyz; portplan rules lists them all"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else "",
)
def test_a_name_that_is_not_understood_ends_with_2(
    ask: Ask, arguments: list[str], said: str
) -> None:
    assert ask(*arguments) == Result(2, "", f"portplan: {said}\n")


def test_an_unknown_rule_is_told_with_the_nearest(ask: Ask) -> None:
    said = "portplan: there is no rule both-role; did you mean one of these?\n  both-roles\n"
    for arguments in (
        ["validate", "--select", "both-role"],
        ["validate", "--ignore", "both-role"],
        ["rules", "both-role"],
    ):
        assert ask(*arguments) == Result(2, "", said)


@pytest.fixture
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the real table, in the current folder, and the name that it has there."""
    (tmp_path / "plan.yaml").write_bytes((ROOT / "data" / "tasks.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return Path("plan.yaml")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["by-unit", "外星人"],
            (
                "there is no unit 外星人 in plan.yaml;"
                " portplan units --data plan.yaml lists them all"
            ),
        ),
        (
            ["by-unit", "天津海亊局"],
            "there is no unit 天津海亊局 in plan.yaml; did you mean one of these?\n  天津海事局",
        ),
        (
            ["by-unit", "保税"],
            (
                "保税 could be several units in plan.yaml; type one of them whole, such as"
                " 东疆保税港区管委会, or a longer part that only one has:\n"
                "  东疆保税港区管委会\n  天津港保税区管委会"
            ),
        ),
        (
            ["by-area", "21"],
            "there is no area 21 in plan.yaml; portplan areas --data plan.yaml lists them all",
        ),
        (["show", "59"], "there is no item 59 in plan.yaml; the plan has items 1 to 58"),
        # A role is none of the file's.
        (["by-role", "leed"], "there is no role leed; did you mean one of these?\n  lead"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_file_in_which_a_name_was_looked_for_is_said(
    ask: Ask, tasks: Path, arguments: list[str], said: str
) -> None:
    assert ask(*arguments, "--data", str(tasks)) == Result(2, "", f"portplan: {said}\n")


def test_the_file_is_said_however_it_was_found(
    ask: Ask, tasks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTPLAN_DATA", str(tasks.absolute()))
    said = f"there is no unit 外星人 in {tasks.absolute()}; portplan units lists them all"
    assert ask("by-unit", "外星人") == Result(2, "", f"portplan: {said}\n")
    monkeypatch.delenv("PORTPLAN_DATA")
    tasks.rename("tasks.yaml")
    said = "there is no unit 外星人 in tasks.yaml; portplan units lists them all"
    assert ask("by-unit", "外星人") == Result(2, "", f"portplan: {said}\n")


def test_the_way_to_list_all_lists_them_of_that_file(ask: Ask, folder: Path) -> None:
    plan = folder / "plan.yaml"
    way_out = ask("by-unit", "外星人", "--data", str(plan)).err.split("; portplan ")[1]
    arguments = way_out.removesuffix(" lists them all\n").split()
    listed = ask(*arguments, "--format", "csv").out.splitlines()[1:]
    assert [row.split(",")[0] for row in listed] == ["甲局", "市口岸办"]
