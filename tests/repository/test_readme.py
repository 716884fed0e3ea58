"""What the READMEs show is true: their examples are run, in the language of each."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import portplan
from conftest import CHINESE, ROOT, Result
from made_docx import docx_of, table
from made_tables import annex_table
from portplan import __version__
from portplan.files.load import check_content
from portplan.text.messages import ENGLISH
from readmes import READMES, Readme, each_found, in_each_language

Ask = Callable[..., Result]

# What is said of a file in which nothing is wrong, or one thing.
NO_PROBLEMS = {
    ENGLISH: "portplan: {file}: 1 file checked, no problems\n",
    CHINESE: "portplan: {file}：检查了 1 个文件，没有问题\n",
}
ONE_ERROR = {
    ENGLISH: "portplan: {file}: 1 file checked, 1 error\n",
    CHINESE: "portplan: {file}：检查了 1 个文件，1 个错误\n",
}


@pytest.fixture(autouse=True)
def _in_its_language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have portplan speak as the README that a test is about does."""
    monkeypatch.setenv("PORTPLAN_LANG", request.getfixturevalue("readme").language)


@in_each_language
def test_the_quick_start_is_two_lines_that_each_stand_alone(readme: Readme) -> None:
    lines = readme.found("^(python3 -m venv .+)$")
    assert len(lines) == 2
    for line in lines:
        assert line.startswith("python3 -m venv .venv && ")
    assert lines[0].endswith("/portplan by-unit 天津海关")
    assert "/pytest" in lines[1].split(" && ")[-1]


# What asks git is tried in a repository of its own.
@each_found(r"^\| `portplan (?!diff )(.+?)`")
def test_every_example_of_a_command_answers(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, readme: Readme, piece: str
) -> None:
    monkeypatch.chdir(ROOT)
    if piece.startswith("import"):
        (tmp_path / "table.docx").write_bytes(docx_of(table(annex_table())))
        monkeypatch.chdir(tmp_path)
    result = ask(*piece.split())
    assert result.status == 0
    if piece.startswith("validate"):
        file = piece.rsplit(maxsplit=1)[-1]
        assert result.err == NO_PROBLEMS[readme.language].format(file=file)
    elif piece.startswith("import"):
        assert result.err.splitlines()[-1] == account(readme)
    else:
        assert result.out
        assert result.err == ""


def account(readme: Readme) -> str:
    """Return what import is shown to say of the table of the annex."""
    (said,) = readme.found(r"^(portplan: table\.docx.+)$")
    return said


@in_each_language
def test_the_way_from_a_word_table_to_an_answer_takes_three_commands(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readme: Readme
) -> None:
    (block,) = [block for block in readme.blocks("console") if "portplan import" in block]
    install, command, said, question = block.splitlines()
    assert install.endswith("pip install --quiet '.[office,pdf]'")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "table.docx").write_bytes(docx_of(table(annex_table())))
    imported = ask(*command.removeprefix("$ portplan ").split())
    assert (imported.status, imported.out) == (0, "")
    assert imported.err.splitlines()[-1] == said == account(readme)
    words = question.removeprefix("$ portplan ").split()
    # The table does not have the aliases, which stand in the title.
    of_the_table, of_the_data = (ask(*each).out.splitlines() for each in (words, words[:2]))
    assert of_the_table[1:] == of_the_data[1:]


@in_each_language
def test_the_example_of_by_unit_is_what_it_prints(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, readme: Readme
) -> None:
    (block,) = [block for block in readme.blocks("console") if "by-unit 市国税局" in block]
    monkeypatch.setenv("COLUMNS", "80")
    shown = block.removeprefix("$ portplan by-unit 市国税局\n").removesuffix("...\n")
    assert ask("by-unit", "市国税局").out.startswith(shown)


@in_each_language
def test_the_recipe_for_several_plans_asks_each_of_a_folder(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readme: Readme
) -> None:
    (words,) = readme.found(r"^\$ portplan (.+ --data plans)$")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    plan = (ROOT / "data" / "tasks.yaml").read_text(encoding="utf-8")
    for name in ("a.yaml", "b.yml"):
        (tmp_path / "plans" / name).write_text(plan, encoding="utf-8")
    lines = ask(*words.split()).out.splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        *["工作任务分解表（a.yaml）"] * 29, *["工作任务分解表（b.yml）"] * 29,
    ]  # fmt: skip


