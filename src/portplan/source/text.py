"""A file's text, and where in it things stand."""

import re
from bisect import bisect_right
from functools import cached_property

from portplan.source.findings import Location, Span

LINE_END = re.compile(r"\r\n|\r|\n")


class Source:
    """A file's name and text. Turns offsets into the lines and columns that editors show."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self.text))]

    @cached_property
    def _lines(self) -> dict[int, str]:
        return {}

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1] + 1
        # What stands on a line's end, or behind the last character, stands behind the line.
        return line, min(column, len(self.line(line)) + 1)

    def location(self, span: Span) -> Location:
        """Return where a span stands."""
        return Location(self.name, *self.place(span.start), *self.place(span.end))

    def line(self, number: int) -> str:
        """Return a line's text without its end."""
        if number not in self._lines:
            start = self._line_starts[number - 1]
            end = LINE_END.search(self.text, start)
            self._lines[number] = self.text[start : end.start() if end else len(self.text)]
        return self._lines[number]

    def has_line_end(self, span: Span) -> bool:
        """Say whether a stretch goes over the end of a line."""
        return bool(LINE_END.search(self.text, span.start, span.end))

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self._line_starts[bisect_right(self._line_starts, offset) - 1]

    def next_line(self, offset: int) -> int:
        """Return where the line behind that of an offset begins, or the text ends."""
        end = LINE_END.search(self.text, offset)
        return end.end() if end else len(self.text)

    def line_end(self, offset: int) -> str:
        """Return the characters that end the line of an offset; on the last line, a line feed."""
        end = LINE_END.search(self.text, offset)
        return end[0] if end else "\n"
