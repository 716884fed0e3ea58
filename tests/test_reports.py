"""Every report says the same as the diagnostics, in a form that others' readers accept."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from portplan import Diagnostic, Location, Severity, __version__
from portplan.loader import check_content
from portplan.report.as_github import as_github
from portplan.report.as_gitlab import as_gitlab
from portplan.report.as_json import as_json
from portplan.report.as_sarif import as_sarif
from portplan.rules import RULES

Report = Callable[[Sequence[Diagnostic]], str]

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
REPORTS = [as_json, as_github, as_gitlab, as_sarif]

# OASIS Standard, "SARIF Version 2.1.0 Plus Errata 01": the schema that is published with it.
SCHEMA = json.loads((HERE / "data" / "sarif-schema-2.1.0.json").read_bytes())

ERROR = Diagnostic(
    Location("data/tasks.yaml", 123, 13, 123, 18),
    Severity.ERROR,
    "unknown-unit",
    "天津海亊局 is not among the plan's units; did you mean 天津海事局?",
    "          - 天津海亊局",
)
WARNING = Diagnostic(
    Location("data/tasks.yaml", 130, 15, 131, 4),
    Severity.WARNING,
    "punctuation",
    "this text does not end with 。; add it",
    "        text: 优化海事监管流程",
)
# All that a format could take for its own, and what steers a terminal.
NASTY_NAME = "50%25, a:b;c=d::e\r\n\x1b[31m\u202e“引号”\\ #?&.yaml"
NASTY_MESSAGE = '100%0A, a:b::c "\\"\r\n::error::\x1b[31m\x9b\u202e\u200b\x00 {0} [x](y)'


def diagnostics_of(path: Path) -> tuple[Diagnostic, ...]:
    return check_content(path.name, path.read_bytes()).diagnostics


def in_file(name: str) -> Diagnostic:
    return ERROR._replace(location=ERROR.location._replace(file=name))


def sarif_run(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    log = json.loads(as_sarif(diagnostics))
    (run,) = log["runs"]
    assert log == {"$schema": SCHEMA["id"], "version": "2.1.0", "runs": [run]}
    assert isinstance(run, dict)
    return run


def sarif_uri(name: str) -> str:
    (result,) = sarif_run([in_file(name)])["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert isinstance(uri, str)
    return uri


def gitlab_fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    return [each["fingerprint"] for each in json.loads(as_gitlab(diagnostics))]


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


# What every report keeps to.


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_report_is_lines_of_what_can_be_seen(path: Path, report: Report) -> None:
    text = report(diagnostics_of(path))
    assert text.endswith("\n") or not text
    assert all(line.isprintable() for line in text.split("\n"))


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_in_names_and_messages_steers_a_terminal(report: Report) -> None:
    nasty = in_file(NASTY_NAME)._replace(message=NASTY_MESSAGE, source_line=NASTY_MESSAGE)
    text = report([nasty])
    assert text.count("\n") == 1
    assert text.removesuffix("\n").isprintable()


@pytest.mark.parametrize("report", REPORTS)
def test_a_name_that_is_not_utf8_can_be_written(report: Report) -> None:
    assert report([in_file(b"\xb1\xed.yaml".decode(errors="surrogateescape"))]).encode()


@pytest.mark.parametrize("report", REPORTS)
def test_chinese_is_not_escaped(report: Report) -> None:
    assert ERROR.message in report([ERROR])


# JSON


def test_json_is_the_whole_of_each_diagnostic_in_this_order() -> None:
    assert as_json([ERROR, WARNING]) == (
        '[{"file":"data/tasks.yaml","line":123,"column":13,"end_line":123,"end_column":18,'
        '"severity":"error","code":"unknown-unit",'
        '"message":"天津海亊局 is not among the plan\'s units; did you mean 天津海事局?"},'
        '{"file":"data/tasks.yaml","line":130,"column":15,"end_line":131,"end_column":4,'
        '"severity":"warning","code":"punctuation",'
        '"message":"this text does not end with 。; add it"}]\n'
    )


def test_json_of_nothing_is_an_empty_array() -> None:
    assert as_json([]) == "[]\n"


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_json_says_what_the_diagnostics_say(path: Path) -> None:
    diagnostics = diagnostics_of(path)
    assert json.loads(as_json(diagnostics)) == [
        {
            "file": path.name,
            "line": each.location.line,
            "column": each.location.column,
            "end_line": each.location.end_line,
            "end_column": each.location.end_column,
            "severity": each.severity.value,
            "code": each.code,
            "message": each.message,
        }
        for each in diagnostics
    ]


def test_json_gives_back_any_file_name_and_shows_what_a_message_hides() -> None:
    nasty = in_file(NASTY_NAME)._replace(message="a\x1b[31m\u202eb\nc")
    (read,) = json.loads(as_json([nasty]))
    assert read["file"] == NASTY_NAME
    assert read["message"] == r"a\x1b[31m\u202eb\nc"


# GitHub


def test_github_gets_one_command_a_line() -> None:
    assert as_github([ERROR, WARNING]) == (
        "::error file=data/tasks.yaml,line=123,col=13,endLine=123,endColumn=18,"
        "title=unknown-unit"
        "::天津海亊局 is not among the plan's units; did you mean 天津海事局?\n"
        "::warning file=data/tasks.yaml,line=130,col=15,endLine=131,endColumn=4,"
        "title=punctuation::this text does not end with 。; add it\n"
    )


def test_github_of_nothing_is_empty() -> None:
    assert as_github([]) == ""


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_github_reads_what_the_diagnostics_say(path: Path) -> None:
    diagnostics = diagnostics_of(path)
    assert [read_workflow_command(line) for line in as_github(diagnostics).splitlines()] == [
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
    assert as_github([hard]) == (
        "::error file=50%25%2C a%3Ab%0D%0A%250A.yaml,line=123,col=13,endLine=123,endColumn=18,"
        "title=unknown-unit::100%25: a, b::c%0D%0A%2525 %250A\n"
    )


@pytest.mark.parametrize(
    "text", ["a,b", "a:b", "a::b", "50%", "%2C%3A%25%0A", "a\nb\r\nc\r", "=,="]
)
def test_github_reads_back_any_name_and_message(text: str) -> None:
    (line,) = as_github([in_file(text)._replace(message=text)]).splitlines()
    _, properties, message = read_workflow_command(line)
    assert (properties["file"], message) == (text, text)


# GitLab


def test_gitlab_gets_its_code_quality_report() -> None:
    read = json.loads(as_gitlab([ERROR, WARNING]))
    assert read == [
        {
            "description": ERROR.message,
            "check_name": "unknown-unit",
            "fingerprint": read[0]["fingerprint"],
            "severity": "major",
            "location": {"path": "data/tasks.yaml", "lines": {"begin": 123, "end": 123}},
        },
        {
            "description": WARNING.message,
            "check_name": "punctuation",
            "fingerprint": read[1]["fingerprint"],
            "severity": "minor",
            "location": {"path": "data/tasks.yaml", "lines": {"begin": 130, "end": 131}},
        },
    ]
    assert all(re.fullmatch("[0-9a-f]{64}", each["fingerprint"]) for each in read)


def test_gitlab_of_nothing_is_an_empty_array() -> None:
    assert as_gitlab([]) == "[]\n"


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_gitlab_reads_what_the_diagnostics_say(path: Path) -> None:
    diagnostics = diagnostics_of(path)
    read = json.loads(as_gitlab(diagnostics))
    assert read == [
        {
            "description": each.message,
            "check_name": each.code,
            "fingerprint": fingerprint,
            "severity": "major" if each.severity is Severity.ERROR else "minor",
            "location": {
                "path": path.name,
                "lines": {"begin": each.location.line, "end": each.location.end_line},
            },
        }
        for each, fingerprint in zip(diagnostics, gitlab_fingerprints(diagnostics), strict=True)
    ]


def test_gitlab_gives_back_any_file_name() -> None:
    (read,) = json.loads(as_gitlab([in_file(NASTY_NAME)]))
    assert read["location"]["path"] == NASTY_NAME


# Fingerprints, which GitLab's report and SARIF share


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_no_two_fingerprints_of_a_report_are_the_same(path: Path) -> None:
    made = gitlab_fingerprints(diagnostics_of(path))
    assert len(set(made)) == len(made)


@pytest.mark.parametrize(
    "name", ["both-roles", "repeated-unit", "duplicate-areas", "name-clash-alias"]
)
def test_fingerprints_stay_when_lines_are_inserted_above(name: str) -> None:
    content = (HERE / "broken" / f"{name}.yaml").read_bytes()
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
        pytest.param(ERROR._replace(code="both-roles"), id="code"),
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


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_sarif_and_gitlab_have_the_same_fingerprints(path: Path) -> None:
    diagnostics = diagnostics_of(path)
    assert [
        each["partialFingerprints"]["sourceLineHash/v1"]
        for each in sarif_run(diagnostics)["results"]
    ] == gitlab_fingerprints(diagnostics)


# SARIF


def assert_valid_sarif(text: str) -> None:
    formats = FormatChecker()
    # Where the package that knows a format is not there, jsonschema passes over it in silence.
    assert {"uri", "uri-reference"} <= formats.checkers.keys()
    Draft4Validator(SCHEMA, format_checker=formats).validate(json.loads(text))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_sarif_is_valid_by_the_published_schema(path: Path) -> None:
    assert_valid_sarif(as_sarif(diagnostics_of(path)))


def test_sarif_of_nothing_is_valid_and_has_no_results() -> None:
    assert_valid_sarif(as_sarif([]))
    assert sarif_run([])["results"] == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_sarif_says_what_the_diagnostics_say(path: Path) -> None:
    diagnostics = diagnostics_of(path)
    run = sarif_run(diagnostics)
    assert run["results"] == [
        {
            "ruleId": each.code,
            "ruleIndex": [rule.code for rule in RULES].index(each.code),
            "level": each.severity.value,
            "message": {"text": each.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": path.name},
                        "region": {
                            "startLine": each.location.line,
                            "startColumn": each.location.column,
                            "endLine": each.location.end_line,
                            "endColumn": each.location.end_column,
                        },
                    }
                }
            ],
            "partialFingerprints": {"sourceLineHash/v1": fingerprint},
        }
        for each, fingerprint in zip(diagnostics, gitlab_fingerprints(diagnostics), strict=True)
    ]


def test_sarif_names_the_tool_and_all_its_rules() -> None:
    run = sarif_run([ERROR])
    assert run.keys() == {"tool", "columnKind", "newlineSequences", "results"}
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\r", "\n"]
    driver = run["tool"]["driver"]
    assert driver.keys() == {"name", "version", "rules"}
    assert (driver["name"], driver["version"]) == ("portplan", __version__)
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]


def test_sarif_explains_a_rule_with_its_examples() -> None:
    (rule,) = (each for each in RULES if each.code == "duplicate-key")
    (read,) = (
        each for each in sarif_run([])["tool"]["driver"]["rules"] if each["id"] == "duplicate-key"
    )
    assert read == {
        "id": "duplicate-key",
        "shortDescription": {"text": rule.breaks},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"""\
{rule.why}

