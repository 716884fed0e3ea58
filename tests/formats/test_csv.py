"""CSV and TSV: the records of an answer, for programs, as other programs read them."""

import json
from pathlib import Path

import pytest

from by_hand import QUESTIONS, records
from expected import Ask
from plans import DEADLINES, dated
from readers import read_csv, written


@pytest.mark.parametrize("question", QUESTIONS)
def test_csv_and_tsv_have_the_records_of_the_json(ask: Ask, question: str) -> None:
    expected = records(question, json.loads(written(ask, question, "json")))
    out = written(ask, question, "csv")
    assert read_csv(out) == expected
    assert "\r" not in out
    assert out.endswith("\n")
    assert read_csv(written(ask, question, "tsv"), "\t") == expected


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_deadline_is_the_last_field_of_an_item(ask: Ask, tmp_path: Path, question: str) -> None:
    data = ["--data", str(dated(tmp_path))]
    expected = records(question, json.loads(written(ask, question, "json", *data)))
    assert read_csv(written(ask, question, "csv", *data)) == expected
    assert read_csv(written(ask, question, "tsv", *data), "\t") == expected


def test_every_deadline_stands_in_the_record_of_its_item(ask: Ask, tmp_path: Path) -> None:
    out = written(ask, "list", "csv", "--data", str(dated(tmp_path)))
    names, *rows = read_csv(out)
    assert names == ["number", "area_number", "area", "text", "lead", "support", "deadline"]
    assert {int(row[0]): row[-1] for row in rows if row[-1]} == DEADLINES


def test_without_deadlines_the_field_is_there_and_empty(ask: Ask) -> None:
    names, *rows = read_csv(written(ask, "list", "csv"))
    assert names[-1] == "deadline"
    assert {row[-1] for row in rows} == {""}
    names, *rows = read_csv(written(ask, "by-role lead", "tsv"), "\t")
    assert names[-1] == "deadline"
    assert {row[-1] for row in rows} == {""}


@pytest.mark.parametrize("question", ["list", "units", "search 火星", "rules"])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_bom_puts_one_mark_in_front_and_changes_nothing_else(
    ask: Ask, tmp_path: Path, form: str, question: str
) -> None:
    plain, marked = written(ask, question, form), written(ask, question, form, "--bom")
    assert marked == f"\ufeff{plain}"
    assert "\ufeff" not in plain
    path = tmp_path / f"answer.{form}"
    ask(*question.split(), "--bom", "--output", str(path))
    assert path.read_bytes() == b"\xef\xbb\xbf" + plain.encode()
