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
from portplan.text.messages import _
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


def check_files(
    names: Iterable[str], rules: Collection[Rule], *, by: ChosenBy, fix: bool
) -> Results:
    """Check files by these rules; `-` is standard input.

    `by` is what says that it is these. Each file that cannot be read is told. Raises WrongCallError
    for what cannot be mended.
    """
    names = list(names)
    if fix:
        _require_files(names)
    results = Results([], [], [])
    for name in names:
        told = ""
        called = STANDARD_INPUT if name == "-" else name
        try:
            _check(name, rules, results, fix=fix)
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


def _check(name: str, rules: Collection[Rule], results: Results, *, fix: bool) -> None:
    """Check a file, and mend it before where that is asked for. Raises OSError."""
    if name == "-":
        name, content = STANDARD_INPUT, sys.stdin.buffer.read()
        require_memory(name, len(content))
        found = _foreseen(name, content, rules, results)
    else:
        # Absolute, since ./- is a file and - is none.
        path = Path(name).absolute()
        with alone(path) if fix else nullcontext():
            content = read(path)
            found = (_mended if fix else _foreseen)(name, content, rules, results)
    results.found.extend(each for each in found if each.rule in rules)


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
            message = _(
                "cannot write {file}, so nothing in it is mended: {reason}; {way_out}",
                file=name,
                reason=reason(error),
                way_out=to_write_instead(error),
            )
            tell(message)
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
