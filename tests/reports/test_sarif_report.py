"""SARIF is valid by its published schema, and says what the diagnostics say."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, FormatChecker

from portplan import __version__
from portplan.rules import RULES
from reporting import (
    BROKEN,
    ERROR,
    NASTY_MESSAGE,
    NASTY_NAME,
    SARIF_SCHEMA,
    diagnostics_of,
    gitlab_fingerprints,
    in_file,
    reported,
    sarif_run,
)


def sarif_uri(name: str) -> str:
    (result,) = sarif_run([in_file(name)])["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert isinstance(uri, str)
    return uri


def assert_valid_sarif(text: str) -> None:
    formats = FormatChecker()
    # Where the package that knows a format is not there, jsonschema passes over it in silence.
    assert {"uri", "uri-reference"} <= formats.checkers.keys()
    Draft4Validator(SARIF_SCHEMA, format_checker=formats).validate(json.loads(text))


def test_sarif_is_valid_by_the_published_schema(subtests: pytest.Subtests) -> None:
    for path in BROKEN:
        with subtests.test(path.stem):
            assert_valid_sarif(reported("sarif", diagnostics_of(path)))


def test_sarif_of_nothing_is_valid_and_has_no_results() -> None:
    assert_valid_sarif(reported("sarif", []))
    assert sarif_run([])["results"] == []


def test_sarif_says_what_the_diagnostics_say(subtests: pytest.Subtests) -> None:
    for path in BROKEN:
        with subtests.test(path.stem):
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
                for each, fingerprint in zip(
                    diagnostics, gitlab_fingerprints(diagnostics), strict=True
                )
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
    assert_valid_sarif(reported("sarif", [in_file(name)]))


def test_sarif_has_an_absolute_name_as_a_uri(tmp_path: Path) -> None:
    path = tmp_path / "a b%表.yaml"
    assert sarif_uri(str(path)) == f"{tmp_path.as_uri()}/a%20b%25%E8%A1%A8.yaml"
    assert_valid_sarif(reported("sarif", [in_file(str(path))]))


def test_sarif_takes_any_name_and_message() -> None:
    nasty = in_file(NASTY_NAME)._replace(message=NASTY_MESSAGE)
    assert_valid_sarif(reported("sarif", [nasty]))


def test_a_uri_that_is_none_does_not_pass_for_valid() -> None:
    # Shows that the tests above look at the formats and not at the types alone.
    broken = reported("sarif", [in_file("tasks.yaml")]).replace('"tasks.yaml"', '"a b<>.yaml"')
    with pytest.raises(Exception, match="is not a 'uri-reference'"):
        assert_valid_sarif(broken)
