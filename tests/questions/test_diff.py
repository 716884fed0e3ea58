"""diff: each kind of change, written by hand, and one change for one root cause."""

import copy
import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from edited import TABLE, counted, item, renamed, seven_fold, table, written
from editor import plan_of
from expected import Ask
from portplan import WrongCallError, diff

Form = dict[str, Any]

NAMES = ("kind", "area", "item", "was", "unit", "role", "before", "after")

TEXT_30 = (
    "加强天津区域内通关、通检一体化管理，实现企业可在天津自贸区试验区或其他区域内就近选择海关和检验"
    "检疫机构办理报关报检手续。对静海、北辰等口岸服务区实行直通便捷通关模式。"
)

# A row a change: kind, area, item, was, unit, role, before, after.
SEVEN: list[tuple[Any, ...]] = [
    ("unit-renamed", None, None, None, "市文化和旅游局", None, "市旅游局", "市文化和旅游局"),
    ("item-added", 2, 4, None, None, None, None, "在天津口岸试行夜间预约查验。"),
    ("role-changed", 3, 14, 13, "天津港集团", "lead", "support", "lead"),
    (
        "item-reworded",
        9,
        31,
        30,
        None,
        None,
        TEXT_30,
        TEXT_30.replace("自贸区试验区", "自贸试验区"),
    ),
    ("role-lost", 11, 33, 32, "天津边检总站", "support", "support", None),
    ("first-lead-changed", 15, 48, 47, "天津海关", "lead", "天津检验检疫局", "天津海关"),
    ("role-gained", 16, 52, 51, "市财政局", "support", None, "support"),
    ("renumbered", None, None, None, None, None, "4–58", "5–59"),
]


def rows(changes: list[Form]) -> list[tuple[Any, ...]]:
    assert all(tuple(change) == NAMES for change in changes)
    return [tuple(change.values()) for change in changes]


def found(new: Form, old: Form | None = None) -> list[tuple[Any, ...]]:
    """Return what changed from the published table, or another, as rows."""
    changes = diff(plan_of(old or table()), plan_of(counted(new))).changes
    return rows([change.by_name() for change in changes])


def test_seven_edits_are_seven_changes_and_one_renumbering(ask: Ask, tmp_path: Path) -> None:
    new = written(tmp_path / "new.yaml", seven_fold())
    result = ask("diff", str(TABLE), str(new), "--format", "json")
    assert (result.status, result.err) == (0, "")
    assert rows(json.loads(result.out)) == SEVEN


def test_csv_has_the_same_rows(ask: Ask, tmp_path: Path) -> None:
    new = written(tmp_path / "new.yaml", seven_fold())
    result = ask("diff", str(TABLE), str(new), "--format", "csv")
    expected = [["" if field is None else str(field) for field in row] for row in SEVEN]
    assert list(csv.reader(io.StringIO(result.out))) == [list(NAMES), *expected]


def test_the_reverse_of_it_is_the_reverse() -> None:
    kinds = [row[0] for row in found(table(), seven_fold())]
    assert sorted(kinds) == sorted(
        {"item-added": "item-removed", "role-lost": "role-gained", "role-gained": "role-lost"}.get(
            row[0], row[0]
        )
        for row in SEVEN
    )


def test_a_new_title_of_the_plan() -> None:
    new = table() | {"title": "任务清单"}
    assert found(new) == [
        ("plan-retitled", None, None, None, None, None, "工作任务分解表", "任务清单")
    ]


def test_units_that_come_and_go() -> None:
    new = table()
    new["units"].append({"name": "市邮政管理局"})
    item(new, 1)["support"].append("市邮政管理局")
    item(new, 1)["support"].remove("南开大学")
    new["units"] = [unit for unit in new["units"] if unit["name"] != "南开大学"]
    item(new, 2)["support"].append("市邮政管理局")
    item(new, 3)["support"].append("市邮政管理局")
    assert found(new) == [
        ("unit-added", None, None, None, "市邮政管理局", None, None, "市邮政管理局"),
        ("unit-removed", None, None, None, "南开大学", None, "南开大学", None),
        ("role-gained", 1, 1, 1, "市邮政管理局", "support", None, "support"),
        ("role-lost", 1, 1, 1, "南开大学", "support", "support", None),
        ("role-gained", 2, 2, 2, "市邮政管理局", "support", None, "support"),
        ("role-gained", 2, 3, 3, "市邮政管理局", "support", None, "support"),
    ]


