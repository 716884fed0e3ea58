from typing import Any

import pytest

from brought import Brought, brought, document, grid, result
from made_tables import Over, Table
from portplan.importing.sketch import WrongWishError

ROW = ["一事。", "市商务局"]


def of(header: list[str], *rows: list[str], **wishes: Any) -> Brought:
    return brought(document(grid([header, *rows])), title="表", **wishes)


def columns(**fields: str) -> tuple[tuple[str, str], ...]:
    return tuple(fields.items())


def test_two_columns_that_could_be_the_text_are_asked_about_and_decided_by_columns() -> None:
    header = ["任务名称", "具体任务", "牵头单位"]
    row = ["开展行动", "做好一事。", "市商务局"]
    assert of(header, row) == ([], ["which-text"])
    assert of(header, row, columns=columns(任务名称="name")).items == [
        "表 | 1 开展行动。做好一事。 | 市商务局"
    ]
    assert of(header, row, columns=columns(任务名称="area")).items == [
        "开展行动 | 1 做好一事。 | 市商务局"
    ]
    assert of(header, row, columns=columns(任务名称="-", 具体任务="text")).items == [
        "表 | 1 做好一事。 | 市商务局"
    ]


@pytest.mark.parametrize("end", ["。", "：", "！"])
def test_a_title_in_front_of_the_text_keeps_its_own_end(end: str) -> None:
    header, row = ["任务名称", "具体任务", "牵头单位"], [f"开展行动{end}", "做好一事。", "市商务局"]
    (item,) = of(header, row, columns=columns(任务名称="name")).items
    assert item == f"表 | 1 开展行动{end}做好一事。 | 市商务局"


def test_without_a_known_text_the_columns_are_named() -> None:
    header, row = ["序号", "指标", "牵头单位"], ["1", "一事。", "市商务局"]
    assert of(header, row) == ([], ["which-text", "left-out"])
    assert of(header, row, columns=columns(指标="text")).items == ["表 | 1 一事。 | 市商务局"]


def test_a_heading_that_could_be_an_area_is_the_text_where_nothing_else_is() -> None:
    assert of(["工作任务", "牵头单位"], ROW) == (["表 | 1 一事。 | 市商务局"], [])
    assert of(["重点任务", "牵头单位"], ROW) == (["表 | 1 一事。 | 市商务局"], [])


def test_one_column_of_units_that_does_not_rank_them_is_asked_about_once() -> None:
    header = ["工作任务", "责任单位"]
    rows = [["一事。", "市商务局"], ["二事。", "市科委、市教委、市财政局"]]
    assert of(header, *rows) == ([], ["unknown-role"])
    assert of(header, *rows, all_lead=True).items == [
        "表 | 1 一事。 | 市商务局", "表 | 2 二事。 | 市科委、市教委、市财政局",
    ]  # fmt: skip
    assert of(header, *rows, first_leads=True).items == [
        "表 | 1 一事。 | 市商务局", "表 | 2 二事。 | 市科委 | 市教委、市财政局",
    ]  # fmt: skip
    assert of(header, *rows, columns=columns(责任单位="lead")).items == [
        "表 | 1 一事。 | 市商务局", "表 | 2 二事。 | 市科委、市教委、市财政局",
    ]  # fmt: skip


def test_words_in_the_column_rank_them_and_then_one_unit_alone_leads() -> None:
    rows = [["一事。", "市商务局"], ["二事。", "市科委牵头，市教委、市财政局配合"]]
    assert of(["工作任务", "责任单位"], *rows) == (
        ["表 | 1 一事。 | 市商务局", "表 | 2 二事。 | 市科委 | 市教委、市财政局"], [],
    )  # fmt: skip
    rows[0][1] = "市商务局、市审计局"
    assert of(["工作任务", "责任单位"], *rows) == ([], ["unknown-role"])


def test_the_document_may_say_that_the_first_named_lead() -> None:
    table = grid([["工作任务", "责任单位"], ["一事。", "市科委、市教委"]])
    preamble = "责任单位中，排在第一位的部门为牵头部门，下同。"
    found = brought(document(preamble, table), title="表")
    assert found == (["表 | 1 一事。 | 市科委 | 市教委"], [])
    head = result(document(preamble, table)).content or b""
    assert (
        "- The document says that the first-named lead: 排在第一位的部门为牵头部门" in head.decode()
    )


def test_a_responsible_unit_beside_those_who_support_leads() -> None:
    header, row = ["工作任务", "责任单位", "配合单位"], ["一事。", "市科委、市教委", "市财政局"]
    assert of(header, row) == (["表 | 1 一事。 | 市科委、市教委 | 市财政局"], [])


def test_a_responsible_unit_beside_those_who_lead_is_asked_about() -> None:
    header, row = ["工作任务", "牵头单位", "责任单位"], ["一事。", "市科委", "市教委"]
    assert of(header, row) == ([], ["unknown-role"])
    assert of(header, row, columns=columns(责任单位="support")).items == [
        "表 | 1 一事。 | 市科委 | 市教委"
    ]


def test_a_role_that_is_neither_is_asked_about_or_left_out_beside_others() -> None:
    assert of(["工作任务", "指导部门"], ROW) == ([], ["unknown-role"])
    assert of(["工作任务", "指导部门"], ROW, columns=columns(指导部门="lead")).items == [
        "表 | 1 一事。 | 市商务局"
    ]
    assert of(["工作任务", "牵头单位", "建设主体"], [*ROW, "甲公司"]) == (
        ["表 | 1 一事。 | 市商务局"], ["left-out"],
    )  # fmt: skip


def test_an_item_without_a_lead_is_reported_or_given_to_one() -> None:
    header, row = ["工作任务", "牵头单位", "配合单位"], ["一事。", "无", "市科委"]
    assert of(header, row) == ([], ["no-lead"])
    assert of(header, row, default_lead="市商务局").items == ["表 | 1 一事。 | 市商务局 | 市科委"]


