"""Files -> their diagnostics, mended first where that is asked for."""

import errno
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

from portplan.cli.console import tell
from portplan.cli.failures import too_large
from portplan.files.disk import alone, read, require_memory, write_atomically
from portplan.files.load import check_content
from portplan.files.mend import mend
from portplan.questions.question import WrongCallError
from portplan.source.findings import Diagnostic

_STANDARD_INPUT = "<stdin>"


def check_files(
    names: Iterable[str], codes: frozenset[str], *, fix: bool, against: str | None = None
) -> tuple[list[Diagnostic], list[str]]:
    """Check files by the rules of these codes; `-` is standard input.

    With a revision, what it is `against`, only that is found which the file there does not have.
    Return all diagnostics, sorted, and the files that could not be read, each of which is told.
    Raises WrongCallError for what cannot be mended, and for a revision that cannot be read.
    """
    names = list(names)
    if against is not None and "-" in names:
        message = "--against needs a file that git can know; standard input is none"
        raise WrongCallError(message)
    if fix:
        _require_files(names)
    found: list[Diagnostic] = []
    unread = []
    for name in names:
        told = ""
        called = _STANDARD_INPUT if name == "-" else name
        try:
            checked = _checked(name, codes, fix=fix)
            found += checked if against is None else _only_new(name, checked, against)
        except OSError as error:
            told = f"cannot read {called}: {error.strerror}"
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


def _only_new(name: str, found: list[Diagnostic], against: str) -> list[Diagnostic]:
    """Return what a file has that it does not have at a revision, and tell how much is left out.

    Raises WrongCallError where the revision cannot be read, and OSError where the file cannot.
    """
    from portplan.files.against import only_new  # noqa: PLC0415 - for revisions alone
    from portplan.files.history import HistoryError, at_revision  # noqa: PLC0415 - likewise

    path = Path(name).resolve()
    try:
        before = at_revision(against, f"./{path.name}", path.parent)
    except HistoryError as error:
        raise WrongCallError(str(error)) from error
    if before is None:
        tell(f"{against} has no {name}: all that is wrong in it is new")
        return found
    new = only_new(found, read(path), before)
    if len(new) < len(found):
        tell(f"{name}: left out what {against} has too, {len(found) - len(new)} in number")
    return new


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


def _checked(name: str, codes: frozenset[str], *, fix: bool) -> list[Diagnostic]:
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
                _mended(name, content, codes) if fix else check_content(name, content).diagnostics
            )
    return [each for each in found if each.code in codes]


def _mended(name: str, content: bytes, codes: frozenset[str]) -> Sequence[Diagnostic]:
    result = mend(name, content, codes)
    if result.content != content:
        try:
            write_atomically(Path(name), result.content, before=content)
        except OSError as error:
            tell(f"cannot write {name}, so nothing in it is mended: {error.strerror}")
            return check_content(name, content).diagnostics
    for each in result.mended:
        places = f" (and {len(each.edits) - 1} more)" if len(each.edits) > 1 else ""
        tell(f"mended {each}{places}")
    return result.left
