"""Safe edits of a file's text, for the rules that can mend what they find.

Each returns no edit where the text is not written in a way that it knows: escapes, folded
lines and comments are left to people.
"""

import re
from collections.abc import Sequence

from portplan.source.findings import Edit, Span
from portplan.source.text import Source
from portplan.source.values import Scalar

# A plain text that begins and goes on so has no other meaning to YAML, nor has one in quotes.
# Compiled when a file has something to mend, which few have.
_SAFE_PLAIN = r"[\u3400-\u9fff“‘（《][^:#,\[\]{}\"'\\]*"
_SAFE_IN_QUOTES = r"[^\"'\\]*"
_BLOCK_ENTRY = r" *- +"
_BEFORE_FLOW_ENTRY = r"[\[,]\s*$"


def rewrite(source: Source, scalar: Scalar, text: str) -> tuple[Edit, ...]:
    """Make a scalar say another text, in the quotes that it has."""
    return _replace(source, scalar, [text], "")


def split(source: Source, scalar: Scalar, texts: Sequence[str]) -> tuple[Edit, ...]:
    """Make several entries of one, on lines of their own in a block and in line in a flow."""
    before = source.text[source.line_start(scalar.start) : scalar.start]
    if re.fullmatch(_BLOCK_ENTRY, before):
        return _replace(source, scalar, texts, source.line_end(scalar.end) + before)
    return _replace(source, scalar, texts, ", ") if in_flow(source, scalar) else ()


def in_flow(source: Source, scalar: Scalar) -> bool:
    """Say whether an entry stands between [ and ]."""
    before = source.text[source.line_start(scalar.start) : scalar.start]
    return bool(re.search(_BEFORE_FLOW_ENTRY, before))


def _replace(
    source: Source, scalar: Scalar, texts: Sequence[str], between: str
) -> tuple[Edit, ...]:
    inside = scalar.span if scalar.plain else Span(scalar.start + 1, scalar.end - 1)
    as_it_reads = source.text[inside.start : inside.end] == scalar.text
    safe = _SAFE_PLAIN if scalar.plain else _SAFE_IN_QUOTES
    if not as_it_reads or not all(re.fullmatch(safe, text) for text in texts):
        return ()
    quote = "" if scalar.plain else source.text[scalar.start]
    return (Edit(inside, f"{quote}{between}{quote}".join(texts)),)


def remove(source: Source, scalar: Scalar, previous: Scalar) -> tuple[Edit, ...]:
    """Take an entry that is not the first out of its list, and its line where it has one."""
    start = source.line_start(scalar.start)
    if re.fullmatch(_BLOCK_ENTRY, source.text[start : scalar.start]):
        end = source.next_line(scalar.end)
        if source.text[scalar.end : end].strip():
            return ()
        return (Edit(Span(start, end), ""),)
    between = source.text[previous.end : scalar.start]
    return (Edit(Span(previous.end, scalar.end), ""),) if between.strip() == "," else ()
