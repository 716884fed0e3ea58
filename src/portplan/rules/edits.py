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


def rewrite(source: Source, scalar: Scalar, text: str) -> tuple[Edit, ...]:
    """Make a scalar say another text, in the quotes that it has."""
    return _replace(source, scalar, [text], "")


def split(source: Source, scalar: Scalar, texts: Sequence[str]) -> tuple[Edit, ...]:
    """Make several entries of one, on lines of their own in a block and in line in a flow."""
    if _is_block_entry(source, scalar):
        before = source.text[source.line_start(scalar.start) : scalar.start]
        return _replace(source, scalar, texts, source.line_end(scalar.end) + before)
    return _replace(source, scalar, texts, ", ") if in_flow(source, scalar) else ()


def in_flow(source: Source, scalar: Scalar) -> bool:
    """Say whether an entry stands between [ and ]."""
    # Back to what stands in front, and no further: the line may be the whole file.
    line_start = source.line_start(scalar.start)
    before = scalar.start - 1
    while before > line_start and source.text[before].isspace():
        before -= 1
    return before >= line_start and source.text[before] in "[,"


def _is_block_entry(source: Source, scalar: Scalar) -> bool:
    """Say whether nothing but its dash stands in front of an entry."""
    line_start = source.line_start(scalar.start)
    return bool(re.compile(_BLOCK_ENTRY).fullmatch(source.text, line_start, scalar.start))


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
    if _is_block_entry(source, scalar):
        start = source.line_start(scalar.start)
        end = source.next_line(scalar.end)
        # A text on lines below its dash may be a block text, to which a comment behind it that is
        # indented as deep would belong.
        above = source.text[source.line_start(previous.start) : previous.start]
        if source.text[scalar.end : end].strip() or not above.strip():
            return ()
        return (Edit(Span(start, end), ""),)
    between = source.text[previous.end : scalar.start]
    return (Edit(Span(previous.end, scalar.end), ""),) if between.strip() == "," else ()
