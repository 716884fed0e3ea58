"""What the README shows is true: its examples are run, its lists are held against the program."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import portplan
from conftest import ROOT, Result
from made_docx import docx_of, table
from made_tables import annex_table
from portplan import __version__
from portplan.cli.commands import COMMANDS
from portplan.cli.commands import command as declared
from portplan.files.load import check_content
from portplan.importing.findings import RULES as FINDINGS
from portplan.questions import QUESTIONS
from portplan.rules import RULES

Ask = Callable[..., Result]

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_quick_start_is_two_lines_that_each_stand_alone() -> None:
    lines = [line for block in blocks("console") for line in block.splitlines() if "venv" in line]
    assert len(lines) == 2
    for line in lines:
        assert line.startswith("python3 -m venv .venv && ")
    assert lines[0].endswith("/portplan by-unit 天津海关")
    assert "/pytest" in lines[1].split(" && ")[-1]


def test_every_command_is_in_the_table_with_an_example() -> None:
    assert set(COMMANDS) == set(re.findall(r"^\| `portplan ([\w-]+)", README, re.MULTILINE))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_named(command: str) -> None:
    for asked in declared(command).asks:
        if asked.option:
            assert re.search(rf"{asked.option}\b", README), asked.option


def choices(command: str) -> list[str]:
    """Return what --format of a command can be."""
    (asked,) = (each for each in declared(command).asks if each.option == "--format")
    return list(asked.choices)


def test_every_format_is_named() -> None:
    of_answers, of_reports = re.findall(r"`--format`? (?:is )?((?:[^.]|2\.1\.0)+)\.", README)
    assert re.findall("`([a-z]+)`", of_answers) == choices("list")
    assert re.findall("([a-z]+)`", of_reports) == choices("validate")


# What asks git is tried in a repository of its own.
@pytest.mark.parametrize(
    "command", re.findall(r"^\| `portplan (?!diff )(.+?)`", README, re.MULTILINE)
)
def test_every_example_of_a_command_answers(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    monkeypatch.chdir(ROOT)
    if command.startswith("import"):
        (tmp_path / "table.docx").write_bytes(docx_of(table(annex_table())))
        monkeypatch.chdir(tmp_path)
    result = ask(*command.split())
    assert result.status == 0
    if command.startswith("validate"):
        file = command.rsplit(maxsplit=1)[-1]
        assert result.err == f"portplan: {file}: 1 file checked, no problems\n"
    elif command.startswith("import"):
        assert "58 items in 20 areas, 31 units (3 collectives)" in result.err
    else:
        assert result.out
        assert result.err == ""


def test_the_example_of_by_unit_is_what_it_prints(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    (block,) = [block for block in blocks("console") if "by-unit 市国税局" in block]
    monkeypatch.setenv("COLUMNS", "80")
    shown = block.removeprefix("$ portplan by-unit 市国税局\n").removesuffix("...\n")
    assert ask("by-unit", "市国税局").out.startswith(shown)


def test_the_pipe_of_list_finds_something(ask: Ask) -> None:
    (command,) = re.findall(r"^\$ portplan list \| grep (.+)$", README, re.MULTILINE)
    assert [line for line in ask("list").out.splitlines() if command in line]


def test_the_figure_of_the_script_is_right(ask: Ask) -> None:
    figure = re.findall(r"jq '\.lead \| length'\n(\d+)\n", README)
    answer = json.loads(ask("by-unit", "天津海关", "--format", "json").out)
    assert figure == [str(len(answer["lead"]))]


def form(written: str) -> Any:
    """Return a JSON form of the README as data: what goes on is left out."""
    named = written.replace("item…", '"an item"')
    return json.loads(re.sub(r"(?<=[}\[])…", "", named))


(ITEM,) = map(form, re.findall(r"An item is\n`(.+)`\.\n", README))


def has_form(found: Any, wanted: Any) -> bool:
    """Say whether an answer has a form: the same keys in the same order, all through it."""
    match wanted:
        case "an item":
            return has_form(found, ITEM)
        case dict():
            return list(found) == list(wanted) and all(
                has_form(found[key], wanted[key]) for key in wanted
            )
        case [one]:
            return bool(found) and all(has_form(each, one) for each in found)
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
JSON_ROWS = re.findall(r"^\| `([a-z-]+)`[^|]*\| `([\[{].+)`[^`]*\|$", README, re.MULTILINE)


def test_every_question_has_its_json_form() -> None:
    assert [name for name, _ in JSON_ROWS] == list(ASKED)
    asked = {line.split()[0] for lines in ASKED.values() for line in lines}
    assert asked == set(QUESTIONS)


@pytest.mark.parametrize(("name", "written"), JSON_ROWS, ids=[name for name, _ in JSON_ROWS])
def test_the_json_forms_are_the_programs(ask: Ask, name: str, written: str) -> None:
    for line in ASKED[name]:
        answer = json.loads(ask(*line.split(), "--format", "json").out)
        assert has_form(answer, form(written)), line


def test_the_fields_of_an_item_are_those_of_csv(ask: Ask) -> None:
    (fields,) = re.findall(r"An item is `([a-z_,]+)`", README)
    assert ask("list", "--format", "csv").out.splitlines()[0] == fields
    for words in (["by-unit", "海关"], ["by-role", "lead"]):
        assert ask(*words, "--format", "csv").out.splitlines()[0] == f"unit,role,{fields}"


def test_the_hook_has_the_version_of_the_program() -> None:
    assert re.findall(r"rev: v([\d.]+)", README) == [__version__]


def test_the_python_lines_work() -> None:
    (code,) = blocks("python")
    assert len([line for line in code.splitlines() if line]) == 4
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60
    )
    assert result.stdout.split() == [b"29", b"23"]


def test_the_example_of_the_format_is_a_valid_plan() -> None:
    (example,) = blocks("yaml")
    checked = check_content("README", example.encode())
    assert checked.diagnostics == ()


def test_the_way_from_a_word_table_to_an_answer_takes_three_commands(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (block,) = [block for block in blocks("console") if "portplan import" in block]
    install, command, account, question = block.splitlines()
    assert install.endswith("pip install --quiet '.[office,pdf]'")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "table.docx").write_bytes(docx_of(table(annex_table())))
    imported = ask(*command.removeprefix("$ portplan ").split())
    assert (imported.status, imported.out) == (0, "")
    assert imported.err.splitlines()[-1] == account
    words = question.removeprefix("$ portplan ").split()
    # The table does not have the aliases, which stand in the title.
    of_the_table, of_the_data = (ask(*each).out.splitlines() for each in (words, words[:2]))
    assert of_the_table[1:] == of_the_data[1:]


def test_the_example_of_a_broken_file_is_what_it_prints(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (block,) = [block for block in blocks("console") if "validate plan.yaml" in block]
    (example,) = blocks("yaml")
    broken = example.replace("          - 天津海事局\n", "          - 天津海亊局\n")
    assert broken != example
    (tmp_path / "plan.yaml").write_text(broken, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command, expected = block.split("\n", 1)
    result = ask(*command.removeprefix("$ portplan ").split())
    assert result == Result(1, expected, "portplan: plan.yaml: 1 file checked, 1 error\n")


def test_renaming_a_unit_works_as_it_says(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (section,) = re.findall(r"^### Renaming a unit\n(.+?)^### ", README, re.MULTILINE | re.DOTALL)
    (entry,) = re.findall(r"^```yml\n(.+?)^```", section, re.MULTILINE | re.DOTALL)
    old, new = "天津检验检疫局", "天津海关"
    table = (ROOT / "data" / "tasks.yaml").read_text(encoding="utf-8")
    for name, its in ((old, ""), (new, entry)):
        table, number = re.subn(
            rf"^  - name: {name}\n    aliases: .+\n", its, table, flags=re.MULTILINE
        )
        assert number == 1
    data = Path("data", "tasks.yaml")
    data.parent.mkdir()
    data.write_text(table, encoding="utf-8")

    look, mend = re.findall(r"^\$ portplan (.+)$", section, re.MULTILINE)
    seen = ask(*look.split())
    assert data.read_text(encoding="utf-8") == table
    assert seen.out.startswith("--- data/tasks.yaml\n+++ data/tasks.yaml\n@@ ")
    mended = ask(*mend.split())
    assert (mended.status, mended.out) == (0, "")
    assert mended.err.endswith("portplan: data/tasks.yaml: 1 file checked, no problems\n")

    def merged(units: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if unit == old else unit for unit in units))

    before, after = portplan.load(ROOT / "data" / "tasks.yaml"), portplan.load(data)
    assert [(item.text, item.lead, item.support) for item in after.items] == [
        (item.text, merged(item.lead), merged(item.support)) for item in before.items
    ]
    assert portplan.find_unit(after, old).name == new


def test_the_table_of_rules_is_the_programs() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (error|warning) \| (.+) \|$", README, re.MULTILINE)
    all_rules = [*FINDINGS, *RULES]
    assert rows == [(rule.code, rule.severity.value, rule.breaks) for rule in all_rules]


@pytest.mark.parametrize(
    "line", re.findall(r"^portplan (.+)$", "\n".join(blocks("sh")), re.MULTILINE)
)
def test_a_recipe_starts_with_an_answer(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    command = re.split(r" [|>] ", line)[0]
    result = ask(*command.split())
    assert (result.status, result.err) == (0, "")


def test_what_is_said_of_a_pipe_is_true(ask: Ask) -> None:
    led = re.findall(
        r"^\$ portplan by-unit (\S+) --role lead \| wc -l\n(\d+)$", README, re.MULTILINE
    )
    assert [int(count) for _, count in led] == [
        len(ask("by-unit", unit, "--role", "lead").out.splitlines()) for unit, _ in led
    ]
    (numbers,) = re.findall(r"`awk -F '(  )' '\{print \$2, \$4\}'` has the numbers", README)
    rows = [line.split(numbers) for line in ask("list").out.splitlines()]
    items = json.loads(ask("list", "--format", "json").out)
    assert [(row[1], row[3]) for row in rows] == [
        (str(item["number"]), "、".join(item["lead"])) for item in items
    ]
