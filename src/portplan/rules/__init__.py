"""The rules of the data file, one family a module.

A rule is one `Rule` in its family's module: its code, how bad it is, why it matters, a wrong
and a right example, and its check. The list is made of what the modules hold.
"""

from itertools import chain

from portplan.plan.names import NameNotUnderstoodError
from portplan.rules import collectives, numbers, roles, texts, units
from portplan.source import reading
from portplan.source.draft import Draft
from portplan.source.findings import Diagnostic, Finding, Rule

__all__ = ["RULES", "check", "find_rule"]

RULES: tuple[Rule, ...] = tuple(
    value
    for family in (reading, texts, numbers, units, roles, collectives)
    for value in vars(family).values()
    if isinstance(value, Rule)
)


def find_rule(code: str) -> Rule:
    """Return the rule of a code. Raises NameNotUnderstoodError, with the nearest codes."""
    known = {rule.code: rule for rule in RULES}
    if code not in known:
        from portplan.text.nearness import nearest  # noqa: PLC0415 - for wrong calls alone

        raise NameNotUnderstoodError("rule", code, nearest(code, sorted(known)))
    return known[code]


# So many diagnostics has one rule in one file.
_MOST = 10_000


def check(draft: Draft) -> tuple[Diagnostic, ...]:
    """Return the places where a draft breaks a rule, in the order of the file.

    Where very many break one, the last says how many more there are from there on, and has all
    their edits.
    """
    found: dict[Rule, list[Finding]] = {}
    for finding in draft.findings:
        found.setdefault(finding.rule, []).append(finding)
    for rule in RULES:
        if rule.check:
            found.setdefault(rule, []).extend(rule.check(draft))
    shown = chain.from_iterable(map(_shown, found.values()))
    diagnostics = (_diagnostic(draft, finding) for finding in shown)
    return tuple(sorted(diagnostics, key=lambda each: (each.location, each.code, each.message)))


def _shown(found: list[Finding]) -> list[Finding]:
    if len(found) <= _MOST:
        return found
    found.sort(key=lambda each: each.span)
    first, more = found[: _MOST - 1], found[_MOST - 1 :]
    message = f"the same in {len(more)} places from here on; mend those above and check again"
    edits = tuple(edit for each in more for edit in each.edits)
    return [*first, more[0]._replace(message=message, edits=edits)]


def _diagnostic(draft: Draft, finding: Finding) -> Diagnostic:
    location = draft.source.location(finding.span)
    line = draft.source.line(location.line)
    return Diagnostic(location, finding.rule, finding.message, line, finding.edits)
