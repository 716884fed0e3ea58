"""The JSON Schema takes what portplan takes, and refuses what a schema can refuse."""

import json
import re
from copy import deepcopy
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from conftest import ROOT
from portplan import Plan
from portplan.files.load import check_content
from portplan.files.schema import as_schema
from portplan.source.reader import read

SHIPPED = ROOT / "schema" / "tasks.schema.json"
BROKEN = sorted((ROOT / "tests" / "broken").glob("*.yaml"))

ITEM = ("areas", 0, "items", 0)

# In place of a value: take the key out.
NO = object()

# Where in the shipped table, what stands there instead, and the places and keywords that refuse it.
VARIANTS: dict[str, tuple[tuple[str | int, ...], object, list[str]]] = {
    "no-title": (("title",), NO, ["$ required"]),
    "no-units": (("units",), NO, ["$ required"]),
    "no-areas": (("areas",), NO, ["$ required"]),
    "no-unit-name": (("units", 0, "name"), NO, ["$.units[0] required"]),
    "no-area-number": (("areas", 0, "number"), NO, ["$.areas[0] required"]),
    "no-area-title": (("areas", 0, "title"), NO, ["$.areas[0] required"]),
    "no-items": (("areas", 0, "items"), NO, ["$.areas[0] required"]),
    "no-item-number": ((*ITEM, "number"), NO, ["$.areas[0].items[0] required"]),
    "no-text": ((*ITEM, "text"), NO, ["$.areas[0].items[0] required"]),
    "no-lead": ((*ITEM, "lead"), NO, ["$.areas[0].items[0] required"]),
    "extra-key-of-the-plan": (("version",), 1, ["$ additionalProperties"]),
    "extra-key-of-a-unit": (("units", 0, "alias"), [], ["$.units[0] additionalProperties"]),
    "extra-key-of-an-area": (("areas", 0, "lead"), [], ["$.areas[0] additionalProperties"]),
    "extra-key-of-an-item": (
        (*ITEM, "leads"), [], ["$.areas[0].items[0] additionalProperties"],
    ),
    "units-empty": (("units",), [], ["$.units minItems"]),
    "areas-empty": (("areas",), [], ["$.areas minItems"]),
    "items-empty": (("areas", 0, "items"), [], ["$.areas[0].items minItems"]),
    "lead-empty": ((*ITEM, "lead"), [], ["$.areas[0].items[0].lead minItems"]),
    "lead-without-a-list": ((*ITEM, "lead"), "天津海关", ["$.areas[0].items[0].lead type"]),
    "support-nothing-behind": ((*ITEM, "support"), None, ["$.areas[0].items[0].support type"]),
    "members-a-mapping": (("units", 0, "members"), {}, ["$.units[0].members type"]),
    "unit-a-text": (("units", 0), "天津海关", ["$.units[0] type"]),
    "unknown-lead": ((*ITEM, "lead"), ["天津海亊局"], ["$.areas[0].items[0].lead[0] enum"]),
    "unknown-support": (
        (*ITEM, "support"), ["天津海亊局"], ["$.areas[0].items[0].support[0] enum"],
    ),
    "unknown-member": (("units", 0, "members"), ["天津海亊局"], ["$.units[0].members[0] enum"]),
    "alias-for-a-unit": (
        (*ITEM, "lead"), ["中华人民共和国天津海关"], ["$.areas[0].items[0].lead[0] enum"],
    ),
    "joined-units": (
        (*ITEM, "lead"), ["天津海关、天津海事局"], ["$.areas[0].items[0].lead[0] enum"],
    ),
    "unit-with-a-space": ((*ITEM, "lead"), ["天津海关 "], ["$.areas[0].items[0].lead[0] enum"]),
    "repeated-lead": (
        (*ITEM, "lead"), ["天津海关", "天津海关"], ["$.areas[0].items[0].lead uniqueItems"],
    ),
    "repeated-support": (
        (*ITEM, "support"), ["天津海关", "天津海关"], ["$.areas[0].items[0].support uniqueItems"],
    ),
    "repeated-member": (
        ("units", 0, "members"), ["天津海关", "天津海关"], ["$.units[0].members uniqueItems"],
    ),
    "repeated-alias": (("units", 0, "aliases"), ["海", "海"], ["$.units[0].aliases uniqueItems"]),
    "number-a-text": ((*ITEM, "number"), "1", ["$.areas[0].items[0].number type"]),
    "number-a-fraction": ((*ITEM, "number"), 1.5, ["$.areas[0].items[0].number type"]),
    "number-a-boolean": ((*ITEM, "number"), True, ["$.areas[0].items[0].number type"]),
    "number-zero": (("areas", 0, "number"), 0, ["$.areas[0].number minimum"]),
    "text-a-number": ((*ITEM, "text"), 7, ["$.areas[0].items[0].text type"]),
    "text-empty": ((*ITEM, "text"), "", ["$.areas[0].items[0].text minLength"]),
    "text-with-a-line-break": ((*ITEM, "text"), "通\n关。", ["$.areas[0].items[0].text pattern"]),
    "text-with-a-line-end": ((*ITEM, "text"), "通关。\n", ["$.areas[0].items[0].text pattern"]),
    "deadline-a-number": ((*ITEM, "deadline"), 2015, ["$.areas[0].items[0].deadline type"]),
    "deadline-empty": ((*ITEM, "deadline"), "", ["$.areas[0].items[0].deadline minLength"]),
    "deadline-nothing-behind": ((*ITEM, "deadline"), None, ["$.areas[0].items[0].deadline type"]),
    "deadline-with-a-space-behind": (
        (*ITEM, "deadline"), "2015年底前 ", ["$.areas[0].items[0].deadline pattern"],
    ),
    "title-all-spaces": (("title",), "　", ["$.title pattern"]),
    "title-with-a-space-in-front": (("areas", 0, "title"), " 通关", ["$.areas[0].title pattern"]),
    "alias-with-a-space-behind": (
        ("units", 0, "aliases"), ["海关　"], ["$.units[0].aliases[0] pattern"],
    ),
    "name-with-a-space-inside": (("units", 0, "name"), "市 口岸办", ["$.units[0].name pattern"]),
    "name-with-a-line-end": (("units", 0, "name"), "市口岸办\n", ["$.units[0].name pattern"]),
}  # fmt: skip


