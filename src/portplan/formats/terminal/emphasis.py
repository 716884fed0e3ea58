"""Lines of text -> the same in pieces, with what was asked for standing out."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from rich.cells import cell_len

from portplan.text.normal import folded

# A text and its style, in Rich's words; a line is made of such pieces.
Line = list[tuple[str, str]]

FOUND = "bold reverse"


class Finds(NamedTuple):
    """What stands out: whole names of units, and words that were searched for."""

    names: Sequence[str] = ()
    words: Sequence[str] = ()

    def emphasise(self, lines: Sequence[str], style: str, of_names: str) -> list[Line]:
        """Return a text's lines in pieces. What stands out may go on from a line to the next."""
        if not any(self):
            return [[(line, style)] for line in lines]
        text = "\n".join(lines)
        styles = [style] * len(text)
        for start, end in _names_in(text, self.names):
            styles[start:end] = [of_names] * (end - start)
        for start, end in _words_in(text, self.words):
            styles[start:end] = [FOUND] * (end - start)
        return list(in_pieces(lines, styles))


def _names_in(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return where a name stands as the whole name of a unit."""
    for name in names:
        whole = rf"(?<![^、\n]){re.escape(name)}(?![^、\n])"
        yield from (found.span() for found in re.finditer(whole, text))


def _words_in(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return where words stand, compared as they are in a search."""
    forms: list[str] = []
    # For each character that is compared, the stretch of the text that it is from.
    origins: list[tuple[int, int]] = []
    end = 0
    for character in characters(text):
        start, end = end, end + len(character)
        form = folded(character)
        forms.append(form)
        origins += [(start, end)] * len(form)
    compared = "".join(forms)
    for word in map(folded, words):
        for found in re.finditer(re.escape(word), compared):
            yield origins[found.start()][0], origins[found.end() - 1][1]


def characters(text: str) -> list[str]:
    """Return a text's characters, with each the marks behind it that take no cell of their own."""
    starts = [
        place
        for place, each in enumerate(text)
        if not place or not each.isprintable() or cell_len(each)
    ]
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def in_pieces(lines: Sequence[str], styles: Sequence[str]) -> Iterator[Line]:
    """Return lines in pieces of one style; each character has one, and so has each break."""
    start = 0
    for line in lines:
        styled = zip(line, styles[start : start + len(line)], strict=True)
        yield [
            ("".join(character for character, _ in piece), style)
            for style, piece in groupby(styled, key=lambda each: each[1])
        ]
        start += len(line) + 1
