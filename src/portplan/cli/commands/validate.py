"""validate: what is wrong in data files, where, and how to mend it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portplan.cli.command import ELSEWHERE, Command, alternatives
from portplan.cli.console import encoding, tell, write
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
) -> int:
    from portplan.cli.checking import check_files  # noqa: PLC0415 - help need not wait for PyYAML
    from portplan.files.load import ChosenBy, chosen, is_shipped  # noqa: PLC0415 - likewise

    rules = _rules(select, ignore)
    path, by = (None, ChosenBy.CALLER) if files else chosen()
    names = list(dict.fromkeys(files)) if path is None else [str(path)]
    if path and names == ["-"]:
        message = "PORTPLAN_DATA is -, which is no file; portplan validate - checks standard input"
        raise WrongCallError(message)
    if path and fix and is_shipped(path):
        message = "--fix does not mend the table that comes with portplan; name the FILE to mend"
        raise WrongCallError(message)
    found, unread = check_files(names, rules, by=by, fix=fix)
    write(report(form or "text")(found, encoding()))
    checked = ["<stdin>" if name == "-" else name for name in names if name not in unread]
    tell(_summary(checked, found))
    if unread:
        return 2
    errors = any(each.severity is Severity.ERROR for each in found)
    return 1 if errors or (strict and found) else 0


def _rules(select: Sequence[str], ignore: Sequence[str]) -> "frozenset[Rule]":
    """Return the rules that are asked for. Raises NameNotUnderstoodError."""
    from portplan.rules import RULES, find_rule  # noqa: PLC0415 - help need not wait for PyYAML

    return frozenset(map(find_rule, select) if select else RULES).difference(map(find_rule, ignore))


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
            f"Files to check, - for standard input; else {ELSEWHERE}.", many=True,
        ),
        Asked(
            "form", What.CHOICE, "FORMAT", f"{alternatives(tuple(REPORTS))}; else text.",
            "--format", choices=tuple(REPORTS),
        ),
        Asked("select", What.RULE, "CODE", f"Only this rule; {_SEVERAL}", "--select", many=True),
        Asked("ignore", What.RULE, "CODE", f"Not this rule; {_SEVERAL}", "--ignore", many=True),
        Asked("strict", What.FLAG, "", "Exit with 1 for a warning too.", "--strict"),
        Asked("fix", What.FLAG, "", "Mend in the files what has one safe mending.", "--fix"),
    ),
    run=_run,
)  # fmt: skip
