"""YAML's own errors -> the slip behind them, where it stands and how to mend it.

A YAML parser says where it lost its way, which is often a line or two behind the slip, and
in its own terms. The usual slips show in the text of a line, so they are looked for there.
"""

import re
from typing import NamedTuple

from portplan.plan.fields import keys
from portplan.source.findings import Finding, Span
from portplan.source.reading import SYNTAX
from portplan.source.unseen import AS_BETWEEN_CELLS
from portplan.text.messages import N_, _

# In how many lines, from that of the error upwards, a slip is looked for, and up to which length.
_LINES = 3
_LONGEST = 2000

_KEY = f"(?P<key>{'|'.join(map(re.escape, keys()))})"


class _Slip(NamedTuple):
    """A slip that a line shows: the group `at` is the place, `message` is filled from the match."""

    pattern: re.Pattern[str]
    message: str


_SLIPS = (
    _Slip(
        re.compile(r"^(?P<at><{7}|={7}|>{7}|\|{7})(?= |\r?$)", re.MULTILINE),
        N_(
            "a merge conflict was left in; keep the side that is right and take out the lines"
            " that begin with <<<<<<<, ======= and >>>>>>>"
        ),
    ),
    _Slip(
        re.compile(r"^[^\n]*?[^\s:-] *(?P<at>\t+) *[^\s#]", re.MULTILINE),
        AS_BETWEEN_CELLS,
    ),
    _Slip(
        re.compile(r"^ *(?P<at>\t+)", re.MULTILINE),
        N_("a tab indents this line; write spaces, as many as the lines beside it have"),
    ),
    _Slip(
        re.compile(r"^ *(?P<at>[\u3000\u00a0]+)", re.MULTILINE),
        N_("full-width or no-break spaces indent this line; write plain spaces"),
    ),
    _Slip(
        re.compile(r"^ *(?P<at>[－—–])", re.MULTILINE),
        N_("the dash {first} is not ASCII; write - with a space behind it"),
    ),
    _Slip(
        re.compile(r"^(?P<at>[+])(?= )", re.MULTILINE),
        N_("a + from a diff stands in front of this line; take it out"),
    ),
    _Slip(
        re.compile(r"^(?P<at>```.*)", re.MULTILINE),
        N_("a Markdown fence stands here; take out the lines of ```"),
    ),
    _Slip(
        re.compile(rf"^[ -]*{_KEY}(?P<at>：)", re.MULTILINE),
        N_("the colon behind {key} is full-width; write {key}: with an ASCII colon and a space"),
    ),
    _Slip(
        re.compile(rf"^[ -]*{_KEY}:(?P<at>[\u3000\u00a0])", re.MULTILINE),
        N_("a full-width or no-break space follows the colon; write a plain one"),
    ),
    _Slip(
        re.compile(rf"^[ -]*{_KEY}(?P<at>:)(?=[^\s])", re.MULTILINE),
        N_("no space follows the colon; write {key}: with a space behind it"),
    ),
    _Slip(
        re.compile(r"^ *(?P<at>-)(?=[^\s-])", re.MULTILINE),
        N_("no space follows the dash; write - with a space behind it"),
    ),
    _Slip(
        re.compile(r"(?:^ *-|: ) *\[[^\]\n]*\][ \t]*(?P<at>[^\s#])", re.MULTILINE),
        N_("something stands behind the closing ]; give it a line of its own"),
    ),
    _Slip(
        re.compile(r"(?:^ *-|: ) *(?P<at>[@`%*&!\]},]|[|>](?![-+0-9]*[ \t]*$))", re.MULTILINE),
        N_("a text that begins with {first} needs ASCII quotes around it"),
    ),
    _Slip(
        re.compile(
            r"""(?:^ *-|: ) *(?P<at>(?P<quote>["'])[^\n]*(?P=quote))[ \t]*[^\s#]""", re.MULTILINE
        ),
        N_(
            "the text goes on behind its closing quote; put the whole text in ASCII quotes, with"
            " '...' around it where it has \" in it"
        ),
    ),
    _Slip(
        re.compile(rf"^[ -]*\w+: +[^\"'\s][^\n]*? (?P<at>{_KEY}: )", re.MULTILINE),
        N_("a second key begins here; give {key} a line of its own"),
    ),
    _Slip(
        re.compile(r"^[ -]*\w+: +[^\"'\s][^\n]*?(?P<at>: )", re.MULTILINE),
        N_(
            "a colon and a space stand inside the text; put the whole text in ASCII quotes, \" or '"
        ),
    ),
)

