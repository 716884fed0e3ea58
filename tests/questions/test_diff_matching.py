"""What is one and the same in two plans: by texts, by nearness, by places, never by numbers."""

from typing import Any

from edited import table
from editor import plan_of
from portplan import diff

Form = dict[str, Any]


def plan(*items: tuple[str, str, list[str]]) -> Form:
    """Return a plan as data: items with the title of their area and their leads."""
    titles = dict.fromkeys(title for title, _, _ in items)
    names = dict.fromkeys(name for *_, leads in items for name in leads)
    return {
        "title": "表",
        "units": [{"name": name} for name in names],
        "areas": [
            {
                "title": title,
                "items": [{"text": text, "lead": leads} for t, text, leads in items if t == title],
            }
            for title in titles
        ],
    }


def changed(old: Form, new: Form) -> list[tuple[str, str | None, str | None]]:
    return [(c.name, c.before, c.after) for c in diff(plan_of(old), plan_of(new)).changes]


PORT = "推进港口作业单证电子化，年底前覆盖全部码头。"
CUSTOMS = "压缩海关通关时间，公布各环节办理时限。"
TRAINING = "开展业务培训。"


def test_the_items_of_the_published_table_are_never_taken_for_each_other() -> None:
    areas = table()["areas"]
    old = plan_of(table())
    for at, area in enumerate(areas):
        for place, item in enumerate(area["items"]):
            new = table()
            if len(area["items"]) > 1:
                del new["areas"][at]["items"][place]
                found = [(c.name, c.before, c.after) for c in diff(old, plan_of(new)).changes]
                assert found[0] == ("item-removed", item["text"], None)
                assert [kind for kind, *_ in found[1:]] in ([], ["renumbered"])


def test_two_items_with_one_text_are_told_apart_by_their_areas_and_units() -> None:
    old = plan(("甲", TRAINING, ["海关"]), ("甲", PORT, ["港口"]), ("乙", TRAINING, ["港口"]))
    new = plan(("甲", PORT, ["港口"]), ("乙", TRAINING, ["港口"]), ("乙", CUSTOMS, ["海关"]))
    assert changed(old, new) == [
        ("item-removed", TRAINING, None),
        ("item-added", None, CUSTOMS),
        ("renumbered", "2–3", "1–2"),
    ]


def test_two_items_with_one_text_in_one_area_are_told_apart_by_their_units() -> None:
    old = plan(("甲", TRAINING, ["海关"]), ("甲", TRAINING, ["港口"]), ("甲", PORT, ["海关"]))
    new = plan(("甲", TRAINING, ["港口"]), ("甲", PORT, ["海关"]))
    changes = diff(plan_of(old), plan_of(new)).changes
    assert [(c.name, c.was) for c in changes] == [("item-removed", 1), ("renumbered", None)]


def test_an_item_that_is_reworded_and_moved_to_another_area_is_still_itself() -> None:
    old = plan(("甲", PORT, ["港口"]), ("甲", TRAINING, ["海关"]), ("乙", CUSTOMS, ["海关"]))
    reworded = PORT.replace("年底前", "六月底前")
    new = plan(("甲", TRAINING, ["海关"]), ("乙", CUSTOMS, ["海关"]), ("乙", reworded, ["港口"]))
    assert changed(old, new) == [
        ("item-reworded", PORT, reworded),
        ("item-moved", "一、甲", "二、乙"),
        ("renumbered", "2–3", "1–2"),
    ]


def test_where_half_of_a_text_is_new_the_area_and_the_units_decide() -> None:
    half = "推进港口作业单证无纸流转，三年内实现覆盖目标。"
    old = plan(("甲", PORT, ["港口"]), ("乙", CUSTOMS, ["海关"]))
    assert changed(old, plan(("甲", half, ["港口"]), ("乙", CUSTOMS, ["海关"]))) == [
        ("item-reworded", PORT, half)
    ]
    elsewhere = plan(("乙", CUSTOMS, ["海关"]), ("丙", half, ["财政"]))
    kinds = [kind for kind, *_ in changed(old, elsewhere)]
    assert kinds.count("item-added") == kinds.count("item-removed") == 1


