"""What SECURITY.md promises about files that are not trusted."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from conftest import Result
from every_command import PLAN, READERS, WRITERS, line
from portplan.cli.commands import COMMANDS
from portplan.formats import FORMATS
from processes import PATIENCE

Ask = Callable[..., Result]


@pytest.mark.parametrize(
    "hidden",
    [
        "title: !!python/object/apply:os.system ['true']",
        "title: !!python/name:os.system",
        "title: !include /etc/hostname",
        "title: !!binary aGk=",
        "title: &a x",
        "title: *a",
        "<<: {title: x}",
    ],
)
def test_what_yaml_can_hide_is_refused(ask: Ask, tmp_path: Path, hidden: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.replace("title: 表", hidden), encoding="utf-8")
    result = ask("units", "--data", str(path))
    assert (result.status, result.out) == (1, "")
    assert re.search(r"\[(unsupported-yaml|syntax)\]\n", result.err)


# ------------------------------------------------------------- what a process does outside

# Runs command lines, and prints the audit events of processes, networks and writing for each.
WATCHED = """
import json, os, sys
from portplan.cli.run import run

seen = []
outside = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn",
    "os.spawn", "os.startfile", "pty.", "urllib.", "http.", "ctypes.", "webbrowser.", "os.mkdir",
    "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
    "os.chown", "os.utime", "os.setxattr", "shutil.")
def watch(event, arguments):
    if event.startswith(outside):
        seen.append([event, str(arguments[0])])
    elif event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        seen.append([event, str(arguments[0])])
sys.dont_write_bytecode = True
sys.addaudithook(watch)
told = {}
for words in json.loads(sys.argv[1]):
    seen.clear()
    try:
        run(words)
    except SystemExit as exit_:
        told[" ".join(words)] = [exit_.code, [event for event in seen if event[1] != os.devnull]]
