"""The registry of formats: a file each, and which ending and which mark is whose."""

from itertools import chain
from pathlib import Path

import pytest

import portplan
from conftest import Result
from expected import NOTHING, Ask
from portplan.formats import FORMATS
from portplan.text.messages import choice

# What a format has at the beginning of each answer.
BEGINNINGS = {
    "table": "encoding  error  ",
    "json": '[{"code":',
    "csv": "code,severity,",
    "tsv": "code\tseverity\t",
    "markdown": "| code | severity |",
    "svg": "<svg ",
    "html": "<!DOCTYPE html>\n",
    "docx": "PK\x03\x04",
    "xlsx": "PK\x03\x04",
}


def test_a_format_is_a_file_and_a_line() -> None:
    folder = Path(portplan.__file__).parent / "formats"
    assert {path.stem for path in folder.glob("as_*.py")} == {
        each.module.rpartition(".")[2] for each in FORMATS.values()
    }
    for name, each in FORMATS.items():
        assert each.module == f"portplan.formats.as_{name}"


def test_an_ending_is_of_one_format() -> None:
    endings = list(chain.from_iterable(each.endings for each in FORMATS.values()))
    assert len(endings) == len(set(endings))
    assert all(ending == "" or (ending[0], ending) == (".", ending.lower()) for ending in endings)


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_writes_what_it_is_called(ask: Ask, form: str) -> None:
    result = ask("rules", "--format", form)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(BEGINNINGS[form])
    assert result.out.endswith("\n") or FORMATS[form].binary


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_answer_says_so_whatever_the_format(ask: Ask, form: str) -> None:
    result = ask("by-unit", "市科委", "--role", "lead", "--format", form)
    assert (result.status, result.err) == (0, NOTHING)
    # A table in a pipe has a line for each item, and for none no line.
    assert bool(result.out) is (form != "table")


@pytest.mark.parametrize("form", [name for name, each in FORMATS.items() if not each.takes_bom])
def test_bom_is_refused_where_it_would_be_part_of_the_text(ask: Ask, form: str) -> None:
    said = f"portplan: --bom is for csv and tsv, not for {form}\n"
    assert ask("list", "--format", form, "--bom") == Result(2, "", said)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("xml", f"there is no format xml; write {choice(list(FORMATS))}"),
        ("JSON", "there is no format JSON; did you mean one of these?\n  json"),
        ("", f"the name of the format is empty; write {choice(list(FORMATS))}"),
    ],
)
def test_another_format_is_refused_with_the_way_out(ask: Ask, form: str, said: str) -> None:
    assert ask("list", "--format", form) == Result(2, "", f"portplan: {said}\n")
