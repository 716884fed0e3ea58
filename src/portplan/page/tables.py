"""A plan's items as tables, one an area, in which each unit is a link to its own page."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from portplan.formats.as_html import escaped
from portplan.page.units import KnownUnit, anchor, link
from portplan.plan.fields import ITEM, OTHERS, Field
from portplan.plan.model import Area, Item, Plan


def area_key(area: Area, place: int | None) -> str:
    """Return what a link calls an area; `place` is that of its plan, where there are several."""
    return str(area.number) if place is None else f"{plan_key(place)}.{area.number}"


def plan_key(place: int) -> str:
    """Return what a link calls a plan, where there are several."""
    return str(place + 1)


def tables(
    title: str, plan: Plan, known: Mapping[str, KnownUnit], place: int | None
) -> Iterator[str]:
    """Return a plan's section, under its title where there are several."""
    columns = [each for each in ITEM.fields if each not in OTHERS or plan.has(each.key)]
    if place is None:
        yield '<section class="plan">\n'
    else:
        key = plan_key(place)
        yield f'<section class="plan" id="{anchor("area", key)}">\n'
        yield f'<h2><a href="{link(anchor("area", key))}">{escaped(title)}</a></h2>\n'
    strip = "".join(f'<span class="{_kind(each)}">{each.heading}</span>' for each in columns)
    yield f'<p class="strip" aria-hidden="true">{strip}</p>\n'
    above = _above(columns)
    links = {name: _link(name, unit) for name, unit in known.items()}
    for area, items in groupby(plan.items, key=lambda item: item.area):
        called = anchor("area", area_key(area, place))
        heading = f'<a href="{link(called)}">{escaped(area.heading)}</a>'
        yield f'<div class="area"><table id="{called}">\n<caption>{heading}</caption>\n'
        yield f"{above}<tbody>\n"
        for item in items:
            cells = (f'<td class="{each.key}">{_cell(item, each, links)}</td>' for each in columns)
            yield f"<tr>{''.join(cells)}</tr>\n"
        yield "</tbody>\n</table></div>\n"
    yield "</section>\n"


def _above(columns: list[Field]) -> str:
    """Return the beginning of each table: how wide its columns are, and their headings."""
    widths = "".join(f'<col class="{_kind(each)}">' for each in columns)
    headings = "".join(f'<th scope="col">{each.heading}</th>' for each in columns)
    return f"<colgroup>{widths}</colgroup>\n<thead><tr>{headings}</tr></thead>\n"


def _kind(column: Field) -> str:
    """Return what columns of its width are called."""
    return "other" if column in OTHERS else column.key


def _link(name: str, unit: KnownUnit) -> str:
    return f'<a href="{escaped(link(unit.anchor))}">{escaped(name)}</a>'


def _cell(item: Item, column: Field, links: Mapping[str, str]) -> str:
    if column.role:
        return "、".join(links[name] for name in item.units(column.role))
    if column in OTHERS:
        return escaped(item.other(column.key) or "")
    return escaped(str(getattr(item, column.key)))
