"""Completion: what a shell is offered for the words that are typed so far."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annex import AnnexItem
from conftest import Result
from every_command import PLAN, every_command
from expected import UNITS
from portplan import Plan
from portplan.cli.commands import COMMANDS
from portplan.cli.commands import command as declared
from portplan.cli.completing import complete
from portplan.files import disk
from portplan.questions.asked import What
from processes import PATIENCE
from terminals import OTHER_PLAN, SHELLS

Ask = Callable[..., Result]
Start = Callable[..., subprocess.CompletedProcess[bytes]]

HAIGUAN = "天津海关\t中华人民共和国天津海关\n"
HAISHIJU = "天津海事局\t中华人民共和国天津海事局\n"


@pytest.mark.parametrize("shell_name", SHELLS)
@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["by-r"], "by-role\tShow who leads, or who supports, an…\n"),
        (["--v"], "--version\tShow the version.\n"),
        (["none", ""], ""),
        (["by-unit", "天津海"], HAIGUAN + HAISHIJU),
        (["by-unit", "海关"], HAIGUAN),
        (["by-unit", "没有"], ""),
        (["by-unit", "天津海关", "--ro"], "--role\tOnly this role: lead (牵头) or suppor…\n"),
        (["partners", "国税", "天津海关"], HAIGUAN),
        (["list", "--unit=天津海关"], f"--unit={HAIGUAN}"),
        (["list", "--brief", "--unit", "天津海关"], HAIGUAN),
        (["by-area", "20"], "20\t加强组织落实\n"),
        (["show", "6", "47", "9"], None),
        (["by-role", "l"], "lead\t牵头\n"),
        (["by-role", "牵"], "牵头\tlead\n"),
        (["matrix", "--format", "m"], "markdown\t\n"),
        (["list", "--format", "csv", "--fir"], "--first\tOnly where --unit is the first-name…\n"),
        (["completion", "z"], "zsh\t\n"),
        (
            ["validate", "--ignore", "member"],
            "member-cycle\ta collective that contains itself, …\n",
        ),
        (["validate", "a.yaml", ""], "\tfiles\n"),
        (["list", "--output", ""], "\tfiles\n"),
        (["list", "--text", "x"], ""),
        (["by-unit", "--", "-"], ""),
        (["list", "--data", "none.yaml", "--unit", ""], ""),
    ],
)
def test_words_are_completed(
    annex: list[AnnexItem], shell_name: str, words: list[str], lines: str | None
) -> None:
    if lines is None:
        text = annex[8].text
        lines = f"9\t{text if len(text) <= 36 else text[:35] + '…'}\n"
    assert complete(words, shell_name) == lines


@pytest.mark.parametrize(
    ("shell_name", "words", "lines"),
    [
        ("zsh", ["by-unit", "tjh"], HAIGUAN + HAISHIJU),
        ("zsh", ["list", "--unit=tjhg"], f"--unit={HAIGUAN}"),
        ("fish", ["by-unit", "tjh"], "tianjinhaiguan\t天津海关\ntianjinhaishiju\t天津海事局\n"),
        ("fish", ["by-unit", "tjhg"], "tianjinhaiguan\t天津海关\n"),
        ("fish", ["list", "--unit=tjhg"], "--unit=tianjinhaiguan\t天津海关\n"),
        ("fish", ["by-unit", "中华人民共和国天津海关"], "中华人民共和国天津海关\t天津海关\n"),
        ("bash", ["by-unit", "中华人民共和国天津海关"], HAIGUAN),
        ("bash", ["list", "--area", "=", "20"], "20\t加强组织落实\n"),
        ("bash", ["by-unit", "'天津海关"], HAIGUAN),
        ("bash", ["by-unit", '"天津海关"'], HAIGUAN),
        ("bash", ["by-unit", "天津海关\\"], HAIGUAN),
    ],
)
def test_a_shells_own_ways_are_known(shell_name: str, words: list[str], lines: str) -> None:
    assert complete(words, shell_name) == lines


@pytest.mark.parametrize("shell_name", ["bash", "zsh"])
@pytest.mark.parametrize(
    ("typed", "kept"), [("sg", True), ("z", True), ("tjh", False), ("", False)]
)
def test_letters_are_kept_where_the_common_beginning_says_less(
    shell_name: str, typed: str, *, kept: bool
) -> None:
    assert complete(["by-unit", typed], shell_name).startswith("\tkeep\n") is kept


def test_the_other_plans_units_are_quoted_for_bash(tmp_path: Path) -> None:
    path = tmp_path / "my plan.yaml"
    path.write_text(OTHER_PLAN, encoding="utf-8")
    for quote, named in (
        ("", "甲\\'乙 丙\\\"丁 戊\\$己 庚\\`辛 壬\\(癸 子\\&丑 寅\\;卯 辰\\*巳 午\\\\未 申\\!酉"),
        ("'", "甲'\\''乙 丙\"丁 戊$己 庚`辛 壬(癸 子&丑 寅;卯 辰*巳 午\\未 申!酉"),
        # In " bash would take !酉 for a former line.
        ('"', "甲'乙 丙\\\"丁 戊\\$己 庚\\`辛 壬(癸 子&丑 寅;卯 辰*巳 午\\\\未"),
    ):
        words = ["list", "--data", f"'{path}'", "--unit", quote]
        assert complete(words, "bash") == "".join(f"{name}\t\n" for name in named.split())


def offered(*words: str, by: str = "zsh") -> list[str]:
    """Return what is offered for the last word, without what it means or keep."""
    lines = complete(words, by).removeprefix("\tkeep\n").splitlines()
    return [each.split("\t")[0] for each in lines]


CITY = "天津市"


@pytest.mark.parametrize("typed", ["天津", "天 津", "tianjin", "tj"])
def test_units_are_offered_by_their_names_before_their_aliases(typed: str) -> None:
    expected = [unit for unit in UNITS if unit.startswith("天津")]
    assert 4 < len(expected) < len(UNITS)
    assert offered("by-unit", typed) == expected


def test_where_no_name_has_it_an_alias_is_enough(plan: Plan) -> None:
    begun = [each.name for each in plan.units if any(a.startswith(CITY) for a in each.aliases)]
    assert begun
    assert not [name for name in begun if CITY in name]
    assert offered("by-unit", CITY) == begun
    assert offered("by-unit", "国家税务局") == ["市国税局"]


def test_commands_are_offered_first_and_behind_help() -> None:
    assert offered("") == [*COMMANDS, "--version", "--help"]
    assert offered() == offered("")
    assert offered("help", "") == list(COMMANDS)
    assert offered("help", "by-") == ["by-unit", "by-area", "by-role"]
    assert offered("help", "-") == ["--help"]
    assert offered("help", "by-unit", "") == ["--help"]
    assert offered("he") == ["help"]
    assert complete(["help", "sch"], "bash") == complete(["sch"], "bash")


@every_command
def test_all_options_of_a_command_are_offered(command: str) -> None:
    options = [each.option for each in declared(command).asks if each.option]
    assert offered(command, "-") == [*options, "--help"]
    assert offered(command, "--") == [*options, "--help"]


@every_command
def test_what_a_command_asks_for_is_offered(command: str) -> None:
    for asked in declared(command).asks:
        words = [asked.option] if asked.option else []
        found = complete([command, *words, ""], "bash")
        match asked.what:
            case What.FILE | What.PLAN:
                assert found == "\tfiles\n"
            case What.TEXT | What.REVISION:
                assert found == ""
            case What.CHOICE:
                values = [each.split("\t")[0] for each in found.splitlines()]
                assert values == list(asked.choices)
            case What.FLAG:
                assert f"\n{asked.option}\t" in f"\n{complete([command, asked.option], 'bash')}"
            case _:
                assert found


@pytest.mark.parametrize("option", ["--unit", "--area", "--role"])
def test_what_is_offered_is_understood(ask: Ask, option: str) -> None:
    values = offered("list", option, "")
    assert values
    for value in values:
        assert ask("list", option, value, "--format", "json").status == 0


def test_behind_the_last_argument_the_options_are_offered(annex: list[AnnexItem]) -> None:
    options = [each.option for each in declared("by-unit").asks if each.option]
    assert offered("by-unit", "天津海关", "") == [*options, "--help"]
    assert offered("by-unit", "天津海关", "--", "") == []
    assert offered("partners", "天津海关", "市国税局", "")[0] == "--brief"
    assert offered("units", "")[:2] == ["--sort", "--format"]
    assert offered("units", "--sort", "") == ["lead", "support", "name"]
    assert offered("show", "1", "2", "") == [str(item.number) for item in annex]


def test_the_plan_that_is_asked_is_completed_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tasks.yaml").write_text(PLAN, encoding="utf-8")
    Path("named.yaml").write_text(PLAN.replace("甲局", "乙局"), encoding="utf-8")
    assert offered("by-unit", "") == ["甲局", "市口岸办"]
    monkeypatch.setenv("PORTPLAN_DATA", "named.yaml")
    assert offered("by-unit", "") == ["乙局", "市口岸办"]
    assert offered("list", "--data", "tasks.yaml", "--unit", "甲") == ["甲局"]
    assert offered("list", "--data=tasks.yaml", "--unit=甲") == ["--unit=甲局"]
    assert offered("list", "--data", "=", "tasks.yaml", "--unit", "甲", by="bash") == ["甲局"]


@pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX's here")
def test_nothing_is_taken_out_of_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_from(path: Path) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr(disk, "_from_pipe", read_from)
    monkeypatch.chdir(tmp_path)
    os.mkfifo("tasks.yaml")
    assert offered("by-unit", "") == []
    assert offered("list", "--data", "tasks.yaml", "--area", "") == []


@pytest.mark.parametrize(
    "words", [[], ["by-unit", "天"], ["list", "--data", "none.yaml", "--unit", ""], ["\udcff"]]
)
def test_completing_says_nothing_on_standard_error(start: Start, words: list[str]) -> None:
    done = start(*words, env={"_PORTPLAN_COMPLETE": "bash"})
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("shell_name", SHELLS)
def test_the_script_of_a_shell_is_printed(ask: Ask, shell_name: str) -> None:
    printed = ask("completion", shell_name)
    assert (printed.status, printed.err) == (0, "")
    assert f"for {shell_name}: " in printed.out.splitlines()[shell_name == "zsh"]
    assert f"_PORTPLAN_COMPLETE={shell_name} " in printed.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_completing_onto_a_full_disk_ends_in_order(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "portplan", "by"],
            env={**os.environ, "_PORTPLAN_COMPLETE": "bash"},
            cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False, timeout=PATIENCE,
        )  # fmt: skip
    assert process.returncode == 2
    assert process.stderr.startswith(b"portplan: cannot write the answer: No space left")


@pytest.mark.parametrize("words", [["by-unit", "a", ":", ""], ["by-unit", "x", "=", "y"]])
def test_bash_is_offered_nothing_in_a_word_that_it_took_apart(words: list[str]) -> None:
    assert complete(words, "bash") == ""
    assert complete(["list", "--unit", "=", "天津海关"], "bash") == HAIGUAN
