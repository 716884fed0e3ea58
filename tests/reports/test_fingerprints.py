"""What a problem is known by from one report to the next, in GitLab's report and in SARIF."""

import pytest

from conftest import ROOT
from portplan import Diagnostic
from portplan.files.load import check_content
from portplan.rules.roles import BOTH_ROLES
from reporting import (
    BROKEN,
    ERROR,
    WARNING,
    diagnostics_of,
    gitlab_fingerprints,
    in_file,
    sarif_run,
)


def test_no_two_fingerprints_of_a_report_are_the_same(subtests: pytest.Subtests) -> None:
    for path in BROKEN:
        with subtests.test(path.stem):
            made = gitlab_fingerprints(diagnostics_of(path))
            assert len(set(made)) == len(made)


@pytest.mark.parametrize(
    "name", ["both-roles", "repeated-unit", "duplicate-areas", "name-clash-alias"]
)
def test_fingerprints_stay_when_lines_are_inserted_above(name: str) -> None:
    content = (ROOT / "tests" / "broken" / f"{name}.yaml").read_bytes()
    before = check_content("plan.yaml", content).diagnostics
    after = check_content("plan.yaml", b"# one\n# two\n" + content).diagnostics
    assert [each.location.line for each in after] == [each.location.line + 2 for each in before]
    assert gitlab_fingerprints(after) == gitlab_fingerprints(before)


@pytest.mark.parametrize(
    "moved",
    [
        pytest.param(ERROR._replace(message="first at 12:3"), id="message"),
        pytest.param(ERROR._replace(location=ERROR.location._replace(line=9)), id="line"),
        pytest.param(ERROR._replace(source_line="  - 天津海亊局\u3000"), id="indentation"),
    ],
)
def test_a_fingerprint_does_not_depend_on(moved: Diagnostic) -> None:
    assert gitlab_fingerprints([moved]) == gitlab_fingerprints([ERROR])


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(in_file("other.yaml"), id="file"),
        pytest.param(ERROR._replace(rule=BOTH_ROLES), id="code"),
        pytest.param(ERROR._replace(source_line="- 天津海关"), id="source line"),
    ],
)
def test_a_fingerprint_tells_apart_by(other: Diagnostic) -> None:
    assert gitlab_fingerprints([other]) != gitlab_fingerprints([ERROR])


def test_equal_problems_are_told_apart_by_their_order() -> None:
    below = ERROR._replace(location=ERROR.location._replace(line=200, end_line=200))
    first, second = gitlab_fingerprints([ERROR, below])
    assert first != second
    assert gitlab_fingerprints([ERROR, WARNING, below])[::2] == [first, second]


def test_sarif_and_gitlab_have_the_same_fingerprints(subtests: pytest.Subtests) -> None:
    for path in BROKEN:
        with subtests.test(path.stem):
            diagnostics = diagnostics_of(path)
            assert [
                each["partialFingerprints"]["sourceLineHash/v1"]
                for each in sarif_run(diagnostics)["results"]
            ] == gitlab_fingerprints(diagnostics)
