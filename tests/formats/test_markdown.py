"""Markdown: one table for people, under the annex's headings, as GitHub shows it."""

import json
from pathlib import Path

import pytest

from by_hand import ITEM_QUESTIONS, QUESTIONS
from expected import Ask
from pages_by_hand import page
from plans import DEADLINES, dated
from readers import numeric_columns, read_markdown, written


@pytest.mark.parametrize("question", QUESTIONS)
def test_markdown_is_a_table_of_what_the_json_says(ask: Ask, question: str) -> None:
    expected = page(question, json.loads(written(ask, question, "json")))
    assert read_markdown(written(ask, question, "markdown")) == expected


@pytest.mark.parametrize("question", ITEM_QUESTIONS)
def test_deadlines_are_the_last_column_where_the_plan_has_any(
    ask: Ask, tmp_path: Path, question: str
) -> None:
    data = ["--data", str(dated(tmp_path))]
    expected = page(question, json.loads(written(ask, question, "json", *data)), dated=True)
    assert read_markdown(written(ask, question, "markdown", *data)) == expected


def test_it_is_the_plan_and_not_the_answer_that_has_deadlines(ask: Ask, tmp_path: Path) -> None:
    data = ["--data", str(dated(tmp_path))]
    head, *rows = read_markdown(written(ask, "by-area 二十", "markdown", *data))
    assert 58 in DEADLINES
    assert (head[-1], [row[-1] for row in rows]) == ("完成时限", ["2017年6月底前"])
    head, *rows = read_markdown(written(ask, "by-area 1", "markdown", *data))
    assert (head[-1], [row[-1] for row in rows]) == ("完成时限", [""])


@pytest.mark.parametrize("question", [*QUESTIONS, "rules", "rules both-roles"])
def test_the_first_line_is_the_header_and_there_is_nothing_but_the_table(
    ask: Ask, question: str
) -> None:
    head, rule, *rows = written(ask, question, "markdown").splitlines()
    columns = head.count(" | ") + 1
    assert rule.strip("| ").replace("--:", "---").split(" | ") == ["---"] * columns
    for line in (head, rule, *rows):
        assert line.startswith("| ")
        assert line.endswith(" |")


@pytest.mark.parametrize("question", QUESTIONS)
def test_numbers_stand_to_the_right(ask: Ask, question: str) -> None:
    out = written(ask, question, "markdown")
    head, *rows = read_markdown(out)
    columns = {name: [row[place] for row in rows] for place, name in enumerate(head)}
    # The numbers of an area's items are a text: 2–5.
    expected = [
        name != "事项编号"
        and any(column)
        and all(field.isdecimal() or not field for field in column)
        for name, column in columns.items()
    ]
    assert numeric_columns(out) == expected