def test_a_unit_whose_old_name_is_an_alias_is_renamed_also_with_other_items() -> None:
    new = table()
    renamed(new, "南开大学", "南开研究院")
    next(u for u in new["units"] if u["name"] == "南开研究院")["aliases"] = ["南开大学"]
    item(new, 1)["support"].remove("南开研究院")
    item(new, 58)["support"].append("南开研究院")
    assert found(new) == [
        ("unit-renamed", None, None, None, "南开研究院", None, "南开大学", "南开研究院"),
        ("role-lost", 1, 1, 1, "南开研究院", "support", "support", None),
        ("role-gained", 20, 58, 58, "南开研究院", "support", None, "support"),
    ]


def test_a_unit_that_was_merged_into_another_is_one_change() -> None:
    new = table()
    renamed(new, "天津检验检疫局", "天津海关")
    new["units"] = _once(new["units"])
    for each in (each for area in new["areas"] for each in area["items"]):
        each["lead"] = list(dict.fromkeys(each["lead"]))
        each["support"] = [u for u in dict.fromkeys(each["support"]) if u not in each["lead"]]
    assert found(new) == [
        ("unit-renamed", None, None, None, "天津海关", None, "天津检验检疫局", "天津海关")
    ]


def _once(units: list[Form]) -> list[Form]:
    """Return units without the second of a name, whose own name and alias the first takes over."""
    kept = {unit["name"]: unit for unit in reversed(units)}
    gone = next(u for u in table()["units"] if u["name"] == "天津检验检疫局")
    kept["天津海关"]["aliases"] += [gone["name"], *gone["aliases"]]
    return list(reversed(kept.values()))


def test_aliases_and_members() -> None:
    new = table()
    new["units"][0]["aliases"].append("口岸服务办")
    collective = next(u for u in new["units"] if u["name"] == "滨海新区各功能区管委会")
    collective["members"].append("天津自贸试验区管委会")
    assert found(new) == [
        (
            "unit-aliases", None, None, None, "市口岸办", None,
            "天津市人民政府口岸服务办公室", "天津市人民政府口岸服务办公室、口岸服务办",
        ),
        (
            "unit-members", None, None, None, "滨海新区各功能区管委会", None,
            "东疆保税港区管委会、天津港保税区管委会",
            "东疆保税港区管委会、天津港保税区管委会、天津自贸试验区管委会",
        ),
    ]  # fmt: skip


def test_members_that_are_not_known_are_not_the_same_as_a_single_unit() -> None:
    new = table()
    del next(u for u in new["units"] if u["name"] == "有关部门")["members"]
    assert found(new) == [("unit-members", None, None, None, "有关部门", None, "", None)]


def test_areas_that_come_go_and_are_called_otherwise() -> None:
    new = table()
    gone = new["areas"].pop(18)
    new["areas"][0]["title"] = "建设单一窗口平台"
    added = {"text": "编制年度要点。", "lead": ["市口岸办"]}
    new["areas"].append({"title": "健全考核机制", "items": [added]})
    assert found(new) == [
        (
            "area-retitled",
            1,
            None,
            None,
            None,
            None,
            "积极推进国际贸易“单一窗口”建设",
            "建设单一窗口平台",
        ),
        ("area-removed", 19, None, None, None, None, gone["title"], None),
        ("item-removed", 19, None, 57, None, None, gone["items"][0]["text"], None),
        ("area-added", 20, None, None, None, None, None, "健全考核机制"),
        ("item-added", 20, 58, None, None, None, None, "编制年度要点。"),
        ("renumbered", None, None, None, None, None, "58", "57"),
    ]


