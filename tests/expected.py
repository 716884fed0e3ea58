"""What answers are to say: the annex in their JSON forms, made without portplan."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from annex import AnnexItem, read_annex
from conftest import Result

Ask = Callable[..., Result]

ANNEX = read_annex()
UNITS = list(dict.fromkeys(unit for item in ANNEX for unit in item.lead + item.support))
AREAS = {item.area: item.title for item in ANNEX}

NUMERALS = [ten + one for ten in ("", "十") for one in "一二三四五六七八九十"]
NUMERALS[-1] = "二十"
WORDS = {"lead": "牵头", "support": "支持配合"}

FUNCTION_AREAS = "滨海新区各功能区管委会"
REACHED = {
    "东疆保税港区管委会": FUNCTION_AREAS,
    "天津港保税区管委会": FUNCTION_AREAS,
}

NOTHING = "portplan: nothing found: no item passes all that was asked\n"


def form(item: AnnexItem) -> dict[str, Any]:
    area = {"number": item.area, "title": item.title}
    return {
        "number": item.number, "area": area, "text": item.text,
        "lead": item.lead, "support": item.support, "deadline": None,
    }  # fmt: skip


def heading(area: int) -> str:
    return f"{NUMERALS[area - 1]}、{AREAS[area]}"


def led(unit: str) -> list[dict[str, Any]]:
    return [form(item) for item in ANNEX if unit in item.lead]


def supported(unit: str) -> list[dict[str, Any]]:
    return [form(item) for item in ANNEX if unit in item.support]


def through(unit: str) -> list[dict[str, Any]]:
    if unit not in REACHED:
        return []
    items = supported(REACHED[unit])
    return [{"collective": REACHED[unit], "role": "support", "items": items}]


def answer(ask: Ask, *arguments: str) -> Any:
    """Return the JSON of an answer, which says itself that it is empty, and nothing else."""
    result = ask(*arguments, "--format", "json")
    assert result.status == 0
    assert result.err in {"", NOTHING}
    return json.loads(result.out)


def titled(ask: Ask, *arguments: str) -> str:
    """Return the title of an answer's table, as a terminal shows it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COLUMNS", "60000")
        result = ask(*arguments)
    assert result.status == 0
    return result.out.split("\n", 1)[0]
