"""Files -> their diagnostics, mended first where that is asked for."""

import errno
import stat
import sys
from collections.abc import Collection, Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

from portplan.cli.console import tell, to_write_instead
from portplan.cli.failures import too_large
from portplan.cli.plans import to_check_instead
from portplan.files.disk import alone, read, require_memory, write_atomically
from portplan.files.load import ChosenBy, check_content
from portplan.files.mend import mend
from portplan.questions.question import WrongCallError
from portplan.source.findings import Diagnostic, Rule

_STANDARD_INPUT = "<stdin>"


def check_files(
    names: Iterable[str], rules: Collection[Rule], *, by: ChosenBy, fix: bool
) -> tuple[list[Diagnostic], list[str]]:
    """Check files by these rules; `-` is standard input.

    `by` is what says that it is these. Return all diagnostics, sorted, and the files that could
    not be read, each of which is told.
    Raises WrongCallError for what cannot be mended.
    """
    names = list(names)
    if fix:
        _require_files(names)
    found: list[Diagnostic] = []
    unread = []
    for name in names:
        told = ""
        called = _STANDARD_INPUT if name == "-" else name
        try:
            found += _checked(name, rules, fix=fix)
        except OSError as error:
            told = f"cannot read {called}: {error.strerror}; {to_check_instead(error, by)}"
            if error.errno == errno.ENOMEM:
                told = too_large(called)
        except MemoryError:
            # Told below: as long as this lasts, so does all that has taken the memory.
            told = too_large(called)
        if told:
            unread.append(name)
            tell(told)
    found.sort(key=lambda each: each.location)
    return found, unread


def _require_files(names: Iterable[str]) -> None:
    for name in names:
        if name == "-":
            message = "--fix needs a file to write to; standard input is none"
            raise WrongCallError(message)
        if _is_pipe(name):
            message = f"{name} is a pipe, which cannot be mended; name the file itself"
            raise WrongCallError(message)


def _is_pipe(name: str) -> bool:
    try:
        return stat.S_ISFIFO(Path(name).stat().st_mode)
    except (OSError, ValueError):  # which reading it will say
        return False


def _checked(name: str, rules: Collection[Rule], *, fix: bool) -> list[Diagnostic]:
    """Check a file, and mend it before where that is asked for. Raises OSError."""
    if name == "-":
        name, content = _STANDARD_INPUT, sys.stdin.buffer.read()
        require_memory(name, len(content))
        found: Sequence[Diagnostic] = check_content(name, content).diagnostics
    else:
        # Absolute, since ./- is a file and - is none.
        path = Path(name).absolute()
        with alone(path) if fix else nullcontext():
            content = read(path)
            found = (
                _mended(name, content, rules) if fix else check_content(name, content).diagnostics
            )
    return [each for each in found if each.rule in rules]


def _mended(name: str, content: bytes, rules: Collection[Rule]) -> Sequence[Diagnostic]:
    result = mend(name, content, rules)
    if result.content != content:
        try:
            write_atomically(Path(name), result.content, before=content)
        except OSError as error:
            why = f"{error.strerror}; {to_write_instead(error)}"
            tell(f"cannot write {name}, so nothing in it is mended: {why}")
            return check_content(name, content).diagnostics
    for each in result.mended:
        places = f" (and {len(each.edits) - 1} more)" if len(each.edits) > 1 else ""
        tell(f"mended {each}{places}")
    return result.left
