"""The lists of the READMEs are the program's: commands, options, formats, JSON forms and rules."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from conftest import Result
from portplan.cli.commands import COMMANDS
from portplan.cli.commands import command as declared
from portplan.importing.findings import RULES as FINDINGS
from portplan.questions import QUESTIONS
from portplan.rules import RULES
from portplan.text.messages import _, speak
from readmes import READMES, Readme, in_each_language

Ask = Callable[..., Result]


@in_each_language
def test_every_command_is_in_the_table_with_an_example(readme: Readme) -> None:
    assert set(COMMANDS) == set(readme.found(r"^\| `portplan ([\w-]+)"))


@in_each_language
@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_named(readme: Readme, command: str) -> None:
    for asked in declared(command).asks:
        if asked.option:
            assert readme.found(rf"{asked.option}(?![\w-])"), asked.option


def choices(command: str) -> list[str]:
    """Return what --format of a command can be."""
    (asked,) = (each for each in declared(command).asks if each.option == "--format")
    return list(asked.choices)


@in_each_language
def test_every_format_is_named(readme: Readme) -> None:
    (of_answers,) = readme.found("`--format` (?:is|可以是) ([^.。]+)")
    (of_reports,) = readme.found("^- `--format (.+)$")
    assert re.findall("`([a-z]+)`", of_answers) == choices("list")
    assert re.findall("([a-z]+)`", of_reports) == choices("validate")


def form(written: str) -> Any:
    """Return a JSON form of a README as data: what goes on is left out."""
    named = written.replace("item…", '"an item"')
    return json.loads(re.sub(r"(?<=[}\[])…", "", named))


def item_form(readme: Readme) -> Any:
    (written,) = readme.found(r'`(\{"number":6,.+?\})`')
    return form(written)


def has_form(found: Any, wanted: Any, item: Any) -> bool:
    """Say whether an answer has a form: the same keys in the same order, all through it."""
    match wanted:
        case "an item":
            return has_form(found, item, item)
        case dict():
            return list(found) == list(wanted) and all(
                has_form(found[key], wanted[key], item) for key in wanted
            )
        case [one]:
            return bool(found) and all(has_form(each, one, item) for each in found)
        case []:
            return isinstance(found, list)
        case None:  # or what the text says
            return True
        case _:
            return type(found) is type(wanted)


# What is asked in each row of the table of JSON forms, so that nothing in the answer is empty.
ASKED = {
    "by-unit": ["by-unit 东疆保税港区管委会"],
    "by-area": ["by-area 3"],
    "by-role": ["by-role lead"],
    "show": ["show 6", "list", "search 口岸", "partners 海关 国税"],
    "diff": ["diff /dev/null"],
    "units": ["units"],
    "areas": ["areas"],
    "matrix": ["matrix"],
    "rules": ["rules", "rules syntax"],
    "partners": ["partners 天津海关"],
}


def json_rows(readme: Readme) -> list[tuple[str, str]]:
    """Return the question and the form of each row of the table of JSON forms."""
    row = r"^\| `([a-z-]+)`[^|]*\| `([\[{].+)`[^`]*\|$"
    return re.findall(row, readme.text, re.MULTILINE)


@in_each_language
def test_every_question_has_its_json_form(readme: Readme) -> None:
    assert [name for name, _ in json_rows(readme)] == list(ASKED)
    asked = {line.split()[0] for lines in ASKED.values() for line in lines}
    assert asked == set(QUESTIONS)


@pytest.mark.parametrize(
    ("readme", "name", "written"),
    [
        pytest.param(readme, name, written, id=f"{readme.language} {name}")
        for readme in READMES
        for name, written in json_rows(readme)
    ],
)
def test_the_json_forms_are_the_programs(ask: Ask, readme: Readme, name: str, written: str) -> None:
    for line in ASKED[name]:
        answer = json.loads(ask(*line.split(), "--format", "json").out)
        assert has_form(answer, form(written), item_form(readme)), line


@in_each_language
def test_the_fields_of_an_item_are_those_of_csv(ask: Ask, readme: Readme) -> None:
    (fields,) = readme.found("`(number,[a-z_,]+)`")
    assert ask("list", "--format", "csv").out.splitlines()[0] == fields
    for words in (["by-unit", "海关"], ["by-role", "lead"]):
        assert ask(*words, "--format", "csv").out.splitlines()[0] == f"unit,role,{fields}"


@in_each_language
def test_the_table_of_rules_is_the_programs(readme: Readme) -> None:
    speak(readme.language)
    row = r"^\| `([a-z-]+)` \| (error|warning) \| (.+) \|$"
    assert re.findall(row, readme.text, re.MULTILINE) == [
        (rule.code, rule.severity.value, _(rule.breaks)) for rule in (*FINDINGS, *RULES)
    ]
