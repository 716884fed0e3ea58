"""Each broken file of tests/broken brings exactly the diagnostics that stand beside it."""

from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from portplan.files.load import check_content
from portplan.files.mend import foresee, mend
from portplan.reports.as_text import written
from portplan.rules import RULES
from portplan.source.findings import Rule, Severity

# Where PyYAML has its own parser alone, it says less of these: a tab inside a text or in front of a
# comment is no YAML to it, nor is a block text's # without a space.
TOLD_OTHERWISE = {
    "control-character-pasted-cells-in-an-entry",
    "control-character-pasted-table",
    "control-character-tab-in-a-text",
    "syntax-comment-tight-behind-a-block-text",
}

CASES = sorted((ROOT / "tests" / "broken").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_broken_file_brings_exactly_these_diagnostics(path: Path) -> None:
    if path.stem in TOLD_OTHERWISE and not yaml.__with_libyaml__:
        pytest.skip("PyYAML's own parser stops at it")
    found = foresee(path.name, path.read_bytes(), RULES).left
    expected = path.with_suffix(".expected").read_bytes()
    assert written(found, "utf-8").decode() == expected.decode()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_marked_is_what_mending_mends(path: Path) -> None:
    content = path.read_bytes()
    marked = [each for each in foresee(path.name, content, RULES).left if each.edits]
    result = mend(path.name, content, RULES)
    assert bool(marked) == bool(result.mended)
    for each in marked:
        assert all(each.message != left.message for left in result.left)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_file_with_an_error_is_no_plan(path: Path) -> None:
    checked = check_content(path.name, path.read_bytes())
    has_error = any(each.severity is Severity.ERROR for each in checked.diagnostics)
    assert (checked.plan is None) == has_error


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_broken_file(rule: Rule) -> None:
    expected = "".join(path.with_suffix(".expected").read_bytes().decode() for path in CASES)
    assert f"[{rule.code}]\n" in expected


def test_every_expectation_has_its_file() -> None:
    expectations = {path.stem for path in CASES[0].parent.glob("*.expected")}
    assert expectations == {path.stem for path in CASES}
