"""Findings in a document without lines say in each report what they stand within."""

import json
from typing import Any

from portplan.reports import report
from portplan.rules import RULES
from portplan.source.findings import Diagnostic, Location, Rule, Severity

RULE = Rule("no-lead", Severity.ERROR, "nobody leads", "Somebody does.", "甲", "乙")
AT = Location("表.docx", 0, 4, 0, 6, "table 1, row 12, column 3")
FOUND = (Diagnostic(AT, RULE, "nobody leads", "做好一事。"),)


def written(form: str) -> str:
    return report(form)(FOUND, "utf-8").decode()


def test_the_text_has_the_place_and_no_number_of_a_line() -> None:
    assert written("text") == (
        "表.docx: table 1, row 12, column 3: error: nobody leads [no-lead]\n"
        "        | 做好一事。\n"
        "        |       ^^^^\n"
    )


def test_json_has_it_in_place_of_lines() -> None:
    assert json.loads(written("json")) == [
        {
            "file": "表.docx", "line": None, "column": None, "end_line": None, "end_column": None,
            "within": "table 1, row 12, column 3", "severity": "error", "code": "no-lead",
            "message": "nobody leads",
        }
    ]  # fmt: skip


def test_github_has_it_in_front_of_the_message() -> None:
    assert written("github") == (
        "::error file=表.docx,title=no-lead::table 1, row 12, column 3: nobody leads\n"
    )


def test_gitlab_has_it_in_front_of_the_description() -> None:
    (found,) = json.loads(written("gitlab"))
    assert found["description"] == "table 1, row 12, column 3: nobody leads"
    assert found["location"] == {"path": "表.docx", "lines": {"begin": 1, "end": 1}}


def test_sarif_has_it_as_a_logical_location_and_its_rule_behind_the_others() -> None:
    (run,) = json.loads(written("sarif"))["runs"]
    (result,) = run["results"]
    location: list[dict[str, Any]] = [
        {
            "physicalLocation": {"artifactLocation": {"uri": "%E8%A1%A8.docx"}},
            "logicalLocations": [{"fullyQualifiedName": "table 1, row 12, column 3"}],
        }
    ]
    assert result["locations"] == location
    assert (result["ruleId"], result["ruleIndex"]) == ("no-lead", len(RULES))
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == [
        *(rule.code for rule in RULES),
        "no-lead",
    ]
