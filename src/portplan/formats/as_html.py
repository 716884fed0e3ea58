"""A web page: one file, which fetches nothing and runs nothing."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import assert_never

from portplan.formats import Look
from portplan.formats.documents import (
    NAME,
    Grid,
    fit,
    grids,
    headings,
    text_of,
)
from portplan.formats.terminal.emphasis import FOUND, Finds
from portplan.formats.web_style import STYLE, STYLE_OF_SECTIONS, policy
from portplan.plan.fields import Role
from portplan.questions.shown import Cell, Column, Kind, Load, Page, Passage, Row, Shown, Tile

_TAGS = {"": "{}", NAME: "<strong>{}</strong>", FOUND: "<mark>{}</mark>"}

# So many plans need no table of contents.
_FEW = 3

# From so many items on a tile is seen from afar.
_SOME, _MANY = 2, 5


def written(shown: Shown, _: Look) -> bytes:
    """Return an answer's page as HTML, its tables as tables."""
    return "".join(_page(shown.page())).encode("utf-8", "backslashreplace")


def _page(page: Page) -> Iterator[str]:
    words = Finds(words=page.words)
    style = STYLE + STYLE_OF_SECTIONS * bool(page.sections)
    yield head(escaped(page.title), style, policy(style))
    yield f'<main>\n<h1 id="title">{_marked(fit(page.title), words)}</h1>\n'
    yield from _texts(page.text)
    if page.sections:
        yield from _contents(page)
        for number, section in enumerate(page.sections, 1):
            called = f"title-{number}"
            said = _marked(fit(section.title), words)
            yield f'<section id="{number}">\n<h2 id="{called}">{said}</h2>\n'
            yield from _tables(section, "h3", called)
            yield "</section>\n"
    else:
        yield from _tables(page, "h2", "title")
    yield "</main>\n</body>\n</html>\n"


def head(title: str, style: str, may_do: str) -> str:
    """Return a page's beginning: its title, which is escaped, its style and its policy."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{may_do}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _contents(page: Page) -> Iterator[str]:
    """Return links to the sections, where they are more than a reader has in sight."""
    if len(page.sections) <= _FEW:
        return
    yield '<nav aria-label="目录">\n<ol>\n'
    for number, section in enumerate(page.sections, 1):
        yield f'<li><a href="#{number}">{escaped(section.title)}</a></li>\n'
    yield "</ol>\n</nav>\n"


def _tables(page: Page, heading: str, above: str) -> Iterator[str]:
    """Return a page's tables, each called by its own heading, or by the one above."""
    words = Finds(words=page.words)
    for number, grid in enumerate(grids(page), 1):
        called = above
        if grid.heading:
            called = f"{above}-{number}"
            role = f' class="{grid.role.value}"' if grid.role else ""
            said = _marked(fit(grid.heading), words)
            yield f'<{heading} id="{called}"{role}>{said}</{heading}>\n'
        if grid.groups:
            yield from _table(grid, called)


def _texts(lines: tuple[str, ...]) -> Iterator[str]:
    for is_example, run in groupby(filter(None, lines), key=lambda line: line.startswith(" ")):
        if is_example:
            yield f"<pre>{escaped(chr(10).join(run))}</pre>\n"
        else:
            yield from (f"<p>{escaped(line)}</p>\n" for line in run)


def _table(grid: Grid, called: str) -> Iterator[str]:
    yield f'<table aria-labelledby="{called}">\n<thead><tr>'
    headed = list(zip(grid.columns, headings(grid), strict=True))
    for column, heading in headed:
        if not heading:  # nothing that a column could be called by
            yield f"<td{_class(column)}></td>"
            continue
        said = f' title="{escaped(column.full)}"' if column.kind is Kind.TILE else ""
        yield f'<th scope="col"{_class(column)}{said}>{_heading(column, heading)}</th>'
    yield "</tr></thead>\n"
    beginnings = [f"<td{_class(column)}{_label(column, heading)}" for column, heading in headed]
    for heading, rows in grid.groups:
        yield "<tbody>\n"
        if heading:
            across = len(grid.columns)
            said = _marked(fit(heading), grid.finds)
            yield f'<tr><th colspan="{across}" scope="rowgroup">{said}</th></tr>\n'
        yield from (_row(row, beginnings, grid.finds) for row in rows)
        yield "</tbody>\n"
    yield "</table>\n"


def _heading(column: Column, heading: str) -> str:
    """Return a heading; above bars it has the marks of roles in their colours."""
    if column.kind is not Kind.LOAD:
        return escape(heading)
    marks = {each.value: f'<span class="{each.value}">{each.mark}</span>' for each in Role}
    return escape(heading).format(**marks)


def _class(column: Column) -> str:
    match column.kind:
        case Kind.NUMBER | Kind.WORD | Kind.UNITS | Kind.TILE | Kind.LOAD:
            return f' class="{column.kind.name.lower()}"'
        case Kind.SAID | Kind.GROUP | Kind.TEXT | Kind.LINE:
            return ""
        case _:
            assert_never(column.kind)


def _label(column: Column, heading: str) -> str:
    """Return what stands beside a cell where a row is no line of a table any more."""
    if column.kind is Kind.LOAD:
        return ""
    said = fit(column.full) if column.kind is Kind.TILE else heading
    return f' data-label="{escape(said)}"' if said else ""


def _row(row: Row, beginnings: list[str], finds: Finds) -> str:
    cells = "".join(
        f"{beginning}{_cell(cell, finds)}</td>"
        for beginning, cell in zip(beginnings, row, strict=True)
    )
    return f"<tr>{cells}</tr>\n"


def _cell(cell: Cell, finds: Finds) -> str:
    """Return the end of a cell's tag, and what stands in the cell."""
    match cell:
        case Load():
            return f">{bar(cell)}"
        case Tile():
            return _tile(cell)
        case Passage():
            return f">{_passage(cell)}"
        case _:
            return f">{_marked(text_of(cell), finds)}"


def _passage(passage: Passage) -> str:
    """Return a text in which what is gone, or new, is marked as such."""
    tag = "del" if passage.is_gone else "ins"
    return "".join(
        f"<{tag}>{escaped(each.text)}</{tag}>" if each.is_marked else escaped(each.text)
        for each in passage.pieces
    )


def _marked(text: str, finds: Finds) -> str:
    (line,) = finds.emphasise([text], "", NAME)
    return "".join(_TAGS[style].format(escape(piece)) for piece, style in line)


def escaped(text: str) -> str:
    """Return a text as a page has it."""
    return escape(fit(text))


def _tile(tile: Tile) -> str:
    """Return figures in the colours of their roles, on a ground that says how many they are."""
    together = sum(count for _, count in tile.counts)
    ground = ' data-load="many"' if together >= _MANY else ' data-load="some"'
    figures = [
        f'<span class="{role.value}">{count}</span>' if count else "" for role, count in tile.counts
    ]
    return f"{ground if together >= _SOME else ''}>{'/'.join(figures).rstrip('/')}"


def bar(load: Load) -> str:
    """Return a bar, whose counts stand beside it."""
    start = 0
    bars = []
    for role, count in load.counts:
        name = f' class="{role.value}"' if role else ""
        bars.append(f'<rect{name} x="{start}" y="1" width="{count}" height="8"/>')
        start += count
    size = f'viewBox="0 0 {max(load.longest, 1)} 10" preserveAspectRatio="none"'
    return f'<svg aria-hidden="true" {size}>{"".join(bars)}</svg>'
