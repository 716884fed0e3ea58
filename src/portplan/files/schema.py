"""A plan -> the JSON Schema of its data file, for editors and for validators that are not portplan.

Draft-07, which the editors' YAML language server knows best.
"""

import json
from typing import Any, assert_never

from portplan.plan.fields import PLAN, Field, FieldKind, Part
from portplan.plan.model import Plan

_Schema = dict[str, Any]

# What a text cannot hold, as `portplan.source.unseen` has it: controls, and what is zero-width or
# bidirectional. Without the tags beyond U+FFFF: JavaScript and Python write those differently.
_UNSEEN = (
    r"\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
)
# The white space is looked for apart, since Python's $ also matches in front of a last line end.
_TRIMMED = rf"^(?!\s)(?!.*\s$)[^{_UNSEEN}]*$"
# A name has plain single spaces, and none of them between Chinese characters.
_CHINESE = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_SPACED = rf"^(?!\s)(?!.*\s$)(?!.*[^\S ])(?!.*  )(?!.*{_CHINESE} {_CHINESE})[^{_UNSEEN}]*$"

_TEXT = {"type": "string", "minLength": 1, "pattern": _TRIMMED}
_NAMES_A_UNIT = {"$ref": "#/definitions/unit"}


def as_schema(plan: Plan) -> str:
    """Return the JSON Schema of the data file, with the names of the plan's units as an enum.

    The text is indented, does not escape Chinese, and is the same for the same names in the
    same order. A data file that the schema refuses is no plan; the reverse does not hold, since
    a schema cannot count areas and items or compare one unit with another.
    """
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **_mapping(PLAN),
        "definitions": {"unit": _listed_unit(plan)},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _listed_unit(plan: Plan) -> _Schema:
    return {
        "title": "A unit by its name",
        "description": "One of the plan's units. A new one has to be listed under `units` first.",
        "enum": [unit.name for unit in plan.units],
    }


def _mapping(part: Part) -> _Schema:
    """Return the schema of a part, which has no other keys than its own."""
    return {
        "title": part.title,
        "description": part.description,
        "type": "object",
        "required": list(part.needed),
        "additionalProperties": False,
        "properties": {field.key: _value(field) for field in part.fields},
    }


def _value(field: Field) -> _Schema:
    about = {"title": field.title, "description": field.description}
    match field.kind:
        case FieldKind.TEXT:
            return about | _TEXT
        case FieldKind.NAME:
            return about | _TEXT | {"pattern": _SPACED}
        case FieldKind.NUMBER:
            return about | {"type": "integer", "minimum": 1}
        case FieldKind.TEXTS | FieldKind.UNITS | FieldKind.PARTS:
            at_least = {"minItems": 1} if field.least else {}
            return about | {
                "type": "array", **at_least, "uniqueItems": True, "items": _entry(field),
            }  # fmt: skip
        case _:
            assert_never(field.kind)


def _entry(field: Field) -> _Schema:
    if field.part:
        return _mapping(field.part)
    if field.kind is FieldKind.UNITS:
        return _NAMES_A_UNIT
    title, description = field.entry
    return {"title": title, "description": description, **_TEXT}
