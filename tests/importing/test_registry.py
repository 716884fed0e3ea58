"""A list of units beside the items says which there are, in which order, and their aliases."""

from typing import Any

import yaml

from brought import document, grid, result
from portplan.importing.document import Document
from portplan.plan.model import Unit

ITEMS = [
    ["工作事项", "牵头单位", "配合单位"],
    ["建平台。", "甲局", "新局"],
    ["办事。", "各区等", ""],
]


def units_of(source: Document, **wishes: Any) -> list[dict[str, object]]:
    made = result(source, **wishes)
    assert made.content is not None, made.diagnostics
    units: list[dict[str, object]] = yaml.safe_load(made.content)["units"]
    return units


def listing(*rows: list[str]) -> Document:
    units = grid([["名单"], ["单位", "别名", "合称", "成员"], *rows], number=2, sheet="单位")
    return document(grid(ITEMS, sheet="表"), units)


def test_it_comes_in_as_it_is_and_what_it_lacks_stands_behind() -> None:
    source = listing(
        ["未用局", "又名、又称", "否", ""], ["各区等", "", "是", ""], ["", "", "", ""],
        ["群体", "", "", "未用局、甲局"], ["甲局", "一、二\n三", "", "无"], ["甲局", "再", "", ""],
    )  # fmt: skip
    assert units_of(source) == [
        {"name": "未用局", "aliases": ["又名", "又称"]},
        {"name": "各区等", "members": []},
        {"name": "群体", "members": ["未用局", "甲局"]},
        {"name": "甲局", "aliases": ["一、二", "三"]},
        {"name": "新局"},
    ]
    assert "sheet 单位" in (result(source).content or b"").decode().split("\n\n")[0]


def test_what_another_plan_knows_of_a_unit_counts_more() -> None:
    source = listing(["甲", "老甲", "", ""], ["甲局", "旧名", "", ""], ["各区等", "", "是", ""])
    known = (Unit("市甲局", ("甲局", "甲")),)
    assert units_of(source, known=known) == [
        {"name": "各区等", "members": []},
        {"name": "市甲局", "aliases": ["甲局", "甲"]},
        {"name": "新局"},
    ]


def test_a_list_of_units_alone_is_no_plan() -> None:
    alone = document(grid([["单位", "别名", "成员"], ["甲局", "", ""]]))
    assert [each.code for each in result(alone).diagnostics] == ["no-table"]
