"""The command line: what goes where, with which exit status, and never a traceback."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Result
from portplan import __version__

Ask = Callable[..., Result]
Start = Callable[..., subprocess.CompletedProcess[bytes]]

SMALL_PLAN = """\
title: 表
units:
  - name: {unit}
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 文。
        lead:
          - {unit}
"""


@pytest.fixture
def small_plan(tmp_path: Path) -> Callable[..., Path]:
    def write(unit: str = "甲") -> Path:
        path = tmp_path / "plan.yaml"
        path.write_text(SMALL_PLAN.format(unit=unit), encoding="utf-8")
        return path

    return write


def test_the_version_is_told(ask: Ask) -> None:
    assert ask("--version") == Result(0, f"portplan {__version__}\n", "")


def test_a_call_without_a_command_shows_the_commands(ask: Ask) -> None:
    result = ask()
    assert result.status == 2
    for command in ("by-unit", "by-area", "by-role", "show", "list", "units", "areas"):
        assert command in result.out + result.err


@pytest.mark.parametrize(
    ("arguments", "err"),
    [
        (
            ["by-unit", "天津海亊局"],
            "portplan: there is no unit 天津海亊局; did you mean one of these?\n  天津海事局\n",
        ),
        (
            ["by-unit", "保税"],
            (
                "portplan: 保税 could be several units; write more of one of these:\n"
                "  东疆保税港区管委会\n  天津港保税区管委会\n"
            ),
        ),
        (
            ["by-unit", "外星人"],
            "portplan: there is no unit 外星人; portplan units lists them all\n",
        ),
        (
            ["by-unit", " "],
            "portplan: the name of the unit is empty; portplan units lists them all\n",
        ),
        (
            ["by-unit", "天" * 10_000],
            f"portplan: there is no unit {'天' * 100}…; portplan units lists them all\n",
        ),
        (["by-area", "21"], "portplan: there is no area 21; portplan areas lists them all\n"),
        (
            ["list", "--role", "leed"],
            "portplan: there is no role leed; did you mean one of these?\n  lead\n",
        ),
        (["show", "6", "59"], "portplan: there is no item 59; the plan has items 1 to 58\n"),
        (
            ["show", "0", "6", "abc"],
            "portplan: there is no item 0, abc; the plan has items 1 to 58\n",
        ),
        (["show", "0"], "portplan: there is no item 0; the plan has items 1 to 58\n"),
        (["show", "abc"], "portplan: there is no item abc; the plan has items 1 to 58\n"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else "",
)
def test_a_name_that_is_not_understood_ends_with_2(
    ask: Ask, arguments: list[str], err: str
) -> None:
    assert ask(*arguments) == Result(2, "", err)


@pytest.mark.parametrize(
    "arguments",
    [
        ["by-unit"],
        ["list", "--nope"],
        ["by-unti", "x"],
        ["units", "--format", "x"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_2_and_says_so_on_stderr(ask: Ask, arguments: list[str]) -> None:
    result = ask(*arguments)
    assert (result.status, result.out) == (2, "")
    assert "Error" in result.err


@pytest.mark.parametrize(
    ("arguments", "err"),
    [
        (["list", "--text", " "], "--text is empty; write what to look for"),
        (["search", "港", "　"], "TEXT is empty; write what to look for"),
        (["list", "--first"], "--first needs a unit that is named first; add --unit"),
        (["partners", "海关", "tjhg"], "海关 and tjhg are both 天津海关; name two units"),
        (["list", "--bom"], "--bom is for csv and tsv, not for table"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_options_that_mean_nothing_end_with_2(ask: Ask, arguments: list[str], err: str) -> None:
    assert ask(*arguments) == Result(2, "", f"portplan: {err}\n")


def test_an_empty_answer_ends_with_0_and_says_so_on_stderr(ask: Ask) -> None:
    result = ask("by-unit", "市科委", "--role", "lead")
    assert result.status == 0
    assert result.out == "市科委 · 天津市科学技术委员会\n\n 牵头 0 项\n"
    assert result.err == "portplan: nothing found: no item passes all that was asked\n"


def test_an_empty_answer_says_so_whatever_the_format(ask: Ask) -> None:
    result = ask("by-unit", "市科委", "--role", "lead", "--format", "json")
    assert json.loads(result.out) == {"unit": "市科委", "lead": [], "through": []}
    assert result.err == "portplan: nothing found: no item passes all that was asked\n"


def test_control_characters_of_a_filter_are_shown_as_codes(ask: Ask) -> None:
    result = ask("list", "--text", "\x1b[31m\u202e")
    assert result.out.splitlines()[0] == r"“\x1b[31m\u202e” · 0 项"


@pytest.mark.parametrize("columns", ["0", "²", "abc", "-5", "", "9" * 5_000, "0" * 5_000 + "1"])
def test_a_width_that_is_none_is_no_width(start: Start, columns: str) -> None:
    result = start("show", "14", env={"COLUMNS": columns, "PYTHONIOENCODING": "utf-8"})
    assert result.returncode == 0
    assert "优化海事监管流程，整合现场执法内容。" in result.stdout.decode()


def test_the_plan_can_be_given_by_option_or_environment(
    ask: Ask, small_plan: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = small_plan("甲")
    by_option = ask("list", "--data", str(path), "--format", "json")
    monkeypatch.setenv("PORTPLAN_DATA", str(path))
    by_environment = ask("list", "--format", "json")
    assert by_option == by_environment
    assert [item["lead"] for item in json.loads(by_option.out)] == [["甲"]]
    monkeypatch.setenv("PORTPLAN_DATA", str(tmp_path / "missing.yaml"))
    assert ask("list", "--data", str(path), "--format", "json") == by_option


@pytest.mark.parametrize("command", ["list", "units", "areas"])
def test_a_file_that_cannot_be_read_ends_with_2(ask: Ask, tmp_path: Path, command: str) -> None:
    missing = tmp_path / "missing.yaml"
    way_out = "name the plan's file with --data"
    assert ask(command, "--data", str(missing)) == Result(
        2, "", f"portplan: cannot read {missing}: No such file or directory; {way_out}\n"
    )
    assert ask(command, "--data", str(tmp_path)) == Result(
        2, "", f"portplan: cannot read {tmp_path}: Is a directory; {way_out}\n"
    )


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_a_device_without_an_end_is_not_read(ask: Ask) -> None:
    assert ask("list", "--data", "/dev/zero").err == (
        "portplan: cannot read /dev/zero: Is a device; name the plan's file with --data\n"
    )
    assert ask("validate", "/dev/zero") == Result(
        2, "", "portplan: cannot read /dev/zero: Is a device\nportplan: 0 files checked\n"
    )


def test_a_file_that_breaks_a_rule_ends_with_1_and_its_diagnostics_on_stderr(ask: Ask) -> None:
    broken = ROOT / "tests" / "broken" / "repeated-unit.yaml"
    result = ask("units", "--data", str(broken))
    assert (result.status, result.out) == (1, "")
    expected = broken.with_suffix(".expected").read_text(encoding="utf-8")
    assert result.err == expected.replace("repeated-unit.yaml:", f"{broken}:")


BOMB = "a: &a [x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b"\x7fELF\x02\x01\x00\x00\xff\xfe", "no text at all", id="binary"),
        pytest.param(b"[" * 100_000, "stands where a text belongs", id="100,000 nested lists"),
        pytest.param(
            b"{a: " * 100_000, "stands where a text belongs", id="100,000 nested mappings"
        ),
        pytest.param(b"- " * 100_000, "stands where a text belongs", id="100,000 nested entries"),
        pytest.param(BOMB.encode(), "aliases are not part of the format", id="anchor bomb"),
        pytest.param(b"title: \x00\n", "U+0000 (null)", id="null character"),
        pytest.param(b"\x00" * 400_000, "U+0000 (null)", id="400,000 null characters"),
        pytest.param(
            b"title: " + b"x" * 400_000 + b" b: c: d\n", "no key can stand here", id="endless word"
        ),
        pytest.param(b"title: '\xed\xa0\x80'\n", "this is not UTF-8", id="lone surrogate"),
        pytest.param(b"title: " + b"1" * 100_000, "write it in quotes", id="endless number"),
        pytest.param(b'title: "\\ud800"\n', "error:", id="escaped surrogate"),
    ],
)
def test_a_hostile_file_brings_a_message_and_no_traceback(
    start: Start, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_bytes(content)
    result = start("units", "--data", str(path), env={"PYTHONIOENCODING": "utf-8"})
    err = result.stderr.decode()
    assert (result.returncode, result.stdout) == (1, b"")
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize("unit", ["[red]x[/]", "[/]", ":boom:", "[link=http://x]y"])
def test_markup_in_a_name_is_printed_as_it_stands(
    ask: Ask, small_plan: Callable[..., Path], unit: str
) -> None:
    path = str(small_plan(f"'{unit}'"))
    for arguments in (["units"], ["list"], ["by-unit", unit], ["by-role", "lead"]):
        result = ask(*arguments, "--data", path)
        assert (result.status, result.err) == (0, "")
        assert unit in result.out


def test_control_characters_in_a_name_are_refused_and_shown_as_codes(
    ask: Ask, small_plan: Callable[..., Path]
) -> None:
    result = ask("units", "--data", str(small_plan("'\u202e\u200b甲'")))
    assert (result.status, result.out) == (1, "")
    assert r"\u202e\u200b甲" in result.err
    assert result.err.isascii() or not re.search("[\u202e\u200b]", result.err)


def test_control_characters_that_were_typed_are_shown_as_codes(ask: Ask) -> None:
    result = ask("by-unit", "\x1b[31m\u202e")
    assert result.status == 2
    assert result.err.startswith(r"portplan: there is no unit \x1b[31m\u202e;")


@pytest.mark.parametrize(
    "arguments", [["list", "--\x1b[31m\u202e"], ["units", "\x1b[31m\u202e"], ["\x1b[31m\u202e"]]
)
def test_control_characters_in_a_wrong_call_are_shown_as_codes(
    ask: Ask, arguments: list[str]
) -> None:
    result = ask(*arguments)
    assert (result.status, result.out) == (2, "")
    assert r"\u202e" in result.err
    assert not re.search("[\x1b\u202e]", result.err)


def test_bytes_that_are_no_text_are_shown_as_codes(start: Start) -> None:
    result = start("by-unit", os.fsdecode(b"\xff"), env={"PYTHONIOENCODING": "utf-8"})
    assert result.returncode == 2
    assert result.stderr.startswith(rb"portplan: there is no unit \udcff;")


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_an_encoding_that_lacks_characters_gets_codes_for_them(start: Start, encoding: str) -> None:
    result = start("units", env={"PYTHONIOENCODING": encoding})
    assert (result.returncode, result.stderr) == (0, b"")
    out = result.stdout.decode(encoding)
    name = "天津海关".encode(encoding, "backslashreplace").decode(encoding)
    assert re.search(rf"^{re.escape(name)} +29 +0 +23 +#+=+$", out, re.MULTILINE)
    assert set(out.splitlines()[3]) == {"-"}


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_help_has_codes_for_what_an_encoding_lacks(start: Start, encoding: str) -> None:
    result = start("--help", env={"PYTHONIOENCODING": encoding})
    table = "工作任务分解表".encode(encoding, "backslashreplace").decode(encoding)
    assert (result.returncode, result.stderr) == (0, b"")
    assert table in "".join(result.stdout.decode(encoding).split())


def test_json_is_utf_8_whatever_the_encoding(start: Start) -> None:
    results = {
        start("list", "--format", "json", env={"PYTHONIOENCODING": encoding}).stdout
        for encoding in ("utf-8", "gbk", "ascii")
    }
    (out,) = results
    assert json.loads(out.decode("utf-8"))[57]["support"] == ["有关部门"]


def test_a_reader_that_has_seen_enough_ends_it_quietly() -> None:
    command = f"'{sys.executable}' -m portplan list | head -n 1"
    result = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, check=True, cwd=ROOT, timeout=60
    )
    assert result.stdout.decode() == "工作任务分解表 · 58 项\n"
    assert result.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_full_disk_ends_with_2_and_says_so(form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "portplan", "list", "--format", form],
            stdout=full, stderr=subprocess.PIPE, check=False, timeout=60,
        )  # fmt: skip
    assert result.returncode == 2
    assert result.stderr == b"portplan: cannot write the answer: No space left on device\n"


@pytest.mark.parametrize(
    ("closed", "arguments", "status"),
    [
        (">&-", "list", 0),
        (">&-", "list --format json", 0),
        ("2>&-", "by-unit nobody", 2),
        ("2>&-", "validate", 0),
        ("<&-", "validate -", 1),
    ],
)
def test_a_closed_stream_changes_nothing_else(closed: str, arguments: str, status: int) -> None:
    command = f"'{sys.executable}' -m portplan {arguments} {closed}"
    result = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, check=False, cwd=ROOT, timeout=60
    )
    assert result.returncode == status
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "not_imported"),
    [
        (["by-unit", "天津海关", "--format", "json"], ["rich", "portplan.views"]),
        (["--version"], ["rich", "yaml", "portplan.queries"]),
        (["by-unit", "天津海关"], ["pypinyin", "pydantic"]),
        (["by-unit", "外星人"], ["rich"]),
    ],
    ids=" ".join,
)
def test_a_command_imports_only_what_it_needs(
    arguments: list[str], not_imported: list[str]
) -> None:
    code = (
        "import sys\nfrom portplan.cli import run\n"
        "try: run(sys.argv[1:])\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, check=False, timeout=60
    )
    imported = set(result.stderr.decode().splitlines()[-1].split())
    assert "portplan.cli" in imported
    assert imported.isdisjoint(not_imported)


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    from portplan import __main__, cli  # noqa: PLC0415 - patched below

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "run", interrupted)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr("os._exit", sys.exit)
    with pytest.raises(SystemExit) as exit_:
        __main__.main()
    assert exit_.value.code == 130
