"""Many diagnostics of one long line are reported without going through it for each."""

from collections.abc import Callable

import pytest

from counting import Counted, growth
from portplan.reports import REPORTS, report
from reporting import ERROR, in_file, reported


@pytest.mark.parametrize("name", REPORTS)
def test_the_work_grows_with_the_diagnostics(name: str) -> None:
    def reporting(number: int) -> Callable[[], object]:
        line = Counted("海" * number)
        found = [
            ERROR._replace(
                location=ERROR.location._replace(column=column, end_column=column + 1),
                source_line=line,
            )
            for column in range(1, number)
        ]
        return lambda: report(name)(found, "utf-8")

    assert growth(reporting) <= 5


def test_the_text_report_has_no_command_of_a_runner() -> None:
    masked = in_file("::add-mask::x.yaml")
    first, *_ = reported("text", [masked]).splitlines()
    assert first.startswith("./::add-mask::x.yaml:123:13: error: ")
    first, *_ = reported("text", [in_file("\u3000::debug::x")]).splitlines()
    assert first.startswith("./\\u3000::debug::x:123:13: error: ")


@pytest.mark.parametrize("column", range(1, 15))
@pytest.mark.parametrize("length", [1, 3, 20])
def test_a_command_in_a_line_is_shown_with_a_code_wherever_the_place_is(
    column: int, length: int
) -> None:
    line = "甲##[error]乙###[x]"
    at = ERROR.location._replace(column=column, end_column=column + length)
    odd = ERROR._replace(location=at, source_line=line, message="##[error] is no name")
    first, shown, carets = reported("text", [odd]).splitlines()
    assert first.endswith(r"error: #\x23[error] is no name [unknown-unit]")
    assert shown == r"    123 | 甲#\x23[error]乙##\x23[x]"
    assert carets.strip(" |^") == ""


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif"])
def test_json_says_the_same_without_a_command(name: str) -> None:
    odd = ERROR._replace(message="##[error] is no name")
    assert "##[" not in reported(name, [odd])
    assert r"#\u0023[error] is no name" in reported(name, [odd])
