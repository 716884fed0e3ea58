"""Whatever is wrong with a call is said in one voice, with the way out, and ends with 2."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import CHINESE, Result
from every_command import ARGUMENTS, PLAN, every_command, line
from portplan.cli.commands import COMMANDS
from portplan.cli.commands import command as declared
from portplan.plan.names import KINDS
from portplan.questions.asked import Asked, What
from portplan.text.messages import _, speak

Ask = Callable[..., Result]

UNITS = "write the name of a unit; portplan units lists them all"
AREAS = "write the number of an area; portplan areas lists them all"
NUMBERS = "write the numbers of items, such as 6 or 6-10; portplan list lists them all"
RULES = "write the code of a rule; portplan rules lists them all"
FORMATS = "table, json, csv, tsv, markdown, svg, html, docx"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        # What the program does not have, with what is near.
        (["by-unti", "x"], "there is no command by-unti; did you mean one of these?\n  by-unit"),
        (["LIST"], "there is no command LIST; did you mean one of these?\n  list"),
        (
            ["by", "天津海关"],
            ("there is no command by; did you mean one of these?\n  by-unit\n  by-area\n  by-role"),
        ),
        (["hlep"], "there is no command hlep; did you mean one of these?\n  help"),
        (["frobnicate"], "there is no command frobnicate; portplan --help lists them all"),
        ([""], "the name of the command is empty; portplan --help lists them all"),
        (["--"], "a command is missing; portplan --help lists them all"),
        (["--nope"], "there is no option --nope; portplan --help says what it takes"),
        (["--data", "x", "list"], "--data is a command's; write it behind that"),
        (["--brief"], "--brief is a command's; write it behind that"),
        (["--versoin"], "there is no option --versoin; did you mean one of these?\n  --version"),
        (["list", "--nix"], "there is no option --nix; portplan list --help says what it takes"),
        (
            ["list", "--unti", "x"],
            "there is no option --unti; did you mean one of these?\n  --unit",
        ),
        (["list", "-unit", "x"], "there is no option -u; did you mean one of these?\n  --unit"),
        (
            ["list", "--out", "x"],
            "there is no option --out; did you mean one of these?\n  --output",
        ),
        (["list", "--hepl"], "there is no option --hepl; did you mean one of these?\n  --help"),
        (["list", "-x"], "there is no option -x; portplan list --help says what it takes"),
        (
            ["validate", "--form", "json"],
            "there is no option --form; did you mean one of these?\n  --format",
        ),
        # What is missing.
        (["by-unit"], f"UNIT is missing; {UNITS}"),
        (["by-area", "--brief"], f"AREA is missing; {AREAS}"),
        (["by-role"], "ROLE is missing; write lead or support"),
        (["search"], "TEXT is missing; write what to look for"),
        (["show", "--brief"], f"NUMBER is missing; {NUMBERS}"),
        (["completion"], "SHELL is missing; write bash, zsh or fish"),
        (["list", "--unit"], f"--unit needs a value behind it; {UNITS}"),
        (["list", "--unit", "--role", "lead"], f"--unit needs a value behind it; {UNITS}"),
        (["units", "--format"], f"--format needs a value behind it; write {FORMATS} or xlsx"),
        (["validate", "--select"], f"--select needs a value behind it; {RULES}"),
        (["list", "--role"], "--role needs a value behind it; write lead or support"),
        (["list", "--role", "--help"], "--role needs a value behind it; write lead or support"),
        (["list", "--area", "-h"], f"--area needs a value behind it; {AREAS}"),
        (["list", "--text"], "--text needs a value behind it; write what to look for"),
        (["list", "--data", "--brief"], "--data needs a value behind it; write the name of a file"),
        # What is too much.
        (
            ["list", "海关"],
            (
                "海关 is too much: portplan list takes options and no more;"
                " portplan list --help says which"
            ),
        ),
        (["by-unit", "a", "b", "c"], "b is too much: portplan by-unit takes UNIT and no more"),
        (
            ["partners", "a", "b", "c"],
            "c is too much: portplan partners takes UNIT and OTHER and no more",
        ),
        (
            ["completion", "bash", "zsh"],
            "zsh is too much: portplan completion takes SHELL and no more",
        ),
        (["list", "--brief=yes"], "--brief takes no value; leave out what stands behind ="),
        (["--version=1"], "--version takes no value; leave out what stands behind ="),
        (["list", "--help=x"], "--help takes no value; leave out what stands behind ="),
        # What is none of the choices.
        (["units", "--format", "yaml"], f"there is no format yaml; write {FORMATS} or xlsx"),
        (
            ["units", "--format", "jsn"],
            "there is no format jsn; did you mean one of these?\n  json",
        ),
        (["units", "--format="], f"the name of the format is empty; write {FORMATS} or xlsx"),
        (
            ["validate", "--format", "csv"],
            "there is no format csv; write text, json, github, gitlab or sarif",
        ),
        (
            ["completion", "fsh"],
            "there is no shell fsh; did you mean one of these?\n  zsh\n  fish",
        ),
        (["completion", "tcsh2"], "there is no shell tcsh2; write bash, zsh or fish"),
        # What is empty.
        (["list", "--data", ""], "--data is empty; write the name of a file"),
        (["list", "--output="], "--output is empty; write the name of a file"),
        (["validate", "x.yaml", ""], "FILE is empty; write the name of a file"),
        (["list", "--text", " "], "--text is empty; write what to look for"),
        (["search", "港", "　"], "TEXT is empty; write what to look for"),
        # What means nothing together.
        (["list", "--first"], "--first needs a unit that is named first; add --unit"),
        (
            ["list", "--sole", "--joint"],
            "--sole and --joint contradict each other; take one of them out",
        ),
        (
            ["search", "港", "--joint", "--role", "support"],
            "--joint speaks of the lead; take --role out",
        ),
        (
            ["list", "--unit", "海关", "--unit", "海事", "--sole"],
            "--sole speaks of one unit; give --unit once",
        ),
        (["partners", "海关", "tjhg"], "海关 and tjhg are both 天津海关; name two units"),
        (["list", "--bom"], "--bom is for csv and tsv, not for table"),
        (["validate", "--fix", "-"], "--fix needs a file to write to; standard input is none"),
    ],
    ids=lambda value: " ".join(value).strip() or "nothing" if isinstance(value, list) else "",
)
def test_a_wrong_call_is_told_with_the_way_out(ask: Ask, arguments: list[str], said: str) -> None:
    assert ask(*arguments) == Result(2, "", f"portplan: {said}\n")


def options(command: str, *, flags: bool) -> list[Asked]:
    """Return a command's options, those without a value or the others."""
    return [
        asked
        for asked in declared(command).asks
        if asked.option and (asked.what is What.FLAG) is flags
    ]


