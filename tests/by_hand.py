"""The JSON form of an answer -> the records of CSV and TSV, put together without portplan."""

from collections.abc import Callable
from typing import Any

from expected import NUMERALS
from readers import Rows

# Questions of every kind that answers with items, then of the other kinds.
ITEM_QUESTIONS = [
    "by-unit 天津海关",
    "by-unit 天津海关 --role lead",
    "by-unit 天津海关 --role support",
    "by-unit 东疆",
    "by-unit 东疆 --role support",
    "by-unit 南开大学 --role lead",
    "by-area 3",
    "by-area 二十",
    "by-area 三 --unit 海关 --unit 检验 --role lead",
    "by-role lead",
    "by-role support",
    "by-role lead --area 3",
    "show 47",
    "show 47 6 47",
    "show 6-8,58",
    "list",
    "list --unit 市口岸办 --text 无水港",
    "list --sole",
    "list --unit 海关 --joint --area 3",
    "list --unit 海关 --unit 国税",
    "search 无水港 税",
    "search 火星",
    "partners 海关 国税",
]
QUESTIONS = [
    *ITEM_QUESTIONS,
    "units",
    "areas",
    "matrix",
    "matrix --role lead",
    "matrix --role support",
    "partners 天津海关",
    "partners 南开大学",
]

ITEM = ["number", "area_number", "area", "text", "lead", "support", "deadline"]
UNIT = ["name", "aliases", "collective", "members", "lead", "sole", "support"]
AREA = ["number", "title", "items", "first", "last"]
COUNTS = ["together", "both_lead", "leads", "supports", "both_support"]


def kind(question: str) -> str:
    """Return the command, and of those that answer with nothing but items the one name items."""
    command, *words = question.split()
    is_items = command in {"show", "list", "search"} or (command == "partners" and len(words) == 2)
    return "items" if is_items else command


def held(form: Any) -> list[tuple[str, str, list[Any]]]:
    """Return units and roles of by-unit and by-role, and their items."""
    found = [(form["unit"], role, form[role]) for role in ("lead", "support") if role in form]
    found += [(each["collective"], each["role"], each["items"]) for each in form.get("through", [])]
    return found + [(each["unit"], form["role"], each["items"]) for each in form.get("units", [])]


def heading(area: dict[str, Any]) -> str:
    return f"{NUMERALS[area['number'] - 1]}、{area['title']}"


# The records.


def item_record(item: dict[str, Any]) -> list[Any]:
    return [
        item["number"], item["area"]["number"], item["area"]["title"], item["text"],
        "、".join(item["lead"]), "、".join(item["support"]), item["deadline"] or "",
    ]  # fmt: skip


def item_records(items: list[Any]) -> list[list[Any]]:
    return [ITEM, *map(item_record, items)]


def held_records(form: Any) -> list[list[Any]]:
    return [
        ["unit", "role", *ITEM],
        *([unit, role, *item_record(item)] for unit, role, items in held(form) for item in items),
    ]


def unit_records(form: Any) -> list[list[Any]]:
    changed = [
        {
            **each,
            "aliases": "、".join(each["aliases"]),
            "collective": "no" if each["members"] is None else "yes",
            "members": "、".join(each["members"] or []),
        }
        for each in form
    ]
    return [UNIT, *([each[key] for key in UNIT] for each in changed)]


def roles_of(form: Any) -> list[str]:
    return [role for role in ("lead", "support") if role in form["units"][0]["cells"][0]]


def matrix_records(form: Any) -> list[list[Any]]:
    roles = roles_of(form)
    return [
        ["unit", "area_number", "area", *roles],
        *(
            [each["unit"], area["number"], area["title"], *(cell[role] for role in roles)]
            for each in form["units"]
            for area, cell in zip(form["areas"], each["cells"], strict=True)
        ),
    ]


def partner_records(form: Any) -> list[list[Any]]:
    partners = form["partners"]
    rows = [[form["unit"], each["unit"], *(each[key] for key in COUNTS)] for each in partners]
    return [["unit", "partner", *COUNTS], *rows]


RECORDS: dict[str, Callable[[Any], list[list[Any]]]] = {
    "items": item_records,
    "by-area": lambda form: item_records(form["items"]),
    "by-unit": held_records,
    "by-role": held_records,
    "units": unit_records,
    "areas": lambda form: [AREA, *([each[key] for key in AREA] for each in form)],
    "matrix": matrix_records,
    "partners": partner_records,
}


def records(question: str, form: Any) -> Rows:
    """Return the names of the fields, then the records, all as texts."""
    return as_texts(RECORDS[kind(question)](form))


def as_texts(rows: list[list[Any]]) -> Rows:
    return [[str(field) for field in row] for row in rows]
