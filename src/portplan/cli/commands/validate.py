"""validate: what is wrong in data files, where, and how to mend it."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from portplan.cli.command import Command, alternatives
from portplan.cli.console import encoding, say, tell, write
from portplan.cli.failures import as_typed
from portplan.plan.names import NameNotUnderstoodError
from portplan.questions.asked import Asked, What
from portplan.questions.question import WrongCallError
from portplan.reports import REPORTS, report
from portplan.source.findings import Severity
from portplan.text.normal import visible

if TYPE_CHECKING:
    from portplan.cli.checking import Change
    from portplan.source.findings import Diagnostic, Rule

_STANDARD_INPUT = "<stdin>"

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
    diff: bool = False,
) -> int:
    from portplan.cli.checking import check_files  # noqa: PLC0415 - help need not wait for PyYAML
    from portplan.files.load import data_path  # noqa: PLC0415 - likewise

    if diff:
        _require_sense(form, fix=fix)
    codes = _codes(select, ignore)
    names = list(dict.fromkeys(files or [str(data_path())]))
    if names == ["-"] and not files:
        message = "PORTPLAN_DATA is -, which is no file; portplan validate - checks standard input"
        raise WrongCallError(message)
    found, unread, changes = check_files(names, codes, fix=fix)
    if diff:
        _show(changes, found)
    else:
        write(report(form or "text")(found, encoding()))
    checked = ["<stdin>" if name == "-" else name for name in names if name not in unread]
    tell(_summary(checked, found))
    if any(each.edits for each in found):
        tell(_way_to_mend(found, select, ignore))
    if unread:
        return 2
    errors = any(each.severity is Severity.ERROR for each in found)
    return 1 if errors or (strict and found) else 0


def _require_sense(form: str | None, *, fix: bool) -> None:
    """Refuse what --diff makes no sense with. Raises WrongCallError."""
    if fix:
        message = "--diff shows what --fix would change, and changes nothing; take one of them out"
        raise WrongCallError(message)
    if form not in (None, "text"):
        message = f"--diff shows the problems as text, not as {form}; take --format {form} out"
        raise WrongCallError(message)


def _show(changes: "Sequence[Change]", found: "Sequence[Diagnostic]") -> None:
    """Write the diff to standard output, and the diagnostics to standard error."""
    from portplan.files.difference import difference  # noqa: PLC0415 - for --diff alone

    content = b"".join(difference(*change) for change in changes)
    if sys.stdout.isatty():
        # Exact to the byte it is only where nothing in it can steer a terminal.
        lines = content.decode(errors="backslashreplace").split("\n")
        content = "\n".join(map(visible, lines)).encode(encoding(), "backslashreplace")
    write(content)
    of_errors = sys.stderr.encoding or "utf-8"
    if found:
        say(report("text")(found, of_errors).decode(of_errors).removesuffix("\n"))


def _way_to_mend(
    found: "Sequence[Diagnostic]", select: Sequence[str], ignore: Sequence[str]
) -> str:
    """Return in a line how much --fix mends, and the command that does."""
    mended = [each for each in found if each.edits]
    files = list(dict.fromkeys(each.location.file for each in mended))
    if _STANDARD_INPUT in files:
        return f"{len(mended)} can be mended with --fix, which needs a file"
    if len(files) > _NAMED:
        return f"{len(mended)} can be mended with --fix; add it to this call"
    options = [word for code in select for word in ("--select", code)]
    options += [word for code in ignore for word in ("--ignore", code)]
    words = ["portplan", "validate", "--fix", *options, *map(as_typed, files)]
    return f"{len(mended)} can be mended with --fix: {' '.join(words)}"


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
        Asked("fix", What.FLAG, "", "Mend in the file what has one safe mending.", "--fix"),
        Asked("diff", What.FLAG, "", "Show what --fix would change; change nothing.", "--diff"),
    ),
    run=_run,
)  # fmt: skip
