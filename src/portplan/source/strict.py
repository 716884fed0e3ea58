"""What libyaml lets pass, and YAML's definition and other readers of it do not.

A file must be read alike by all, so it is no YAML here either. It is looked for apart from the
reading, and most files show at a glance that they have none of it.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from portplan.source.findings import Finding, Span
from portplan.source.reading import SYNTAX
from portplan.text.messages import _, n_

if TYPE_CHECKING:
    import yaml

    Loader = type[yaml.SafeLoader | yaml.CSafeLoader]

# How a dash that is alone in brackets cannot but stand. To look for a pattern takes much longer.
_LONE_DASHES = ("-,", "-]", "-}")

# Compiled for the files that need them, which are few.
_LINE = r"(?:\r\n|\r|\n)( *+)([^ \r\n])"
_COMMENT = r"[ \t]*+#"
_BLANK = r"[ \t]*+(?:[\r\n]|\Z)"
_BLOCK_HEADER = r"[|>][-+0-9]*(?:(#)|(?P<tab> *\t))?"
# Outside of comments: what stands between two tokens is they and white space.
_TAB = r"(?:[^#\t]|#[^\r\n]*)*+(?P<tab>\t)"
_BLANKS_BEHIND = r"[|>][-+]?[^\S\r\n]*(?:#[^\r\n]*)?((?:(?:\r\n|\r|\n) *+)+)(\S)?"


def misplaced(text: str, parsed: str | bytes, loader: "Loader") -> Iterator[Finding]:
    """Find comments that stand tight behind something, dashes alone in brackets, and tabs.

    A tab between two things is white space to libyaml, and to PyYAML's own parser a mistake.

    `parsed` is what the parser gets of the text, and can read to its end.
    """
    if not ("\t" in text or _has_tight_hash(text) or any(dash in text for dash in _LONE_DASHES)):
        return
    header, tab = re.compile(_BLOCK_HEADER), re.compile(_TAB)
    # Any: the stubs know neither the parser's tokens nor that they have marks.
    tokens: Iterator[Any] = iter(loader(parsed).get_token, None)
    before = 0
    for token in tokens:
        start, end = token.start_mark.index, token.end_mark.index
        if found := tab.match(text, before, start):
            yield _tab(found.end())
        before = max(before, end)
        style = getattr(token, "style", None)
        if style in {"|", ">"}:
            found = header.match(text, start)
            if found and found[1]:
                yield _tight_comment(found.start(1))
            elif found and found["tab"]:
                yield _tab(found.end())
            continue
        if start < end and text.startswith("#", end):
            yield _tight_comment(end)
        if getattr(token, "plain", False) and token.value == "-":
            message = _(
                "a dash alone stands in brackets; write a text, or the dash in ASCII quotes"
            )
            yield Finding(SYNTAX, Span(start, end), message)


def _has_tight_hash(text: str) -> bool:
    """Say whether a # stands behind anything but white space, in a text or elsewhere."""
    at = text.find("#", 1)
    while at > 0 and text[at - 1].isspace():
        at = text.find("#", at + 1)
    return at > 0


def _tab(end: int) -> Finding:
    message = _(
        "a tab stands here, which other readers of YAML refuse; write a space, or nothing at the"
        " end of a line"
    )
    return Finding(SYNTAX, Span(end - 1, end), message)


def _tight_comment(at: int) -> Finding:
    message = _(
        "no space stands in front of this #; write one if a comment begins here, else take it out"
    )
    return Finding(SYNTAX, Span(at, at + 1), message)


def outdented(text: str, span: Span, column: int, *, in_quotes: bool) -> Finding | None:
    """Find the first line of a text in quotes, or of brackets, that is indented too little.

    Such a line stands further to the right than the key or dash, at `column`, to which it belongs.
    """
    blank, comment = re.compile(_BLANK), re.compile(_COMMENT)
    for line in re.compile(_LINE).finditer(text, span.start, span.end):
        begin = line.end(1)
        if len(line[1]) > column or blank.match(text, begin):
            continue
        if in_quotes or not comment.match(text, begin):
            message = _goes_on_with_text if in_quotes else _goes_on_with_brackets
            return Finding(SYNTAX, Span(begin, begin + 1), message(column + 1))
    return None


def _goes_on_with_text(spaces: int) -> str:
    return n_(
        "this line goes on with a text in quotes from above; write at least a space in front of"
        " it, so that it stands deeper than what it belongs to",
        "this line goes on with a text in quotes from above; write at least {number} spaces in"
        " front of it, so that it stands deeper than what it belongs to",
        spaces,
    )


def _goes_on_with_brackets(spaces: int) -> str:
    return n_(
        "this line goes on with a list or mapping in brackets from above; write at least a space"
        " in front of it, so that it stands deeper than what it belongs to",
        "this line goes on with a list or mapping in brackets from above; write at least {number}"
        " spaces in front of it, so that it stands deeper than what it belongs to",
        spaces,
    )


def blanks_too_deep(text: str, start: int, column: int) -> Finding | None:
    """Find a blank line that is indented deeper than the line with which a block text begins.

    Where that line begins with a #, libyaml takes it for a comment and the text for empty.
    """
    blanks = re.compile(_BLANKS_BEHIND).match(text, start)
    if not blanks or blanks[2] != "#":
        return None
    *lines, last = re.split(r"\r\n|\r|\n", blanks[1])
    if column < len(last) < max(map(len, lines)):
        message = _("a blank line above is indented deeper than this one; take its spaces out")
        return Finding(SYNTAX, Span(blanks.start(2), blanks.end(2)), message)
    return None
