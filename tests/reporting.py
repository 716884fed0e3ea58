"""What tests of reports share: diagnostics to report on, and the reports as texts."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from conftest import ROOT
from portplan import Diagnostic, Location
from portplan.files.load import check_content
from portplan.reports import report
from portplan.rules.texts import PUNCTUATION
from portplan.rules.units import UNKNOWN_UNIT

BROKEN = sorted((ROOT / "tests" / "broken").glob("*.yaml"))

# OASIS Standard, "SARIF Version 2.1.0 Plus Errata 01": the schema that is published with it.
SARIF_SCHEMA = json.loads((ROOT / "tests" / "data" / "sarif-schema-2.1.0.json").read_bytes())

ERROR = Diagnostic(
    Location("data/tasks.yaml", 123, 13, 123, 18),
    UNKNOWN_UNIT,
    "天津海亊局 is not among the plan's units; did you mean 天津海事局?",
    "          - 天津海亊局",
)
WARNING = Diagnostic(
    Location("data/tasks.yaml", 130, 15, 131, 4),
    PUNCTUATION,
    "this text does not end with 。; add it",
    "        text: 优化海事监管流程",
)
# All that a format could take for its own, and what steers a terminal.
NASTY_NAME = "50%25, a:b;c=d::e\r\n\x1b[31m\u202e“引号”\\ #?&.yaml"
NASTY_MESSAGE = '100%0A, a:b::c "\\"\r\n::error::\x1b[31m\x9b\u202e\u200b\x00 {0} [x](y)'


def reported(name: str, diagnostics: Sequence[Diagnostic]) -> str:
    """Return a report in the format of this name."""
    return report(name)(diagnostics, "utf-8").decode()


@cache
def diagnostics_of(path: Path) -> tuple[Diagnostic, ...]:
    return check_content(path.name, path.read_bytes()).diagnostics


def in_file(name: str) -> Diagnostic:
    return ERROR._replace(location=ERROR.location._replace(file=name))


def sarif_run(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    log = json.loads(reported("sarif", diagnostics))
    (run,) = log["runs"]
    assert log == {"$schema": SARIF_SCHEMA["id"], "version": "2.1.0", "runs": [run]}
    assert isinstance(run, dict)
    return run


def gitlab_fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    return [each["fingerprint"] for each in json.loads(reported("gitlab", diagnostics))]
