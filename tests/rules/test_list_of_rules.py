"""The rules are records in one order, and every finding carries the record that it breaks."""

import pickle
import re

import pytest

from conftest import ROOT
from portplan import Diagnostic, InvalidPlanError, Severity
from portplan.files.load import check_content
from portplan.rules import RULES
from portplan.source import reading
from portplan.source.findings import Rule

BROKEN = sorted((ROOT / "tests" / "broken").glob("*.yaml"))
PACKAGE = ROOT / "src" / "portplan"

# The README and SARIF have them in this order, and scripts know them by these names.
CODES = [
    "encoding", "syntax", "unsupported-yaml", "duplicate-key",
    "unknown-key", "missing-key", "wrong-type", "empty",
    "control-character", "whitespace", "punctuation", "repeated-text",
    "area-number", "item-number",
    "unknown-unit", "joined-units", "name-clash", "unused-unit", "similar-units",
    "repeated-unit", "both-roles",
    "member-cycle", "collective-overlap",
]  # fmt: skip
WARNINGS = {"punctuation", "repeated-text", "unused-unit", "similar-units", "collective-overlap"}


def test_the_rules_stand_in_their_order() -> None:
    assert [rule.code for rule in RULES] == CODES


def test_each_rule_is_an_error_or_a_warning_as_ever() -> None:
    warnings = {rule.code for rule in RULES if rule.severity is Severity.WARNING}
    assert warnings == WARNINGS


def test_a_rule_has_no_check_where_its_findings_come_up_in_reading() -> None:
    in_reading = [value for value in vars(reading).values() if isinstance(value, Rule)]
    assert [rule for rule in RULES if rule.check is None] == in_reading


def test_a_diagnostic_carries_a_rule_of_the_list(subtests: pytest.Subtests) -> None:
    for path in BROKEN:
        with subtests.test(path.stem):
            for each in check_content(path.name, path.read_bytes()).diagnostics:
                assert each.rule in RULES
                assert (each.code, each.severity) == (each.rule.code, each.rule.severity)


def test_no_module_names_a_rule_but_that_which_has_its_record() -> None:
    code = re.compile(rf"""["'](?:{"|".join(each for each in CODES if "-" in each)})["']""")
    named = {
        match: path.relative_to(PACKAGE).as_posix()
        for folder in ("source", "rules", "files", "reports")
        for path in sorted((PACKAGE / folder).glob("*.py"))
        for match in re.findall(rf".*{code.pattern}.*", path.read_text(encoding="utf-8"))
        if not match.startswith("    code=")
    }
    assert named == {}


def test_diagnostics_are_plain_data_that_can_be_sent_to_another_process() -> None:
    path = ROOT / "tests" / "broken" / "several-problems-in-one-run.yaml"
    diagnostics = check_content(path.name, path.read_bytes()).diagnostics
    assert pickle.loads(pickle.dumps(diagnostics)) == diagnostics  # noqa: S301 - our own
    error = pickle.loads(pickle.dumps(InvalidPlanError(diagnostics)))  # noqa: S301 - our own
    assert error.diagnostics == diagnostics
    assert str(error) == "\n".join(map(str, diagnostics))


def test_a_diagnostic_reads_as_one_line() -> None:
    path = ROOT / "tests" / "broken" / "empty-deadline.yaml"
    (diagnostic,) = check_content(path.name, path.read_bytes()).diagnostics
    assert isinstance(diagnostic, Diagnostic)
    assert str(diagnostic) == (
        "empty-deadline.yaml:12:9: error: deadline is empty; write a text, or take deadline out"
        " [empty]"
    )
