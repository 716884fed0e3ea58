"""portplan validate: which files, which rules, which status, what goes where."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from conftest import ROOT, Result
from portplan.files.load import data_path
from portplan.reports import REPORTS
from portplan.rules import RULES
from portplan.source.findings import Rule

Ask = Callable[..., Result]

BROKEN = ROOT / "tests" / "broken"
ERROR = str(BROKEN / "both-roles.yaml")
WARNING = str(BROKEN / "repeated-text-of-items.yaml")
VALID = str(ROOT / "data" / "tasks.yaml")


def said(*files: str, problems: str) -> str:
    """Return the summary of a run over these files."""
    checked = f"{len(files)} file{'s' * (len(files) > 1)} checked"
    return f"portplan: {', '.join(files)}: {checked}, {problems}\n"


def shown(path: str) -> str:
    """Return what text says of a broken file, called by its path."""
    expected = Path(path).with_suffix(".expected").read_text(encoding="utf-8")
    return expected.replace(f"{Path(path).name}:", f"{path}:")


def test_our_own_table_is_without_a_warning(ask: Ask) -> None:
    result = ask("validate", "--strict", VALID)
    assert result == Result(0, "", said(VALID, problems="no problems"))


def test_an_error_ends_with_1(ask: Ask) -> None:
    err = said(ERROR, problems="1 error and 1 warning")
    assert ask("validate", ERROR) == Result(1, shown(ERROR), err)


def test_a_warning_ends_with_1_only_when_strict(ask: Ask) -> None:
    err = said(WARNING, problems="1 warning")
    assert ask("validate", WARNING) == Result(0, shown(WARNING), err)
    assert ask("validate", "--strict", WARNING) == Result(1, shown(WARNING), err)


def test_all_files_are_checked_in_one_run_and_their_problems_sorted(ask: Ask) -> None:
    err = said(WARNING, VALID, ERROR, problems="1 error and 2 warnings")
    result = ask("validate", WARNING, VALID, ERROR)
    assert result == Result(1, shown(ERROR) + shown(WARNING), err)


def test_a_file_is_checked_once_however_often_it_is_named(ask: Ask) -> None:
    assert ask("validate", WARNING, WARNING) == ask("validate", WARNING)


def test_the_summary_names_three_files_and_counts_the_others(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{name}.yaml" for name in "abcdef"]
    for name in names:
        Path(name).write_bytes(Path(VALID).read_bytes())
    for number, named in (
        (1, "a.yaml: 1 file"),
        (2, "a.yaml, b.yaml: 2 files"),
        (3, "a.yaml, b.yaml, c.yaml: 3 files"),
        (4, "a.yaml, b.yaml, c.yaml and 1 more: 4 files"),
        (6, "a.yaml, b.yaml, c.yaml and 3 more: 6 files"),
    ):
        err = f"portplan: {named} checked, no problems\n"
        assert ask("validate", *names[:number]) == Result(0, "", err)


def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_checked(
    ask: Ask, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.yaml")
    cannot = (
        f"portplan: cannot read {missing}: No such file or directory; name a file that is there\n"
    )
    err = cannot + said(ERROR, problems="1 error and 1 warning")
    assert ask("validate", missing, ERROR) == Result(2, shown(ERROR), err)
    assert ask("validate", missing) == Result(2, "", f"{cannot}")


def test_of_no_file_that_is_named_the_plan_that_is_asked_is_checked(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = str(data_path())
    assert ask("validate") == Result(0, "", said(shipped, problems="no problems"))
    monkeypatch.chdir(tmp_path)
    for name in ("tasks.yaml", "data/tasks.yaml"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(Path(VALID).read_bytes())
        assert ask("validate") == Result(0, "", said(name, problems="no problems"))
    monkeypatch.setenv("PORTPLAN_DATA", WARNING)
    assert ask("validate") == Result(0, shown(WARNING), said(WARNING, problems="1 warning"))


def test_who_breaks_the_table_of_a_clone_is_told(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    table = Path(VALID).read_text(encoding="utf-8")
    broken = table.replace("          - 天津海事局\n", "          - 天津海亊局\n", 1)
    line = broken[: broken.index("海亊")].count("\n") + 1
    (tmp_path / "data" / "tasks.yaml").write_text(broken, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    message = (
        f"data/tasks.yaml:{line}:13: error: 天津海亊局 is not among the plan's units;"
        " did you mean 天津海事局? [unknown-unit]\n"
    )
    result = ask("validate")
    assert (result.status, result.err) == (1, said("data/tasks.yaml", problems="1 error"))
    assert result.out.startswith(message)
    # Who did not know of it, since nobody names it, is told whose it is.
    whose = "portplan: data/tasks.yaml is the plan of this folder; --data names another\n"
    assert ask("by-unit", "天津海关") == Result(1, "", result.out + whose)


def test_an_environment_that_names_no_file_is_told(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTPLAN_DATA", "missing.yaml")
    err = "portplan: cannot read missing.yaml: No such file or directory"
    named = "it is what PORTPLAN_DATA names; name another FILE"
    assert ask("validate") == Result(2, "", f"{err}; {named}\n")
    # Who names it in the call is told nothing of the environment.
    unnamed = "name a file that is there"
    result = ask("validate", "missing.yaml")
    assert result == Result(2, "", f"{err}; {unnamed}\n")


def test_standard_input_is_checked(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    content = Path(WARNING).read_bytes()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    result = ask("validate", "-")
    out = shown(WARNING).replace(WARNING, "<stdin>")
    assert result == Result(0, out, said("<stdin>", problems="1 warning"))


def test_rules_can_be_selected_and_ignored(ask: Ask) -> None:
    lines = shown(ERROR).splitlines(keepends=True)
    unused, both = "".join(lines[:3]), "".join(lines[3:])
    assert ask("validate", ERROR, "--select", "both-roles").out == both
    assert ask("validate", ERROR, "--ignore", "both-roles") == Result(
        0, unused, said(ERROR, problems="1 warning")
    )
    selected = ask("validate", ERROR, "--select", "both-roles", "--select", "unused-unit")
    assert selected.out == unused + both
    assert ask("validate", ERROR, "--select", "empty", "--ignore", "empty").status == 0


@pytest.mark.parametrize("form", REPORTS)
def test_every_format_ends_with_the_same_status_and_summary(ask: Ask, form: str) -> None:
    result = ask("validate", ERROR, "--format", form)
    assert result.status == 1
    assert result.err == said(ERROR, problems="1 error and 1 warning")
    assert "both-roles" in result.out
    valid = ask("validate", VALID, "--format", form)
    assert (valid.status, valid.err) == (0, said(VALID, problems="no problems"))


def test_json_has_every_part_of_a_diagnostic(ask: Ask) -> None:
    (found,) = json.loads(ask("validate", WARNING, "--format", "json").out)
    assert found == {
        "file": WARNING, "line": 29, "column": 15, "end_line": 29, "end_column": 22,
        "severity": "warning", "code": "repeated-text",
        "message": "this item's text stands already at 20:15; is it a copy?",
    }  # fmt: skip


def test_rules_lists_every_rule(ask: Ask) -> None:
    lines = ask("rules").out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        [rule.code, rule.severity.value] for rule in RULES
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained_with_a_wrong_and_a_right_example(ask: Ask, rule: Rule) -> None:
    out = ask("rules", rule.code).out
    assert out.startswith(f"{rule.code} ({rule.severity.value}): {rule.breaks}\n\n")
    assert "\nwrong:\n\n    " in out
    assert "\nright:\n\n    " in out


def test_of_a_very_long_line_the_part_around_the_place_is_shown(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    table = Path(VALID).read_text(encoding="utf-8")
    broken = table.replace("推广自助签证。支持开展", "推广自助签证,支持开展")
    assert broken != table
    path.write_text(broken, encoding="utf-8")
    message, line, caret = ask("validate", str(path)).out.splitlines()
    assert message.endswith("write ， [punctuation]")
    shown = line.split(" | ")[1]
    assert shown.startswith("        text: 做好天津自贸试验区进口机动车、")
    assert shown.endswith("…")
    assert cell_len(caret.split(" | ")[1]) == cell_len(shown[: shown.index(",")]) + 1
