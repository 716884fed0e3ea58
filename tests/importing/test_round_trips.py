"""What list writes comes in again, and the annex comes in however its pages break it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from brought import document, grid, items_of
from conftest import ROOT
from made_tables import Slot
from portplan.files.load import check_content
from portplan.formats import FORMATS, Look
from portplan.importing import reader
from portplan.importing.imported import imported
from portplan.importing.sketch import Wishes
from portplan.plan.model import Area, Item, Plan, Unit
from portplan.questions import imported as question
from portplan.text.numeral import numeral

NAMES = tuple(f"市{each}局" for each in "甲乙丙丁戊己庚辛壬癸")
PUNCTUATED = st.text("一二甲乙丙，。：；（）“”、=+-@|*_#<>&;,'\"1234.", min_size=1, max_size=20)
# A text that has itself a ' and = in front cannot be told from one that is guarded, nor in Markdown
# one that has itself its number in front from one that was published with it.
TEXTS = PUNCTUATED.map(lambda text: text.strip().lstrip("'1234一二") + "。")
# To make an example small takes minutes, and says no more than its first difference.
QUICK = settings(
    phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck), max_examples=20
)


# Of a title that stands alone, import takes some for something else than a title.
TITLES = ["表", "表 · 3 项", "2025年1月1日", "（征求意见稿）。", "=表", "# 表", "甲" * 120]
# Areas and units whose names say in a published table what they are named for.
AREAS = ["甲（共5项）", "乙（丙局牵头）"]
OWN_WORDS = (
    "甲局牵头", "请乙局", "丁局等", "各市、县政府", "市甲局和乙局", "2025年底前", "戊（牵头）"
)  # fmt: skip
ALIASES = ["又名", "甲、乙", "=别", "a/b", "x；y"]


@st.composite
def plans(draw: Callable[..., Any], further: Sequence[str] = ()) -> Plan:
    plain = st.text("甲乙丙丁", min_size=1, max_size=6)
    titled = plain | st.sampled_from(further) if further else plain
    titles = draw(st.lists(titled, min_size=1, max_size=4, unique=True))
    areas: list[Area] = []
    items: list[Item] = []
    for n, title in enumerate(titles, 1):
        area = Area(n, title)
        areas.append(area)
        for _ in range(draw(st.integers(1, 3))):
            units = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
            cut = draw(st.integers(1, len(units)))
            deadline = draw(st.none() | st.sampled_from(["2026", "2025年底前", "=1", "持续推进"]))
            lead, support = tuple(units[:cut]), tuple(units[cut:])
            items.append(
                Item.of_parts(len(items) + 1, area, draw(TEXTS), (lead, support), (deadline,))
            )
    named = dict.fromkeys(name for item in items for names in item.held for name in names)
    title = draw(st.sampled_from(TITLES))
    return Plan(title, tuple(map(Unit, named)), tuple(areas), tuple(items))


@st.composite
def registries(draw: Callable[..., Any]) -> tuple[Unit, ...]:
    """Return units in any order, of which some are named nowhere else."""
    names = draw(st.permutations([*NAMES, *OWN_WORDS]))
    units = []
    for n, name in enumerate(names):
        aliases = draw(st.lists(st.sampled_from(ALIASES), max_size=2, unique=True))
        members = draw(st.none() | st.just(()) | st.just(tuple(names[:1]) if n else ()))
        units.append(Unit(name, tuple(f"{each}{n}" for each in aliases), members))
    return tuple(units)


def items(plan: Plan) -> list[tuple[object, ...]]:
    return [(item.number, item.area, item.text, item.held, item.others) for item in plan.items]


@pytest.mark.parametrize("form", ["csv", "tsv", "markdown"])
@given(plans())
@settings(QUICK, derandomize=True)
def test_what_list_writes_comes_in_again(form: str, plan: Plan) -> None:
    assert items(in_again(form, plan)) == items(plan)


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
@given(plans(AREAS))
@settings(QUICK, derandomize=True)
def test_documents_come_in_again_under_their_title(form: str, plan: Plan) -> None:
    again = in_again(form, plan)
    assert (again.title, items(again)) == (plan.title, items(plan))


@given(plans(AREAS), registries(), st.data())
@settings(QUICK, derandomize=True)
def test_a_whole_plan_comes_out_of_its_workbook(
    plan: Plan, units: tuple[Unit, ...], data: st.DataObject
) -> None:
    # Units of such names do what they do by their column alone, since the workbook lists them.
    others = data.draw(st.permutations([unit.name for unit in units]))
    names = dict(zip(NAMES, others[: len(NAMES)], strict=True))
    renamed = [
        replace(item, held=tuple(tuple(map(names.__getitem__, held)) for held in item.held))
        for item in plan.items
    ]
    plan = replace(plan, units=units, items=tuple(renamed))
    assert in_again("xlsx", plan) == plan


def in_again(form: str, plan: Plan) -> Plan:
    asked = question("list")
    shown = asked.shown(asked.ask(plan))
    content = FORMATS[form].written(shown, Look(bom=form in {"csv", "tsv"}))
    made = imported(reader(form)(content, "表"), "表", Wishes())
    again = check_content("", made.content or b"").plan
    assert again is not None, made.diagnostics
    return again


TASKS = (ROOT / "data" / "tasks.yaml").read_bytes()
HEADER: list[Slot] = ["工作任务", "工作事项", "牵头单位", "支持配合单位"]


def wrapped(draw: Callable[..., Any], text: str) -> str:
    """Return a text with some line ends in it, as a narrow column wraps it."""
    width = draw(st.integers(3, 30))
    return "\n".join(text[n : n + width] for n in range(0, len(text), width))


@st.composite
def annexes(draw: Callable[..., Any]) -> list[list[list[Slot]]]:
    """Return the annex in pages: header repeated or not, areas too, rows cut in two."""
    plan = yaml.load(TASKS, yaml.CSafeLoader)
    pages: list[list[list[Slot]]] = [[HEADER]]
    separator = draw(st.sampled_from(["、", "，", "；", "、\n"]))
    mark = draw(st.sampled_from(["{}．", "{}.", "（{}）", "{}、"]))
    for area in plan["areas"]:
        title = f"{numeral(area['number'])}、{area['title']}"
        for n, item in enumerate(area["items"]):
            row = [
                title if n == 0 or (len(pages[-1]) == 1 and draw(st.booleans())) else "",
                wrapped(draw, f"{mark.format(item['number'])}{item['text']}"),
                wrapped(draw, separator.join(item["lead"])),
                wrapped(draw, separator.join(item.get("support", []))),
            ]
            if not draw(st.integers(0, 6)):
                cuts = [draw(st.integers(1, max(len(cell) - 1, 1))) for cell in row]
                cuts[1] = max(cuts[1], 5)
                pages[-1].append([cell[:cut] for cell, cut in zip(row, cuts, strict=True)])
                pages.append([HEADER] if draw(st.booleans()) else [])
                row = [cell[cut:] for cell, cut in zip(row, cuts, strict=True)]
                row[0] = ""
                pages[-2][-1][0] = title if n == 0 else ""
            pages[-1].append(list(row))
            if not draw(st.integers(0, 6)):
                pages.append([HEADER] if draw(st.booleans()) else [])
    return [page for page in pages if page]


@given(annexes())
@QUICK
def test_the_annex_comes_in_however_its_pages_break_it(pages: list[list[list[Slot]]]) -> None:
    grids = [grid(page, page=n, number=n) for n, page in enumerate(pages, 1)]
    made = imported(document("工作任务分解表", *grids), "t", Wishes())
    assert items_of(made.content) == items_of(TASKS)
