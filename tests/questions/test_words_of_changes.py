"""What is said around changes: the sum of one, of two, and the label of each kind, by hand."""

import pytest

from conftest import CHINESE
from portplan import Role
from portplan.questions.changes.change import Change, Kind
from portplan.questions.changes.words import label, total
from portplan.text.messages import ENGLISH, speak

# A row a kind: the sum of one change, of two, and the label; below it the same in Chinese.
SAID = {
    Kind.PLAN_RETITLED: [
        ("the plan retitled", "the plan retitled", "retitled"),
        ("修改了表的标题", "修改了表的标题", "标题修改"),
    ],
    Kind.UNIT_ADDED: [
        ("1 unit added", "2 units added", "added"),
        ("新增 1 个单位", "新增 2 个单位", "新增"),
    ],
    Kind.UNIT_REMOVED: [
        ("1 unit removed", "2 units removed", "removed"),
        ("删除 1 个单位", "删除 2 个单位", "删除"),
    ],
    Kind.UNIT_RENAMED: [
        ("1 unit renamed", "2 units renamed", "renamed"),
        ("1 个单位改名", "2 个单位改名", "改名"),
    ],
    Kind.UNIT_ALIASES: [
        ("1 unit with other aliases", "2 units with other aliases", "aliases"),
        ("1 个单位的别名有调整", "2 个单位的别名有调整", "别名调整"),
    ],
    Kind.UNIT_MEMBERS: [
        ("1 unit with other members", "2 units with other members", "members"),
        ("1 个单位的成员有调整", "2 个单位的成员有调整", "成员调整"),
    ],
    Kind.AREA_ADDED: [
        ("1 area added", "2 areas added", "area added"),
        ("新增 1 项工作任务", "新增 2 项工作任务", "新增任务"),
    ],
    Kind.AREA_REMOVED: [
        ("1 area removed", "2 areas removed", "area removed"),
        ("删除 1 项工作任务", "删除 2 项工作任务", "删除任务"),
    ],
    Kind.AREA_RETITLED: [
        ("1 area retitled", "2 areas retitled", "area retitled"),
        ("1 项工作任务修改标题", "2 项工作任务修改标题", "任务标题修改"),
    ],
    Kind.AREA_MOVED: [
        ("1 area moved", "2 areas moved", "area moved"),
        ("1 项工作任务移位", "2 项工作任务移位", "任务移位"),
    ],
    Kind.ITEM_ADDED: [
        ("1 item added", "2 items added", "added"),
        ("新增 1 个工作事项", "新增 2 个工作事项", "新增"),
    ],
    Kind.ITEM_REMOVED: [
        ("1 item removed", "2 items removed", "removed"),
        ("删除 1 个工作事项", "删除 2 个工作事项", "删除"),
    ],
    Kind.ITEM_REWORDED: [
        ("1 item reworded", "2 items reworded", "reworded"),
        ("1 个工作事项修改文字", "2 个工作事项修改文字", "文字修改"),
    ],
    Kind.ITEM_MOVED: [
        ("1 item moved", "2 items moved", "moved"),
        ("1 个工作事项移位", "2 个工作事项移位", "移位"),
    ],
    Kind.FIELD_CHANGED: [
        ("1 item with another deadline", "2 items with another deadline", "完成时限"),
        ("1 个工作事项的完成时限有调整", "2 个工作事项的完成时限有调整", "完成时限"),
    ],
    Kind.ROLE_GAINED: [
        ("1 unit gained support", "2 units gained support", "gained"),
        ("1 个单位新增支持配合事项", "2 个单位新增支持配合事项", "新增分工"),
    ],
    Kind.ROLE_LOST: [
        ("1 unit lost lead", "2 units lost lead", "lost"),
        ("1 个单位减少牵头事项", "2 个单位减少牵头事项", "取消分工"),
    ],
    Kind.ROLE_CHANGED: [
        ("1 unit went from lead to support", "2 units went from lead to support", "new role"),
        ("1 个单位由牵头改为支持配合", "2 个单位由牵头改为支持配合", "分工调整"),
    ],
    Kind.FIRST_LEAD_CHANGED: [
        (
            "1 item with another first-named lead",
            "2 items with another first-named lead",
            "named first",
        ),
        ("1 个工作事项的首位牵头单位有调整", "2 个工作事项的首位牵头单位有调整", "首位调整"),
    ],
    Kind.ORDER_CHANGED: [
        ("1 item with another order", "2 items with another order", "reordered"),
        ("1 个工作事项的单位顺序有调整", "2 个工作事项的单位顺序有调整", "顺序调整"),
    ],
    Kind.RENUMBERED: [
        ("items 4–58 now 5–59", "items 4–58 now 5–59", "renumbered"),
        ("事项编号 4–58 改为 5–59", "事项编号 4–58 改为 5–59", "重新编号"),
    ],
}


def changes(kind: Kind) -> list[Change]:
    """Return two changes of a kind, of two units where it is of units."""
    numbers = kind is Kind.RENUMBERED
    before, after = ("4–58", "5–59") if numbers else ("lead", "support")
    role = Role.SUPPORT if kind in (Kind.ROLE_GAINED, Kind.ROLE_CHANGED) else Role.LEAD
    field = "deadline" if kind is Kind.FIELD_CHANGED else ""
    return [Change(kind, before, after, unit, role, field) for unit in ("甲", "乙")]


def test_every_kind_has_its_words() -> None:
    assert list(SAID) == list(Kind)


@pytest.mark.parametrize("kind", SAID, ids=lambda kind: kind.name)
@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_a_kind_is_said_in_both_languages(kind: Kind, language: str) -> None:
    speak(language)
    one, other = changes(kind)
    said = total([one]), total([one, other]), label(one)
    assert said == SAID[kind][language == CHINESE]


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_a_unit_that_gained_a_role_twice_is_one(language: str) -> None:
    speak(language)
    one, other = changes(Kind.ROLE_GAINED)
    assert total([one, other._replace(unit="甲")]) == SAID[Kind.ROLE_GAINED][language == CHINESE][0]


def test_several_runs_of_numbers_are_counted() -> None:
    change = Change(Kind.RENUMBERED, "3、4–58", "4、6–60")
    assert total([change]) == "2 runs of items renumbered"
    speak(CHINESE)
    assert total([change]) == "2 段事项重新编号"


def test_a_plan_that_was_not_there_is_not_retitled() -> None:
    came, gone = Change(Kind.PLAN_RETITLED, None, "表"), Change(Kind.PLAN_RETITLED, "表")
    assert [total([came]), label(came)] == ["the plan added", "added"]
    assert [total([gone]), label(gone)] == ["the plan removed", "removed"]


def test_kinds_stand_in_one_line_in_their_order() -> None:
    of = {kind: changes(kind)[0] for kind in (Kind.ITEM_ADDED, Kind.UNIT_ADDED, Kind.ITEM_MOVED)}
    assert total(of.values()) == "1 unit added, 1 item added, 1 item moved"
    speak(CHINESE)
    assert total(of.values()) == "新增 1 个单位，新增 1 个工作事项，1 个工作事项移位"
