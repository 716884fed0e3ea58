"""GitLab reads its code quality report for what the diagnostics say."""

import json
import re

import pytest

from portplan import Severity
from reporting import (
    BROKEN,
    ERROR,
    NASTY_NAME,
    WARNING,
    diagnostics_of,
    gitlab_fingerprints,
    in_file,
    reported,
)


def test_gitlab_gets_its_code_quality_report() -> None:
    read = json.loads(reported("gitlab", [ERROR, WARNING]))
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
    assert reported("gitlab", []) == "[]\n"


def test_gitlab_reads_what_the_diagnostics_say(subtests: pytest.Subtests) -> None:
    for path in BROKEN:
        with subtests.test(path.stem):
            diagnostics = diagnostics_of(path)
            read = json.loads(reported("gitlab", diagnostics))
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
                for each, fingerprint in zip(
                    diagnostics, gitlab_fingerprints(diagnostics), strict=True
                )
            ]


def test_gitlab_gives_back_any_file_name() -> None:
    (read,) = json.loads(reported("gitlab", [in_file(NASTY_NAME)]))
    assert read["location"]["path"] == NASTY_NAME
