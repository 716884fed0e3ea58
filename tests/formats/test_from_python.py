"""A plan that is made in Python may hold what no file may: formats hold it, or show its code."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from documents import elements, parts
from portplan.formats import FORMATS, Look
from portplan.plan.fields import Role
from portplan.plan.model import Area, Item, Plan, Unit
from portplan.questions import imported
from portplan.questions.shown import Shown

CONTROLS = "\x00\x1b\x7f\x85\r\ufffe\uffff\u200f\u202e\u2066"
NASTY = f"<script>]]>&={CONTROLS}\ud800\n末"
UNITS = (Unit(f"甲{NASTY}", (f"别{NASTY}",)), Unit(f"乙{NASTY}", (), (f"甲{NASTY}",)))
AREA = Area(1, NASTY)
HELD = tuple((unit.name,) for unit in UNITS)
PLAN = Plan(NASTY, UNITS, (AREA,), (Item.of_parts(1, AREA, NASTY, HELD, (NASTY,)),))
OLD = Plan("旧", UNITS[:1], (AREA,), (Item(1, AREA, "旧。", lead=HELD[0]),))
ASKED: dict[str, tuple[Any, ...]] = {
    "by-unit": (PLAN, UNITS[0]), "by-area": (PLAN, AREA), "by-role": (PLAN, Role.LEAD),
    "show": (PLAN, [1]), "list": (PLAN,), "search": (PLAN, "末"), "diff": (OLD, PLAN),
    "units": (PLAN,), "areas": (PLAN,), "matrix": (PLAN,), "partners": (PLAN, UNITS[0]),
}  # fmt: skip


def answers() -> Iterator[Shown]:
    for name, asked in ASKED.items():
        question = imported(name)
        yield question.shown(question.ask(*asked))


def texts(form: str, content: bytes) -> str:
    """Return the texts of an answer, read as what it says that it is."""
    if form in ("docx", "xlsx"):
        return "".join(texts("svg", part) for part in parts(content).values())
    if form == "svg":
        return "".join(ET.fromstring(content).itertext())  # noqa: S314 - it is our own
    return elements(content.decode())[0].text


@pytest.mark.parametrize("form", ["svg", "html", "docx", "xlsx"])
def test_what_none_can_show_is_shown_as_its_code(form: str) -> None:
    for shown in answers():
        said = texts(form, FORMATS[form].written(shown, Look()))
        assert not set(said) & {*CONTROLS, "\ud800"}
        assert "末" in said
        assert r"\x00\x1b\x7f\x85" in said


def test_json_is_what_was_in_the_plan() -> None:
    for shown in answers():
        form = json.loads(FORMATS["json"].written(shown, Look()))
        assert form == json.loads(json.dumps(shown.data()))


@pytest.mark.parametrize("form", ["csv", "tsv", "markdown", "table"])
def test_what_is_no_character_has_its_code(form: str) -> None:
    for shown in answers():
        assert r"\ud800" in FORMATS[form].written(shown, Look()).decode()