def test_an_area_with_another_title_is_known_by_its_items() -> None:
    old = plan(
        ("健全机制", PORT, ["港口"]), ("健全机制", CUSTOMS, ["海关"]), ("乙", TRAINING, ["海关"])
    )
    new = plan(
        ("完善体系", PORT, ["港口"]), ("完善体系", CUSTOMS, ["海关"]), ("乙", TRAINING, ["海关"])
    )
    assert changed(old, new) == [("area-retitled", "健全机制", "完善体系")]


def test_an_area_with_another_title_is_known_by_its_items_when_all_are_reworded() -> None:
    old = plan(("健全机制", PORT, ["港口"]), ("乙", TRAINING, ["海关"]))
    reworded = PORT.replace("年底前", "六月底前")
    new = plan(("完善体系", reworded, ["港口"]), ("乙", TRAINING, ["海关"]))
    assert changed(old, new) == [
        ("area-retitled", "健全机制", "完善体系"),
        ("item-reworded", PORT, reworded),
    ]


def test_an_area_that_is_split_keeps_its_title_and_what_leaves_it_is_moved() -> None:
    old = plan(("甲", PORT, ["港口"]), ("甲", CUSTOMS, ["海关"]), ("甲", TRAINING, ["海关"]))
    new = plan(("甲", PORT, ["港口"]), ("甲", CUSTOMS, ["海关"]), ("乙", TRAINING, ["海关"]))
    assert changed(old, new) == [
        ("area-added", None, "乙"),
        ("item-moved", "一、甲", "二、乙"),
    ]


def test_two_units_that_swap_their_items_are_not_renamed() -> None:
    old = plan(("甲", PORT, ["港口"]), ("甲", CUSTOMS, ["海关"]))
    new = plan(("甲", PORT, ["海关"]), ("甲", CUSTOMS, ["港口"]))
    assert [kind for kind, *_ in changed(old, new)] == ["role-gained", "role-lost"] * 2


def test_several_units_that_are_renamed_at_once_are_told_apart_by_their_order() -> None:
    old = plan(("甲", PORT, ["港口", "海关", "海事"]), ("甲", CUSTOMS, ["港口", "海关", "海事"]))
    new = plan(("甲", PORT, ["港务", "关区", "海巡"]), ("甲", CUSTOMS, ["港务", "关区", "海巡"]))
    new["units"].reverse()
    assert changed(old, new) == [
        ("unit-renamed", "港口", "港务"),
        ("unit-renamed", "海关", "关区"),
        ("unit-renamed", "海事", "海巡"),
    ]


def test_a_unit_that_takes_over_few_of_the_items_is_another_one() -> None:
    old = plan(("甲", PORT, ["港口"]), ("甲", CUSTOMS, ["港口"]), ("甲", TRAINING, ["港口"]))
    new = plan(("甲", PORT, ["港务"]), ("甲", CUSTOMS, ["海关"]), ("甲", TRAINING, ["海事"]))
    kinds = [kind for kind, *_ in changed(old, new)]
    assert kinds.count("unit-added") == 3
    assert kinds.count("unit-removed") == 1
    assert "unit-renamed" not in kinds


def test_an_alias_in_another_width_tells_that_a_unit_is_renamed() -> None:
    old = plan(("甲", PORT, ["ＡＢ港"]), ("甲", CUSTOMS, ["海关"]))
    new = plan(("甲", PORT, ["海关"]), ("甲", CUSTOMS, ["新港"]))
    new["units"][1]["aliases"] = ["AB港"]
    assert changed(old, new)[0] == ("unit-renamed", "ＡＢ港", "新港")
