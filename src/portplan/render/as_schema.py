"""A plan -> the JSON Schema of its data file, for editors and for validators that are not portplan.

Draft-07, which the editors' YAML language server knows best.
"""

import json
from typing import Any

from portplan.model import Plan

_Schema = dict[str, Any]

# What a text cannot hold, as `portplan.source` has it: controls, and what is zero-width or
# bidirectional. Without the tags beyond U+FFFF: JavaScript and Python write those differently.
_UNSEEN = (
    r"\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
)
# The white space is looked for apart, since Python's $ also matches in front of a last line end.
_TRIMMED = rf"^(?!\s)(?!.*\s$)[^{_UNSEEN}]*$"
_WITHOUT_SPACES = rf"^(?!.*\s)[^{_UNSEEN}]*$"

_NAMES_A_UNIT = {"$ref": "#/definitions/unit"}


def as_schema(plan: Plan) -> str:
    """Return the JSON Schema of the data file, with the names of the plan's units as an enum.

    The text is indented, does not escape Chinese, and is the same for the same names in the
    same order. A data file that the schema refuses is no plan; the reverse does not hold, since
    a schema cannot count areas and items or compare one unit with another.
    """
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **_plan(),
        "definitions": {"unit": _listed_unit(plan)},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _plan() -> _Schema:
    return _mapping(
        "Plan (工作任务分解表)",
        "Who leads and who supports what. `portplan validate` checks what a schema cannot say.",
        title=_text("Title of the plan", "The published table's own title."),
        units=_list(
            "Units (单位)",
            "Every unit that the plan names, once. Items and members can only name these.",
            _unit(),
            at_least=1,
        ),
        areas=_list(
            "Areas (工作任务)", "The headings of the table, in order.", _area(), at_least=1
        ),
    )


def _unit() -> _Schema:
    return _mapping(
        "Unit (单位)",
        "An organisation that the plan names. After a change of names, make the schema anew.",
        optional=("aliases", "members"),
        name=_text(
            "Name of the unit",
            "The published name, which stands for the unit everywhere else in the plan."
            " It has no white space.",
            _WITHOUT_SPACES,
        ),
        aliases=_list(
            "Aliases",
            "Other names, such as the full one, that people may type to find the unit."
            " No item names a unit by them.",
            _text("Alias", "Another name of this unit and of no other."),
        ),
        members=_list(
            "Members",
            "Makes the unit a collective, a name that stands for several units."
            " `[]`: the members are not known. Leave it out for a single organisation.",
            _NAMES_A_UNIT,
        ),
    )


def _area() -> _Schema:
    return _mapping(
        "Area (工作任务)",
        "A heading of the table and its items.",
        number=_number("Number of the area", "Areas count 1, 2, 3 and so on."),
        title=_text("Title of the area", "As published, without the number in front."),
        items=_list("Items (工作事项)", "The area's items, in order.", _item(), at_least=1),
    )


def _item() -> _Schema:
    return _mapping(
        "Item (工作事项)",
        "A numbered duty, who leads it and who supports it.",
        optional=("support",),
        number=_number("Number of the item", "Items count on through all areas."),
        text=_text("Text of the item", "As published, on one line, without the number in front."),
        lead=_list(
            "Lead units (牵头单位)",
            "At least one. The order is the published one and has a meaning:"
            " the first is the first-named.",
            _NAMES_A_UNIT,
            at_least=1,
        ),
        support=_list(
            "Support units (支持配合单位)",
            "The order is the published one and has a meaning: the first is the first-named."
            " None of them leads the item too. Leave it out where nobody supports.",
            _NAMES_A_UNIT,
        ),
    )


def _listed_unit(plan: Plan) -> _Schema:
    return {
        "title": "A unit by its name",
        "description": "One of the plan's units. A new one has to be listed under `units` first.",
        "enum": [unit.name for unit in plan.units],
    }


def _mapping(
    title: str, description: str, /, *, optional: tuple[str, ...] = (), **keys: _Schema
) -> _Schema:
    """Return the schema of a mapping that needs all of its keys but the optional ones."""
    return {
        "title": title,
        "description": description,
        "type": "object",
        "required": [key for key in keys if key not in optional],
        "additionalProperties": False,
        "properties": keys,
    }


def _list(title: str, description: str, entry: _Schema, at_least: int = 0) -> _Schema:
    return {
        "title": title,
        "description": description,
        "type": "array",
        **({"minItems": at_least} if at_least else {}),
        "uniqueItems": True,
        "items": entry,
    }


def _text(title: str, description: str, pattern: str = _TRIMMED) -> _Schema:
    return {
        "title": title,
        "description": description,
        "type": "string",
        "minLength": 1,
        "pattern": pattern,
    }


def _number(title: str, description: str) -> _Schema:
    return {"title": title, "description": description, "type": "integer", "minimum": 1}