@in_each_language
def test_the_pipe_of_list_finds_something(ask: Ask, readme: Readme) -> None:
    (word,) = readme.found(r"^\$ portplan list \| grep (.+)$")
    assert [line for line in ask("list").out.splitlines() if word in line]


@in_each_language
def test_the_figure_of_the_script_is_right(ask: Ask, readme: Readme) -> None:
    figure = readme.found(r"jq '\.lead \| length'\n(\d+)\n")
    answer = json.loads(ask("by-unit", "天津海关", "--format", "json").out)
    assert figure == [str(len(answer["lead"]))]


@in_each_language
def test_what_is_said_of_a_pipe_is_true(ask: Ask, readme: Readme) -> None:
    led = re.findall(
        r"^\$ portplan by-unit (\S+) --role lead \| wc -l\n(\d+)$", readme.text, re.MULTILINE
    )
    assert led
    assert [int(count) for _, count in led] == [
        len(ask("by-unit", unit, "--role", "lead").out.splitlines()) for unit, _ in led
    ]
    (between,) = readme.found(r"`awk -F '(  )' '\{print \$2, \$4\}'`")
    rows = [line.split(between) for line in ask("list").out.splitlines()]
    items = json.loads(ask("list", "--format", "json").out)
    assert [(row[1], row[3]) for row in rows] == [
        (str(item["number"]), "、".join(item["lead"])) for item in items
    ]


@in_each_language
def test_the_hook_has_the_version_of_the_program(readme: Readme) -> None:
    assert readme.found(r"rev: v([\d.]+)") == [__version__]


@in_each_language
def test_the_python_lines_work(readme: Readme) -> None:
    (code,) = readme.blocks("python")
    assert len([line for line in code.splitlines() if line]) == 4
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60
    )
    assert result.stdout.split() == [b"29", b"23"]


@in_each_language
def test_the_example_of_the_format_is_a_valid_plan(readme: Readme) -> None:
    (example,) = readme.blocks("yaml")
    checked = check_content("README", example.encode())
    assert checked.diagnostics == ()


@in_each_language
def test_the_example_of_a_broken_file_is_what_it_prints(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readme: Readme
) -> None:
    (block,) = [block for block in readme.blocks("console") if "validate plan.yaml" in block]
    (example,) = readme.blocks("yaml")
    broken = example.replace("          - 天津海事局\n", "          - 天津海亊局\n")
    assert broken != example
    (tmp_path / "plan.yaml").write_text(broken, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command, expected = block.split("\n", 1)
    result = ask(*command.removeprefix("$ portplan ").split())
    assert result == Result(1, expected, ONE_ERROR[readme.language].format(file="plan.yaml"))


@in_each_language
def test_renaming_a_unit_works_as_it_says(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readme: Readme
) -> None:
    monkeypatch.chdir(tmp_path)
    sections = re.split(r"^#{2,3} ", readme.text, flags=re.MULTILINE)
    (section,) = [each for each in sections if "$ portplan validate --fix" in each]
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
    assert mended.err.endswith(NO_PROBLEMS[readme.language].format(file="data/tasks.yaml"))

    def merged(units: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if unit == old else unit for unit in units))

    before, after = portplan.load(ROOT / "data" / "tasks.yaml"), portplan.load(data)
    assert [(item.text, item.lead, item.support) for item in after.items] == [
        (item.text, merged(item.lead), merged(item.support)) for item in before.items
    ]
    assert portplan.find_unit(after, old).name == new


RECIPES = [
    pytest.param(readme, line, id=f"{readme.language} {line}")
    for readme in READMES
    for line in re.findall(r"^portplan (.+)$", "\n".join(readme.blocks("sh")), re.MULTILINE)
]


@pytest.mark.parametrize(("readme", "line"), RECIPES)
def test_a_recipe_starts_with_an_answer(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readme: Readme, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    command = re.split(r" [|>] ", line)[0]
    result = ask(*command.split())
    assert (result.status, result.err) == (0, ""), readme