@every_command
def test_every_command_tells_wrong_calls_in_one_voice(ask: Ask, command: str) -> None:
    arguments = [each for each in declared(command).asks if not each.option]
    rests = [
        ["--zzzz"],
        ["--zzzz=1"],
        ["-z"],
        *([each.option] for each in options(command, flags=False)),
        *([f"{each.option}=x"] for each in options(command, flags=True)),
        ["--help=x"],
        *([] if any(each.many for each in arguments) else [["x", "y", "z"]]),
    ]
    calls = [[command, *ARGUMENTS[command], *rest] for rest in rests]
    if any(each.needed for each in arguments):
        calls.append([command])
    for call in calls:
        result = ask(*call)
        assert (result.status, result.out) == (2, ""), call
        assert re.fullmatch(r"portplan: [^\n]*[;:] [^\n]+\n", result.err), result.err
        assert not re.search("Usage|Error|Try|Got|No such", result.err)


VALUES = {
    What.UNIT: "甲",
    What.AREA: "1",
    What.ROLE: "lead",
    What.TEXT: "文",
    What.RULE: "syntax",
    What.FILE: "x.yaml",
    What.REVISION: "HEAD",
}

SEVERAL_TIMES = {
    ("list", "--unit"), ("search", "--unit"), ("by-area", "--unit"),
    ("validate", "--select"), ("validate", "--ignore"),
}  # fmt: skip

