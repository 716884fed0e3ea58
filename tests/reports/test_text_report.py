"""The text for people: each problem with its line, in the encoding of where it goes to."""

import subprocess
import sys

import pytest

from portplan.reports import REPORTS, report
from portplan.source.findings import Edit, Span
from reporting import ERROR, NASTY_MESSAGE, NASTY_NAME, WARNING, in_file

TEXT = """\
data/tasks.yaml:123:13: error: 天津海亊局 is not among the plan's units; did you mean 天津海事局? \
[unknown-unit]
    123 |           - 天津海亊局
        |             ^^^^^^^^^^
data/tasks.yaml:130:15: warning: this text does not end with 。; add it [punctuation]
    130 |         text: 优化海事监管流程
        |               ^^^^^^^^^^^^^^^^
"""


def test_each_problem_has_its_line_and_carets_under_the_place() -> None:
    assert report("text")([ERROR, WARNING], "utf-8").decode() == TEXT


def test_what_can_be_mended_is_marked_behind_its_carets_and_not_in_its_first_line() -> None:
    mendable = ERROR._replace(edits=(Edit(Span(3, 5), "海事"),))
    marked = TEXT.replace("^^^^^^^^^^\n", "^^^^^^^^^^ [--fix]\n", 1)
    assert report("text")([mendable, WARNING], "utf-8").decode() == marked


def test_of_nothing_it_is_nothing() -> None:
    assert report("text")([], "utf-8") == b""


def test_what_the_encoding_lacks_is_written_as_its_code() -> None:
    written = report("text")([ERROR], "gbk").decode("gbk")
    assert written == TEXT[: TEXT.index("data/tasks.yaml:130")]
    odd = ERROR._replace(message="🙂", source_line="          - 🙂海亊局")
    assert (
        report("text")([odd], "gbk")
        .decode("gbk")
        .startswith(
            "data/tasks.yaml:123:13: error: \\U0001f642 [unknown-unit]\n"
            "    123 |           - \\U0001f642海亊局\n"
        )
    )
    assert report("text")([ERROR], "ascii").isascii()


def test_nothing_in_names_and_messages_steers_a_terminal() -> None:
    nasty = in_file(NASTY_NAME)._replace(message=NASTY_MESSAGE, source_line=NASTY_MESSAGE)
    lines = report("text")([nasty], "utf-8").decode().split("\n")
    assert len(lines) == 4
    assert all(map(str.isprintable, lines))


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "text"])
def test_reports_for_programs_are_utf_8_wherever_they_go(name: str) -> None:
    assert report(name)([ERROR], "gbk") == report(name)([ERROR], "utf-8")
    assert ERROR.message in report(name)([ERROR], "ascii").decode()


@pytest.mark.parametrize("name", REPORTS)
def test_only_the_report_that_is_asked_for_is_imported(name: str) -> None:
    code = (
        "import sys; from portplan.reports import REPORTS, report; report(sys.argv[1]);"
        "print(*(name for name, home in REPORTS.items() if home in sys.modules))"
    )
    process = subprocess.run(
        [sys.executable, "-c", code, name], capture_output=True, check=True, text=True, timeout=60
    )
    assert process.stdout == f"{name}\n"


def test_a_format_that_there_is_not_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="yaml"):
        report("yaml")
