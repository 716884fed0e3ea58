"""A file with its safe mendings done: only what they change is changed."""

import codecs
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from portplan.files.load import check_content
from portplan.source.findings import Diagnostic, Edit, Rule

# A mending can open the way for another: pasted units, once apart, may repeat one.
_ROUNDS = 100

# How much is read again at most to find out which mendings bring no harm: so many characters, where
# a diagnostic takes about as long as a line. It is some five seconds.
_CHARACTERS = 30_000_000
_LINE = 100


class Mended(NamedTuple):
    """A file's new bytes, what was mended in it, and what was left for people."""

    content: bytes
    mended: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def mend(name: str, content: bytes, rules: Collection[Rule]) -> Mended:
    """Do every mending that these rules offer.

    Comments, order, quotes and line ends stay as they are, to the byte. A mending after which a
    rule would be broken more often than before is not done: pasted units, once apart, may be seen
    to have both roles, which people have to decide. A repeat that comes up so is taken out too.
    """
    mending = _Mending(name, rules)
    return mending.done(content, mending.found(content))


def foresee(name: str, content: bytes, rules: Collection[Rule]) -> Mended:
    """Check a file, and say what `mend` would do.

    The content is what `mend` would make of it. All diagnostics of the file as it is are in `left`;
    those that would not be mended have no edits there.
    """
    mending = _Mending(name, rules)
    found = mending.found(content)
    after = mending.done(content, found)
    mended = {each._replace(edits=()) for each in after.mended}
    # One that was mended after others has another place by then.
    gone = {(each.rule, each.source_line) for each in found} - {
        (each.rule, each.source_line) for each in after.left
    }

    def foreseen(each: Diagnostic) -> Diagnostic:
        bare = each._replace(edits=())
        is_mended = each.rule in rules and (bare in mended or (each.rule, each.source_line) in gone)
        return each if is_mended else bare

    return Mended(after.content, after.mended, tuple(map(foreseen, found)))


class _Mending:
    """The mending of one file."""

    def __init__(self, name: str, rules: Collection[Rule]) -> None:
        self._name = name
        self._rules = rules
        self._to_read = _CHARACTERS

    def done(self, content: bytes, found: tuple[Diagnostic, ...]) -> Mended:
        """Do all mendings of a content in which these diagnostics were found."""
        state = Mended(content, (), found)
        for _ in range(_ROUNDS):
            offered = _compatible(self._mendable(state))
            after = self._with_most(state, offered) if offered else None
            if after is None:
                break
            state = after
        return state

    def found(self, content: bytes) -> tuple[Diagnostic, ...]:
        """Return the diagnostics of a content."""
        found = check_content(self._name, content).diagnostics
        self._to_read -= len(content) + _LINE * len(found)
        return found

    def _mendable(self, state: Mended) -> list[Diagnostic]:
        return [each for each in state.left if each.edits and each.rule in self._rules]

    def _with_most(self, state: Mended, offered: list[Diagnostic]) -> Mended | None:
        """Do the mendings that bring no harm, None where each would.

        All of them at first; where that brings harm, each half beside those that bring none, down
        to the single places of one that writes the same in many.
        """
        harmless: list[Diagnostic] = []
        best = None
        parts = [offered]
        while parts and (self._to_read > 0 or parts == [offered]):
            part = parts.pop()
            after = self._without_harm(state, [*harmless, *part])
            if after:
                harmless += part
                best = after
            else:
                parts += _halves(part)
        return best

    def _without_harm(self, state: Mended, done: list[Diagnostic]) -> Mended | None:
        """Do mendings, and those of what they bring about; None where more is wrong then."""
        before = _counts(state.left)
        after = state
        while done and (self._to_read > 0 or after is state):
            content = _edited(after.content, [edit for each in done for edit in each.edits])
            after = Mended(content, (*after.mended, *_whole(done)), self.found(content))
            more = _counts(after.left) - before
            if not more:
                return after
            done = _compatible([each for each in self._mendable(after) if each.rule in more])
        return None


def _counts(diagnostics: tuple[Diagnostic, ...]) -> Counter[Rule]:
    return Counter(each.rule for each in diagnostics)


def _halves(part: list[Diagnostic]) -> list[list[Diagnostic]]:
    """Return the halves of some mendings, the first one last; none where they cannot be halved."""
    if len(part) > 1:
        half = len(part) // 2
        return [part[half:], part[:half]]
    (one,) = part
    half = len(one.edits) // 2
    if not half or len({edit.text for edit in one.edits}) > 1:
        return []
    return [[one._replace(edits=one.edits[half:])], [one._replace(edits=one.edits[:half])]]


def _whole(done: list[Diagnostic]) -> list[Diagnostic]:
    """Put together again what was halved."""
    edits: dict[Diagnostic, tuple[Edit, ...]] = {}
    for each in done:
        bare = each._replace(edits=())
        edits[bare] = (*edits.get(bare, ()), *each.edits)
    return [each._replace(edits=its) for each, its in edits.items()]


def _compatible(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return those whose edits change no text that another's change; an earlier one goes first."""
    edits = sorted(
        (edit.span, place) for place, each in enumerate(diagnostics) for edit in each.edits
    )
    refused: set[int] = set()
    end, owner = -1, -1
    for span, place in edits:
        if span.start < end and place != owner:
            refused.add(max(place, owner))
        if span.end > end:
            end, owner = span.end, place
    return [each for place, each in enumerate(diagnostics) if place not in refused]


def _edited(content: bytes, edits: list[Edit]) -> bytes:
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content.decode("utf-8-sig")
    pieces = []
    done = 0
    for span, new in sorted(edits):
        pieces += [text[done : span.start], new]
        done = span.end
    return mark + "".join([*pieces, text[done:]]).encode()
