"""Completion in real shells: what Tab makes of a line that is being typed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from annex import AnnexItem
from portplan.cli.commands.completion import script
from terminals import LOAD, SHELLS, SPECIAL, Terminal, terminal


@pytest.fixture(scope="module", params=SHELLS)
def shell(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Terminal]:
    with terminal(request.param, tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("by-un\t", "by-unit"),
        ("help by-un\t", "help by-unit"),
        ("by-unit 海关\t", "by-unit 天津海关"),
        ("by-unit '天津海关\t", "by-unit 天津海关"),
        ('by-unit "海关\t', "by-unit 天津海关"),
        ("list --area=收费\t", "list --area=清理规范收费"),
        ("list --role l\t", "list --role lead"),
        ("list --jo\t", "list --joint"),
        ("validate --select unk\t", "validate --select unknown-"),
        ("validate oth\t", "validate other.yaml"),
        ("list --data oth\t", "list --data other.yaml"),
        ("list --data=oth\t", "list --data=other.yaml"),
        ("list --data ~/other.yaml --unit 申\t", "list --data HOME/other.yaml --unit 申!酉"),
    ],
)
def test_a_shell_completes(shell: Terminal, keys: str, line: str) -> None:
    got = [re.sub(r"^/.*(?=/other\.yaml)", "HOME", each) for each in shell.line(keys)]
    assert got == line.split()


@pytest.mark.parametrize("keys", ["by-unit tjhg\t", "by-unit 'tjhg\t"])
def test_a_shell_completes_letters(shell: Terminal, keys: str) -> None:
    expected = "tianjinhaiguan" if shell.name == "fish" else "天津海关"
    assert shell.line(keys) == ["by-unit", expected]


def test_a_shell_goes_on_to_what_letters_have_in_common(shell: Terminal) -> None:
    shell.type("portplan by-unit tjh\t")
    if shell.name != "fish":  # which lists at once
        shell.wait_for("天津海")
        shell.type("\t" if shell.name == "zsh" else "\t\t")
    shell.wait_for("天津海关", "天津海事局")
    expected = "tjh" if shell.name == "fish" else "天津海"
    assert shell.enter() == ["by-unit", expected]


@pytest.mark.parametrize("keys", ["by-unit sg", "list --unit=sg", "by-unit 'sg"])
def test_a_shell_never_deletes_what_was_typed(shell: Terminal, keys: str) -> None:
    shell.type(f"portplan {keys}\t" + "\t" * (shell.name == "bash"))
    shell.wait_for("市公安局")
    closed = "'" if "'" in keys else ""
    shell.type(closed)
    assert shell.enter() == keys.replace("'", "").split()


@pytest.mark.parametrize("load", ["", "setopt menu_complete; ", "zstyle ':completion:*' menu yes;"])
def test_zsh_replaces_nothing_at_further_tabs_either(tmp_path: Path, load: str) -> None:
    with terminal("zsh", tmp_path, load + LOAD["zsh"]) as zsh:
        for keys in ("by-unit sg", "by-unit 天津市", "by-unit 海", "list --unit=sg"):
            zsh.type(f"portplan {keys}\t\t\t")
            zsh.wait_for("  -- ")
            assert zsh.enter() == keys.split()


def test_zsh_goes_through_what_begins_as_typed(tmp_path: Path) -> None:
    with terminal("zsh", tmp_path) as zsh:
        zsh.type("portplan by-unit 天津海\t\t")
        zsh.wait_for("天津海事局  -- ")
        zsh.type("\t")
        assert zsh.enter() in (["by-unit", "天津海关"], ["by-unit", "天津海事局"])


@pytest.mark.parametrize("option", ["--data none.yaml", "--data broken.yaml", "--data=none.yaml"])
def test_a_shell_is_told_nothing_where_there_is_no_plan(shell: Terminal, option: str) -> None:
    assert shell.line(f"list {option} --unit 天\t") == f"list {option} --unit 天".split()
    assert not re.search("error|cannot|Traceback|unexpected", shell.before)


def test_a_shell_lists_areas_with_their_titles(shell: Terminal, annex: list[AnnexItem]) -> None:
    titles = {item.area: item.title for item in annex}
    shell.type("portplan by-area \t" + "\t" * (shell.name == "bash"))
    shell.wait_for(*(rf"\b{area}\s+(\(|-- ){title[:6]}" for area, title in titles.items()))
    assert shell.enter() == ["by-area"]


def test_a_shell_lists_items_with_their_texts(shell: Terminal, annex: list[AnnexItem]) -> None:
    texts = [(item.number, item.text[:6]) for item in annex if str(item.number).startswith("4")]
    assert len(texts) == 11
    shell.type("portplan show 4\t" + "\t" * (shell.name == "bash"))
    shell.wait_for(*(rf"\b{number}\s+(\(|-- ){text}" for number, text in texts))
    assert shell.enter() == ["show", "4"]


@pytest.mark.parametrize("name", SPECIAL)
def test_a_shell_quotes_what_it_would_take_for_something_else(shell: Terminal, name: str) -> None:
    typed = ["list", "--data", "other.yaml", "--unit", name]
    assert shell.line(f"list --data other.yaml --unit {name[0]}\t") == typed
    if name in SPECIAL[:3]:
        assert shell.line(f"list --data other.yaml --unit '{name[0]}\t") == typed


def test_bash_in_its_strictest_mode_completes(tmp_path: Path) -> None:
    load = f"set -o posix; set -u; {LOAD['bash']}"
    with terminal("bash", tmp_path, load) as bash:
        assert bash.line("by-unit 海关\t") == ["by-unit", "天津海关"]
        assert bash.line("by-unit 没有\t") == ["by-unit", "没有"]
        assert "bash:" not in bash.before


def test_bash_that_lists_at_once_has_descriptions_in_the_list_only(tmp_path: Path) -> None:
    load = f"bind 'set show-all-if-ambiguous on'; {LOAD['bash']}"
    with terminal("bash", tmp_path, load) as bash:
        bash.type("portplan by-unit tjh\t")
        bash.wait_for("天津海事局  [(]中华人民共和国天津海事局[)]")
        assert bash.enter() == ["by-unit", "天津海"]
        bash.type("portplan by-unit sg\t")
        bash.wait_for("市公安局  [(]")
        assert bash.enter() == ["by-unit", "sg"]


def test_zsh_loads_completion_from_its_path_of_functions(tmp_path: Path) -> None:
    (tmp_path / "_portplan").write_bytes(script("zsh"))
    load = "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D"
    with terminal("zsh", tmp_path, load) as zsh:
        for _ in range(2):  # the first time it is loaded
            assert zsh.line("by-unit 海关\t") == ["by-unit", "天津海关"]


def test_fish_loads_completion_from_its_path_of_completions(tmp_path: Path) -> None:
    (tmp_path / "portplan.fish").write_bytes(script("fish"))
    with terminal("fish", tmp_path, "set --prepend fish_complete_path $PWD") as fish:
        assert fish.line("by-unit 海关\t") == ["by-unit", "天津海关"]
