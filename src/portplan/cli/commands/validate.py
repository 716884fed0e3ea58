"""validate: what is wrong in data files, where, and how to mend it."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from portplan.cli.command import Command
from portplan.cli.console import encoding, say, tell, write
from portplan.cli.failures import as_typed
from portplan.questions.asked import Asked, What
from portplan.questions.question import WrongCallError
from portplan.reports import REPORTS, report
from portplan.source.findings import Severity
from portplan.text.messages import N_, _, facts, headed, listed, n_, several
from portplan.text.normal import visible

if TYPE_CHECKING:
    from portplan.cli.checking import Change
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
    diff: bool = False,
    against: str | None = None,
) -> int:
    from portplan.cli.checking import (  # noqa: PLC0415 - help need not wait for PyYAML
        STANDARD_INPUT,
        Checks,
        check_files,
    )
    from portplan.files.load import ChosenBy, chosen, is_shipped  # noqa: PLC0415 - likewise

    if diff:
        _require_sense(form, fix=fix)
    if against is not None:
        _require_revision(against, "--fix" if fix else "--diff" if diff else "")
    checks = Checks(_rules(select, ignore), fix, against)
    path, by = (None, ChosenBy.CALLER) if files else chosen()
    names = list(dict.fromkeys(files)) if path is None else [str(path)]
    if path and names == ["-"]:
        message = _(
            "PORTPLAN_DATA is -, which is no file; portplan validate - checks standard input"
        )
        raise WrongCallError(message)
    if path and fix and is_shipped(path):
        message = _("--fix does not mend the table that comes with portplan; name the FILE to mend")
        raise WrongCallError(message)
    found, unread, changes = check_files(names, checks, by=by)
    if diff:
        _show(changes, found)
    else:
        write(report(form or "text")(found, encoding()))
    checked = [STANDARD_INPUT if name == "-" else name for name in names if name not in unread]
    if checked:
        # Of problems that were there before, it has been said how many are left out.
        nothing = _("no problems") if against is None else _("no new problems")
        tell(_summary(checked, _counted(found) or nothing))
    if any(each.edits for each in found):
        tell(_way_to_mend(found, select, ignore))
    if unread:
        return 2
    errors = any(each.severity is Severity.ERROR for each in found)
    return 1 if errors or (strict and found) else 0


def _require_sense(form: str | None, *, fix: bool) -> None:
    """Refuse what --diff makes no sense with. Raises WrongCallError."""
    if fix:
        message = _(
            "--diff shows what --fix would change, and changes nothing; take one of them out"
        )
        raise WrongCallError(message)
    if form not in (None, "text"):
        message = _(
            "--diff shows the problems as text, not as {format}; take --format {format} out",
            format=form,
        )
        raise WrongCallError(message)


def _require_revision(against: str, mending: str) -> None:
    """Refuse what is no revision, and what goes by all of a file. Raises WrongCallError."""
    if mending:
        message = _(
            "{option} is for all of a file, also for what is old; take {option} or --against out",
            option=mending,
        )
        raise WrongCallError(message)
    if ":" in against:
        message = _(
            "{revision} is no revision; write one, such as HEAD or origin/main", revision=against
        )
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
    from portplan.cli.checking import STANDARD_INPUT  # noqa: PLC0415 - where it is loaded already

    mended = [each for each in found if each.edits]
    files = list(dict.fromkeys(each.location.file for each in mended))
    number = len(mended)
    if STANDARD_INPUT in files:
        return _("{number} can be mended with --fix, which needs a file", number=number)
    if len(files) > _NAMED:
        return _("{number} can be mended with --fix; add it to this call", number=number)
    options = [word for code in select for word in ("--select", code)]
    options += [word for code in ignore for word in ("--ignore", code)]
    words = ["portplan", "validate", "--fix", *options, *map(as_typed, files)]
    return _("{number} can be mended with --fix: {command}", number=number, command=" ".join(words))


def _rules(select: Sequence[str], ignore: Sequence[str]) -> "frozenset[Rule]":
    """Return the rules that are asked for. Raises NameNotUnderstoodError."""
    from portplan.rules import RULES, find_rule  # noqa: PLC0415 - help need not wait for PyYAML

    return frozenset(map(find_rule, select) if select else RULES).difference(map(find_rule, ignore))


def _summary(files: Sequence[str], found: str) -> str:
    """Return in a line which files were checked, and what was found."""
    number = len(files)
    names = listed(files[:_NAMED], number - _NAMED) if number > _NAMED else several(files)
    checked = n_("{number} file checked", "{number} files checked", number)
    return headed(names, facts([checked, found]))


def _counted(found: "Sequence[Diagnostic]") -> str:
    """Return how many of each severity there are, nothing for none."""
    errors = sum(each.severity is Severity.ERROR for each in found)
    warnings = len(found) - errors
    counts = [
        *([n_("{number} error", "{number} errors", errors)] if errors else []),
        *([n_("{number} warning", "{number} warnings", warnings)] if warnings else []),
    ]
    return listed(counts) if counts else ""


COMMAND = Command(
    help=N_("Check data files: say of all that is wrong where it stands and how to mend it."),
    examples=("validate data/tasks.yaml", "validate --strict --format github plan.yaml"),
    asks=(
        Asked(
            "files", What.FILE, N_("FILE"),
            N_(
                "Files to check, - for standard input; else $PORTPLAN_DATA, else data/tasks.yaml or"
                " tasks.yaml in this folder, else the table that comes with portplan."
            ),
            many=True,
        ),
        Asked(
            "form", What.CHOICE, N_("FORMAT"), N_("{choices}; else text."),
            "--format", choices=tuple(REPORTS),
        ),
        Asked(
            "select", What.RULE, N_("CODE"), N_("Only this rule; may be given several times."),
            "--select", many=True,
        ),
        Asked(
            "ignore", What.RULE, N_("CODE"), N_("Not this rule; may be given several times."),
            "--ignore", many=True,
        ),
        Asked("strict", What.FLAG, "", N_("Exit with 1 for a warning too."), "--strict"),
        Asked(
            "against", What.REVISION, N_("REV"),
            N_("Only what is new since this revision of git."), "--against",
        ),
        Asked("fix", What.FLAG, "", N_("Mend in the files what has one safe mending."), "--fix"),
        Asked(
            "diff", What.FLAG, "", N_("Show what --fix would change; change nothing."), "--diff"
        ),
    ),
    run=_run,
)  # fmt: skip
