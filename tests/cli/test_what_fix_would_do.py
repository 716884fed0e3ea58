"""validate says what --fix would mend, and how; --diff shows what it would change."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import Result
from mendable import PLAN

Ask = Callable[..., Result]

TWICE = PLAN.replace("[天津海关]", "[天津海关, 天津海关]")
PASTED = PLAN.replace("- 市口岸办\n", "- 天津海事局、市口岸办\n")
QUIET = ["--ignore", "unused-unit"]

DIAGNOSTIC = """\
plan.yaml:16:25: error: 天津海关 stands twice in support (first at 16:19); take one out \
[repeated-unit]
     16 |         support: [天津海关, 天津海关]
        |                             ^^^^^^^^ [--fix]
"""
DIFF = """\
--- plan.yaml
+++ plan.yaml
@@ -13,4 +13,4 @@
         # who leads
         lead:
           - 市口岸办
-        support: [天津海关, 天津海关]
+        support: [天津海关]
"""
SUMMARY = "portplan: plan.yaml: 1 file checked, 1 error\n"
COMMAND = (
    "portplan: 1 can be mended with --fix: portplan validate --fix --ignore unused-unit plan.yaml\n"
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(TWICE, encoding="utf-8")


def test_what_can_be_mended_is_marked_and_counted_with_the_command(ask: Ask) -> None:
    result = ask("validate", "plan.yaml", *QUIET)
    assert result == Result(1, DIAGNOSTIC, SUMMARY + COMMAND)


def test_the_command_mends_as_many(ask: Ask) -> None:
    ((number, command),) = re.findall(
        r"^portplan: (\d+) can be mended with --fix: portplan (.+)$",
        ask("validate", "plan.yaml", *QUIET).err,
        re.MULTILINE,
    )
    result = ask(*command.split())
    assert result.err.count("portplan: mended ") == int(number)
    assert Path("plan.yaml").read_text(encoding="utf-8") == PLAN
    assert ask("validate", "plan.yaml", *QUIET) == Result(
        0, "", "portplan: plan.yaml: 1 file checked, no problems\n"
    )


@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif"])
def test_it_is_counted_whatever_the_format_and_marked_in_text_alone(ask: Ask, form: str) -> None:
    result = ask("validate", "plan.yaml", *QUIET, "--format", form)
    assert (result.status, result.err) == (1, SUMMARY + COMMAND)
    assert "--fix" not in result.out


def test_what_would_bring_harm_is_not_marked(ask: Ask) -> None:
    harmful = PLAN.replace("[天津海关]", "[天津海关, 天津市人民政府口岸服务办公室]")
    Path("plan.yaml").write_text(harmful, encoding="utf-8")
    result = ask("validate", "plan.yaml", *QUIET)
    assert "[unknown-unit]" in result.out
    assert "--fix" not in result.out + result.err
    assert ask("validate", "--fix", "plan.yaml", *QUIET) == result
    assert ask("validate", "--diff", "plan.yaml", *QUIET) == Result(1, "", result.out + result.err)


def test_what_is_not_asked_for_is_not_counted(ask: Ask) -> None:
    result = ask("validate", "plan.yaml", "--select", "unused-unit")
    assert "--fix" not in result.out + result.err
    result = ask("validate", "plan.yaml", "--select", "repeated-unit")
    assert result.err.endswith(": portplan validate --fix --select repeated-unit plan.yaml\n")


def test_the_files_that_it_would_change_are_in_the_command(ask: Ask) -> None:
    for name in ("a.yaml", "分解表.yaml", "a b.yaml", "d.yaml"):
        Path(name).write_text(TWICE, encoding="utf-8")
    Path("valid.yaml").write_text(PLAN, encoding="utf-8")
    begun = " can be mended with --fix: portplan validate --fix --ignore unused-unit"
    result = ask("validate", "分解表.yaml", "valid.yaml", "a b.yaml", *QUIET)
    assert result.err.endswith(f"\nportplan: 2{begun} 'a b.yaml' 分解表.yaml\n")
    result = ask("validate", "a.yaml", "分解表.yaml", "a b.yaml", "d.yaml", *QUIET)
    assert result.err.endswith("\nportplan: 4 can be mended with --fix; add it to this call\n")


def test_a_query_of_a_broken_plan_marks_nothing(ask: Ask) -> None:
    result = ask("units", "--data", "plan.yaml")
    assert result.status == 1
    assert "[repeated-unit]" in result.err
    assert "--fix" not in result.err


def test_diff_shows_alone_on_standard_output_what_fix_would_change(ask: Ask) -> None:
    result = ask("validate", "--diff", "plan.yaml", *QUIET)
    assert result == Result(1, DIFF, DIAGNOSTIC + SUMMARY + COMMAND)
    assert Path("plan.yaml").read_text(encoding="utf-8") == TWICE
    assert [path.name for path in Path().iterdir()] == ["plan.yaml"]


def test_diff_shows_nothing_where_nothing_would_change(ask: Ask) -> None:
    for content, status, problems in (
        (PLAN, 0, "no problems"),
        (PLAN.replace("- 市口岸办\n", "- 外星人\n"), 1, "1 error"),
    ):
        Path("plan.yaml").write_text(content, encoding="utf-8")
        result = ask("validate", "--diff", "plan.yaml", *QUIET)
        assert (result.status, result.out) == (status, "")
        assert result.err.endswith(f"portplan: plan.yaml: 1 file checked, {problems}\n")


@pytest.mark.skipif(not shutil.which("patch"), reason="there is no patch")
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_diff_of_several_files_makes_of_them_what_fix_does(
    ask: Ask, line_end: str, mark: str
) -> None:
    names = ["plan.yaml", "表 二.yaml"]
    contents = [(mark + each.replace("\n", line_end)).encode() for each in (TWICE[:-1], PASTED)]
    for name, content in zip(names, contents, strict=True):
        Path(name).write_bytes(content)
    diff = ask("validate", "--diff", *names).out
    before = [Path(name).read_bytes() for name in names]
    ask("validate", "--fix", *names)
    mended = [Path(name).read_bytes() for name in names]
    assert mended != before == contents
    for name, content in zip(names, contents, strict=True):
        Path(name).write_bytes(content)
    subprocess.run(
        ["patch", "--binary", "-p0"],  # noqa: S607 - wherever it is
        input=diff.encode(), check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert [Path(name).read_bytes() for name in names] == mended


def test_standard_input_has_a_diff_and_no_command(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TWICE.encode())))
    result = ask("validate", "--diff", "-", *QUIET)
    assert (result.status, result.out) == (1, DIFF.replace(" plan.yaml", " <stdin>"))
    assert result.err.endswith("\nportplan: 1 can be mended with --fix, which needs a file\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["--fix"],
            "--diff shows what --fix would change, and changes nothing; take one of them out",
        ),
        *(
            (
                ["--format", form],
                f"--diff shows the problems as text, not as {form}; take --format {form} out",
            )
            for form in ("json", "github", "gitlab", "sarif")
        ),
    ],
)
def test_diff_with_what_contradicts_it_is_a_wrong_call(
    ask: Ask, options: list[str], said: str
) -> None:
    result = ask("validate", "--diff", *options, "plan.yaml")
    assert result == Result(2, "", f"portplan: {said}\n")
    assert Path("plan.yaml").read_text(encoding="utf-8") == TWICE


def test_text_may_be_asked_for_with_diff(ask: Ask) -> None:
    asked = ask("validate", "--diff", "--format", "text", "plan.yaml", *QUIET)
    assert asked == ask("validate", "--diff", "plan.yaml", *QUIET)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals to be had")
def test_nothing_in_a_diff_steers_a_terminal() -> None:
    Path("plan.yaml").write_text(
        TWICE.replace("# who leads", "# \u202e\x1b[31m海"), encoding="utf-8"
    )
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "portplan", "validate", "--diff", "plan.yaml", *QUIET]
    result = subprocess.run(
        command, stdout=theirs, stderr=subprocess.DEVNULL, check=False, timeout=60
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode().replace("\r\n", "\n")
    os.close(ours)
    assert result.returncode == 1
    assert shown == DIFF.replace("# who leads", r"# \u202e\x1b[31m海")