print("\\n" + json.dumps(told))
"""


def watched(
    folder: Path, lines: list[list[str]], **surroundings: str
) -> dict[str, tuple[int, list[list[str]]]]:
    """Return for each command line its status, and what it did outside of its process."""
    result = subprocess.run(
        [sys.executable, "-c", WATCHED, json.dumps(lines)],
        cwd=folder, check=True, capture_output=True, encoding="utf-8", timeout=PATIENCE,
        env=os.environ | surroundings,
    )  # fmt: skip
    told = json.loads(result.stdout.splitlines()[-1])
    return {words: (status, events) for words, (status, events) in told.items()}


def test_a_file_starts_and_writes_nothing(tmp_path: Path) -> None:
    attack = "!!python/object/apply:os.mkdir [made]"
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "hostile.yaml").write_text(PLAN.replace("表", attack), encoding="utf-8")
    lines = [line(command, plan) for command in COMMANDS for plan in ("plan.yaml", "hostile.yaml")]
    told = watched(tmp_path, lines)
    assert {words: events for words, (_, events) in told.items() if events} == {}
    assert {status for words, (status, _) in told.items() if "hostile" in words} == {1}
    assert {status for words, (status, _) in told.items() if "hostile" not in words} == {0}
    assert sum("hostile" in words for words in told) == len(READERS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completing_from_a_file_starts_and_writes_nothing(tmp_path: Path, shell: str) -> None:
    attack = "!!python/object/apply:os.mkdir [made]"
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "hostile.yaml").write_text(PLAN.replace("表", attack), encoding="utf-8")
    plans = ("plan.yaml", "hostile.yaml")
    lines = [["list", "--data", plan, "--unit", typed] for plan in plans for typed in ("", "sk")]
    told = watched(tmp_path, lines, _PORTPLAN_COMPLETE=shell)
    assert told == {" ".join(words): (0, []) for words in lines}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(plans)


def test_only_the_file_that_is_named_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    folder.mkdir()
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    mendable = tmp_path / "mendable.yaml"
    mendable.write_text(PLAN.replace("title: 题", "title: '题 '"), encoding="utf-8")
    endings = [ending for form in FORMATS.values() for ending in form.endings if ending]
    names = {command: command + endings[at % len(endings)] for at, command in enumerate(WRITERS)}
    told = watched(
        tmp_path,
        [
            *([*line(each, "plan.yaml"), "--output", f"answers/{names[each]}"] for each in WRITERS),
            ["validate", "--fix", "mendable.yaml"],
        ],
    )
    assert {status for status, _ in told.values()} == {0}
    assert sorted(path.name for path in folder.iterdir()) == sorted(names.values())
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "answers", "mendable.yaml", "plan.yaml",
    ]  # fmt: skip
    assert mendable.read_text(encoding="utf-8") == PLAN.replace("title: 题", "title: '题'")
    kinds = {event for _, events in told.values() for event, _ in events}
    assert kinds <= {"open", "os.link", "os.rename", "os.remove", "os.chmod", "os.chown"}


# ------------------------------------------------------------------------ texts in formats

HOSTILE = [
    "=1+1", "+2", "-3", "@SUM(A1)", "＝4", "－5", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "[x](javascript:alert)", "![x](http://example.org/x.png)",
    "a|b", "a`b`c", r"\|", "&lt;b&gt;", "]]>", "<!--x", "**a**", "https://example.org",
]  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """Give a valid plan of texts that some format reads as something else."""
    quoted = [json.dumps(each, ensure_ascii=False) for each in HOSTILE]
    names = [each.replace(" ", "_") for each in quoted]
    units = "".join(f"  - name: {name}\n" for name in names)
    items = "".join(
        f"      - number: {number}\n        text: {text}\n        lead: [{name}]\n"
        for number, (text, name) in enumerate(zip(quoted, names, strict=True), 1)
    )
    area = f"areas:\n  - number: 1\n    title: {quoted[0]}\n    items:\n"
    path = tmp_path / "hostile.yaml"
    path.write_text(f"title: {quoted[6]}\nunits:\n{units}{area}{items}", encoding="utf-8")
    return str(path)


ARGUMENTS = {"by-unit": ["=1+1"], "search": ["1"], "partners": ["=1+1"]}


def answers(ask: Ask, plan: str, form: str) -> dict[str, str]:
    """Return what every command that has formats answers in one of them."""
    found = {}
    # The formats of import are those of reports, and page has none.
    for command in set(WRITERS) - {"import", "page"}:
        words = line(command, plan)
        if command in ARGUMENTS:
            words[1:2] = ARGUMENTS[command]
        result = ask(*words, "--format", form)
        assert result.status == 0, (command, result.err)
        found[command] = result.out
    return found


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_no_field_begins_a_formula(ask: Ask, hostile: str, form: str, delimiter: str) -> None:
    fields = [
        field
        for answer in answers(ask, hostile, form).values()
        for row in csv.reader(io.StringIO(answer), delimiter=delimiter)
        for field in row
    ]
    assert not [field for field in fields if field.startswith(tuple("=+-@＝＋－＠\t\r"))]
    assert {f"'{each}" for each in HOSTILE[:6]} <= set(fields)
    assert HOSTILE[6] in fields


def test_markdown_has_texts_as_texts(ask: Ask, hostile: str) -> None:
    for answer in answers(ask, hostile, "markdown").values():
        heading, _, *rows = answer[answer.index("|") :].splitlines()
        for row in rows:
            unescaped = re.sub(r"&#[0-9]+;|\\[\\`*_\[\]<>|~&#$!:@]", "", row)
            assert unescaped.count("|") == heading.count("|")
            assert not set(unescaped) & set(r"\`*_[]<>~&#$!:@")
    listed = unescape(answers(ask, hostile, "markdown")["list"])
    assert re.sub(r"\\(.)", r"\1", listed).count("<script>alert(1)</script>") == 2


def test_a_picture_has_texts_as_texts(ask: Ask, hostile: str) -> None:
    for answer in answers(ask, hostile, "svg").values():
        elements = list(ET.fromstring(answer).iter())  # noqa: S314 - what is tested is ours
        kinds = {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in elements}
        assert kinds <= {"svg", "style", "defs", "clipPath", "rect", "circle", "g", "text"}
        attributes = {name for element in elements for name in element.attrib}
        assert not [name for name in attributes if name.startswith("on") or "href" in name]
        assert "http" not in "".join(
            value for element in elements for value in element.attrib.values()
        )
    assert "&lt;script&gt;" in answers(ask, hostile, "svg")["list"]
