import pytest

from brought import Brought, brought, document, grid
from made_tables import Over, Table

HEADER = ["序号", "工作事项", "牵头单位"]


def of(*rows: list, header: list[str] = HEADER) -> Brought:  # type: ignore[type-arg] # rows of any cells
    return brought(document(grid([header, *rows])), title="表")


def wide(text: str) -> list:  # type: ignore[type-arg] # likewise
    return [Over(text, 1, 3), None, None]


@pytest.mark.parametrize(
    "heading",
    [
        wide("一、甲方面"), wide("（一）甲方面"), wide("甲方面"), ["一", "甲方面", ""],
        ["一、甲方面", "", ""], ["", "一、甲方面", ""], wide("一、甲方面（共1项）"),
        wide("一、甲方面（1项）"), wide("第一章 甲方面"),
    ],
)  # fmt: skip
def test_an_area_is_a_row_of_its_own(heading: list) -> None:  # type: ignore[type-arg] # likewise
    assert of(heading, ["1", "一事。", "市商务局"]) == (["甲方面 | 1 一事。 | 市商务局"], [])


@pytest.mark.parametrize("title", ["（共5项）", "（市科委牵头）", "一、"])
def test_an_area_that_is_called_by_its_count_or_its_lead_alone_keeps_it(title: str) -> None:
    found = of(wide(title), ["1", "一事。", "市商务局"])
    assert found.items == [f"{title} | 1 一事。 | 市商务局"]


def test_a_sum_below_the_items_is_no_item() -> None:
    found = of(["1", "一事。", "市商务局"], ["合计", "1项", ""])
    assert found == (["表 | 1 一事。 | 市商务局"], ["left-out"])


def test_without_areas_there_is_one_with_the_tables_title() -> None:
    assert of(["1", "一事。", "市商务局"]) == (["表 | 1 一事。 | 市商务局"], [])


def test_what_is_said_of_a_page_is_no_title() -> None:
    table: Table = [HEADER, ["1", "一事。", "市商务局"]]
    lines = ("分解表", "发布时间：2025-03-01　来源：市政府办", "索引号：0001")
    assert brought(document(*lines, grid(table))).items == ["分解表 | 1 一事。 | 市商务局"]


def test_an_area_repeated_behind_a_page_break_is_one() -> None:
    table: Table = [["工作任务", "工作事项", "牵头单位"], ["一、甲方面", "一事。", "市商务局"]]
    found = brought(document(grid(table, page=1), grid(table, page=2)), title="表")
    assert found.items == ["甲方面 | 1 一事。 | 市商务局", "甲方面 | 2 一事。 | 市商务局"]


def test_of_two_levels_the_inner_is_the_area_and_the_outer_is_reported() -> None:
    rows = [
        wide("一、甲方面"), wide("（一）乙方面"), ["1", "一事。", "市商务局"], wide("（二）丙方面"),
        ["2", "二事。", "市科委"],
    ]  # fmt: skip
    wanted = ["乙方面 | 1 一事。 | 市商务局", "丙方面 | 2 二事。 | 市科委"]
    assert of(*rows) == (wanted, ["heading-left"])
    table: Table = [
        ["领域", "重点举措", "具体任务", "牵头单位"],
        [Over("甲方面", 2), "乙方面", "一事。", "市商务局"],
        [None, "丙方面", "二事。", "市科委"],
    ]
    assert brought(document(grid(table))) == (wanted, ["heading-left"])
    chapters: Table = [
        ["序号", "领域", "具体任务", "牵头单位"],
        [Over("一、甲方面", 1, 4), None, None, None],
        ["1", "乙方面", "一事。", "市商务局"],
        ["2", "丙方面", "二事。", "市科委"],
    ]
    assert brought(document(grid(chapters))) == (wanted, ["heading-left"])


