"""What a file is and what it would be -> a unified diff, which patch and git apply take."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

# So many lines stand around a change, and so far lines that go on alike are looked for.
_CONTEXT = 3
_FAR = 100

_WITHOUT_END = b"\\ No newline at end of file\n"

# What the header of a diff can hold in quotes alone, as git has it.
_UNSAFE = re.compile(rb'[\x00-\x1f"\\\x7f]')
_ESCAPES = {b"\t": rb"\t", b"\n": rb"\n", b"\r": rb"\r", b'"': rb"\"", b"\\": rb"\\"}


class _Change(NamedTuple):
    """Lines of the old content, and those that stand in their place."""

    start: int
    end: int
    new_start: int
    new_end: int


def difference(file: str, before: bytes, after: bytes) -> bytes:
    """Return the diff from a file's content to another; nothing where they are the same.

    It is exact to the byte, whatever the line ends. `file` is its name, which the diff has relative
    to the current folder where it is below that: patch refuses others.
    """
    old, new = _lines(before), _lines(after)
    hunks = b"".join(_hunk(old, new, changes) for changes in _near_ones(_changes(old, new)))
    name = _in_header(_relative(file))
    return b"--- %b\n+++ %b\n%b" % (name, name, hunks) if hunks else b""


def _lines(content: bytes) -> Sequence[bytes]:
    """Return the lines as patch sees them: a carriage return ends none."""
    return re.findall(rb"[^\n]*\n|[^\n]+", content)


def _changes(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[_Change]:
    """Find what differs, from the beginning on: a mending changes few lines in one place.

    difflib takes minutes for a long file, whose lines are much alike.
    """
    at, to = 0, 0
    while at < len(old) and to < len(new):
        if old[at] == new[to]:
            at, to = at + 1, to + 1
            continue
        less, more = _until_alike(old, new, at, to)
        yield _Change(at, less, to, more)
        at, to = less, more
    if at < len(old) or to < len(new):
        yield _Change(at, len(old), to, len(new))


def _until_alike(old: Sequence[bytes], new: Sequence[bytes], at: int, to: int) -> tuple[int, int]:
    """Return from where on both go on alike, after as few lines as possible; else their ends."""
    for lines in range(1, _FAR):
        for less in range(lines + 1):
            more = lines - less
            goes_on = old[at + less : at + less + _CONTEXT]
            if goes_on and goes_on == new[to + more : to + more + _CONTEXT]:
                return at + less, to + more
    return len(old), len(new)


def _near_ones(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Put together the changes whose context would overlap."""
    near: list[_Change] = []
    for change in changes:
        if near and change.start - near[-1].end > 2 * _CONTEXT:
            yield near
            near = []
        near.append(change)
    if near:
        yield near


def _hunk(old: Sequence[bytes], new: Sequence[bytes], changes: Sequence[_Change]) -> bytes:
    first, last = changes[0], changes[-1]
    start = max(first.start - _CONTEXT, 0)
    end = min(last.end + _CONTEXT, len(old))
    place = first.new_start - (first.start - start)
    written = []
    done = start
    for change in changes:
        written += [_line(b" ", each) for each in old[done : change.start]]
        written += [_line(b"-", each) for each in old[change.start : change.end]]
        written += [_line(b"+", each) for each in new[change.new_start : change.new_end]]
        done = change.end
    written += [_line(b" ", each) for each in old[done:end]]
    new_end = last.new_end + end - last.end
    return b"@@ -%b +%b @@\n%b" % (_range(start, end), _range(place, new_end), b"".join(written))


def _range(start: int, end: int) -> bytes:
    """Return a range of lines as a hunk's header has it: an empty one is behind a line."""
    number = end - start
    if number == 1:
        return b"%d" % end
    return b"%d,%d" % (start + 1 if number else start, number)


def _line(sign: bytes, line: bytes) -> bytes:
    return sign + line if line.endswith(b"\n") else sign + line + b"\n" + _WITHOUT_END


def _relative(file: str) -> str:
    path = Path(file)
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _in_header(name: str) -> bytes:
    raw = os.fsencode(name)
    if _UNSAFE.search(raw):
        return b'"%b"' % _UNSAFE.sub(lambda each: _escaped(each[0]), raw)
    # A tab says that what stands in front of it, with its spaces, is the name.
    return raw + b"\t" if b" " in raw else raw


def _escaped(character: bytes) -> bytes:
    return _ESCAPES.get(character, b"\\%03o" % character[0])
