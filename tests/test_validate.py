"""portplan validate: which files, which rules, which status, what goes where."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from conftest import ROOT, Result
from portplan.rules import RULES

Ask = Callable[..., Result]

BROKEN = ROOT / "tests" / "broken"
ERROR = str(BROKEN / "both-roles.yaml")
WARNING = str(BROKEN / "repeated-text-of-items.yaml")
VALID = str(ROOT / "data" / "tasks.yaml")


def shown(path: str) -> str:
    """Return what text says of a broken file, called by its path."""
    expected = Path(path).with_suffix(".expected").read_text(encoding="utf-8")
    return expected.replace(f"{Path(path).name}:", f"{path}:")


def test_the_plan_that_queries_would_read_is_checked_where_no_file_is_named(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask("validate") == Result(0, "", "portplan: 1 file checked, no problems\n")
    monkeypatch.setenv("PORTPLAN_DATA", WARNING)
    assert ask("validate").out == shown(WARNING)


def test_our_own_table_is_without_a_warning(ask: Ask) -> None:
    result = ask("validate", "--strict", VALID)
    assert result == Result(0, "", "portplan: 1 file checked, no problems\n")


def test_an_error_ends_with_1(ask: Ask) -> None:
    result = ask("validate", ERROR)
    assert result.status == 1
    assert result.out == shown(ERROR)
    assert result.err == "portplan: 1 file checked, 1 error and 1 warning\n"


def test_a_warning_ends_with_1_only_when_strict(ask: Ask) -> None:
    err = "portplan: 1 file checked, 1 warning\n"
    assert ask("validate", WARNING) == Result(0, shown(WARNING), err)
    assert ask("validate", "--strict", WARNING) == Result(1, shown(WARNING), err)


def test_all_files_are_checked_in_one_run_and_their_problems_sorted(ask: Ask) -> None:
    result = ask("validate", WARNING, VALID, ERROR)
    assert result.status == 1
    assert result.out == shown(ERROR) + shown(WARNING)
    assert result.err == "portplan: 3 files checked, 1 error and 2 warnings\n"


def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_checked(
    ask: Ask, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.yaml")
    result = ask("validate", missing, ERROR)
    assert (result.status, result.out) == (2, shown(ERROR))
    assert result.err == (
        f"portplan: cannot read {missing}: No such file or directory\n"
        "portplan: 1 file checked, 1 error and 1 warning\n"
    )


def test_standard_input_is_checked(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    content = Path(WARNING).read_bytes()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    result = ask("validate", "-")
    assert result.status == 0
    assert result.out == shown(WARNING).replace(WARNING, "<stdin>")


def test_rules_can_be_selected_and_ignored(ask: Ask) -> None:
    lines = shown(ERROR).splitlines(keepends=True)
    unused, both = "".join(lines[:3]), "".join(lines[3:])
    assert ask("validate", ERROR, "--select", "both-roles").out == both
    assert ask("validate", ERROR, "--ignore", "both-roles") == Result(
        0, unused, "portplan: 1 file checked, 1 warning\n"
    )
    selected = ask("validate", ERROR, "--select", "both-roles", "--select", "unused-unit")
    assert selected.out == unused + both
    assert ask("validate", ERROR, "--select", "empty", "--ignore", "empty").status == 0


def test_an_unknown_code_is_refused_with_the_nearest(ask: Ask) -> None:
    err = "portplan: there is no rule both-role; did you mean one of these?\n  both-roles\n"
    for arguments in (
        ["validate", "--select", "both-role"],
        ["validate", "--ignore", "both-role"],
        ["rules", "both-role"],
    ):
        assert ask(*arguments) == Result(2, "", err)


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_every_format_ends_with_the_same_status_and_summary(ask: Ask, form: str) -> None:
    result = ask("validate", ERROR, "--format", form)
    assert result.status == 1
    assert result.err == "portplan: 1 file checked, 1 error and 1 warning\n"
    assert "both-roles" in result.out
    assert ask("validate", VALID, "--format", form).status == 0


def test_json_has_every_part_of_a_diagnostic(ask: Ask) -> None:
    (found,) = json.loads(ask("validate", WARNING, "--format", "json").out)
    assert found == {
        "file": WARNING, "line": 29, "column": 15, "end_line": 29, "end_column": 22,
        "severity": "warning", "code": "repeated-text",
        "message": "this item's text stands already at 20:15; is it a copy?",
    }  # fmt: skip


def test_rules_lists_every_rule(ask: Ask) -> None:
    lines = ask("rules").out.splitlines()[4:]
    assert [line.split()[:2] for line in lines] == [
        [rule.code, rule.severity.value] for rule in RULES
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained_with_a_wrong_and_a_right_example(ask: Ask, rule: object) -> None:
    out = ask("rules", rule.code).out  # type: ignore[attr-defined] # a Rule
    assert out.startswith(f"{rule.code} (")  # type: ignore[attr-defined]
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
