"""The registry of questions: a file each, for the command line and for Python alike."""

import inspect
from pathlib import Path

import pytest

import portplan
from conftest import Result
from expected import Ask
from portplan.questions import QUESTIONS, imported
from portplan.questions.asked import Asked, What
from portplan.questions.question import Question

# What is in portplan.questions beside the questions themselves.
SHARED = {
    "__init__", "asked", "filters", "items", "question", "registry", "several", "shown", "size",
}  # fmt: skip

every_question = pytest.mark.parametrize("name", QUESTIONS)


def test_a_question_is_a_file_and_a_line() -> None:
    files = {path.stem for path in (Path(portplan.__file__).parent / "questions").glob("*.py")}
    assert files - SHARED == {each.module.rpartition(".")[2] for each in QUESTIONS.values()}
    assert len(QUESTIONS) == len({each.module for each in QUESTIONS.values()})


@every_question
def test_it_is_asked_with_what_it_says_it_asks_with(name: str) -> None:
    question = imported(name)
    assert isinstance(question, Question)
    takes = inspect.signature(question.ask).parameters
    plan = ["plan"] if question.of_plan and not question.of_changes else []
    assert {*plan, *(asked.keyword for asked in question.asks)} == set(takes)
    for asked in question.asks:
        is_optional = takes[asked.keyword].default is not inspect.Parameter.empty
        assert is_optional or asked.needed or asked.what is What.PLAN


@every_question
def test_its_arguments_come_before_its_options_and_only_the_last_takes_many(name: str) -> None:
    asks = imported(name).asks
    arguments = [asked for asked in asks if not asked.option]
    assert asks[: len(arguments)] == tuple(arguments)
    assert not any(asked.many for asked in arguments[:-1])
    assert len({asked.keyword for asked in asks}) == len(asks)


@every_question
def test_its_functions_are_those_of_the_package(name: str) -> None:
    listed = QUESTIONS[name]
    module = inspect.getmodule(imported(name).ask)
    assert module is not None
    assert module.__name__ == listed.module
    for function in listed.functions:
        assert function in portplan.__all__
        assert getattr(portplan, function) is getattr(module, function)


def test_the_package_has_no_other_names() -> None:
    assert dir(portplan) == portplan.__all__
    assert all(getattr(portplan, name) is not None for name in portplan.__all__)
    for name in ("_ask", "nothing", "queries", "_shown"):
        with pytest.raises(AttributeError, match=f"module 'portplan' has no attribute '{name}'"):
            getattr(portplan, name)


# What each kind of option can be given with, so that nothing is wrong but its second coming.
VALUES = {
    What.UNIT: "海关", What.AREA: "3", What.ROLE: "lead", What.TEXT: "口岸", What.CHOICE: "json",
}  # fmt: skip
ARGUMENTS = {What.UNIT: "口岸办", What.ITEMS: "6", What.PLAN: "/dev/null", **VALUES}


def called(name: str) -> tuple[list[str], list[Asked]]:
    """Return a call of a question with what it needs, and its options."""
    asks = imported(name).asks
    words = [ARGUMENTS[asked.what] for asked in asks if asked.needed]
    return [name, *words], [asked for asked in asks if asked.option]


@every_question
def test_an_option_given_twice_is_a_wrong_call_and_never_a_silent_last_one(
    ask: Ask, name: str
) -> None:
    words, options = called(name)
    outputs = ["--format"] + ["--data"] * imported(name).of_changes
    once = {each.option: VALUES[each.what] for each in options if each.what in VALUES}
    many = {each.option for each in options if each.many}
    for option, value in [*once.items(), *((each, "table") for each in outputs)]:
        result = ask(*words, option, value, option, value)
        if option in many:
            assert (result.status, result.err) == (0, "")
        else:
            said = f"portplan: {option} is given 2 times; give it once\n"
            assert result == Result(2, "", said)


@every_question
def test_a_flag_given_twice_is_a_flag(ask: Ask, name: str) -> None:
    words, options = called(name)
    units = ["--unit", "海关"] if any(each.option == "--unit" for each in options) else []
    for flag in (each.option for each in options if each.what is What.FLAG):
        once = ask(*words, *units, flag)
        assert once.status == 0
        assert ask(*words, *units, flag, flag) == once


def test_there_is_a_value_for_each_kind_of_what_is_asked() -> None:
    kinds = {asked.what for name in QUESTIONS for asked in imported(name).asks}
    assert kinds == {*ARGUMENTS, What.FLAG, What.RULE}
