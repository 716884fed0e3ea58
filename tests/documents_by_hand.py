"""The JSON form of an answer -> what a document is to have, put together without portplan."""

from itertools import groupby
from typing import Any

from by_hand import COUNTS, heading, held, kind, roles_of
from documents import Block
from expected import WORDS
from pages_by_hand import (
    area_numbers,
    areas_page,
    item_line,
    item_page,
    matrix_page,
    partners_page,
    role_items_page,
    unit_items_page,
    units_page,
)

ITEM_HEADINGS = ["序号", "工作事项", "牵头单位", "支持配合单位"]
DEADLINE = ["完成时限"]

Grid = list[list[Any]]


def blocks(question: str, title: str, form: Any, *, dated: bool = False) -> list[Block]:
    """Return what people are to read in a Word file, from the top, all as texts."""
    found: list[Block] = [("Title", title)]
    for above, rows in _tables(question, form, dated=dated):
        found += [("heading1", above)] if above else []
        if len(rows) > 1:
            found.append(("table", [[str(cell) for cell in row] for row in rows]))
    return found


def with_bars(question: str, found: list[Block]) -> list[Block]:
    """Return the same with the column of bars that web pages have, and nothing in it to read."""
    headings = {
        "units": "█ 牵头  ░ 支持配合", "areas": "", "partners": "█ 牵头  ░ 支持配合"
    }  # fmt: skip
    if kind(question) not in headings:
        return found
    return [
        (what, [[*said[0], headings[kind(question)]], *([*row, ""] for row in said[1:])])
        if what == "table"
        else (what, said)
        for what, said in found
    ]


def _tables(question: str, form: Any, *, dated: bool) -> list[tuple[str, Grid]]:
    match kind(question):
        case "items":
            return [("", _items(form, dated=dated))]
        case "by-area":
            rows = [item_line(item, dated=dated)[1:] for item in form["items"]]
            return [("", [ITEM_HEADINGS + dated * DEADLINE, *rows])]
        case "by-unit":
            return [
                (said, _items(items, dated=dated))
                for said, (_, _, items) in zip(_headings(form), held(form), strict=True)
            ]
        case "by-role":
            return [("", _by_role(form, dated=dated))]
        case "units":
            rows = [[each["name"], each["lead"], each["sole"], each["support"]] for each in form]
            return [("", [["单位", "牵头", "独自牵头", "支持配合"], *rows])]
        case "areas":
            rows = [[heading(each), area_numbers(each), each["items"]] for each in form]
            return [("", [["工作任务", "事项编号", "事项数"], *rows])]
        case "matrix":
            return _matrix(form)
        case _:
            assert list(form["partners"][0])[1:] == COUNTS
            return [("", partners_page(form))]


def _items(items: list[Any], *, dated: bool) -> Grid:
    """Return items under their areas, each of which is a row by itself."""
    rows: Grid = [ITEM_HEADINGS + dated * DEADLINE]
    for area, own in groupby(items, key=lambda item: heading(item["area"])):
        rows += [[area], *(item_line(item, dated=dated)[1:] for item in own)]
    return rows


def _headings(form: Any) -> list[str]:
    own = [f"{WORDS[role]} {len(form[role])} 项" for role in ("lead", "support") if role in form]
    return own + [
        f"经{each['collective']}{WORDS[each['role']]} {len(each['items'])} 项（不计入以上）"
        for each in form["through"]
    ]


def _by_role(form: Any, *, dated: bool) -> Grid:
    rows: Grid = [["序号", "工作事项", "工作任务", *(dated * DEADLINE)]]
    for unit, _, items in held(form):
        rows.append([f"{unit} · {len(items)} 项"])
        for item in items:
            area, number, text, *_ = item_line(item, dated=False)
            rows.append([number, text, area, *(dated * [item["deadline"] or ""])])
    return rows


def figures(cell: dict[str, int], roles: list[str]) -> str:
    """Return what stands in a field of the matrix: 3, /1 or 3/1."""
    return "/".join(str(cell[role] or "") for role in roles).rstrip("/")


def _matrix(form: Any) -> list[tuple[str, Grid]]:
    roles = roles_of(form)
    legend = f"单位（{'/'.join(WORDS[role] for role in roles)}）" if len(roles) > 1 else "单位"
    rows = [
        [each["unit"], *(figures(cell, roles) for cell in each["cells"])] for each in form["units"]
    ]
    areas = [[area["number"], area["title"]] for area in form["areas"]]
    return [
        ("", [[legend, *(area["number"] for area in form["areas"])], *rows]),
        ("", [["", "工作任务"], *areas]),
    ]


# Workbooks: the flat table, with its numbers as numbers.


def enclosed(question: str, title: str, units: Any) -> list[Grid]:
    """Return the sheet that the workbook of all items has besides, from the JSON of `units`."""
    if question != "list":
        return []
    return [[[f"{title} · 单位", "", "", ""], *(row[:4] for row in units_page(units))]]


def sheets(question: str, title: str, form: Any, *, dated: bool = False) -> list[Grid]:
    """Return the rows of each sheet; the first has the title alone."""
    found: list[tuple[str, Grid]]
    match kind(question):
        case "items":
            found = [("", item_page(form, dated=dated))]
        case "by-area":
            found = [("", item_page(form["items"], dated=dated))]
        case "by-role":
            found = [("", role_items_page(form, dated=dated))]
        case "by-unit":
            head, *rows = unit_items_page(form, dated=dated)
            ends = [len(items) for _, _, items in held(form)]
            found = [
                (said, [head, *(rows.pop(0) for _ in range(end))])
                for said, end in zip(_headings(form), ends, strict=True)
            ]
        case "matrix":
            found = _matrix_sheets(form)
        case other:
            pages = {"units": units_page, "areas": areas_page, "partners": partners_page}
            found = [("", pages[other](form))]
    return [
        [[f"{title} · {said}" if said else title, *[""] * (len(rows[0]) - 1)], *rows]
        for said, rows in found
    ]


def _matrix_sheets(form: Any) -> list[tuple[str, Grid]]:
    head = matrix_page(form)[0]
    areas = [[area["number"], area["title"]] for area in form["areas"]]
    return [
        *(
            (
                WORDS[role],
                [
                    head,
                    *(
                        [each["unit"], *(cell[role] or "" for cell in each["cells"])]
                        for each in form["units"]
                    ),
                ],
            )
            for role in roles_of(form)
        ),
        ("", [["", "工作任务"], *areas]),
    ]
