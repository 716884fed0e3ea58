"""The JSON form of an answer -> what people are to read, put together without portplan.

A page is what Markdown has, rows are those of a table without a width.
"""

from collections.abc import Callable
from typing import Any

from by_hand import COUNTS, as_texts, heading, held, item_record, kind, roles_of
from expected import WORDS
from readers import Rows

# The pages: the annex's own headings, and a column of deadlines where the plan has any.

ITEM_HEADINGS = ["工作任务", "序号", "工作事项", "牵头单位", "支持配合单位"]


def item_line(item: dict[str, Any], *, dated: bool) -> list[Any]:
    number, _, _, text, lead, support, deadline = item_record(item)
    return [heading(item["area"]), number, text, lead, support, *([deadline] if dated else [])]


def item_page(items: list[Any], *, dated: bool) -> list[list[Any]]:
    rows = [item_line(item, dated=dated) for item in items]
    return [ITEM_HEADINGS + dated * ["完成时限"], *rows]


def unit_items_page(form: Any, *, dated: bool) -> list[list[Any]]:
    return [
        ["单位", "分工", *ITEM_HEADINGS, *(dated * ["完成时限"])],
        *(
            [unit, WORDS[role], *item_line(item, dated=dated)]
            for unit, role, items in held(form)
            for item in items
        ),
    ]


def role_items_page(form: Any, *, dated: bool) -> list[list[Any]]:
    rows = [
        [
            unit, WORDS[role], item["number"], item["text"], heading(item["area"]),
            "、".join(item["lead"]), "、".join(item["support"]),
            *(dated * [item["deadline"] or ""]),
        ]
        for unit, role, items in held(form)
        for item in items
    ]  # fmt: skip
    headings = ["单位", "分工", "序号", "工作事项", "工作任务", "牵头单位", "支持配合单位"]
    return [headings + dated * ["完成时限"], *rows]


def units_page(form: Any) -> list[list[Any]]:
    rows = [
        [each["name"], "、".join(each["aliases"]), "" if each["members"] is None else "是",
         "、".join(each["members"] or []), each["lead"], each["sole"], each["support"]]
        for each in form
    ]  # fmt: skip
    return [["单位", "别名", "合称", "成员", "牵头", "独自牵头", "支持配合"], *rows]


def areas_page(form: Any) -> list[list[Any]]:
    return [
        ["工作任务", "事项编号", "事项数"],
        *([heading(each), area_numbers(each), each["items"]] for each in form),
    ]


def area_numbers(area: dict[str, Any]) -> str:
    return f"{area['first']}–{area['last']}" if area["items"] > 1 else str(area["first"])


def matrix_page(form: Any) -> list[list[Any]]:
    roles = roles_of(form)

    def counts(cell: dict[str, int]) -> str:
        if len(roles) == 1:
            return str(cell[roles[0]] or "")
        return "、".join(f"{WORDS[role]} {cell[role]}" for role in roles if cell[role])

    return [
        ["单位", *map(heading, form["areas"])],
        *([each["unit"], *map(counts, each["cells"])] for each in form["units"]),
    ]


def partners_page(form: Any) -> list[list[Any]]:
    unit = form["unit"]
    headings = [
        "单位", "共同事项", "双方牵头", f"仅{unit}牵头", f"仅{unit}支持配合", "双方支持配合"
    ]  # fmt: skip
    return [
        headings,
        *([each["unit"], *(each[key] for key in COUNTS)] for each in form["partners"]),
    ]


PAGES: dict[str, Callable[[Any], list[list[Any]]]] = {
    "units": units_page,
    "areas": areas_page,
    "matrix": matrix_page,
    "partners": partners_page,
}


def page(question: str, form: Any, *, dated: bool = False) -> Rows:
    """Return the headings, then the rows of a page, all as texts."""
    match kind(question):
        case "items":
            return as_texts(item_page(form, dated=dated))
        case "by-area":
            return as_texts(item_page(form["items"], dated=dated))
        case "by-unit":
            return as_texts(unit_items_page(form, dated=dated))
        case "by-role":
            return as_texts(role_items_page(form, dated=dated))
        case other:
            return as_texts(PAGES[other](form))


# The lines of a pipe: items as a page has them, and tables of numbers below their headings.


def unit_row(unit: dict[str, Any]) -> list[Any]:
    bar = "█" * unit["lead"] + "░" * unit["support"]
    return [unit["name"], unit["lead"], unit["sole"], unit["support"], bar]


def area_row(area: dict[str, Any]) -> list[Any]:
    return [heading(area), area_numbers(area), area["items"], "█" * area["items"]]


def partner_row(partner: dict[str, Any]) -> list[Any]:
    bar = "█" * (partner["both_lead"] + partner["leads"])
    bar += "░" * (partner["supports"] + partner["both_support"])
    return [partner["unit"], *(partner[key] for key in COUNTS), bar]


BARS = ["█ 牵头", "░ 支持配合"]
NUMBERS: dict[str, Callable[[Any], list[list[Any]]]] = {
    "units": lambda form: [["单位", "牵头", "独自牵头", "支持配合", *BARS], *map(unit_row, form)],
    "areas": lambda form: [["工作任务", "事项编号", "事项数"], *map(area_row, form)],
    "partners": lambda form: [
        [*partners_page(form)[0], *BARS],
        *map(partner_row, form["partners"]),
    ],
}


def piped_rows(question: str, form: Any, *, dated: bool = False) -> Rows:
    """Return the cells of the lines that a pipe is to get; a bar of nothing is none."""
    if kind(question) in NUMBERS:
        rows = NUMBERS[kind(question)](form)
        return as_texts([[cell for cell in row if cell != ""] for row in rows])
    _, *lines = page(question, form, dated=dated)
    return [[cell or "-" for cell in line] for line in lines]
