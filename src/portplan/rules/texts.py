"""The rules of what texts are made of."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from portplan.rules.edits import rewrite
from portplan.rules.spacing import CHINESE, goes_on, is_chinese, respaced
from portplan.source.draft import Draft
from portplan.source.findings import Finding, Rule, Severity, Span
from portplan.source.text import Source
from portplan.source.values import Scalar
from portplan.text.messages import N_, _
from portplan.text.normal import shortened

_FULL_WIDTH = dict(zip(",.;:?!()", "，。；：？！（）", strict=True))
# Compiled when a text has such a mark, which few have.
_ASCII_MARK = rf"(?<={CHINESE})[{''.join(_FULL_WIDTH)}](?={CHINESE})"
_COMMENT = r"[ \t]+(?P<at>#)"


def _whitespace(draft: Draft) -> Iterator[Finding]:
    listed = {scalar.text for scalar in draft.listed_units()}
    names = listed | draft.named
    # Names come again and again: where none of them has white space, no place of them has.
    untrimmed = any(text != text.strip() for text in names)
    for scalar in chain(draft.prose(), draft.unit_names() if untrimmed else (), draft.aliases()):
        if scalar.text != scalar.text.strip():
            edits = rewrite(draft.source, scalar, scalar.text.strip())
            yield Finding(WHITESPACE, scalar.span, _at_an_end(scalar.text), edits)
    spaced = {text: respaced(text) for text in names if len(text.split(maxsplit=1)) > 1}
    for scalar in draft.unit_names() if spaced else ():
        if scalar.text in spaced:
            yield from _inside_a_name(draft.source, scalar, spaced[scalar.text], listed)


def _inside_a_name(
    source: Source, scalar: Scalar, right: str, listed: set[str]
) -> Iterator[Finding]:
    if goes_on(source, scalar, listed):
        # A line that is indented deeper than the entry above it is read as part of that entry.
        start = source.next_line(scalar.start)
        written = source.text[start : source.next_line(start)]
        start += len(written) - len(written.lstrip())
        message = _("this line is read as part of the entry above; align its dash with the others")
        yield Finding(WHITESPACE, Span(start, start + 1), message)
    elif scalar.text.strip() != right and (
        # What separates units, rather than the parts of one, is joined-units.
        scalar.text in listed or not listed.issuperset(scalar.text.split())
    ):
        message = _("white space stands inside a unit's name; write {unit}", unit=shortened(right))
        yield Finding(WHITESPACE, scalar.span, message)


def _at_an_end(text: str) -> str:
    if text == text.strip() + "\n":
        return _("a line break ends this text; write it on one line, or >- in place of > or |")
    return _("white space stands at an end of this text; take it out")


def _punctuation(draft: Draft) -> Iterator[Finding]:
    written = "".join(scalar.text for scalar in draft.prose())
    if any(mark in written for mark in _FULL_WIDTH):
        for scalar in draft.prose():
            yield from _ascii_marks(draft.source, scalar)
    for item in draft.items:
        text = item.text
        if text and not text.text.rstrip().endswith("。") and is_chinese(text.text):
            yield _without_full_stop(draft.source, text)


def _without_full_stop(source: Source, text: Scalar) -> Finding:
    comment = re.compile(_COMMENT).match(source.text, text.end)
    if comment:
        message = _(
            "what follows # is a comment and not read; if it belongs to the text, write the whole"
            " text in ASCII quotes, \" or '"
        )
        return Finding(PUNCTUATION, Span(*comment.span("at")), message)
    is_closed = source.text[text.end - 1] != text.text.rstrip()[-1]  # by a quote
    end = text.end - is_closed
    return Finding(PUNCTUATION, Span(end - 1, end), _("an item's text must end with 。"))


def _repeated_text(draft: Draft) -> Iterator[Finding]:
    of_items = N_("this item's text stands already at {line}:{column}; is it a copy?")
    yield from _repeats(draft, of_items, (item.text for item in draft.items))
    of_areas = N_("this area's title stands already at {line}:{column}; is it a copy?")
    yield from _repeats(draft, of_areas, (area.title for area in draft.areas or ()))


def _repeats(draft: Draft, message: str, texts: Iterable[Scalar | None]) -> Iterator[Finding]:
    first: dict[str, Scalar] = {}
    for text in filter(None, texts):
        earlier = first.setdefault(text.text, text)
        if earlier is not text:
            line, column = draft.source.place(earlier.start)
            yield Finding(REPEATED_TEXT, text.span, _(message, line=line, column=column))


def _ascii_marks(source: Source, scalar: Scalar) -> Iterator[Finding]:
    """Find the marks, each at its place where the text stands in the file as it reads."""
    if _FULL_WIDTH.keys().isdisjoint(scalar.text):
        return
    begin = scalar.start + (0 if scalar.plain else 1)
    alike = 0  # so far the text stands in the file as it reads
    for mark in re.finditer(_ASCII_MARK, scalar.text):
        full_width = _FULL_WIDTH[mark[0]]
        message = _(
            "the ASCII {mark} stands among Chinese characters; write {full_width}",
            mark=mark[0],
            full_width=full_width,
        )
        if not source.text.startswith(scalar.text[alike : mark.end()], begin + alike):
            # Escapes or line breaks stand in front of it: the text is named, and once.
            yield Finding(PUNCTUATION, scalar.span, message)
            return
        alike = mark.end()
        span = Span(begin + mark.start(), begin + mark.end())
        yield Finding(PUNCTUATION, span, message)


WHITESPACE = Rule(
    code="whitespace",
    severity=Severity.ERROR,
    breaks=N_(
        "white space, also the full-width space, at an end of a text or between the Chinese"
        " characters of a unit's name; in a name, any other than a single plain space"
    ),
    why=N_(
        "It cannot be seen, and makes two names that look the same different. Between the words of"
        " a name in letters a space belongs to it."
    ),
    wrong='lead:\n  - "天津海关 "',
    right="lead:\n  - 天津海关",
    check=_whitespace,
)

PUNCTUATION = Rule(
    code="punctuation",
    severity=Severity.WARNING,
    breaks=N_(
        "ASCII punctuation between Chinese characters; an item's Chinese text that does not end"
        " with 。"
    ),
    why=N_(
        "The published table uses full-width punctuation throughout and ends each text with 。,"
        " so another mark is likely a slip of the keyboard, and a missing 。 a text cut short."
        " Texts in other languages end as theirs do."
    ),
    wrong="text: 优化海事监管流程,整合现场执法内容",
    right="text: 优化海事监管流程，整合现场执法内容。",
    check=_punctuation,
)

REPEATED_TEXT = Rule(
    code="repeated-text",
    severity=Severity.WARNING,
    breaks=N_("two items with the same text, or two areas with the same title"),
    why=N_("It is most likely a copy that was to be edited, and the text meant is lost."),
    wrong="- number: 1\n  text: 提高周转效率。\n  ...\n- number: 2\n  text: 提高周转效率。\n  ...",
    right="- number: 1\n  text: 提高周转效率。\n  ...\n- number: 2\n  text: 节约报关成本。\n  ...",
    check=_repeated_text,
)
