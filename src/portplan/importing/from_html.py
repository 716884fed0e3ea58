"""A web page, also one that Word or a browser saved -> its tables and lines as they are seen.

Tables that only lay out a page give what is in them, in its order; unclosed elements end where
browsers end them. Scripts, styles and controls are no part of the text; pictures, hidden text and
the numbers of lists are named as left out.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple

from portplan.importing.document import Document, LeftOut, Place
from portplan.importing.html_flow import Flow, Table, TableCell, parts_of
from portplan.importing.html_source import decoded
from portplan.importing.limits import (
    check_cells,
    check_columns,
    check_depth,
    check_open,
    check_size,
)
from portplan.text.messages import N_, _

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "ul",
}  # fmt: skip
_PARTS = {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup"}
_GROUPS = {"thead", "tbody", "tfoot"}
_CELLS = {"td", "th"}
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
}  # fmt: skip
# What is never shown as text, or is for a browser without scripts, or stands above other text.
_SILENT = {
    "script", "style", "head", "template", "noscript", "select", "textarea", "button", "datalist",
    "svg", "math", "object", "iframe", "video", "audio", "canvas", "rt", "rp",
}  # fmt: skip
_DELETED = N_("text that a tracked change takes away")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
# What ends when an element begins, and what such an end does not go beyond.
_ENDS = {
    **dict.fromkeys(_BLOCKS | {"table"}, ({"p"}, {*_CELLS, "table", "caption", "body"})),
    "li": ({"li", "p"}, {"ul", "ol", "menu", *_CELLS, "table"}),
    "dt": ({"dt", "dd", "p"}, {"dl", *_CELLS, "table"}),
    "dd": ({"dt", "dd", "p"}, {"dl", *_CELLS, "table"}),
    **dict.fromkeys(_CELLS, ({*_CELLS, "caption", "colgroup"}, {"tr", "table"})),
    "tr": ({"tr", *_CELLS, "caption", "colgroup"}, {"table"}),
    **dict.fromkeys(_GROUPS, ({*_GROUPS, "tr", *_CELLS, "caption", "colgroup"}, {"table"})),
}


def read(content: bytes, name: str) -> Document:  # noqa: ARG001 - every reader is given it
    """Return what an HTML or MHTML file shows.

    Raises UnreadableError where it is over a limit.
    """
    check_size(content)
    text, left_out = decoded(content)
    page = _Page()
    page.feed(text)
    page.close()
    return Document(tuple(parts_of(page.flow)), (*left_out, *page.left_out))


class _Open(NamedTuple):
    """An element that has begun, whether its text is shown, and what is said of it if not."""

    tag: str
    is_silent: bool = False
    what: str = ""


class _Page(HTMLParser):
    """Follows a page's elements and puts its texts where they are seen."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.flow = Flow()
        self.left_out: list[LeftOut] = []
        self._open: list[_Open] = []
        self._counts = Counter[str]()  # of those: most that could end is not there
        self._tables: list[Table] = []
        self._silent = 0
        self._level = 0
        self._cells = 0

    def close(self) -> None:
        """End what is open."""
        super().close()
        self._end_to(0)
        self.flow.end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._imply_ends(tag)
        if tag == "br":
            self._break_line()
        elif tag == "img" and not self._silent:
            self._leave_out(N_("a picture"))
        elif tag == "ol" and not self._silent and "none" not in (values.get("style") or ""):
            self._leave_out(N_("the numbers of a list, which a browser counts"))
        if tag in _BLOCKS:
            self._flow.end_line()
        if tag in _VOID:
            return
        opened = _opened(tag, values)
        if opened.is_silent or tag in _PARTS or (tag in _BLOCKS and not self._is_between_cells):
            self._open.append(opened)
            self._counts[tag] += 1
            check_open(len(self._open))
            self._silent += opened.is_silent
            self._begin(tag, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A browser takes <td/> for <td>; what is not HTML, as in Word's pages, ends itself.
        self.handle_starttag(tag, attrs)
        if ":" in tag:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flow.end_line()
        if tag == "br":
            self._break_line()
        beyond = set() if tag == "table" else {"table"} if tag in _PARTS else {*_CELLS, "table"}
        for at in range(len(self._open) - 1, -1, -1) if self._counts[tag] else ():
            if self._open[at].tag == tag:
                self._end_to(at)
                return
            if self._open[at].tag in beyond:
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            in_pre = any(each.tag == "pre" for each in self._open)
            text = data.replace("\n", "\v") if in_pre else data.replace("\v", " ")
            self._flow.add(text, self._place, self._level)
        elif data.strip():
            hidden = next((each.what for each in self._open if each.is_silent), "")
            if hidden:
                self._leave_out(hidden)

    @property
    def _place(self) -> Place:
        line, column = self.getpos()
        return Place(line=line, column=column + 1)

    @property
    def _flow(self) -> Flow:
        """Where a text is shown that stands here: in front of a table what is in no cell of it."""
        if not self._tables:
            return self.flow
        table = self._tables[-1]
        if table.cell:
            return table.cell.flow
        in_caption = self._open and self._open[-1].tag == "caption"
        return table.caption if in_caption else table.outer

    @property
    def _is_between_cells(self) -> bool:
        """Whether this stands in a table and in no cell of it, where a browser ignores it."""
        return bool(self._tables) and not self._tables[-1].cell and self._open[-1].tag != "caption"

    def _leave_out(self, what: str) -> None:
        self.left_out.append(LeftOut(_(what), self._place))

    def _break_line(self) -> None:
        if self._level and not self._silent:
            self._flow.add("\v", self._place, self._level)
        else:
            self._flow.end_line()

    def _imply_ends(self, tag: str) -> None:
        if tag == "table" and self._tables and not self._tables[-1].cell:
            self.handle_endtag("table")
        ended, beyond = _ENDS.get(tag, ((), ()))
        first = len(self._open)
        for at in range(first - 1, -1, -1) if any(map(self._counts.get, ended)) else ():
            if self._open[at].tag in ended:
                first = at
            elif self._open[at].tag in beyond:
                break
        self._end_to(first)
        if tag in _CELLS and self._tables and self._open[-1].tag != "tr":
            self.handle_starttag("tr", [])

    def _end_to(self, first: int) -> None:
        while len(self._open) > first:
            ended = self._open.pop()
            self._counts[ended.tag] -= 1
            self._silent -= ended.is_silent
            self._end(ended.tag)

    def _begin(self, tag: str, values: dict[str, str | None]) -> None:
        table = self._tables[-1] if self._tables else None
        if re.fullmatch("h[1-6]", tag):
            self._level = int(tag[1])
        elif tag == "table":
            self._flow.end_line()
            self._tables.append(Table(self._place, self._flow))
            check_depth(len(self._tables))
        elif table is None:
            return
        elif tag in _GROUPS:
            table.groups.append([])
            table.in_heading = tag == "thead"
        elif tag == "tr" and not self._silent:
            table.groups[-1].append([])
            table.heading += table.in_heading
        elif tag in _CELLS:
            table.cell = TableCell(
                self._place, _span(values, "rowspan"), max(_span(values, "colspan"), 1)
            )
            check_columns(table.cell.columns)
            if not self._silent:
                table.groups[-1][-1].append(table.cell)

    def _end(self, tag: str) -> None:
        table = self._tables[-1] if self._tables else None
        if re.fullmatch("h[1-6]", tag):
            self._flow.end_line()
            self._level = 0
        elif table is None:
            return
        elif tag in _CELLS and table.cell:
            table.cell.flow.end_line()
            table.cell = None
        elif tag in _GROUPS:
            table.groups.append([])
            table.in_heading = False
        elif tag == "table":
            self._tables.pop()
            inner: list[Place] = []
            self._cells += table.close(inner)
            check_cells(self._cells)
            self.left_out += [
                LeftOut(_("the form of a table inside a cell (its text is read)"), place)
                for place in inner
            ]


def _opened(tag: str, values: dict[str, str | None]) -> _Open:
    if tag in _SILENT:
        return _Open(tag, is_silent=True)
    if tag == "del":
        return _Open(tag, is_silent=True, what=_DELETED)
    if "hidden" in values or _HIDDEN.search(values.get("style") or ""):
        return _Open(tag, is_silent=True, what=N_("hidden text"))
    return _Open(tag)


def _span(values: dict[str, str | None], name: str) -> int:
    found = re.match(r"\s*([0-9]{1,7})", values.get(name) or "")
    return int(found[1]) if found else 1
