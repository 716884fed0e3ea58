import pytest

from brought import brought, document, result

INTENT = """\
关于加强甲事的实施意见
各区人民政府：
一、总体要求
到2025年，全面做好。
二、主要任务
（一）提升能力
1．加强协作。做好一事。（市商务局牵头，市财政局、市科委配合）
2．推进改革。（市科委负责）。
（二）优化服务
3．第一件事。（市教委牵头）第二件事（市科委负责）。
4．做好某事。
责任单位：市科委牵头，市教委参与
完成时限：2025年底前
三、保障措施
（一）加强领导。各部门要重视。
（二）落实资金。确保到位（仅限于本市）。（市财政局负责；市审计局监督指导）
抄送：市委办公厅。
"""


def test_headings_are_areas_and_what_closes_with_units_is_an_item() -> None:
    assert brought(INTENT) == (
        [
            "提升能力 | 1 加强协作。做好一事。 | 市商务局 | 市财政局、市科委",
            "提升能力 | 2 推进改革。 | 市科委",
            "优化服务 | 3 第一件事。 | 市教委",
            "优化服务 | 4 第二件事。 | 市科委",
            "优化服务 | 5 做好某事。 | 市科委 | 市教委 | <2025年底前>",
            "保障措施 | 6 落实资金。确保到位（仅限于本市）。 | 市财政局",
        ],
        [
            "left-out", "left-out", "left-out", "heading-left", "heading-left", "heading-left",
            "numbers",
        ],
    )  # fmt: skip


def test_the_account_of_a_text_adds_up() -> None:
    made = result(INTENT)
    assert made.account == (
        "16 passages: 6 items in 3 areas, 4 units; further passages: 3 area headings, 3"
        " other headings; left out: 2 passages before the first item, 1 passage behind the last"
        " item"
    )
    assert (made.content or b"").decode().startswith("# 关于加强甲事的实施意见\n#\n# Imported by")


def test_a_list_in_one_line_is_closed_together() -> None:
    assert brought(
        "一、甲方面\n1.做好一事；2.做好二事。（市商务局负责）3.做好三事；（市科委负责）"
    ) == (
        ["甲方面 | 1 1.做好一事；2.做好二事。 | 市商务局", "甲方面 | 2 做好三事； | 市科委"],
        ["numbers", "punctuation"],
    )


def test_that_the_first_named_lead_names_nobody() -> None:
    found = brought(
        "办法\n为了甲事。（以下各项排在首位的为牵头单位，下同）\n1.一事。（市商务局、市科委负责）"
    )
    assert found == (["办法 | 1 一事。 | 市商务局 | 市科委"], ["left-out"])


def test_a_text_in_one_line_is_taken_apart_at_its_numbers() -> None:
    assert brought(
        "现提出以下意见。一、甲方面（一）做好一事。第二、第三步跟上。（市商务局牵头，各地区按职责分工"
        "负责）（二）做好二事。（各地区、各部门负责）二、乙方面（三）做好三事。（市科委负责）2025年印发",
        all_lead=True,
    ) == (
        [
            "甲方面 | 1 做好一事。第二、第三步跟上。 | 市商务局 | 各地区",
            "甲方面 | 2 做好二事。 | 各地区、各部门",
            "乙方面 | 3 做好三事。 | 市科委",
        ],
        ["left-out", "left-out"],
    )


