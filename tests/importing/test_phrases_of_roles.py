import pytest

from portplan.importing.phrases import FIRST_LEADS, phrase
from portplan.plan.fields import Role


def said(text: str) -> list[str]:
    """Return each clause as what is said of whom."""
    return [
        f"{each.role.value if each.role else each.said.name.lower()}: {'、'.join(each.names)}"
        for each in phrase(text).clauses
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("甲局牵头，乙局、丙局配合", ["lead: 甲局", "support: 乙局、丙局"]),
        ("甲局牵头，乙局按职责分工负责", ["lead: 甲局", "shared: 乙局"]),
        ("甲局、乙局牵头负责", ["lead: 甲局、乙局"]),
        ("甲局、乙局分别牵头，丙局参与", ["lead: 甲局、乙局", "support: 丙局"]),
        ("由甲局牵头，会同乙局、丙局落实", ["lead: 甲局", "shared: 乙局、丙局"]),
        ("甲局牵头\n乙局协助", ["lead: 甲局", "support: 乙局"]),
        ("甲局牵头，乙局协助配合", ["lead: 甲局", "support: 乙局"]),
        ("甲局负责", ["shared: 甲局"]),
        ("甲局、乙局按职责分工负责", ["shared: 甲局、乙局"]),
        ("甲局、乙局按职责分工", ["shared: 甲局、乙局"]),
        ("牵头单位：甲局，配合单位：乙局", ["lead: 甲局", "support: 乙局"]),
        ("牵头单位：甲局\n配合单位：乙局", ["lead: 甲局", "support: 乙局"]),
        ("责任单位：甲局", ["shared: 甲局"]),
        ("第一责任单位：甲局", ["shared: 甲局"]),
        ("责任单位：甲局牵头，乙局配合", ["lead: 甲局", "support: 乙局"]),
        ("甲局（牵头）、乙局（配合）", ["lead: 甲局", "support: 乙局"]),
        ("甲局牵头，其他有关单位配合", ["lead: 甲局", "support: 其他有关单位"]),
        ("甲局指导", ["neither: 甲局"]),
        ("市支持服务中心", ["plain: 市支持服务中心"]),
        ("甲局、乙局负责，排在第一位的部门为牵头部门，下同", ["shared: 甲局、乙局"]),
    ],
)
def test_a_phrase_says_who_does_what(text: str, clauses: list[str]) -> None:
    assert said(text) == clauses


def test_a_label_that_says_nothing_of_units_is_a_deadline_or_left_out() -> None:
    found = phrase("负责部门：甲局；适用范围：全市；完成时限：2025年底前")
    assert [(field.key, text) for field, text in found.others] == [("deadline", "2025年底前")]
    assert [(each.rule.code, each.name) for each in found.remarks] == [("left-out", "适用范围")]


@pytest.mark.parametrize(
    "sentence",
    [
        "排在第一位的部门为牵头部门，下同", "列第一位者为牵头单位，下同",
        "排名第一的单位为牵头单位", "第一个单位为牵头单位", "列首位的为牵头单位",
        "（以下各项排在首位的为牵头单位，下同）", "责任单位中列第一位的为牵头单位",
    ],
)  # fmt: skip
def test_that_the_first_named_lead_is_understood(sentence: str) -> None:
    assert FIRST_LEADS.fullmatch(sentence)
    assert not FIRST_LEADS.search("一、由市商务局牵头，第一批共5项")


def test_words_that_never_come_to_a_verb_are_soon_read() -> None:
    # Tried in all ways, this would take longer than there is.
    found = phrase("市科委" + "按职责分工" * 5_000 + "市商务局牵头")
    assert [each.role for each in found.clauses] == [Role.LEAD]
