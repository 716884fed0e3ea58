"""An answer is the same to the byte in both languages: what it says is the annex's own."""

from collections.abc import Callable

import pytest

from conftest import Result
from every_command import ARGUMENTS
from portplan.formats import FORMATS
from portplan.questions import QUESTIONS

Ask = Callable[..., Result]

# What explains itself in the language of who reads it.
SPEAKING = {"rules", "diff"}


def answers(ask: Ask, monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[Result, Result]:
    both = []
    for language in ("en", "zh_CN"):
        monkeypatch.setenv("PORTPLAN_LANG", language)
        both.append(ask(*words))
    english, chinese = both
    return english, chinese


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in SPEAKING])
def test_an_answer_is_the_same_in_both_languages(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    # The table of the terminal, which says most.
    monkeypatch.setenv("COLUMNS", "100")
    arguments = {"甲": "天津海关", "文": "海关"}
    words = [arguments.get(word, word) for word in ARGUMENTS[name]]
    english, chinese = answers(ask, monkeypatch, name, *words, "--format", form)
    assert english.status == 0
    assert english.out
    assert chinese == english


@pytest.mark.parametrize("form", ["json", "csv", "tsv"])
def test_rules_have_the_same_fields_and_codes(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    english, chinese = answers(ask, monkeypatch, "rules", "--format", form)
    assert english.out != chinese.out
    separator = {"json": '","', "csv": ",", "tsv": "\t"}[form]
    assert [line.split(separator)[:2] for line in english.out.splitlines()[:1]] == [
        line.split(separator)[:2] for line in chinese.out.splitlines()[:1]
    ]