@pytest.mark.parametrize(
    ("phrase", "held"),
    [
        ("（市商务局牵头，市科委、市教委参与）", "市商务局 | 市科委、市教委"),
        ("（市商务局牵头，市科委、市教委配合）", "市商务局 | 市科委、市教委"),
        ("（市商务局牵头，市科委、市教委按职责分工负责）", "市商务局 | 市科委、市教委"),
        ("（市商务局牵头，市科委协助，市教委支持）", "市商务局 | 市科委、市教委"),
        ("（市商务局、市科委牵头负责）", "市商务局、市科委"),
        ("（市商务局负责）", "市商务局"),
        ("（市商务局负责，市科委配合）", "市商务局 | 市科委"),
        ("（牵头单位：市商务局；配合单位：市科委、市教委）", "市商务局 | 市科委、市教委"),
        ("（牵头单位：市商务局，\n配合单位：市科委）", "市商务局 | 市科委"),
        ("牵头单位：市商务局，责任单位：市科委", "市商务局 | 市科委"),
        ("（市商务局牵头，市科委等\n有关部门按职责分工负责）", "市商务局 | 市科委"),
        ("（责任单位：市商务局牵头，市科委配合）", "市商务局 | 市科委"),
        ("（市商务局（牵头）、市科委（配合））", "市商务局 | 市科委"),
        ("【市商务局牵头】", "市商务局"),
        ("(市商务局牵头，市科委配合)", "市商务局 | 市科委"),
    ],
)
def test_every_closing_phrase_says_who_leads_and_who_supports(phrase: str, held: str) -> None:
    assert brought(f"一、甲方面\n1.做好一事。{phrase}\n").items == [
        f"甲方面 | 1 做好一事。 | {held}"
    ]


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("（市商务局、市科委负责）", "unknown-role"),
        ("（市商务局、市科委按职责分工负责）", "unknown-role"),
        ("责任单位：市商务局、市科委", "unknown-role"),
        ("（市商务局牵头，市科委）", "unknown-role"),
        ("（市商务局会同市科委负责）", "unclear-words"),
        ("（市科委配合）", "no-lead"),
    ],
)
def test_what_does_not_say_who_leads_is_asked_about(phrase: str, code: str) -> None:
    assert brought(f"一、甲方面\n1.做好一事。{phrase}\n") == ([], [code])


def test_several_who_do_it_together_lead_or_support_as_is_asked() -> None:
    text = "一、甲方面\n1.做好一事。（市商务局、市科委等部门按职责分工负责）\n"
    assert brought(text, all_lead=True).items == ["甲方面 | 1 做好一事。 | 市商务局、市科委"]
    assert brought(text, first_leads=True).items == ["甲方面 | 1 做好一事。 | 市商务局 | 市科委"]


def test_the_first_named_lead_where_the_text_says_so_once() -> None:
    text = (
        "一、甲方面\n1.做好一事。（市商务局、市科委负责，排在第一位的部门为牵头部门，下同）\n"
        "2.做好二事。（市教委、市科委负责）\n"
    )
    assert brought(text) == (
        [
            "甲方面 | 1 做好一事。 | 市商务局 | 市科委",
            "甲方面 | 2 做好二事。 | 市教委 | 市科委",
        ],
        [],
    )  # fmt: skip


def test_who_only_directs_neither_leads_nor_supports() -> None:
    text = "一、甲方面\n1.做好一事。（市委组织部指导）\n"
    assert brought(text) == ([], ["no-lead", "left-out"])
    assert brought(text, default_lead="市商务局") == (
        ["甲方面 | 1 做好一事。 | 市商务局"], ["left-out"],
    )  # fmt: skip


def test_an_item_may_go_over_paragraphs_and_have_its_units_in_one_of_its_own() -> None:
    text = "一、甲方面\n1.做好一事。\n先做一步，再做一步。\n（市商务局牵头）\n"
    assert brought(text).items == ["甲方面 | 1 做好一事。先做一步，再做一步。 | 市商务局"]


def test_brackets_with_a_sentence_or_in_the_middle_of_one_are_text() -> None:
    text = "一、甲方面\n1.做好（由市商务局负责）的事项（仅限本市）。（市科委负责）\n"
    assert brought(text).items == ["甲方面 | 1 做好（由市商务局负责）的事项（仅限本市）。 | 市科委"]


def test_a_heading_may_have_the_lead_of_all_that_stands_below_it() -> None:
    text = "一、甲方面（牵头单位：市商务局）\n（一）做好一事。（市科委配合）\n"
    assert brought(text).items == ["甲方面 | 1 做好一事。 | 市商务局 | 市科委"]


def test_marks_of_markdown_left_in_word_are_no_text() -> None:
    found = brought(document("# 某方案", "**一、甲方面**", "**1.做好一事。**（市商务局负责）"))
    assert found.items == ["甲方面 | 1 做好一事。 | 市商务局"]


def test_a_table_counts_more_than_phrases_which_are_then_named() -> None:
    text = "一、做好一事。（市商务局负责）\n\n工作任务\t牵头单位\n二事。\t市科委\n"
    assert brought(text, title="表") == (["表 | 1 二事。 | 市科委"], ["left-out"])


def test_a_heading_is_left_out_since_it_has_further_headings_or_nobody_below_it() -> None:
    left = [each for each in result(INTENT).diagnostics if each.code == "heading-left"]
    assert [each.message for each in left] == [
        "nothing below 总体要求 says who does it; it is left out",
        "主要任务 stands above further headings, which are the areas; it is left out",
        "nothing below 加强领导 says who does it; it is left out",
    ]
