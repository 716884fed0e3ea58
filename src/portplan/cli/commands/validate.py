"""validate: what is wrong in data files, where, and how to mend it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portplan.cli.command import Command, alternatives
from portplan.cli.console import encoding, tell, write
from portplan.plan.names import NameNotUnderstoodError
from portplan.questions.asked import Asked, What
from portplan.questions.question import WrongCallError
from portplan.reports import REPORTS, report
from portplan.source.findings import Severity

if TYPE_CHECKING:
    from portplan.source.findings import Diagnostic, Rule

# So many files does the summary name.
_NAMED = 3


def _run(
    files: Sequence[str] = (),
    form: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    *,
    strict: bool = False,
    fix: bool = False,
    against: str | None = None,
) -> int:
    from portplan.cli.checking import check_files  # noqa: PLC0415 - help need not wait for PyYAML
    from portplan.files.load import data_path  # noqa: PLC0415 - likewise

    if against is not None and fix:
        message = "--fix mends what is old too; leave --against out, or --fix"
        raise WrongCallError(message)
    if against == "":
        message = "--against is empty; write a revision, such as HEAD or origin/main"
        raise WrongCallError(message)
    if against and ":" in against:
        message = f"{against} is no revision; write a revision, such as HEAD or origin/main"
        raise WrongCallError(message)
    codes = _codes(select, ignore)
    names = list(dict.fromkeys(files or [str(data_path())]))
    if names == ["-"] and not files:
        message = "PORTPLAN_DATA is -, which is no file; portplan validate - checks standard input"
        raise WrongCallError(message)
    found, unread = check_files(names, codes, fix=fix, against=against)
    write(report(form or "text")(found, encoding()))
    checked = ["<stdin>" if name == "-" else name for name in names if name not in unread]
    tell(_summary(checked, found))
    if unread:
        return 2
    errors = any(each.severity is Severity.ERROR for each in found)
    return 1 if errors or (strict and found) else 0


def find_rule(code: str) -> "Rule":
    """Return the rule of a code. Raises NameNotUnderstoodError."""
    from portplan.rules import RULES  # noqa: PLC0415 - help need not wait for PyYAML
    from portplan.text.nearness import nearest  # noqa: PLC0415 - for wrong calls alone

    known = {rule.code: rule for rule in RULES}
    if code not in known:
        raise NameNotUnderstoodError("rule", code, nearest(code, sorted(known)))
    return known[code]


def _codes(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """Return the codes of the rules that are asked for. Raises NameNotUnderstoodError."""
    from portplan.rules import RULES  # noqa: PLC0415 - help need not wait for PyYAML

    selected = [find_rule(code) for code in select] or RULES
    ignored = {find_rule(code) for code in ignore}
    return frozenset(rule.code for rule in selected if rule not in ignored)


def _summary(files: Sequence[str], found: "Sequence[Diagnostic]") -> str:
    """Return in a line which files were checked, and what was found."""
    counts = [
        _count(number, severity.value)
        for severity in Severity
        if (number := sum(each.severity is severity for each in found))
    ]
    problems = " and ".join(counts) or "no problems"
    checked = f"{_count(len(files), 'file')} checked" + (f", {problems}" if files else "")
    more = [f"{len(files) - _NAMED} more"] if len(files) > _NAMED else []
    names = ", ".join([*files[:_NAMED], *more])
    return f"{names}: {checked}" if names else checked


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


_SEVERAL = "may be given several times."

COMMAND = Command(
    help="Check data files: say of all that is wrong where it stands and how to mend it.",
    examples=("validate data/tasks.yaml", "validate --strict --format github plan.yaml"),
    asks=(
        Asked(
            "files", What.FILE, "FILE",
            "Files to check; - is standard input, none the plan that is asked.", many=True,
        ),
        Asked(
            "form", What.CHOICE, "FORMAT", f"{alternatives(tuple(REPORTS))}.",
            "--format", choices=tuple(REPORTS),
        ),
        Asked("select", What.RULE, "CODE", f"Only this rule; {_SEVERAL}", "--select", many=True),
        Asked("ignore", What.RULE, "CODE", f"Not this rule; {_SEVERAL}", "--ignore", many=True),
        Asked("strict", What.FLAG, "", "Exit with 1 for a warning too.", "--strict"),
        Asked(
            "against", What.REVISION, "REV",
            "Only what is new since this revision of git.", "--against",
        ),
        Asked("fix", What.FLAG, "", "Mend in the file what has one safe mending.", "--fix"),
    ),
    run=_run,
)  # fmt: skip
