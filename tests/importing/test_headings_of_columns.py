import pytest

from portplan.importing.headings import Meaning, heading
from portplan.plan.fields import Role


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("序号", Meaning.NUMBER), ("序\n号", Meaning.NUMBER), ("number", Meaning.NUMBER),
        ("工作任务", Meaning.AREA), ("领域", Meaning.AREA), ("章　节", Meaning.AREA),
        ("重点举措", Meaning.AREA), ("场景领域", Meaning.AREA),
        ("任务名称", Meaning.NAME), ("重点任务", Meaning.NAME), ("改革举措", Meaning.NAME),
        ("细则名称", Meaning.NAME), ("事项名称", Meaning.NAME), ("目标任务", Meaning.NAME),
        ("工作事项", Meaning.TEXT), ("具体任务", Meaning.TEXT), ("任务内容", Meaning.TEXT),
        ("具体工作", Meaning.TEXT), ("实施路径", Meaning.TEXT), ("主要内容", Meaning.TEXT),
        ("细则内容", Meaning.TEXT), ("具体任务内容", Meaning.TEXT), ("text", Meaning.TEXT),
        ("责任单位", Meaning.RESPONSIBLE), ("责任\n部门", Meaning.RESPONSIBLE),
        ("负责部门", Meaning.RESPONSIBLE), ("主要责任单位", Meaning.RESPONSIBLE),
        ("牵头单位及配合单位", Meaning.RESPONSIBLE),
        ("责任单位（排在第一位的为牵头单位）", Meaning.RESPONSIBLE),
        ("指导部门", Meaning.NEITHER), ("建设主体", Meaning.NEITHER),
        ("完成时限", Meaning.OTHER), ("时间节点", Meaning.OTHER), ("拟投入运营时间", Meaning.OTHER),
        ("备注", Meaning.NOTHING), ("推广范围", Meaning.NOTHING), ("适用范围", Meaning.NOTHING),
        ("责任人", Meaning.NOTHING), ("牵头领导", Meaning.NOTHING), ("项目名称", Meaning.NOTHING),
        ("单位", Meaning.NOTHING), ("", Meaning.NOTHING),
    ],
)  # fmt: skip
def test_a_heading_means_what_published_tables_mean_by_it(written: str, meaning: Meaning) -> None:
    assert heading(written).meaning is meaning


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("牵头单位", Role.LEAD), ("牵 头\n部 门", Role.LEAD), ("牵头（责任）单位", Role.LEAD),
        ("市级牵头单位", Role.LEAD), ("主办单位", Role.LEAD), ("lead", Role.LEAD),
        ("支持配合单位", Role.SUPPORT), ("配合部门", Role.SUPPORT), ("参与单位", Role.SUPPORT),
        ("配合责任单位", Role.SUPPORT), ("协助部门", Role.SUPPORT), ("support", Role.SUPPORT),
    ],
)  # fmt: skip
def test_a_heading_says_a_role(written: str, role: Role) -> None:
    assert (heading(written).meaning, heading(written).role) == (Meaning.ROLE, role)


def test_a_page_of_brackets_without_ends_is_no_heading() -> None:
    assert heading("市商务局（" * 200_000).meaning is Meaning.NOTHING, (
        "and is not searched for ends"
    )
