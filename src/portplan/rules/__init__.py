"""The rules of the data file, one family a module.

A rule is one `Rule` in its family's module: its code, how bad it is, why it matters, a wrong
and a right example, and its check. The list is made of what the modules hold.
"""

from portplan.rules import collectives, numbers, roles, texts, units
from portplan.source import reading
from portplan.source.draft import Draft
from portplan.source.findings import Diagnostic, Finding, Rule

__all__ = ["RULES", "check"]

RULES: tuple[Rule, ...] = tuple(
    value
    for family in (reading, texts, numbers, units, roles, collectives)
    for value in vars(family).values()
    if isinstance(value, Rule)
)


def check(draft: Draft) -> tuple[Diagnostic, ...]:
    """Return every place where a draft breaks a rule, in the order of the file."""
    found = [*draft.findings]
    for rule in RULES:
        if rule.check:
            found += rule.check(draft)
    diagnostics = (_diagnostic(draft, finding) for finding in found)
    return tuple(sorted(diagnostics, key=lambda each: (each.location, each.code, each.message)))


def _diagnostic(draft: Draft, finding: Finding) -> Diagnostic:
    location = draft.source.location(finding.span)
    line = draft.source.line(location.line)
    return Diagnostic(location, finding.rule, finding.message, line, finding.edits)
