"""A command imports only what it needs: start-up is felt."""

import os
import subprocess
import sys

import pytest

from portplan.cli.commands import COMMANDS
from portplan.formats import FORMATS
from portplan.questions import QUESTIONS
from processes import PATIENCE

# Runs the program as its entry does, and says what it has imported when it ends.
TELLING = """
import os, sys
from portplan import __main__ as entry
def leave(status):
    print(*sys.modules, file=sys.stderr)
    sys.stdout.flush()
    os._exit(status)
entry._leave = leave
entry.main()
"""


def imported(*words: str, completing: str = "", width: str = "") -> set[str]:
    """Return the modules that a command line has imported when it ends."""
    surroundings = {**os.environ, "_PORTPLAN_COMPLETE": completing, "COLUMNS": width}
    done = subprocess.run(
        [sys.executable, "-c", TELLING, *words],
        env=surroundings, capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode in (0, 1, 2)
    modules = set(done.stderr.decode().splitlines()[-1].split())
    assert "portplan.cli.run" in modules
    return modules


QUESTION_MODULES = {name: question.module for name, question in QUESTIONS.items()}
FORMAT_MODULES = {name: form.module for name, form in FORMATS.items()}
WORDS = {
    "by-unit": ["天津海关"], "by-area": ["3"], "by-role": ["lead"], "show": ["6"],
    "search": ["口岸"], "partners": ["天津海关"], "diff": ["/dev/null"],
}  # fmt: skip

# Questions that are made of another one.
MADE_OF = {"search": {"portplan.questions.select"}, "partners": {"portplan.questions.units"}}


@pytest.mark.parametrize("command", QUESTIONS)
def test_of_the_questions_only_the_one_that_is_asked_is_imported(command: str) -> None:
    modules = imported(command, *WORDS.get(command, []), "--format", "json")
    expected = {QUESTION_MODULES[command]} | MADE_OF.get(command, set())
    assert modules & set(QUESTION_MODULES.values()) == expected
    assert not modules & {"portplan.cli.commands.validate", "portplan.cli.commands.schema"}


# What takes long to import, and which format needs it.
LIBRARIES = {"docx": {"docx", "lxml"}, "xlsx": {"xlsxwriter"}}


@pytest.mark.parametrize("form", FORMATS)
def test_of_the_formats_only_the_one_that_is_asked_for_is_imported(form: str) -> None:
    modules = imported("units", "--format", form)
    made_of = {"portplan.formats.as_csv"} if form == "tsv" else set()
    expected = {FORMAT_MODULES[form]} | made_of
    assert modules & set(FORMAT_MODULES.values()) == expected
    assert modules & {"docx", "lxml", "xlsxwriter"} == LIBRARIES.get(form, set())
    assert not [name for name in modules if name.startswith("portplan.reports")]


EVERY = """
import os, sys
from portplan.cli.run import run
for line in sys.argv[1:]:
    try:
        run(line.split())
    except SystemExit:
        pass
    here = {"docx", "lxml", "xlsxwriter", "python_calamine", "pdfplumber"} & {*sys.modules}
    assert not here, (line, here)
print("done", file=sys.stderr)
"""


def test_no_command_imports_the_libraries_of_a_format_that_it_does_not_write() -> None:
    others = [form for form in FORMATS if form not in LIBRARIES]
    lines = [
        f"{' '.join([name, *WORDS.get(name, [])])} --format {form}"
        for name in QUESTIONS
        for form in others
    ]
    lines += ["validate", "schema", "completion bash", "help import", "import missing.txt"]
    done = subprocess.run(
        [sys.executable, "-c", EVERY, *lines], capture_output=True, check=False, timeout=PATIENCE
    )
    assert done.stderr.decode().splitlines()[-1] == "done"


OTHERS = ("validate", "schema", "completion")


@pytest.mark.parametrize("command", [name for name in COMMANDS if name in OTHERS])
def test_what_asks_no_question_imports_none(command: str) -> None:
    modules = imported(command, *(["bash"] if command == "completion" else []))
    assert not modules & set(QUESTION_MODULES.values())
    assert not [name for name in modules if name.startswith("portplan.formats")]


UNDRAWN = ["rich", "portplan.formats.terminal"]


@pytest.mark.parametrize(
    ("arguments", "not_imported"),
    [
        (["by-unit", "天津海关", "--format", "json"], [*UNDRAWN, "csv", "shutil", "pypinyin"]),
        (["list", "--format", "csv"], [*UNDRAWN, "json", "pypinyin"]),
        (["list", "--format", "markdown"], ["rich", "json", "csv", "pypinyin"]),
        (["by-unit", "天津海关"], ["rich.console", "rich.text", "json", "csv", "pypinyin"]),
        (["list"], ["portplan.cli.help", "portplan.cli.pager", "subprocess", "selectors", "shlex"]),
        (["by-unit", "外星人"], [*UNDRAWN, "pypinyin"]),
        (["list", "--nope"], ["yaml", *UNDRAWN, "pypinyin"]),
        (["--version"], ["yaml", *UNDRAWN, "portplan.questions.select", "portplan.files.load"]),
        (["--help"], ["yaml", *UNDRAWN, "pypinyin", "portplan.rules", "portplan.files.load"]),
        (["list", "--help"], ["yaml", *UNDRAWN, "portplan.rules", "portplan.files.load"]),
        (["help", "validate"], ["yaml", *UNDRAWN, "portplan.rules", "portplan.files.load"]),
        (["completion", "bash"], ["yaml", *UNDRAWN, "portplan.rules", "portplan.files.load"]),
        (["validate", "--format", "json"], [*UNDRAWN, "portplan.cli.help", "csv", "pypinyin"]),
        (["schema"], [*UNDRAWN, "csv", "pypinyin"]),
        (["diff", "/dev/null", "--format", "json"], [*UNDRAWN, "subprocess", "csv", "pypinyin"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_command_imports_only_what_it_needs(
    arguments: list[str], not_imported: list[str]
) -> None:
    modules = imported(*arguments)
    assert modules & {*not_imported, "pydantic"} == set()


@pytest.mark.parametrize(
    ("words", "letters", "reads"),
    [
        ([""], False, False),
        (["by"], False, False),
        (["help", "by"], False, False),
        (["by-unit", "海"], False, True),
        (["by-unit", ""], False, True),
        (["show", "4"], False, True),
        (["list", "--ro"], False, False),
        (["list", "--role", "l"], False, False),
        (["list", "--format", "c"], False, False),
        (["completion", "z"], False, False),
        (["rules", "both"], False, False),
        (["validate", "x"], False, False),
        (["by-unit", "tjhg"], True, True),
    ],
    ids=lambda value: " ".join(value) or "nothing" if isinstance(value, list) else "",
)
def test_completing_imports_no_more_than_it_needs(
    words: list[str], *, letters: bool, reads: bool
) -> None:
    modules = imported(*words, completing="zsh")
    assert "portplan.cli.completing" in modules
    assert not modules & {"rich", "typer", "pydantic", "portplan.cli.app"}
    assert ("pypinyin" in modules) is letters
    assert ("portplan.files.load" in modules) is reads


def test_the_package_alone_imports_nothing_of_its_own() -> None:
    code = "import sys, portplan; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=PATIENCE
    )
    modules = done.stdout.decode().split()
    assert [name for name in modules if name.startswith("portplan.")] == []
    assert not {"yaml", "rich", "typer"} & set(modules)
