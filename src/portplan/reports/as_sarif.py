"""Diagnostics -> SARIF 2.1.0, the OASIS standard for the results of checkers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from portplan import __version__
from portplan.reports.shared import fingerprints, json_line
from portplan.rules import RULES
from portplan.source.findings import Diagnostic, Location, Rule
from portplan.text.messages import _
from portplan.text.normal import visible

_Form = dict[str, Any]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_RULE_INDEX = {rule.code: index for index, rule in enumerate(RULES)}


def written(diagnostics: Sequence[Diagnostic], _encoding: str) -> bytes:
    """Return a SARIF log as one line of JSON: one run, with all rules and all diagnostics."""
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        # A line ends here where YAML ends it; SARIF's default has no lone carriage return.
        "newlineSequences": ["\r\n", "\r", "\n"],
        "results": list(map(_result, diagnostics, fingerprints(diagnostics))),
    }
    return json_line({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver() -> _Form:
    return {"name": "portplan", "version": __version__, "rules": [_rule(rule) for rule in RULES]}


def _rule(rule: Rule) -> _Form:
    why, wrong, right = map(_, (rule.why, rule.wrong, rule.right))
    of_wrong, of_right = _("Wrong:"), _("Right:")
    return {
        "id": rule.code,
        "shortDescription": {"text": _(rule.breaks)},
        "fullDescription": {"text": why},
        "help": {
            "text": f"{why}\n\n{of_wrong}\n{wrong}\n\n{of_right}\n{right}",
            "markdown": f"{why}\n\n{of_wrong}\n\n{_fenced(wrong)}"
            f"\n\n{of_right}\n\n{_fenced(right)}",
        },
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _fenced(piece: str) -> str:
    return f"```yaml\n{piece}\n```"


def _result(each: Diagnostic, fingerprint: str) -> _Form:
    return {
        "ruleId": each.code,
        "ruleIndex": _RULE_INDEX[each.code],
        "level": each.severity.value,
        "message": {"text": visible(each.message)},
        "locations": [{"physicalLocation": _physical_location(each.location)}],
        "partialFingerprints": {"sourceLineHash/v1": fingerprint},
    }


def _physical_location(at: Location) -> _Form:
    return {
        "artifactLocation": {"uri": _uri(at.file)},
        "region": {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
        },
    }


def _uri(file: str) -> str:
    """Return a file's name as a URI, or as a relative reference where the name is relative.

    Any name makes a valid one, also `<stdin>` and one that is not UTF-8.
    """
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix(), errors="surrogateescape")