def test_a_unit_in_both_roles_is_never_decided_and_one_that_is_repeated_is_taken_once() -> None:
    header = ["工作任务", "牵头单位", "配合单位"]
    assert of(header, ["一事。", "市商务局", "市科委、市商务局"]) == ([], ["two-roles"])
    assert of(header, ["一事。", "市商务局", "市科委、市科委"]) == (
        ["表 | 1 一事。 | 市商务局 | 市科委"], ["repeated-name"],
    )  # fmt: skip


@pytest.mark.parametrize("deadline", ["12月", "2026年8月底前", "2026年底", "持续推进", "2026"])
def test_a_deadline_is_kept_as_published(deadline: str) -> None:
    found = of(["工作任务", "牵头单位", "完成时限"], [*ROW, deadline])
    assert found == ([f"表 | 1 一事。 | 市商务局 | <{deadline}>"], [])


def test_a_deadline_may_be_blank_or_wrapped() -> None:
    header = ["工作任务", "牵头单位", "时间节点"]
    assert of(header, [*ROW, "2025年\n12月"]).items == ["表 | 1 一事。 | 市商务局 | <2025年12月>"]
    assert of(header, [*ROW, "—"]).items == ["表 | 1 一事。 | 市商务局"]


def test_a_header_may_have_two_rows_and_stand_below_a_title() -> None:
    table = grid(
        [
            ["市重点任务分解表", "", "", ""],
            ["序号", "工作任务", "责任单位", ""],
            ["", "", "牵头单位", "配合单位"],
            ["1", "一事。", "市商务局", "市科委"],
        ]
    )
    assert brought(document(table)) == (["市重点任务分解表 | 1 一事。 | 市商务局 | 市科委"], [])


def test_a_column_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(WrongWishError, match="no column 备注; the columns are 工作任务、牵头单位"):
        of(["工作任务", "牵头单位"], ROW, columns=columns(备注="-"))


def test_the_table_is_chosen_by_its_words_or_by_number_among_those_with_units() -> None:
    firms = grid([["企业", "金额"], ["甲公司", "1"]], number=1)
    projects = grid([["项目", "责任单位"], ["一桥", "市交通委"]], number=2)
    tasks = grid([["工作任务", "牵头单位"], ROW], number=3)
    several = document(firms, "附件2", projects, "附件3", tasks)
    assert brought(several, title="表") == (["表 | 1 一事。 | 市商务局"], ["left-out"])
    named = brought(several, title="表", table=1, columns=columns(项目="text"), all_lead=True)
    assert named.items == ["表 | 1 一桥 | 市交通委"]
    with pytest.raises(WrongWishError, match=r"(?s)choose one with --table:.*1  .*2  "):
        brought(document(tasks, "附件", tasks))
    with pytest.raises(WrongWishError, match="there is no table 3"):
        brought(several, table=3)


def test_the_account_names_what_is_left_out() -> None:
    table = grid([["工作任务", "牵头单位", "备注"], [*ROW, "急"]])
    made = result(document("附件1", "市任务表", "（2025年）", table, "抄送：市委。"))
    assert made.account == (
        "1 row: 1 item in 1 area, 1 unit; left out: 2 lines before the table, 1 line behind the"
        " table, column 备注"
    )


def test_a_heading_over_two_columns_of_units_loses_neither() -> None:
    table = grid(
        [
            ["序号", "工作任务", Over("牵头单位", 1, 2), None],
            ["1", "一事。", "市商务局", "市科委"],
            ["2", "二事。", Over("市教委", 1, 2), None],
        ]
    )
    assert brought(document(table), title="表") == (
        ["表 | 1 一事。 | 市商务局、市科委", "表 | 2 二事。 | 市教委"], [],
    )  # fmt: skip


def test_a_column_without_a_heading_is_one_of_numbers_or_known_by_its_place() -> None:
    assert of(["", "工作任务", "牵头单位"], ["1", *ROW]) == (["表 | 1 一事。 | 市商务局"], [])
    header, row = ["", "工作任务", "牵头单位"], ["甲", *ROW]
    assert of(header, row) == (["表 | 1 一事。 | 市商务局"], ["left-out"])
    assert of(header, row, columns=(("1", "area"),)).items == ["甲 | 1 一事。 | 市商务局"]


def test_beside_a_column_of_numbers_a_number_that_does_not_count_on_is_the_texts_own() -> None:
    header: Table = [["序号", "工作事项", "牵头单位"]]
    own: Table = [["1", "一事。", "甲局"], ["2", "（42）号泊位。", "甲局"], ["3", "①", "甲局"]]
    assert brought(document(grid([*header, *own])), title="表").items == [
        "表 | 1 一事。 | 甲局", "表 | 2 （42）号泊位。 | 甲局", "表 | 3 ① | 甲局",
    ]  # fmt: skip
    counted: Table = [["5", "（一）一事。", "甲局"], ["6", "（二）二事。", "甲局"]]
    assert brought(document(grid([*header, *counted])), title="表").items == [
        "表 | 1 一事。 | 甲局", "表 | 2 二事。 | 甲局",
    ]  # fmt: skip


def test_a_heading_over_two_rows_is_no_title() -> None:
    above: Table = [
        [Over("工作事项", 2), Over("分工", 1, 2), None, Over("备注", 2)],
        [None, "牵头单位", "配合单位", None],
    ]
    made = result(document("任务表", grid([*above, ["一事。", "市商务局", "", ""]])))
    assert (made.content or b"").decode().splitlines()[0] == "# 任务表"
    assert made.account == "1 row: 1 item in 1 area, 1 unit"
