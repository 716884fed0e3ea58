"""What closes an item of a text: （A牵头，B、C按职责分工负责）, or 责任单位：A、B at its end."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from portplan.importing.headings import Meaning, heading
from portplan.importing.names import is_unit
from portplan.importing.phrases import Clause, Phrase, Said, phrase

_OPENING, _CLOSING = "（(【〔[", "）)】〕]"
_LABEL = re.compile(r"(?:^|(?<=[。；;！？\s]))([^。；;！？，,、\s：:（）()]{2,10})[：:]\s*(?=\S)")
_SENTENCE_ENDS = "。；！？"
_PEOPLE = re.compile(r"(?:责任|牵头|分管|主管|包联|配合|联系).{0,4}(?:领导|人|同志|电话)")
_UNITS = {Meaning.ROLE, Meaning.RESPONSIBLE, Meaning.NEITHER}
_BEHIND = re.compile(r"\s*([。；;]?)\s*")
# Longer is no unit's name, but a sentence.
_LONGEST_NAME = 40


class Closed(NamedTuple):
    """The text in front of a closing phrase, and what the phrase says."""

    text: str
    phrase: Phrase
    published: str


def closed(text: str, alone: Container[str] = ()) -> tuple[list[Closed], str]:
    """Return the passages of a text that have a closing phrase, and what is left behind them."""
    found: list[Closed] = []
    start = 0
    for opening, end, said in _phrases(text, alone):
        before = text[start:opening].strip()
        published = text[opening:end]
        behind = _BEHIND.match(text, end)
        stop = behind[1] if behind else ""
        start = behind.end() if behind else end
        if found and not before:
            found[-1] = _and(found[-1], said, published)
            continue
        if stop == "。" and before and before[-1] not in "。！？；":
            # The sentence's end, which was published behind the phrase.
            before += stop
        found.append(Closed(before, said, published))
    return found, text[start:].strip()


def _and(one: Closed, said: Phrase, published: str) -> Closed:
    both = Phrase(
        (*one.phrase.clauses, *said.clauses),
        (*one.phrase.others, *said.others),
        (*one.phrase.remarks, *said.remarks),
    )
    return Closed(one.text, both, one.published + published)


def _phrases(text: str, alone: Container[str]) -> Iterator[tuple[int, int, Phrase]]:
    """Return where the closing phrases stand, and what they say."""
    at = 0
    for opening, end in _brackets(text):
        behind, before = text[end : end + 1], text[:opening].rstrip()[-1:]
        if opening < at or not (_ends(behind) or before in _SENTENCE_ENDS):
            continue
        said = phrase(text[opening + 1 : end - 1], alone)
        if before in _SENTENCE_ENDS and before and _are_units(said):
            said = said._replace(clauses=tuple(map(_as_shared, said.clauses)))
        if _closes(said):
            yield opening, end, said
            at = end
    labels = [each for each in _LABEL.finditer(text, at) if _labels(each[1])]
    if any(heading(each[1]).meaning in _UNITS for each in labels):
        start = labels[0].start(1)
        said = phrase(text[start:], alone)
        if _closes(said):
            yield start, len(text), said


def _ends(behind: str) -> bool:
    """Say whether a sentence may end in front of a character."""
    return not behind or behind in "。；;（(【\n \u3000"


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Return where the outermost brackets begin and end."""
    depth = opening = 0
    for at, each in enumerate(text):
        if each in _OPENING:
            if not depth:
                opening = at
            depth += 1
        elif each in _CLOSING and depth:
            depth -= 1
            if not depth:
                yield opening, at + 1


def _are_units(said: Phrase) -> bool:
    """Say whether a phrase is nothing but units: （市商务局、市财政局）."""
    names = [name for each in said.clauses for name in each.names]
    plain = all(each.said is Said.PLAIN for each in said.clauses)
    return plain and any(len(name) > 2 for name in names) and all(map(is_unit, names))  # noqa: PLR2004


def _as_shared(clause: Clause) -> Clause:
    return Clause(Said.SHARED, clause.names, by_verb=False)


def _closes(said: Phrase) -> bool:
    """Say whether a phrase is one of units: something is said of names, and no sentence is one."""
    names = [name for each in said.clauses for name in each.names]
    return any(each.said is not Said.PLAIN and each.names for each in said.clauses) and all(
        len(name) <= _LONGEST_NAME and "。" not in name for name in names
    )


def is_label(text: str) -> bool:
    """Say whether a paragraph begins with a label: 责任单位：, 完成时限： or 责任领导：."""
    label = _LABEL.match(text)
    return label is not None and _labels(label[1])


def _labels(word: str) -> bool:
    known = heading(word).meaning in {*_UNITS, Meaning.OTHER}
    return known or bool(_PEOPLE.fullmatch(word))
