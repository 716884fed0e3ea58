"""A deadline is an optional text of an item: read as it stands, and checked like all texts."""

import pytest

from portplan.files.load import check_content
from portplan.plan.model import Plan

PLAN = """\
title: 表
units:
  - name: 天津海关
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 文。
        lead: [天津海关]
        deadline: 2025年12月底前
      - number: 2
        text: 又文。
        lead: [天津海关]
"""


def plan(content: str) -> Plan:
    checked = check_content("plan.yaml", content.encode())
    assert checked.diagnostics == ()
    assert checked.plan
    return checked.plan


def found(content: str) -> list[str]:
    return [str(each) for each in check_content("plan.yaml", content.encode()).diagnostics]


def test_an_item_has_its_deadline_or_none() -> None:
    assert [item.deadline for item in plan(PLAN).items] == ["2025年12月底前", None]


@pytest.mark.parametrize(
    "written", ["2025年12月底前", '"2025年12月底前"', "'2025年12月底前'", "2025年12月底前 # 见原文"]
)
def test_it_is_what_the_file_says_however_that_is_written(written: str) -> None:
    items = plan(PLAN.replace("2025年12月底前", written)).items
    assert items[0].deadline == "2025年12月底前"


@pytest.mark.parametrize("key", ["完成时限", "完成时间", "时间节点", "时限", "dead line"])
def test_what_it_may_be_called_elsewhere_is_no_key_and_the_right_one_is_told(key: str) -> None:
    assert found(PLAN.replace("deadline", key)) == [
        f"plan.yaml:11:9: error: {key} is not a key; did you mean deadline? [unknown-key]"
    ]


def test_a_text_of_an_item_alone_is_called_so() -> None:
    keys = "the keys of an area are number, title and items"
    assert found(PLAN.replace("    title: 题\n", "    title: 题\n    时限: 年底\n")) == [
        f"plan.yaml:7:5: error: 时限 is not a key here; {keys} [unknown-key]"
    ]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        pytest.param("2025", 'YAML reads 2025 as a number; write it in quotes: "2025"', id="year"),
        pytest.param(
            "2025-12-31",
            'YAML reads 2025-12-31 as a date; write it in quotes: "2025-12-31"',
            id="date",
        ),
        pytest.param("[年底]", "deadline is one text, and this is a list", id="list"),
    ],
)
def test_what_is_no_text_is_refused(written: str, problem: str) -> None:
    assert found(PLAN.replace("2025年12月底前", written)) == [
        f"plan.yaml:11:19: error: {problem} [wrong-type]"
    ]


def test_nothing_by_another_name_is_refused() -> None:
    ways_out = "write a text, or take deadline out"
    assert found(PLAN.replace("2025年12月底前", "~")) == [
        f"plan.yaml:11:19: error: YAML reads ~ as nothing; {ways_out} [empty]"
    ]


@pytest.mark.parametrize("written", ["", '""', '" "', "# 年底"])
def test_an_empty_one_is_refused_with_both_ways_out(written: str) -> None:
    ways_out = "write a text, or take deadline out"
    assert found(PLAN.replace("2025年12月底前", written)) == [
        f"plan.yaml:11:9: error: deadline is empty; {ways_out} [empty]"
    ]


def test_it_is_looked_at_as_texts_are_but_for_the_full_stop_at_their_end() -> None:
    broken = PLAN.replace("2025年12月底前", '" 2025年底前,\\u200b长期,坚持"')
    assert found(broken)[0].startswith("plan.yaml:11:19: error: the character U+200B")
    at_an_end = "white space stands at an end of this text; take it out"
    ascii_comma = "the ASCII , stands among Chinese characters; write ，"
    assert found(broken.replace("\\u200b", "并")) == [
        f"plan.yaml:11:19: error: {at_an_end} [whitespace]",
        f"plan.yaml:11:28: warning: {ascii_comma} [punctuation]",
        f"plan.yaml:11:32: warning: {ascii_comma} [punctuation]",
    ]
