"""Edits of the published table by meaning, each at random, and what it has to come out as."""

from typing import Any

from editor import Editor

# An area where one item more or less leaves it plain which one was moved.
_ROOMY = 6

_WORDS = (
    "跨境电商",
    "绿色通道",
    "智慧口岸",
    "负面清单",
    "应急值守",
    "错峰作业",
    "党建",
    "X光机",
    "5G",
    "2026年",
)
_TEXTS = (
    "编制年度工作要点并按季度通报进展。",
    "开展从业人员业务轮训，每年不少于两次。",
    "设立企业意见箱，七个工作日内答复。",
    "试行夜间预约与周末值班制度。",
)
_TITLES = ("健全考核评价体系", "提升窗口服务形象", "夯实数据安全根基", "培育航运人才队伍")


def _others(item: dict[str, Any], editor: Editor) -> list[str]:
    named = {*item["lead"], *item.get("support", []), *editor.names}
    return [unit["name"] for unit in editor.data["units"] if unit["name"] not in named]


# The edits. Each takes the editor, and does nothing where nothing fits.


def add(editor: Editor) -> None:
    text, area = editor.text(_TEXTS), editor.area(1)
    if text and area:
        leads = [editor.one_of(_names(editor))]
        place = editor.one_of(range(len(area["items"]) + 1))
        area["items"].insert(place, {"text": text, "lead": leads, "support": []})
        editor.facts.append(("item-added", text))


def remove(editor: Editor) -> None:
    area = editor.area(2)
    if area:
        gone = area["items"].pop(editor.one_of(range(len(area["items"]))))
        editor.facts.append(("item-removed", gone["text"]))


def move_out(editor: Editor) -> None:
    area, to = editor.area(2), editor.area(1)
    if area and to:
        moved = area["items"].pop(editor.one_of(range(len(area["items"]))))
        editor.touch(id(moved))
        to["items"].insert(editor.one_of(range(len(to["items"]) + 1)), moved)
        editor.moved.add(moved["was"])
        editor.facts.append(("item-moved", moved["text"]))


def move_inside(editor: Editor) -> None:
    area = editor.area(_ROOMY)
    if area:
        moved = area["items"].pop(0)
        editor.touch(id(moved))
        area["items"].insert(editor.one_of(range(2, len(area["items"]) + 1)), moved)
        editor.moved.add(moved["was"])
        editor.facts.append(("item-moved", moved["text"]))


def reword(editor: Editor) -> None:
    item, word = editor.item(lambda item: len(item["text"]) > 20), editor.text(_WORDS)
    if item and word:
        before = item["text"]
        at = editor.one_of(range(len(before) - 1))
        item["text"] = before[:at] + word + before[at + editor.one_of(range(2)) :]
        editor.facts.append(("item-reworded", before, item["text"]))


def date(editor: Editor) -> None:
    item = editor.item(lambda _: True)
    if item:
        item["deadline"] = editor.one_of(("2025年底前", "长期坚持"))
        editor.facts.append(("deadline-changed", item["text"], None, item["deadline"]))


def gain(editor: Editor) -> None:
    item = editor.item(lambda _: True)
    if item:
        role = editor.one_of(("lead", "support"))
        names = item.setdefault(role, [])
        name = editor.one_of(_others(item, editor))
        names.insert(editor.one_of(range(role == "lead", len(names) + 1)), name)
        editor.touch(name)
        editor.facts.append(("role-gained", item["text"], name, role))


def lose(editor: Editor) -> None:
    item = editor.item(lambda item: len(item["lead"]) > 1 or bool(item.get("support")))
    if item:
        name, role = editor.one_of(_not_first(item))
        item[role].remove(name)
        editor.touch(name)
        editor.facts.append(("role-lost", item["text"], name, role))


def change_role(editor: Editor) -> None:
    item = editor.item(lambda item: len(item["lead"]) > 1 or bool(item.get("support")))
    if item:
        name, role = editor.one_of(_not_first(item))
        other = {"lead": "support", "support": "lead"}[role]
        item[role].remove(name)
        item.setdefault(other, []).append(name)
        editor.facts.append(("role-changed", item["text"], name, role, other))


def _not_first(item: dict[str, Any]) -> list[tuple[str, str]]:
    leads = [(name, "lead") for name in item["lead"][1:]]
    return leads + [(name, "support") for name in item.get("support", [])]


def name_first(editor: Editor) -> None:
    item = editor.item(lambda item: len(item["lead"]) > 1)
    if item:
        before = item["lead"][0]
        after = item["lead"].pop(editor.one_of(range(1, len(item["lead"]))))
        item["lead"].insert(0, after)
        editor.facts.append(("first-lead-changed", item["text"], before, after))


def reorder(editor: Editor) -> None:
    item = editor.item(lambda item: len(item.get("support", ())) > 1)
    if item:
        item["support"].append(item["support"].pop(0))
        editor.facts.append(("order-changed", item["text"], "support"))


def rename(editor: Editor) -> None:
    with_alias = editor.one_of((True, False))
    # Without an alias its places tell: there nothing else is edited.
    unit = editor.unit(lambda unit: with_alias or _has_its_places(editor, unit["name"]))
    if unit:
        name, other = unit["name"], f"{unit['name']}（改）"
        if with_alias:
            unit["aliases"] = [name, *unit.get("aliases", [])]
        else:
            editor.touch(*map(id, _items_of(editor, name)))
        editor.names[name] = other
        editor.facts.append(("unit-renamed", name, other))


def _has_its_places(editor: Editor, name: str) -> bool:
    items = _items_of(editor, name)
    return bool(items) and not any(editor.is_touched(id(item)) for item in items)


def _items_of(editor: Editor, name: str) -> list[dict[str, Any]]:
    items = (each for area in editor.data["areas"] for each in area["items"])
    return [each for each in items if name in (*each["lead"], *each.get("support", ()))]


def call_otherwise(editor: Editor) -> None:
    unit = editor.unit(lambda _: True)
    if unit:
        unit["aliases"] = [*unit.get("aliases", []), f"{unit['name']}总部"]
        editor.facts.append(("unit-aliases", unit["name"]))


def retitle(editor: Editor) -> None:
    area, title = editor.area(1), editor.text(_TITLES)
    if area and title:
        editor.facts.append(("area-retitled", area["title"], title))
        area["title"] = title


def retitle_plan(editor: Editor) -> None:
    if not editor.is_touched("plan"):
        editor.touch("plan")
        editor.data["title"] = "任务清单"
        editor.facts.append(("plan-retitled", "工作任务分解表", "任务清单"))


def _names(editor: Editor) -> list[str]:
    return [unit["name"] for unit in editor.data["units"]]


EDITS = (
    add, remove, move_out, move_inside, reword, date, gain, lose, change_role, name_first, reorder,
    rename, call_otherwise, retitle, retitle_plan,
)  # fmt: skip
