"""What goes to standard output and what to standard error, with which status, in any encoding."""

import io
import json
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

NOTHING_FOUND = "portplan: nothing found: no item passes all that was asked\n"


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told(ask: Ask, option: str) -> None:
    assert ask(option) == Result(0, f"portplan {__version__}\n", "")


def test_an_answer_is_alone_on_standard_output(start: Start) -> None:
    result = start("show", "14", "--brief", env={"PYTHONIOENCODING": "utf-8"})
    assert (result.returncode, result.stderr) == (0, b"")
    assert "优化海事监管流程，整合现场执法内容。" in result.stdout.decode()


def test_an_empty_answer_ends_with_0_and_says_so_on_stderr(ask: Ask) -> None:
    result = ask("by-unit", "市科委", "--role", "lead")
    assert result == Result(0, "", NOTHING_FOUND)


EMPTY = {
    "table": "",
    "json": "[]\n",
    "csv": "number,area_number,area,text,lead,support,deadline\n",
    "tsv": "number\tarea_number\tarea\ttext\tlead\tsupport\tdeadline\n",
    "markdown": (
        "| 工作任务 | 序号 | 工作事项 | 牵头单位 | 支持配合单位 |\n"
        "| --- | --- | --- | --- | --- |\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("form", "empty"), EMPTY.items(), ids=list(EMPTY))
def test_an_empty_answer_says_so_whatever_the_format(ask: Ask, form: str, empty: str) -> None:
    assert ask("search", "火星", "--format", form) == Result(0, empty, NOTHING_FOUND)


def test_an_empty_picture_says_so_too(ask: Ask) -> None:
    result = ask("search", "火星", "--format", "svg")
    assert (result.status, result.err) == (0, NOTHING_FOUND)
    assert result.out.startswith("<svg ")


def test_a_width_that_is_none_is_no_width(start: Start) -> None:
    plain = start("show", "14", env={"PYTHONIOENCODING": "utf-8"})
    assert "优化海事监管流程，整合现场执法内容。" in plain.stdout.decode()
    results = {}
    for columns in ("0", "²", "abc", "-5", "", "9" * 5_000, "0" * 5_000 + "1"):
        result = start("show", "14", env={"COLUMNS": columns, "PYTHONIOENCODING": "utf-8"})
        results[columns[:9]] = (result.returncode, result.stdout, result.stderr)
    assert {name: each for name, each in results.items() if each != (0, plain.stdout, b"")} == {}


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_an_encoding_that_lacks_characters_gets_codes_for_them(start: Start, encoding: str) -> None:
    result = start("units", env={"PYTHONIOENCODING": encoding})
    assert (result.returncode, result.stderr) == (0, b"")
    out = result.stdout.decode(encoding)
    name = "天津海关".encode(encoding, "backslashreplace").decode(encoding)
    assert re.search(rf"^{re.escape(name)} +29 +0 +23 +#+=+$", out, re.MULTILINE)
    lines = start("units", env={"PYTHONIOENCODING": encoding, "COLUMNS": "200"}).stdout
    assert set(lines.decode(encoding).splitlines()[3]) == {"-"}


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_help_has_codes_for_what_an_encoding_lacks(start: Start, encoding: str) -> None:
    result = start("--help", env={"PYTHONIOENCODING": encoding})
    table = "工作任务分解表".encode(encoding, "backslashreplace").decode(encoding)
    assert (result.returncode, result.stderr) == (0, b"")
    assert table in "".join(result.stdout.decode(encoding).split())


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_a_message_has_codes_for_what_an_encoding_lacks(start: Start, encoding: str) -> None:
    result = start("by-unit", "保税", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "1"})
    said = (
        "portplan: 保税 could be several units; type one of them whole, such as"
        " 东疆保税港区管委会, or a longer part that only one has:\n"
        "  东疆保税港区管委会\n  天津港保税区管委会\n"
    )
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == said.encode(encoding, "backslashreplace")


def test_diagnostics_have_codes_for_what_an_encoding_lacks(start: Start) -> None:
    broken = ROOT / "tests" / "broken" / "both-roles.yaml"
    expected = broken.with_suffix(".expected").read_text(encoding="utf-8")
    expected = expected.replace(f"{broken.name}:", f"{broken}:")
    env = {"PYTHONIOENCODING": "ascii"}
    coded = expected.encode("ascii", "backslashreplace")
    assert start("validate", str(broken), env=env).stdout == coded
    assert start("units", "--data", str(broken), env=env).stderr == coded


FORMS = ["json", "csv", "tsv", "markdown", "svg"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_no_table_is_utf_8_whatever_the_encoding(ask: Ask, start: Start, form: str) -> None:
    expected = ask("list", "--format", form).content
    results = [
        start("list", "--format", form, env={"PYTHONIOENCODING": encoding})
        for encoding in ("gbk", "ascii")
    ]
    (out,) = {expected, *(result.stdout for result in results)}
    assert "有关部门" in re.sub("<[^>]*>|\n", "", out.decode("utf-8"))
    if form == "json":
        assert json.loads(out)[57]["support"] == ["有关部门"]


def test_a_pipe_and_a_file_get_the_same_bytes(ask: Ask, start: Start, tmp_path: Path) -> None:
    for form in ["table", *FORMS]:
        printed = start("matrix", "--format", form, env={"PYTHONIOENCODING": "utf-8"}).stdout
        path = tmp_path / form
        assert ask("matrix", "--format", form, "--output", str(path)) == Result(0, "", "")
        assert path.read_bytes() == printed


class Stream(io.TextIOWrapper):
    """A stream that counts how often it is written to."""

    def __init__(self) -> None:
        self.written: list[bytes] = []
        written = self.written

        class Buffer(io.BytesIO):
            def write(self, content: object) -> int:
                written.append(bytes(content))  # type: ignore[call-overload] # bytes
                return len(written[-1])

        super().__init__(Buffer(), encoding="utf-8")


@pytest.mark.parametrize("form", ["table", *FORMS])
def test_an_answer_is_written_whole_at_once(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    expected = ask("list", "--format", form).out.encode()
    stream = Stream()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", stream)
        assert ask("list", "--format", form) == Result(0, "", "")
    assert stream.written == [expected]
