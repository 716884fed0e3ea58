"""Files -> their diagnostics, mended first where that is asked for."""

import errno
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from portplan.cli.console import tell
from portplan.cli.failures import too_large
from portplan.files.disk import alone, read, require_memory, write_atomically
from portplan.files.load import check_content
from portplan.files.mend import foresee, mend
from portplan.questions.question import WrongCallError
from portplan.source.findings import Diagnostic

_STANDARD_INPUT = "<stdin>"


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


def check_files(names: Iterable[str], codes: frozenset[str], *, fix: bool) -> Results:
    """Check files by the rules of these codes; `-` is standard input.

    Each file that cannot be read is told. Raises WrongCallError for what cannot be mended.
    """
    names = list(names)
    if fix:
        _require_files(names)
    results = Results([], [], [])
    for name in names:
        told = ""
        called = _STANDARD_INPUT if name == "-" else name
        try:
            _check(name, codes, results, fix=fix)
        except OSError as error:
            told = f"cannot read {called}: {error.strerror}"
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


def _check(name: str, codes: frozenset[str], results: Results, *, fix: bool) -> None:
    """Check a file, and mend it before where that is asked for. Raises OSError."""
    if name == "-":
        name, content = _STANDARD_INPUT, sys.stdin.buffer.read()
        require_memory(name, len(content))
        found = _foreseen(name, content, codes, results)
    else:
        # Absolute, since ./- is a file and - is none.
        path = Path(name).absolute()
        with alone(path) if fix else nullcontext():
            content = read(path)
            found = (_mended if fix else _foreseen)(name, content, codes, results)
    results.found.extend(each for each in found if each.code in codes)


def _foreseen(
    name: str, content: bytes, codes: frozenset[str], results: Results
) -> Sequence[Diagnostic]:
    foreseen = foresee(name, content, codes)
    if foreseen.content != content:
        results.changes.append(Change(name, content, foreseen.content))
    return foreseen.left


def _mended(name: str, content: bytes, codes: frozenset[str], _: Results) -> Sequence[Diagnostic]:
    result = mend(name, content, codes)
    left = result.left
    if result.content != content:
        try:
            write_atomically(Path(name), result.content, before=content)
        except OSError as error:
            tell(f"cannot write {name}, so nothing in it is mended: {error.strerror}")
            result, left = result._replace(mended=()), check_content(name, content).diagnostics
    for each in result.mended:
        places = f" (and {len(each.edits) - 1} more)" if len(each.edits) > 1 else ""
        tell(f"mended {each}{places}")
    # What they still offer would bring harm, or cannot be written.
    return [each._replace(edits=()) for each in left]
