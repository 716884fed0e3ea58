"""GitHub reads its workflow commands for what the diagnostics say."""

import re
from pathlib import PureWindowsPath

import pytest

from reporting import BROKEN, ERROR, WARNING, diagnostics_of, in_file, reported


def unescaped(text: str, escapes: dict[str, str]) -> str:
    """Undo GitHub's escapes as its runner does, which knows these and leaves any other %."""
    return re.sub("|".join(escapes), lambda match: escapes[match[0]], text)


def read_workflow_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read `::command name=value,name=value::message`."""
    in_message = {"%0D": "\r", "%0A": "\n", "%25": "%"}
    in_property = in_message | {"%3A": ":", "%2C": ","}
    match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert match
    command, properties, message = match.groups()
    pairs = [each.split("=", 1) for each in properties.split(",")]
    read = {name: unescaped(value, in_property) for name, value in pairs}
    return command, read, unescaped(message, in_message)


def test_github_gets_one_command_a_line() -> None:
    assert reported("github", [ERROR, WARNING]) == (
        "::error file=data/tasks.yaml,line=123,col=13,endLine=123,endColumn=18,"
        "title=unknown-unit"
        "::天津海亊局 is not among the plan's units; did you mean 天津海事局?\n"
        "::warning file=data/tasks.yaml,line=130,col=15,endLine=131,endColumn=4,"
        "title=punctuation::this text does not end with 。; add it\n"
    )


def test_github_of_nothing_is_empty() -> None:
    assert reported("github", []) == ""


def test_github_reads_what_the_diagnostics_say(subtests: pytest.Subtests) -> None:
    for path in BROKEN:
        with subtests.test(path.stem):
            diagnostics = diagnostics_of(path)
            assert [
                read_workflow_command(line) for line in reported("github", diagnostics).splitlines()
            ] == [
                (
                    each.severity.value,
                    {
                        "file": path.name,
                        "line": str(each.location.line),
                        "col": str(each.location.column),
                        "endLine": str(each.location.end_line),
                        "endColumn": str(each.location.end_column),
                        "title": each.code,
                    },
                    each.message,
                )
                for each in diagnostics
            ]


def test_github_escapes_what_would_end_a_value() -> None:
    hard = in_file("50%, a:b\r\n%0A.yaml")._replace(message="100%: a, b::c\r\n%25 %0A")
    assert reported("github", [hard]) == (
        "::error file=50%25%2C a%3Ab%0D%0A%250A.yaml,line=123,col=13,endLine=123,endColumn=18,"
        "title=unknown-unit::100%25: a, b::c%0D%0A%2525 %250A\n"
    )


@pytest.mark.parametrize(
    "text", ["a,b", "a:b", "a::b", "50%", "%2C%3A%25%0A", "a\nb\r\nc\r", "=,="]
)
def test_github_reads_back_any_name_and_message(text: str) -> None:
    (line,) = reported("github", [in_file(text)._replace(message=text)]).splitlines()
    _, properties, message = read_workflow_command(line)
    assert (properties["file"], message) == (text, text)


def test_github_gets_a_path_as_the_web_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portplan.reports.as_github.Path", PureWindowsPath)
    (line,) = reported("github", [in_file(r"data\tasks.yaml")]).splitlines()
    assert line.startswith("::error file=data/tasks.yaml,line=123,")
