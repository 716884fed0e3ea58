"""Completion: what a word is completed to, and that real shells in a terminal do it."""

import os
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from typing import Any

import pytest
import typer

from annex import AnnexItem
from portplan.cli import app
from portplan.completion import complete, script

Start = Callable[..., subprocess.CompletedProcess[bytes]]

SHELLS = ("bash", "zsh", "fish")

# Seconds for what takes a fraction of one, unless the machine is very busy.
PATIENCE = 60

COMMAND = {
    "bash": "bash --norc --noprofile -i",
    "zsh": "zsh -f -i",
    "fish": "fish --no-config -i",
}

LOAD = {
    "bash": "source <(command portplan completion bash)",
    "zsh": "autoload -Uz compinit; compinit -u -D; source <(command portplan completion zsh)",
    "fish": "command portplan completion fish | source",
}

# A portplan that completes, and else says what it was called with.
_FUNCTION = """
portplan() {
    if [[ -n ${_PORTPLAN_COMPLETE-} ]]; then
        command portplan "$@"
    else
        printf 'LINE<'; printf '%s|' "$@"; echo '>END'
    fi
}
"""
FUNCTION = {
    "bash": _FUNCTION,
    "zsh": _FUNCTION,
    "fish": """
function portplan
    if set -q _PORTPLAN_COMPLETE
        command portplan $argv
    else
        printf 'LINE<'; printf '%s|' $argv; echo '>END'
    end
end
""",
}

# Names with what shells take for something else.
SPECIAL = (
    "甲'乙",
    '丙"丁',
    "戊$己",
    "庚`辛",
    "壬(癸",
    "子&丑",
    "寅;卯",
    "辰*巳",
    "午\\未",
    "申!酉",
)

OTHER_PLAN = "".join([
    "title: 表\nunits:\n",
    *("  - name: '{}'\n".format(name.replace("'", "''")) for name in SPECIAL),
    "areas:\n  - number: 1\n    title: 一\n    items:\n      - number: 1\n        text: 事。\n",
    "        lead:\n",
    *("          - '{}'\n".format(name.replace("'", "''")) for name in SPECIAL),
])  # fmt: skip


class Terminal:
    """A shell in a terminal of its own."""

    def __init__(self, name: str, ours: int) -> None:
        self.name = name
        self.before = ""  # what was shown before the last line
        self._ours = ours
        self._shown = ""

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def wait_for(self, *patterns: str) -> str:
        """Return what is shown until all the patterns are there, and take it off the screen."""
        end = time.monotonic() + PATIENCE
        raw = b""
        while True:
            shown = self._shown + _without_controls(raw)
            found = [re.search(pattern, shown) for pattern in patterns]
            if all(found):
                last = max(each.end() for each in found if each)
                self._shown = shown[last:]
                return shown[:last]
            assert time.monotonic() < end, f"{self.name} shows no {patterns}, but {shown!r}"
            if select.select([self._ours], [], [], 1)[0]:
                raw += os.read(self._ours, 65_536)

    def line(self, keys: str) -> list[str]:
        """Type keys after the program's name, and Enter; return the arguments that it gets."""
        self.type(f"portplan {keys}")
        return self.enter()

    def enter(self) -> list[str]:
        self.type("\r")
        return self.shown_line().split("|")[:-1]

    def shown_line(self) -> str:
        self.before, line = self.wait_for("LINE<[^\n]*>END").rsplit("LINE<", 1)
        return line.removesuffix(">END")


def _without_controls(shown: bytes) -> str:
    text = shown.decode(errors="ignore").replace("\r\n", "\n")
    return re.sub(
        r"\x1b\][^\x07]*\x07|\x1b\[[0-9;?>=]*[A-Za-z]|\x1b[()].|\x1b.|[\a\x0e\x0f]", "", text
    )


@contextmanager
def terminal(name: str, home: Path, load: str | None = None) -> Iterator[Terminal]:
    """Start a shell without its user's configuration, with completion set up."""
    if shutil.which(name) is None:
        pytest.skip(f"there is no {name} here")
    (home / "other.yaml").write_text(OTHER_PLAN, encoding="utf-8")
    (home / "broken.yaml").write_text("title: [\n", encoding="utf-8")
    setup = home / "setup"
    setup.write_text(f"{load or LOAD[name]}\n{FUNCTION[name]}", encoding="utf-8")
    ours, theirs = os.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 120, 0, 0))
    # The leader of a session gets the first terminal that it opens for its own.
    opened = f"exec {COMMAND[name]} <>{os.ttyname(theirs)} >&0 2>&0"
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "INPUTRC": "/dev/null",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
    }
    with subprocess.Popen(
        ["/bin/sh", "-c", opened], env=environment, cwd=home, start_new_session=True
    ) as process:
        try:
            started = Terminal(name, ours)
            started.type("source ./setup; portplan rea''dy\r")
            assert started.shown_line() == "ready|"
            yield started
        finally:
            process.kill()
            os.close(theirs)
            os.close(ours)