GIVEN_TWICE = [(name, asked) for name in COMMANDS for asked in options(name, flags=False)]


@pytest.mark.parametrize(
    ("name", "asked"), GIVEN_TWICE, ids=[f"{name} {asked.option}" for name, asked in GIVEN_TWICE]
)
def test_an_option_is_given_once_but_those_that_add_up(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, asked: Asked
) -> None:
    monkeypatch.setenv("PORTPLAN_DATA", str(folder / "plan.yaml"))
    value = asked.choices[0] if asked.choices else VALUES[asked.what]
    value = str(folder / "plan.yaml") if asked.option == "--data" else value
    result = ask(name, *ARGUMENTS[name], asked.option, value, f"{asked.option}={value}")
    asks_each_plan = asked.option == "--data" and name not in ("diff", "schema", "import")
    if (name, asked.option) in SEVERAL_TIMES or asks_each_plan:
        assert result.status == 0
    else:
        said = f"portplan: {asked.option} is given 2 times; give it once\n"
        assert result == Result(2, "", said)


@pytest.mark.parametrize("times", [2, 3, 5])
def test_an_option_that_is_given_too_often_is_told_how_often(ask: Ask, times: int) -> None:
    result = ask("units", *["--format", "json"] * times)
    assert result.err == f"portplan: --format is given {times} times; give it once\n"


FLAGS = [
    (name, asked.option)
    for name in COMMANDS
    for asked in options(name, flags=True)
    if asked.option not in {"--bom", "--first", "--exit-code"}
]


@pytest.mark.parametrize(("name", "flag"), FLAGS, ids=lambda value: value)
def test_a_flag_that_is_repeated_is_harmless(ask: Ask, folder: Path, name: str, flag: str) -> None:
    words = line(name, folder / "plan.yaml")
    once = ask(*words, flag)
    assert once.status == 0
    assert ask(*words, flag, flag, flag) == once


def test_flags_that_need_another_option_may_be_repeated_too(ask: Ask) -> None:
    for words in (["areas", "--format", "csv", "--bom"], ["list", "--unit", "海关", "--first"]):
        once = ask(*words)
        assert once.status == 0
        assert ask(*words, words[-1]) == once


@pytest.mark.parametrize("word", ["--joint", "--text", "--help", "-h", "--", "-x", "="])
def test_what_stands_behind_an_equals_sign_is_a_value(ask: Ask, word: str) -> None:
    result = ask("list", f"--text={word}", "--format", "csv")
    said = "portplan: nothing found: no item passes all that was asked\n"
    assert result == Result(0, "number,area_number,area,text,lead,support,deadline\n", said)


def test_a_way_out_that_quotes_a_file_can_be_typed(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("my plan.yaml", "it's; $(mine).yaml", "plan.yaml"):
        Path(name).write_text(PLAN, encoding="utf-8")
        result = ask("by-unit", "外星人", "--data", name)
        (command,) = re.findall("; portplan (.*) lists them all\n$", result.err)
        assert shlex.split(command) == ["units", "--data", name]
        assert ask(*shlex.split(command)).status == 0


LONG = "x" * 10_000


@pytest.mark.parametrize(
    "arguments",
    [[LONG], ["list", LONG], ["list", f"--{LONG}"], ["list", "--format", LONG], ["by-unit", LONG]],
    ids=["command", "argument", "option", "choice", "name"],
)
def test_of_a_long_word_the_beginning_is_said(ask: Ask, arguments: list[str]) -> None:
    result = ask(*arguments)
    assert (result.status, result.out) == (2, "")
    assert re.search(r"\W-{0,2}x{98,100}…", result.err)
    assert len(result.err) < 250


def test_what_can_be_chosen_is_known_by_a_word_of_each_language() -> None:
    choosing = {
        asked.metavar.lower()
        for name in COMMANDS
        for asked in declared(name).asks
        if asked.what is What.CHOICE
    }
    assert choosing <= set(KINDS)
    speak(CHINESE)
    assert all(re.search("[\u4e00-\u9fff]", _(kind)) for kind in KINDS)
