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


def written(diagnostics: Sequence[Diagnostic], _encoding: str) -> bytes:
    """Return a SARIF log as one line of JSON: one run, with all rules and all diagnostics."""
    # What is found in a document that is no plan has rules of its own.
    rules = tuple(dict.fromkeys([*RULES, *(each.rule for each in diagnostics)]))
    index = {rule.code: place for place, rule in enumerate(rules)}
    results = [
        _result(each, fingerprint, index[each.code])
        for each, fingerprint in zip(diagnostics, fingerprints(diagnostics), strict=True)
    ]
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        # A line ends here where YAML ends it; SARIF's default has no lone carriage return.
        "newlineSequences": ["\r\n", "\r", "\n"],
        "results": results,
    }
    return json_line({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(rules: Sequence[Rule]) -> _Form:
    return {"name": "portplan", "version": __version__, "rules": list(map(_rule, rules))}


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


def _result(each: Diagnostic, fingerprint: str, index: int) -> _Form:
    return {
        "ruleId": each.code,
        "ruleIndex": index,
        "level": each.severity.value,
        "message": {"text": visible(each.message)},
        "locations": [_location(each.location)],
        "partialFingerprints": {"sourceLineHash/v1": fingerprint},
    }


def _location(at: Location) -> _Form:
    if at.within:
        return {
            "physicalLocation": {"artifactLocation": {"uri": _uri(at.file)}},
            "logicalLocations": [{"fullyQualifiedName": at.within}],
        }
    return {"physicalLocation": _physical_location(at)}


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
