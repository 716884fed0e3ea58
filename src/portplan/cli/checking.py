"""Files -> their diagnostics, mended first where that is asked for."""

import errno
import stat
import sys
from collections.abc import Collection, Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from portplan.cli.console import tell, to_write_instead
from portplan.cli.failures import cannot_read, too_large
from portplan.cli.plans import to_check_instead
from portplan.files.disk import alone, read, require_memory, write_atomically
from portplan.files.load import ChosenBy, check_content
from portplan.files.mend import foresee, mend
from portplan.questions.question import WrongCallError
from portplan.source.findings import Diagnostic, Rule
from portplan.text.messages import _, beside, n_
from portplan.text.reasons import reason

STANDARD_INPUT = "<stdin>"


class Change(NamedTuple):
    """A file that mending changes, and its content before and after."""

    name: str
    before: bytes
    after: bytes


class Results(NamedTuple):
    """What was found in files: all diagnostics, sorted, and the files that could not be read.

    A diagnostic has edits where --fix would mend it, and `changes` are what it would change.
    """

    found: list[Diagnostic]
    unread: list[str]
    changes: list[Change]


class Checks(NamedTuple):
    """How files are checked: by which rules, and whether they are mended before.

    With a revision, what they are checked `against`, only that is found which it does not have.
    """

    rules: Collection[Rule]
    fix: bool = False
    against: str | None = None


def check_files(names: Iterable[str], checks: Checks, *, by: ChosenBy) -> Results:
    """Check files; `-` is standard input.

    `by` is what says that it is these. Each file that cannot be read is told. Raises WrongCallError
    for what cannot be mended, and for a revision that cannot be read.
    """
    names = list(names)
    if checks.against is not None and "-" in names:
        message = _("--against needs a file that git can know; standard input is none")
        raise WrongCallError(message)
    if checks.fix:
        _require_files(names)
    results = Results([], [], [])
    for name in names:
        told = ""
        called = STANDARD_INPUT if name == "-" else name
        try:
            _check(name, checks, results)
        except OSError as error:
            told = cannot_read(called, error, to_check_instead(error, by))
            if error.errno == errno.ENOMEM:
                told = too_large(called)
        except MemoryError:
            # Told below: as long as this lasts, so does all that has taken the memory.
            told = too_large(called)
        if told:
            results.unread.append(name)
            tell(told)
    results.found.sort(key=lambda each: each.location)
    return results


def _require_files(names: Iterable[str]) -> None:
    for name in names:
        if name == "-":
            message = _("--fix needs a file to write to; standard input is none")
            raise WrongCallError(message)
        if _is_pipe(name):
            message = _("{file} is a pipe, which cannot be mended; name the file itself", file=name)
            raise WrongCallError(message)


def _is_pipe(name: str) -> bool:
    try:
        return stat.S_ISFIFO(Path(name).stat().st_mode)
    except (OSError, ValueError):  # which reading it will say
        return False


def _check(name: str, checks: Checks, results: Results) -> None:
    """Check a file, and mend it before where that is asked for. Raises as check_files, and OSError.

    A file without one that it could be against is as it is without a revision.
    """
    if name == "-":
        name, content = STANDARD_INPUT, sys.stdin.buffer.read()
        require_memory(name, len(content))
        found = _foreseen(name, content, checks.rules, results)
    else:
        # Absolute, since ./- is a file and - is none.
        path = Path(name).absolute()
        with alone(path) if checks.fix else nullcontext():
            content = read(path)
            found = (_mended if checks.fix else _foreseen)(name, content, checks.rules, results)
    found = [each for each in found if each.rule in checks.rules]
    if checks.against is not None:
        found = _only_new(name, content, found, checks.against)
    results.found.extend(found)


def _only_new(name: str, content: bytes, found: list[Diagnostic], against: str) -> list[Diagnostic]:
    """Return what a file has that it does not have at a revision, and tell how much is left out.

    Raises WrongCallError where the revision cannot be read.
    """
    from portplan.files.against import only_new  # noqa: PLC0415 - for revisions alone
    from portplan.files.history import HistoryError, at_revision  # noqa: PLC0415 - likewise

    path = Path(name).resolve()
    try:
        before = at_revision(against, f"./{path.name}", path.parent)
    except HistoryError as error:
        raise WrongCallError(str(error)) from error
    if before is None:
        tell(
            _(
                "{revision} has no {file}: all that is wrong in it is new",
                revision=against,
                file=name,
            )
        )
        return found
    new = only_new(found, content, before)
    if left := len(found) - len(new):
        tell(
            n_(
                "{file}: left out {number} problem that {revision} has too",
                "{file}: left out {number} problems that {revision} has too",
                left,
                file=name,
                revision=against,
            )
        )
    return new


def _foreseen(
    name: str, content: bytes, rules: Collection[Rule], results: Results
) -> Sequence[Diagnostic]:
    foreseen = foresee(name, content, rules)
    if foreseen.content != content:
        results.changes.append(Change(name, content, foreseen.content))
    return foreseen.left


def _mended(
    name: str, content: bytes, rules: Collection[Rule], _results: Results
) -> Sequence[Diagnostic]:
    result = mend(name, content, rules)
    left = result.left
    if result.content != content:
        try:
            write_atomically(Path(name), result.content, before=content)
        except OSError as error:
            wrong = _(
                "cannot write {file}, so nothing in it is mended: {reason}",
                file=name,
                reason=reason(error),
            )
            tell(beside(wrong, to_write_instead(error)))
            result, left = result._replace(mended=()), check_content(name, content).diagnostics
    for each in result.mended:
        tell(_mended_at(each))
    # What they still offer would bring harm, or cannot be written.
    return [each._replace(edits=()) for each in left]


def _mended_at(each: Diagnostic) -> str:
    more = len(each.edits) - 1
    if more:
        return _("mended {diagnostic} (and {number} more)", diagnostic=each, number=more)
    return _("mended {diagnostic}", diagnostic=each)
