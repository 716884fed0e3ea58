"""Each broken file of tests/broken brings exactly the diagnostics that stand beside it."""

import pytest
import yaml

from conftest import ROOT
from portplan.files.load import check_content
from portplan.files.mend import foresee, mend
from portplan.reports.as_text import written
from portplan.rules import RULES
from portplan.source.findings import Severity

# Where PyYAML has its own parser alone, it says less of these: a tab inside a text or in front of a
# comment is no YAML to it, nor is a block text's # without a space.
TOLD_OTHERWISE = {
    "control-character-pasted-cells-in-an-entry",
    "control-character-pasted-table",
    "control-character-tab-in-a-text",
    "syntax-comment-tight-behind-a-block-text",
}

CASES = sorted((ROOT / "tests" / "broken").glob("*.yaml"))


def test_a_broken_file_brings_exactly_these_diagnostics(subtests: pytest.Subtests) -> None:
    for path in CASES:
        with subtests.test(path.stem):
            if path.stem in TOLD_OTHERWISE and not yaml.__with_libyaml__:
                pytest.skip("PyYAML's own parser stops at it")
            found = foresee(path.name, path.read_bytes(), RULES).left
            expected = path.with_suffix(".expected").read_bytes()
            assert written(found, "utf-8").decode() == expected.decode()


def test_what_is_marked_is_what_mending_mends(subtests: pytest.Subtests) -> None:
    for path in CASES:
        with subtests.test(path.stem):
            content = path.read_bytes()
            marked = [each for each in foresee(path.name, content, RULES).left if each.edits]
            result = mend(path.name, content, RULES)
            assert bool(marked) == bool(result.mended)
            for each in marked:
                assert all(each.message != left.message for left in result.left)


def test_a_file_with_an_error_is_no_plan(subtests: pytest.Subtests) -> None:
    for path in CASES:
        with subtests.test(path.stem):
            checked = check_content(path.name, path.read_bytes())
            has_error = any(each.severity is Severity.ERROR for each in checked.diagnostics)
            assert (checked.plan is None) == has_error


def test_every_rule_has_a_broken_file(subtests: pytest.Subtests) -> None:
    expected = "".join(path.with_suffix(".expected").read_bytes().decode() for path in CASES)
    for rule in RULES:
        with subtests.test(rule.code):
            assert f"[{rule.code}]\n" in expected


def test_every_expectation_has_its_file() -> None:
    expectations = {path.stem for path in CASES[0].parent.glob("*.expected")}
    assert expectations == {path.stem for path in CASES}
