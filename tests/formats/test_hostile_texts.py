"""Texts that other programs would read as more than texts are texts in every format."""

import json
import unicodedata
from pathlib import Path

import pytest

import hostile
from by_hand import records
from expected import Ask
from hostile import FORMULAS, HOSTILE, MARKED, TEXTS, harmless
from pages_by_hand import page, piped_rows
from plans import written as written_to
from readers import cells, read_csv, read_markdown, read_svg, texts, written
from tables import rows_of

every_question = pytest.mark.parametrize("question", hostile.QUESTIONS)


@pytest.fixture(autouse=True)
def _answer_from_hostile_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTPLAN_DATA", str(written_to(tmp_path, HOSTILE)))


def test_json_has_them_as_they_are(ask: Ask) -> None:
    assert json.loads(written(ask, "list", "json")) == [
        {
            "support": [], "deadline": None, **item,
            "area": {"number": area["number"], "title": area["title"]},
        }
        for area in HOSTILE["areas"]
        for item in area["items"]
    ]  # fmt: skip
    units = [each["name"] for each in json.loads(written(ask, "units", "json"))]
    assert units == ["=甲|`<b>`{0}", "+乙*丙*", "-丁"]


@every_question
def test_csv_and_tsv_have_them_with_a_mark_before_what_would_be_computed(
    ask: Ask, question: str
) -> None:
    form = json.loads(written(ask, question, "json"))
    expected = [harmless(row) for row in records(question, form)]
    assert read_csv(written(ask, question, "csv")) == expected
    assert read_csv(written(ask, question, "tsv"), "\t") == expected


def test_what_would_be_computed_is_marked_and_nothing_else(ask: Ask) -> None:
    _, *rows = read_csv(written(ask, "by-area 1", "csv"))
    computed = [*FORMULAS, "---"]
    marked = [f"'{text}" if text in computed else text for text in TEXTS]
    assert [row[3] for row in rows] == marked


def test_tsv_is_a_line_a_record_without_a_tab_in_a_field(ask: Ask) -> None:
    lines = written(ask, "list", "tsv").split("\n")
    assert len(lines) == 1 + len(TEXTS) + 1 + 1
    assert {line.count("\t") for line in lines[:-1]} == {6}


@every_question
def test_markdown_shows_them_as_they_are(ask: Ask, question: str) -> None:
    expected = page(question, json.loads(written(ask, question, "json")), dated=True)
    assert read_markdown(written(ask, question, "markdown")) == expected


@pytest.mark.parametrize("question", ["list", "by-role lead", "areas"])
def test_a_pipe_has_them_as_they_are(ask: Ask, question: str) -> None:
    expected = piped_rows(question, json.loads(written(ask, question, "json")), dated=True)
    assert rows_of(written(ask, question, "table")) == expected


@every_question
@pytest.mark.parametrize("columns", [40, 100])
def test_a_picture_has_them_as_they_are(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, question: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    picture = written(ask, question, "svg")
    assert read_svg(picture) == written(ask, question, "table").splitlines()
    drawn = texts(picture)
    assert [text.length for text in drawn] == [cells(text.content) for text in drawn]


def test_a_picture_keeps_a_mark_with_the_letter_that_it_stands_on(ask: Ask) -> None:
    drawn = texts(written(ask, f"show {TEXTS.index(MARKED) + 1}", "svg"))
    marked = [text for text in drawn if unicodedata.normalize("NFC", text.content) != text.content]
    assert [(text.start, text.length) for text in marked] == [(7, 3)]
    assert marked[0].content == "e\u0301 e\u0300\u0301"
