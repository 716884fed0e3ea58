"""An option that another question has is told with that question, and how to ask it the same."""

import pytest

from conftest import Result
from expected import Ask


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("by-unit 海关 --sole", "list --unit 海关 --sole"),
        ("by-unit --joint 海关 --role=lead", "list --unit 海关 --joint --role=lead"),
        ("by-unit tjhg --text 口岸 --area 3", "list --unit tjhg --text 口岸 --area 3"),
        ("by-unit 海关 --unit 国税", "list --unit 海关 --unit 国税"),
        ("by-area 三 --text 通关", "list --area 三 --text 通关"),
        ("by-role lead --first --unit 海关", "list --role lead --first --unit 海关"),
        ("partners 海关 --role lead", "by-unit 海关 --role lead"),
        ("matrix --sole", "list --sole"),
        ("units --brief --format table", "list --brief --format table"),
    ],
)
def test_the_question_that_has_it_is_told_with_the_line_to_type(
    ask: Ask, typed: str, told: str
) -> None:
    words = typed.split()
    other = told.split(maxsplit=1)[0]
    option = next(word for word in words if word.startswith("--") and word in told.split())
    said = f"portplan: there is no option {option}; portplan {other} has it: portplan {told}\n"
    assert ask(*words) == Result(2, "", said)
    assert ask(*told.split()).status == 0


@pytest.mark.parametrize(
    ("words", "other"),
    [
        # What was typed does not go over as it is, or would need quotes.
        (["show", "6", "--unit", "海关"], "list"),
        (["partners", "海关", "国税", "--area", "3"], "list"),
        (["by-unit", "海 关", "--sole"], "list"),
        (["by-unit", "$(海关)", "--sole"], "list"),
        (["by-unit", "海" * 100, "--sole"], "list"),
        (["areas", "--sole=x"], "list"),
        (["by-unit", "海关", "--sole", "--nope"], "list"),
        (["by-unit", "海关", "国税", "--sole"], "list"),
    ],
)
def test_where_it_cannot_be_asked_the_same_the_question_alone_is_told(
    ask: Ask, words: list[str], other: str
) -> None:
    option = next(word for word in words if word.startswith("--")).removesuffix("=x")
    said = f"portplan: there is no option {option}; portplan {other} has it\n"
    assert ask(*words) == Result(2, "", said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rules", "--sole"], "portplan rules --help says what it takes"),
        (["validate", "--unit"], "portplan validate --help says what it takes"),
        (["list", "--xyzzy"], "portplan list --help says what it takes"),
    ],
)
def test_no_question_is_told_to_what_is_none_and_for_what_none_has(
    ask: Ask, words: list[str], said: str
) -> None:
    option = next(word for word in words if word.startswith("--"))
    assert ask(*words) == Result(2, "", f"portplan: there is no option {option}; {said}\n")