Wrong:
lead:
  - 天津海关
lead:
  - 天津海事局

Right:
lead:
  - 天津海关
  - 天津海事局""",
            "markdown": f"""\
{rule.why}

Wrong:

```yaml
lead:
  - 天津海关
lead:
  - 天津海事局
```

Right:

```yaml
lead:
  - 天津海关
  - 天津海事局
```""",
        },
        "defaultConfiguration": {"level": "error"},
    }


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        pytest.param("data/tasks.yaml", "data/tasks.yaml", id="relative"),
        pytest.param("./data/tasks.yaml", "data/tasks.yaml", id="with a dot"),
        pytest.param("../tasks.yaml", "../tasks.yaml", id="one up"),
        pytest.param("表.yaml", "%E8%A1%A8.yaml", id="Chinese"),
        pytest.param("a b,c%20d.yaml", "a%20b%2Cc%2520d.yaml", id="blank, comma, percent sign"),
        pytest.param("a:b#c?d.yaml", "a%3Ab%23c%3Fd.yaml", id="what would end a path or a scheme"),
        pytest.param("a\nb.yaml", "a%0Ab.yaml", id="newline"),
        pytest.param("\udcb1\udced.yaml", "%B1%ED.yaml", id="not UTF-8"),
        pytest.param("<stdin>", "%3Cstdin%3E", id="standard input"),
    ],
)
def test_sarif_has_a_file_name_as_a_relative_reference(name: str, uri: str) -> None:
    assert sarif_uri(name) == uri
    assert_valid_sarif(as_sarif([in_file(name)]))


def test_sarif_has_an_absolute_name_as_a_uri(tmp_path: Path) -> None:
    path = tmp_path / "a b%表.yaml"
    assert sarif_uri(str(path)) == f"{tmp_path.as_uri()}/a%20b%25%E8%A1%A8.yaml"
    assert_valid_sarif(as_sarif([in_file(str(path))]))


def test_sarif_takes_any_name_and_message() -> None:
    nasty = in_file(NASTY_NAME)._replace(message=NASTY_MESSAGE)
    assert_valid_sarif(as_sarif([nasty]))


def test_a_uri_that_is_none_does_not_pass_for_valid() -> None:
    # Shows that the tests above look at the formats and not at the types alone.
    broken = as_sarif([in_file("tasks.yaml")]).replace('"tasks.yaml"', '"a b<>.yaml"')
    with pytest.raises(Exception, match="is not a 'uri-reference'"):
        assert_valid_sarif(broken)
