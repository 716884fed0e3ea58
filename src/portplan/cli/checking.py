"""Files -> their diagnostics, mended first where that is asked for."""

import errno
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from portplan.cli.console import tell
from portplan.files.disk import read, write_atomically
from portplan.files.load import check_content
from portplan.files.mend import mend
from portplan.source.findings import Diagnostic


def check_files(
    names: Iterable[str], codes: frozenset[str], *, fix: bool
) -> tuple[list[Diagnostic], list[str]]:
    """Check files by the rules of these codes.

    Return all diagnostics, sorted, and the files that could not be read, each of which is told.
    """
    found: list[Diagnostic] = []
    unread = []
    for name in names:
        try:
            found += _checked(name, codes, fix=fix)
        except OSError as error:
            unread.append(name)
            tell(f"cannot read {name}: {error.strerror}")
    found.sort(key=lambda each: each.location)
    return found, unread


def _checked(name: str, codes: frozenset[str], *, fix: bool) -> list[Diagnostic]:
    """Check a file, and mend it before where that is asked for. Raises OSError."""
    if name == "-":
        name, content = "<stdin>", sys.stdin.buffer.read()
    else:
        content = read(Path(name))
    found = _mended(name, content, codes) if fix else check_content(name, content).diagnostics
    return [each for each in found if each.code in codes]


def _mended(name: str, content: bytes, codes: frozenset[str]) -> Sequence[Diagnostic]:
    result = mend(name, content, codes)
    if result.content != content:
        try:
            _replace(Path(name), content, result.content)
        except OSError as error:
            tell(f"cannot write {name}, so nothing in it is mended: {error.strerror}")
            return check_content(name, content).diagnostics
    for each in result.mended:
        places = f" (and {len(each.edits) - 1} more)" if len(each.edits) > 1 else ""
        tell(f"mended {each}{places}")
    return result.left


def _replace(file: Path, before: bytes, after: bytes) -> None:
    """Write a file unless somebody saved it meanwhile, who would lose that. Raises OSError."""
    if file.is_file() and file.read_bytes() != before:
        raise OSError(errno.EBUSY, "it has changed meanwhile")
    write_atomically(file, after)