@pytest.fixture(scope="module", params=SHELLS)
def shell(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Terminal]:
    with terminal(request.param, tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture(scope="module")
def group() -> Any:
    return typer.main.get_command(app)


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("by-un\t", "by-unit"),
        ("by-unit 海关\t", "by-unit 天津海关"),
        ("by-unit '天津海关\t", "by-unit 天津海关"),
        ('by-unit "海关\t', "by-unit 天津海关"),
        ("by-area 收费\t", "by-area 清理规范收费"),
        ("list --area=收费\t", "list --area=清理规范收费"),
        ("list --area=20\t", "list --area=20"),
        ("list --role l\t", "list --role lead"),
        ("list --format c\t", "list --format csv"),
        ("list --jo\t", "list --joint"),
        ("rules both\t", "rules both-roles"),
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
    (tmp_path / "_portplan").write_text(script("zsh"), encoding="utf-8")
    load = "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D"
    with terminal("zsh", tmp_path, load) as zsh:
        for _ in range(2):  # the first time it is loaded
            assert zsh.line("by-unit 海关\t") == ["by-unit", "天津海关"]


def test_fish_loads_completion_from_its_path_of_completions(tmp_path: Path) -> None:
    (tmp_path / "portplan.fish").write_text(script("fish"), encoding="utf-8")
    with terminal("fish", tmp_path, "set --prepend fish_complete_path $PWD") as fish:
        assert fish.line("by-unit 海关\t") == ["by-unit", "天津海关"]


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
        (["by-unit", "天津海关", "--ro"], "--role\tOnly this role: lead or support.\n"),
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
    group: Any, annex: list[AnnexItem], shell_name: str, words: list[str], lines: str | None
) -> None:
    if lines is None:
        text = annex[8].text
        lines = f"9\t{text if len(text) <= 36 else text[:35] + '…'}\n"
    assert complete(group, words, shell_name) == lines


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
def test_a_shells_own_ways_are_known(
    group: Any, shell_name: str, words: list[str], lines: str
) -> None:
    assert complete(group, words, shell_name) == lines


@pytest.mark.parametrize("shell_name", ["bash", "zsh"])
@pytest.mark.parametrize(
    ("typed", "kept"), [("sg", True), ("z", True), ("tjh", False), ("", False)]
)
def test_letters_are_kept_where_the_common_beginning_says_less(
    group: Any, shell_name: str, typed: str, *, kept: bool
) -> None:
    assert complete(group, ["by-unit", typed], shell_name).startswith("\tkeep\n") is kept


def test_the_other_plans_units_are_quoted_for_bash(group: Any, tmp_path: Path) -> None:
    path = tmp_path / "my plan.yaml"
    path.write_text(OTHER_PLAN, encoding="utf-8")
    for quote, named in (
        ("", "甲\\'乙 丙\\\"丁 戊\\$己 庚\\`辛 壬\\(癸 子\\&丑 寅\\;卯 辰\\*巳 午\\\\未 申\\!酉"),
        ("'", "甲'\\''乙 丙\"丁 戊$己 庚`辛 壬(癸 子&丑 寅;卯 辰*巳 午\\未 申!酉"),
        ('"', "甲'乙 丙\\\"丁 戊\\$己 庚\\`辛 壬(癸 子&丑 寅;卯 辰*巳 午\\\\未 申!酉"),
    ):
        words = ["list", "--data", f"'{path}'", "--unit", quote]
        assert complete(group, words, "bash") == "".join(f"{name}\t\n" for name in named.split())


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        (["by"], False),
        (["by-unit", "海"], False),
        (["by-unit", ""], False),
        (["show", "4"], False),
        (["list", "--role", "l"], False),
        (["rules", "both"], False),
        (["by-unit", "tjhg"], True),
    ],
)
def test_completing_imports_no_more_than_it_needs(words: list[str], *, letters: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "portplan", *words],
        env={**os.environ, "_PORTPLAN_COMPLETE": "zsh"},
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert done.stdout
    assert "portplan.completion" in imported
    assert "rich" not in imported
    assert ("pypinyin" in imported) is letters


@pytest.mark.parametrize(
    "words", [[], ["by-unit", "天"], ["list", "--data", "none.yaml", "--unit", ""], ["\udcff"]]
)
def test_completing_says_nothing_on_standard_error(start: Start, words: list[str]) -> None:
    done = start(*words, env={"_PORTPLAN_COMPLETE": "bash"})
    assert (done.returncode, done.stderr) == (0, b"")