_LONE_RETURN = re.compile(r"\r(?!\n)")
_COMMENT_LINE = re.compile(r"[ \t]*#")
# Only where a word begins: else the time grows with the square of a word's length.
_KEY_BEFORE = re.compile(r"(?<![^\s:])[^\s:]+$")

# What libyaml or PyYAML's own parser says, by a part of it.
_TROUBLES = {
    "document start": N_(
        "a second YAML document begins here; a plan is one, so take this line out"
    ),
    "end of stream": N_("the quote that opens here is never closed"),
    "hexdecimal": N_(
        r"a \ inside double quotes begins an escape that YAML does not know; write \\"
    ),
    "directive": N_("a line that begins with % is for YAML itself; take it out"),
    "start any token": N_(
        "no text can begin so; write spaces for tabs, or the text in ASCII quotes"
    ),
    "escape": N_(r"a \ inside double quotes begins an escape that YAML does not know; write \\"),
    "expected ':'": N_(
        "this is neither a list's entry (- text) nor a key with its colon (key: text);"
        " if it goes on from the line above, join it to that line"
    ),
    "',' or ']'": N_("the [ that opens here is not closed before the next line; close it with ]"),
    "',' or '}'": N_("the { that opens here is not closed before the next line; close it with }"),
    "incompatible": N_("this YAML version is not supported; take the %YAML line out"),
    "mapping values": N_("no key can stand here; is it indented like its neighbours?"),
    "sequence entries": N_("a list begins on a key's line; begin it on the line below"),
    "node content": N_("a value is missing here, or one bracket or comma is too many"),
    "block end": N_("this line is indented like nothing above it; align it with its neighbours"),
    "'-' indicator": N_(
        "this line is indented like nothing above it; align it with its neighbours"
    ),
    "expected key": N_("this line is indented like nothing above it; align it with its neighbours"),
}

# The troubles whose place is where the thing began, not where the parser gave up.
_AT_THEIR_BEGINNING = ("end of stream", "expected ':'", "',' or ']'", "',' or '}'")


def explain(text: str, problem: str, at: int, began: int) -> Finding:
    """Return the `syntax` finding for what a YAML parser said.

    `problem` is the parser's own sentence, `at` the offset where it gave up, and `began` that
    of the thing which it was reading then.
    """
    # A lone carriage return ends a line too. One character for one, so that places stay right.
    text = _LONE_RETURN.sub("\n", text)
    trouble = next((part for part in _TROUBLES if part in problem), "")
    at_beginning = trouble in _AT_THEIR_BEGINNING
    place = min(began if at_beginning else at, len(text))
    return (
        _open_quote(text, place)
        or _slip_near(text, place)
        or (_slip_near(text, min(at, len(text))) if at_beginning else None)
        or Finding(SYNTAX, _span(text, place, trouble), _said(trouble))
    )


def _said(trouble: str) -> str:
    if trouble:
        return _(_TROUBLES[trouble])
    return _("this is not YAML as a plan has it; write keys, lists and plain texts alone")


def _span(text: str, place: int, trouble: str) -> Span:
    if trouble == "mapping values":
        # The parser gave up at the key's colon.
        key = _KEY_BEFORE.search(text, text.rfind("\n", 0, place) + 1, place)
        return Span(*key.span()) if key else Span(place, place + 1)
    return Span(place, place + 1)


def _open_quote(text: str, place: int) -> Finding | None:
    """Look for a quote that was left open, so that the next text's first quote closed it."""
    closing = len(text[:place].rstrip(" ")) - 1
    quote = text[closing : closing + 1]
    opening = text.rfind(quote, 0, max(closing, 0)) if quote in {'"', "'"} else -1
    if opening < 0 or "\n" not in text[opening:closing]:
        return None
    line = text.count("\n", 0, closing) + 1
    message = _(
        "the quote that opens here is closed only in line {line}; close it in its own line",
        line=line,
    )
    return Finding(SYNTAX, Span(opening, opening + 1), message)


def _slip_near(text: str, place: int) -> Finding | None:
    """Look for a slip in the line of `place` and then in those before it, the nearest first."""
    end = _line_end(text, place)
    for _line in range(_LINES):
        start = text.rfind("\n", 0, end) + 1
        passed_over = end - start > _LONGEST or _COMMENT_LINE.match(text, start, end)
        for pattern, message in () if passed_over else _SLIPS:
            if match := pattern.search(text, start, end):
                return Finding(SYNTAX, Span(*match.span("at")), _filled(message, match))
        if not start:
            break
        end = start - 1
    return None


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _filled(message: str, match: re.Match[str]) -> str:
    return _(message, first=match["at"][0], **match.groupdict())
