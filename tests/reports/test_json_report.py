"""JSON is the whole of each diagnostic, in the form that scripts rely on."""

import json

import pytest

from reporting import BROKEN, ERROR, NASTY_NAME, WARNING, diagnostics_of, in_file, reported


def test_json_is_the_whole_of_each_diagnostic_in_this_order() -> None:
    assert reported("json", [ERROR, WARNING]) == (
        '[{"file":"data/tasks.yaml","line":123,"column":13,"end_line":123,"end_column":18,'
        '"severity":"error","code":"unknown-unit",'
        '"message":"天津海亊局 is not among the plan\'s units; did you mean 天津海事局?"},'
        '{"file":"data/tasks.yaml","line":130,"column":15,"end_line":131,"end_column":4,'
        '"severity":"warning","code":"punctuation",'
        '"message":"this text does not end with 。; add it"}]\n'
    )


def test_json_of_nothing_is_an_empty_array() -> None:
    assert reported("json", []) == "[]\n"


def test_json_says_what_the_diagnostics_say(subtests: pytest.Subtests) -> None:
    for path in BROKEN:
        with subtests.test(path.stem):
            diagnostics = diagnostics_of(path)
            assert json.loads(reported("json", diagnostics)) == [
                {
                    "file": path.name,
                    "line": each.location.line,
                    "column": each.location.column,
                    "end_line": each.location.end_line,
                    "end_column": each.location.end_column,
                    "severity": each.severity.value,
                    "code": each.code,
                    "message": each.message,
                }
                for each in diagnostics
            ]


def test_json_gives_back_any_file_name_and_shows_what_a_message_hides() -> None:
    nasty = in_file(NASTY_NAME)._replace(message="a\x1b[31m\u202eb\nc")
    (read,) = json.loads(reported("json", [nasty]))
    assert read["file"] == NASTY_NAME
    assert read["message"] == r"a\x1b[31m\u202eb\nc"
