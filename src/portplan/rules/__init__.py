"""The rules of the data file, one family a module.

A rule is one `Rule` in its family's module: its code, how bad it is, why it matters, a wrong
and a right example, and its check. The list is made of what the modules hold.
"""

from portplan.diagnostic import Diagnostic
from portplan.draft import Draft
from portplan.rules import collectives, numbers, reading, roles, shape, texts, units
from portplan.rules.rule import Broken, Rule

__all__ = ["RULES", "Rule", "check"]

RULES: tuple[Rule, ...] = tuple(
    value
    for family in (reading, shape, texts, numbers, units, roles, collectives)
    for value in vars(family).values()
    if isinstance(value, Rule)
)


def check(draft: Draft) -> tuple[Diagnostic, ...]:
    """Return every place where a draft breaks a rule, in the order of the file."""
    found = (_diagnostic(draft, rule, broken) for rule in RULES for broken in rule.check(draft))
    return tuple(sorted(found, key=lambda each: (each.location, each.code, each.message)))


def _diagnostic(draft: Draft, rule: Rule, broken: Broken) -> Diagnostic:
    location = draft.source.location(broken.span)
    line = draft.source.line(location.line)
    return Diagnostic(location, rule.severity, rule.code, broken.message, line, broken.edits)