def test_an_area_that_moves_takes_its_items_along() -> None:
    new = table()
    new["areas"].insert(0, new["areas"].pop(17))
    assert found(new) == [
        (
            "area-moved", 1, None, None, None, None,
            f"十八、{table()['areas'][17]['title']}", f"一、{table()['areas'][17]['title']}",
        ),
        ("renumbered", None, None, None, None, None, "1–55、56", "2–56、1"),
    ]  # fmt: skip


def test_an_item_that_moves_is_one_change_with_the_numbers_behind_it() -> None:
    new = table()
    moved = new["areas"][8]["items"].pop(0)
    new["areas"][7]["items"].insert(0, moved)
    assert found(new) == [
        (
            "item-moved", 8, 28, 29, None, None,
            f"九、{table()['areas'][8]['title']}", f"八、{table()['areas'][7]['title']}",
        ),
        ("renumbered", None, None, None, None, None, "28", "29"),
    ]  # fmt: skip


def test_a_deadline_that_comes_changes_and_goes() -> None:
    old, new = table(), table()
    item(old, 2)["deadline"] = item(new, 1)["deadline"] = "2016年底前"
    item(old, 3)["deadline"], item(new, 3)["deadline"] = "2016年底前", "2017年底前"
    assert found(new, old) == [
        ("deadline-changed", 1, 1, 1, None, None, None, "2016年底前"),
        ("deadline-changed", 2, 2, 2, None, None, "2016年底前", None),
        ("deadline-changed", 2, 3, 3, None, None, "2016年底前", "2017年底前"),
    ]


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        (["乙", "甲"], [("first-lead-changed", "乙")]),
        (["丙", "甲", "乙"], [("role-gained", "丙"), ("first-lead-changed", "丙")]),
        (["乙"], [("role-lost", "甲"), ("first-lead-changed", "乙")]),
        (["丙"], [("role-gained", "丙"), ("role-lost", "甲"), ("role-lost", "乙")]),
        (["甲", "丙", "乙"], [("role-gained", "丙")]),
    ],
)
def test_who_is_named_first(leads: list[str], expected: list[tuple[str, str]]) -> None:
    units = [{"name": name} for name in "甲乙丙"]
    only = {"text": "开展联合查验。", "lead": ["甲", "乙"]}
    old = {"title": "表", "units": units, "areas": [{"title": "题", "items": [only]}]}
    new = copy.deepcopy(old)
    new["areas"][0]["items"][0]["lead"] = leads  # type: ignore[index] # it is that deep
    assert [(row[0], row[4]) for row in found(new, old)] == expected


def test_order_alone() -> None:
    new = table()
    item(new, 40)["lead"] = ["天津海关", "天津海事局", "天津检验检疫局", "天津边检总站"]
    assert found(new) == [
        (
            "order-changed", 14, 40, 40, None, "lead",
            "天津海关、天津检验检疫局、天津海事局、天津边检总站",
            "天津海关、天津海事局、天津检验检疫局、天津边检总站",
        )
    ]  # fmt: skip


def test_of_a_plan_that_was_not_there_all_is_added() -> None:
    changes = diff(None, plan_of(table())).changes
    assert [change.name for change in changes[:32]] == ["plan-retitled", *["unit-added"] * 31]
    assert [c.after for c in changes if c.name == "item-added"] == [
        each["text"] for area in table()["areas"] for each in area["items"]
    ]
    gone = diff(plan_of(table()), None).changes
    assert [(c.name, c.before) for c in gone] == [
        (c.name.replace("added", "removed"), c.after) for c in changes
    ]


def test_plans_that_have_nothing_in_common_are_not_compared() -> None:
    other = {
        "title": "表", "units": [{"name": "市口岸办"}],
        "areas": [{"title": "别的", "items": [{"text": "栽树。", "lead": ["市口岸办"]}]}],
    }  # fmt: skip
    with pytest.raises(WrongCallError, match=r"no item and no area in common \(58 items and 1\)"):
        diff(plan_of(table()), plan_of(other))


def test_the_order_of_the_list_of_units_says_nothing() -> None:
    new = table()
    new["units"].reverse()
    assert found(new) == []