def schema_of(plan: Plan) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(as_schema(plan))
    return schema


def refusals(plan: Plan, content: object) -> list[str]:
    """Return the places that the plan's schema refuses, each with the keyword that does."""
    errors = Draft7Validator(schema_of(plan)).iter_errors(content)
    return sorted(f"{error.json_path} {error.validator}" for error in errors)


def with_instead(content: Any, path: tuple[str | int, ...], value: object) -> object:
    """Return a copy of nested content that has another value at a path, or no longer the key."""
    changed = deepcopy(content)
    *way, last = path
    holder = changed
    for step in way:
        holder = holder[step]
    if value is NO:
        del holder[last]
    else:
        holder[last] = value
    return changed


@pytest.fixture(scope="module")
def table() -> object:
    content: object = yaml.safe_load((ROOT / "data" / "tasks.yaml").read_bytes())
    return content


def test_the_shipped_schema_is_that_of_the_shipped_plan(plan: Plan) -> None:
    stale = "make it anew with: portplan schema > schema/tasks.schema.json"
    assert SHIPPED.read_bytes().decode() == as_schema(plan), stale


def test_the_schema_is_draft_07(plan: Plan) -> None:
    schema = schema_of(plan)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)


def test_the_shipped_table_is_valid(plan: Plan, table: object) -> None:
    assert refusals(plan, table) == []


@pytest.mark.parametrize(("path", "value", "refused"), VARIANTS.values(), ids=VARIANTS)
def test_a_broken_table_is_refused_where_it_is_broken(
    plan: Plan,
    table: object,
    path: tuple[str | int, ...],
    value: object,
    refused: list[str],
) -> None:
    assert refusals(plan, with_instead(table, path, value)) == refused


def test_a_new_unit_can_be_listed(plan: Plan, table: object) -> None:
    listed = with_instead(table, ("units", 0), {"name": "天津邮政管理局"})
    assert refusals(plan, listed) == []


def test_nobody_needs_to_support(plan: Plan, table: object) -> None:
    assert refusals(plan, with_instead(table, (*ITEM, "support"), NO)) == []
    assert refusals(plan, with_instead(table, (*ITEM, "support"), [])) == []


def test_an_item_may_have_a_deadline(plan: Plan, table: object) -> None:
    assert refusals(plan, with_instead(table, (*ITEM, "deadline"), "2015年12月底前")) == []


def test_every_file_that_is_a_plan_is_valid_by_its_own_schema() -> None:
    contents = {path.name: path.read_bytes() for path in BROKEN}
    plans = {name: check_content(name, content).plan for name, content in contents.items()}
    refused = {
        name: refusals(plan, yaml.safe_load(contents[name])) for name, plan in plans.items() if plan
    }
    assert refused
    assert refused == {name: [] for name in refused}


def test_the_schema_refuses_the_characters_that_portplan_refuses(plan: Plan) -> None:
    # Half of a surrogate pair is no character, and JSON Schemas of a plain kind end at U+FFFF.
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    listing = "".join(f'- "天\\u{ord(each):04x}津"\n' for each in characters)
    document = read("characters.yaml", listing.encode())
    unseen = {
        characters[document.source.place(finding.span.start)[0] - 1]
        for finding in document.findings
    }
    spaces = {each for each in characters if each.isspace()}

    properties = schema_of(plan)["properties"]
    text = properties["title"]["pattern"]
    name = properties["units"]["items"]["properties"]["name"]["pattern"]

    def refused(pattern: str, around: str) -> set[str]:
        return {each for each in characters if not re.search(pattern, around.format(each))}

    assert refused(text, "天{}津") == unseen
    assert refused(text, "{}津") == unseen | spaces
    assert refused(text, "天{}") == unseen | spaces
    assert refused(name, "天{}津") == unseen | spaces


def test_every_key_says_what_it_is(plan: Plan) -> None:
    def silent(place: str, schema: Any) -> list[str]:
        if "$ref" in schema:
            return []
        here = [] if schema.keys() >= {"title", "description"} else [place]
        inner = {**schema.get("properties", {}), "entry": schema.get("items", {"$ref": ""})}
        return sum((silent(f"{place}.{key}", each) for key, each in inner.items()), here)

    schema = schema_of(plan)
    assert silent("plan", schema) == []
    assert silent("unit", schema["definitions"]["unit"]) == []