def test_an_area_without_items_is_left_out_and_a_stated_count_is_compared() -> None:
    rows = [
        wide("一、甲方面（共2项）"), ["1", "一事。", "市商务局"], wide("二、乙方面（共6项）"),
        wide("三、丙方面（1项）"), ["8", "二事。", "市科委"],
    ]  # fmt: skip
    assert of(*rows) == (
        ["甲方面 | 1 一事。 | 市商务局", "丙方面 | 2 二事。 | 市科委"],
        ["heading-left", "count", "numbers"],
    )


def test_the_lead_of_a_whole_area_leads_what_names_nobody_else() -> None:
    rows = [
        wide("一、甲方面（牵头单位：市商务局）"), ["1", "一事。", ""], ["2", "二事。", "市科委"],
    ]  # fmt: skip
    assert of(*rows) == (
        ["甲方面 | 1 一事。 | 市商务局", "甲方面 | 2 二事。 | 市科委"], ["taken-over"],
    )  # fmt: skip


def test_a_remark_below_the_items_is_no_area() -> None:
    assert of(["1", "一事。", "市商务局"], wide("注：本表自印发之日起施行。")) == (
        ["表 | 1 一事。 | 市商务局"], ["left-out"],
    )  # fmt: skip


@pytest.mark.parametrize("number", ["1", "1.", "1．", "（一）", "１", "①", "一"])
def test_a_number_is_read_in_any_form_from_its_column(number: str) -> None:
    assert of([number, "一事。", "市商务局"]) == (["表 | 1 一事。 | 市商务局"], [])


@pytest.mark.parametrize(
    "number", ["1.", "1．", "（一）", "１、", "①", "一、", "(1)", "1)", "1 、"]
)
def test_a_number_in_front_of_a_text_is_no_part_of_it(number: str) -> None:
    found = of([f"{number}一事。", "市商务局"], header=["工作事项", "牵头单位"])
    assert found == (["表 | 1 一事。 | 市商务局"], [])


def test_what_only_looks_like_a_number_stays() -> None:
    texts = ["5G网络建设。", "2.0版平台上线。", "2025年底前完成。", "一体化推进。"]
    found = of(*([text, "市商务局"] for text in texts), header=["工作事项", "牵头单位"])
    assert [item.split(" ")[3] for item in found.items] == texts


def test_published_numbers_that_are_others_here_are_reported_with_both() -> None:
    rows = [wide("一、甲"), ["1", "一事。", "市商务局"], wide("二、乙"), ["1", "二事。", "市科委"]]
    assert of(*rows) == (["甲 | 1 一事。 | 市商务局", "乙 | 2 二事。 | 市科委"], ["numbers"])


def test_a_numbered_row_may_have_the_lead_of_its_area_where_items_have_digits() -> None:
    header = [*HEADER, "配合单位"]
    rows = [
        ["一", "甲方面", "市商务局", ""],
        ["1", "一事。", "", "市科委"],
        ["2", "二事。", "市教委", ""],
    ]  # fmt: skip
    assert of(*rows, header=header) == (
        ["甲方面 | 1 一事。 | 市商务局 | 市科委", "甲方面 | 2 二事。 | 市教委"], ["taken-over"],
    )  # fmt: skip


def test_a_heading_repeated_on_the_next_page_is_one_area() -> None:
    table: Table = [HEADER, wide("一、甲方面（2项）"), ["1", "一事。", "市商务局"]]
    further: Table = [HEADER, wide("一、甲方面（2项）"), ["2", "二事。", "市科委"]]
    found = brought(document(grid(table, page=1), grid(further, page=2)), title="表")
    assert found == (["甲方面 | 1 一事。 | 市商务局", "甲方面 | 2 二事。 | 市科委"], [])


def test_a_list_inside_a_text_keeps_its_first_number() -> None:
    assert of(["1", "（1）一事；（2）二事。", "市商务局"]).items == [
        "表 | 1 （1）一事；（2）二事。 | 市商务局"
    ]
