from brought import Brought, brought, document, grid
from made_tables import Over, Table

HEADER = ["序号", "领域", "具体任务", "牵头单位", "配合单位"]


def pages(*tables: Table) -> Brought:
    return brought(
        document(*(grid(table, page=n) for n, table in enumerate(tables, 1))), title="表"
    )


def test_a_table_goes_on_with_its_header_repeated_or_not() -> None:
    first: Table = [HEADER, ["1", "甲", "一事。", "市商务局", ""]]
    second: Table = [["2", "甲", "二事。", "市商务局", ""]]
    wanted = ["甲 | 1 一事。 | 市商务局", "甲 | 2 二事。 | 市商务局"]
    assert pages(first, second) == (wanted, [])
    assert pages(first, [HEADER, *second]) == (wanted, [])
    assert pages([*first, HEADER, *second]) == (wanted, [])


def test_page_numbers_between_pages_end_no_table() -> None:
    first = grid([HEADER, ["1", "甲", "一事。", "市商务局", ""]], page=1)
    second = grid([["2", "", "二事。", "市商务局", ""]], page=2)
    assert brought(document(first, "—２—", second), title="表").items == [
        "甲 | 1 一事。 | 市商务局", "甲 | 2 二事。 | 市商务局",
    ]  # fmt: skip


def test_a_merged_area_goes_over_a_page_break_as_a_blank_cell() -> None:
    first: Table = [
        HEADER,
        ["1", Over("甲", 2), "一事。", "市商务局", ""],
        ["2", None, "二事。", "市商务局", ""],
    ]  # fmt: skip
    second: Table = [
        HEADER,
        ["3", "", "三事。", "市商务局", ""],
        ["4", "乙", "四事。", "市科委", ""],
    ]
    assert pages(first, second) == (
        [
            "甲 | 1 一事。 | 市商务局", "甲 | 2 二事。 | 市商务局", "甲 | 3 三事。 | 市商务局",
            "乙 | 4 四事。 | 市科委",
        ],
        [],
    )  # fmt: skip


def test_merged_units_go_over_a_page_break_and_that_is_reported() -> None:
    first: Table = [HEADER, ["1", "甲", "一事。", "市商务局", "市科委"]]
    second: Table = [
        HEADER,
        ["2", "", "二事。", Over("", 2), Over("", 2)],
        ["3", "", "三事。", None, None],
        ["4", "", "四事。", "市教委", ""],
    ]
    assert pages(first, second) == (
        [
            "甲 | 1 一事。 | 市商务局 | 市科委", "甲 | 2 二事。 | 市商务局 | 市科委",
            "甲 | 3 三事。 | 市商务局 | 市科委", "甲 | 4 四事。 | 市教委",
        ],
        ["taken-over", "taken-over"],
    )  # fmt: skip


def test_a_row_cut_in_two_is_joined_cell_by_cell_also_inside_a_name() -> None:
    first: Table = [HEADER, ["1", "甲", "做好一事，推进", "市商务局、市发展", "各市、县（市、"]]
    second: Table = [
        HEADER,
        ["", "", "二事。", "改革委", "区）政府"],
        ["2", "", "三事。", "市科委", ""],
    ]
    assert pages(first, second) == (
        [
            "甲 | 1 做好一事，推进二事。 | 市商务局、市发展改革委 | 各市、县（市、区）政府",
            "甲 | 2 三事。 | 市科委",
        ],
        ["joined-row"],
    )


def test_without_a_column_of_numbers_a_row_goes_on_where_its_text_has_not_ended() -> None:
    header = ["工作事项", "牵头单位"]
    first: Table = [header, ["一事。", "市商务局"], ["做好二", "市科委"]]
    assert pages(first, [header, ["事。", ""], ["三事。", "市教委"]]) == (
        ["表 | 1 一事。 | 市商务局", "表 | 2 做好二事。 | 市科委", "表 | 3 三事。 | 市教委"],
        ["joined-row"],
    )
    assert pages([header, ["一事。", "市商务局"]], [header, ["二事。", "市科委"]]).items == [
        "表 | 1 一事。 | 市商务局", "表 | 2 二事。 | 市科委",
    ]  # fmt: skip


def test_where_texts_have_their_numbers_a_row_without_one_goes_on() -> None:
    header = ["工作事项", "牵头单位"]
    first: Table = [header, ["1．一事。", "市商务局"], ["2．二事。", "市科委"]]
    assert pages(first, [header, ["再做好。", "、市教委"]]).items == [
        "表 | 1 一事。 | 市商务局", "表 | 2 二事。再做好。 | 市科委、市教委",
    ]  # fmt: skip


def test_one_text_beside_several_rows_of_units_is_one_item() -> None:
    table: Table = [
        ["序号", "工作事项", "牵头单位", "配合单位"],
        [Over("1", 2), Over("一事。", 2), "市商务局", "市科委"],
        [None, None, "市教委", "市财政局"],
    ]
    assert pages(table) == (["表 | 1 一事。 | 市商务局、市教委 | 市科委、市财政局"], ["joined-row"])


def test_one_number_for_several_texts_makes_several_items() -> None:
    table: Table = [
        ["序号", "工作事项", "牵头单位"],
        [Over("1", 2), "一事。", Over("市商务局", 2)],
        [None, "二事。", None],
        ["2", "三事。", "市科委"],
    ]
    assert pages(table) == (
        ["表 | 1 一事。 | 市商务局", "表 | 2 二事。 | 市商务局", "表 | 3 三事。 | 市科委"],
        ["numbers"],
    )


def test_sheets_and_tables_apart_by_a_text_are_no_one_table() -> None:
    table: Table = [["工作事项", "牵头单位"], ["一事。", "市商务局"]]
    one, other = grid(table, number=1), grid(table, number=2)
    between = document(one, "附件2", other)
    assert brought(between, table=1).items == brought(between, table=2).items
    sheets = document(grid(table, sheet="甲"), grid(table, sheet="乙"))
    assert brought(sheets, table=2, title="表").items == ["表 | 1 一事。 | 市商务局"]


def test_a_row_is_cut_also_where_the_header_is_repeated_by_hand_in_one_table() -> None:
    table: Table = [
        HEADER, ["1", "甲", "做好一", "市商", ""], HEADER, ["", "", "事。", "务局", ""],
    ]  # fmt: skip
    assert pages(table) == (["甲 | 1 做好一事。 | 市商务局"], ["joined-row"])


def test_what_stands_beside_a_further_row_of_an_item_is_taken_in_or_reported() -> None:
    header = ["序号", "工作事项", "牵头单位", "完成时限", "备注"]
    table: Table = [
        header,
        ["1", Over("一事。", 2), Over("市商务局", 2), "2025年底前", Over("", 2)],
        ["", None, None, "2026年底前", None],
        ["", "", "", "", "合计两年"],
    ]
    assert pages(table) == (
        ["表 | 1 一事。 | 市商务局 | <2025年底前；2026年底前>"],
        ["left-out", "joined-row", "left-out"],
    )
