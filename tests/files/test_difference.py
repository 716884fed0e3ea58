"""A diff is exact to the byte: what patch or git apply makes of it is what mending writes."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from counting import growth
from mendable import PLAN
from portplan.files.difference import difference

MENDED = PLAN.replace("- 天津海关", "- 天津关").replace("# who leads", "# who  leads")

# What a file is and what it would be.
CHANGES = {
    "in the middle": (PLAN, MENDED),
    "with CRLF": (PLAN.replace("\n", "\r\n"), MENDED.replace("\n", "\r\n")),
    "with lone carriage returns": (PLAN.replace("\n", "\r"), MENDED.replace("\n", "\r")),
    "with some of each": (f"a\rb\r\n{PLAN}\r", f"a\rb\r\n{MENDED}\r"),
    "with a byte order mark": (f"\ufeff{PLAN}", f"\ufeff{PLAN}".replace("title: 工", "title: 三")),
    "at the end": (PLAN, PLAN.replace("[天津海关]", "[天津关]")),
    "without an end of line": (PLAN[:-1], PLAN[:-1].replace("[天津海关]", "[天津关]")),
    "far from an end without an end of line": (PLAN[:-1], PLAN[:-1].replace("title", "titel")),
    "an end of line comes": (PLAN[:-1], PLAN),
    "an end of line goes": (PLAN, PLAN[:-1]),
    "all of it": (PLAN, "a\n"),
    "with other ends of lines in texts": (
        "a\x0bb\x0cc\u2028d\u0085e\n1\n",
        "a\x0bb\x0cc\u2028d\u0085e\n2\n",
    ),
    "what looks like a diff": ("--- a\n+++ b\n-x\n", "--- a\n+++ b\n-y\n\\ No newline\n"),
}
NAMES = [
    "plan.yaml",
    "分解 表.yaml",
    "a  b",
    'q"uote.yaml',
    "back\\slash",
    "tab\tname",
    "dir/plan.yaml",
]


def patched(folder: Path, tool: str, diff: bytes) -> None:
    commands = {
        "patch": ["patch", "--binary", "--no-backup-if-mismatch", "-p0"],
        "git": ["git", "apply", "-p0", "--whitespace=nowarn"],
    }
    if not shutil.which(tool):
        pytest.skip(f"there is no {tool}")
    done = subprocess.run(
        commands[tool], input=diff, cwd=folder, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done
    assert b"fuzz" not in done.stdout


@pytest.mark.parametrize("tool", ["patch", "git"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_it_is_applied_to_becomes_the_other_to_the_byte(
    tmp_path: Path, change: str, tool: str
) -> None:
    before, after = (each.encode() for each in CHANGES[change])
    path = tmp_path / "plan.yaml"
    path.write_bytes(before)
    patched(tmp_path, tool, difference("plan.yaml", before, after))
    assert path.read_bytes() == after


@pytest.mark.parametrize("tool", ["patch", "git"])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_found_whatever_it_is_called(tmp_path: Path, name: str, tool: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(PLAN, encoding="utf-8")
    patched(tmp_path, tool, difference(name, PLAN.encode(), MENDED.encode()))
    assert path.read_text(encoding="utf-8") == MENDED


def test_a_file_of_this_folder_is_named_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named = difference(str(tmp_path / "data" / "plan.yaml"), b"a\n", b"b\n")
    assert named == b"--- data/plan.yaml\n+++ data/plan.yaml\n@@ -1 +1 @@\n-a\n+b\n"
    elsewhere = difference("/elsewhere/plan.yaml", b"a\n", b"b\n")
    assert elsewhere.startswith(b"--- /elsewhere/plan.yaml\n+++ /elsewhere/plan.yaml\n@@")


def test_of_two_equal_contents_it_is_nothing() -> None:
    assert difference("plan.yaml", PLAN.encode(), PLAN.encode()) == b""


def test_a_long_file_takes_no_longer_than_its_lines() -> None:
    def comparing(number: int) -> Callable[[], object]:
        before = PLAN.encode() * number
        after = before.replace(b"# who leads", b"# who  leads").replace(b"title: ", b"\ntitle: ")
        return lambda: difference("plan.yaml", before, after)

    assert growth(comparing, 10) <= 5
