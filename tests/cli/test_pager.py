"""What is longer than the screen goes through a pager, in a real terminal and nowhere else."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from expected import ANNEX
from plans import written
from screens import screen

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX's here")

MARKING = "sed 's/^/PAGED:/'"

with_less = pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")


def shown(command: str, **env: str) -> str:
    """Return what a command line shows that ends with 0."""
    with screen(command, env) as terminal:
        assert terminal.ended() == 0
        return terminal.shown


@pytest.fixture(scope="module")
def unpaged() -> str:
    out = shown("$portplan list --no-pager", PAGER=MARKING)
    assert "PAGED:" not in out
    return out


def test_what_is_longer_than_the_screen_goes_through_pager_whole(unpaged: str) -> None:
    lines = shown("$portplan list", PAGER=MARKING).splitlines()
    assert all(line.startswith("PAGED:") for line in lines)
    assert [line.removeprefix("PAGED:") for line in lines] == unpaged.splitlines()
    assert len(lines) > len(ANNEX)


@pytest.mark.parametrize("command", ["show 14", "by-area 3 --brief", "rules syntax"])
def test_what_fits_does_not(command: str) -> None:
    assert "PAGED:" not in shown(f"$portplan {command}", PAGER=MARKING)


def test_a_long_line_is_as_long_as_the_screen_shows_it() -> None:
    command = "$portplan by-area 3 --format json"
    assert shown(command, PAGER=MARKING).startswith("PAGED:{")
    assert shown("$portplan show 14 --format json", PAGER=MARKING).startswith("[{")


def test_an_answer_fits_where_the_prompt_has_its_line_below_it() -> None:
    lines = shown("$portplan show 14", PAGER=MARKING).count("\n")
    for rows, goes_through in ((lines, True), (lines + 1, False)):
        with screen("$portplan show 14", {"PAGER": MARKING}, rows=rows) as terminal:
            assert terminal.ended() == 0
            assert ("PAGED:" in terminal.shown) is goes_through


@pytest.mark.parametrize("pager", ["cat", "", " "])
def test_cat_and_nothing_are_no_pager(tmp_path: Path, unpaged: str, pager: str) -> None:
    fake = tmp_path / "cat"
    fake.write_text("#!/bin/sh\necho STARTED\n", encoding="utf-8")
    fake.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    assert shown("$portplan list", PAGER=pager, PATH=path) == unpaged


def test_a_pager_that_cannot_be_started_is_said_and_the_answer_is_there(unpaged: str) -> None:
    out = shown("$portplan list", PAGER="no-such-pager")
    said = (
        "portplan: the pager no-such-pager cannot be started; PAGER names another one,"
        " --no-pager takes none\n"
    )
    assert said in out
    assert out.endswith(unpaged)


@pytest.mark.parametrize("pager", ["true", "head -n 1", "exit 3"])
def test_who_has_seen_enough_ends_it_quietly(tmp_path: Path, pager: str) -> None:
    items = [{"number": n, "text": f"事{'务' * 90}。", "lead": ["甲"]} for n in range(1, 900)]
    areas = [{"number": 1, "title": "题", "items": items}]
    path = written(tmp_path, {"title": "表", "units": [{"name": "甲"}], "areas": areas})
    out = shown(f"$portplan list --data {path}", PAGER=pager)
    assert out == ("表 · 899 项\n" if pager == "head -n 1" else "")


@with_less
@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_less_is_taken_where_nothing_is_set_and_q_ends_it(locale: str) -> None:
    env = {"LC_ALL": locale, "PYTHONIOENCODING": "utf-8"}
    with screen("$portplan list; echo status $?", env) as terminal:
        terminal.wait_for(ANNEX[0].text[:10])
        terminal.wait_for(r"\n:$")
        assert "<E" not in terminal.shown
        assert ANNEX[-1].text[:10] not in terminal.shown
        terminal.type("q")
        terminal.wait_for("status 0")


@with_less
def test_an_interruption_is_for_the_pager() -> None:
    with screen("trap : INT; $portplan list; echo status $?") as terminal:
        terminal.wait_for(r"\n:$")
        terminal.type("\x03")
        terminal.type_until(" ", ANNEX[5].text[:10])
        terminal.type("q")
        terminal.wait_for("status 0")


@with_less
def test_a_terminal_that_can_do_little_gets_no_less(unpaged: str) -> None:
    assert shown("$portplan list", TERM="dumb") == unpaged
    assert shown("$portplan list", TERM="dumb", PAGER=MARKING).startswith("PAGED:")


def test_without_less_there_is_no_pager(tmp_path: Path, unpaged: str) -> None:
    assert shown("$portplan list", PATH=str(tmp_path)) == unpaged


@pytest.mark.parametrize("command", ["$portplan list </dev/null", "$portplan list | tail -n 99"])
def test_where_one_end_is_no_terminal_there_is_no_pager(command: str) -> None:
    assert "PAGED:" not in shown(command, PAGER=MARKING)


def test_nothing_but_the_answer_goes_through_it(tmp_path: Path) -> None:
    assert shown(f"$portplan list --output {tmp_path / 'a.txt'}", PAGER=MARKING) == ""
    with screen("$portplan list --nope", {"PAGER": MARKING}, rows=2) as terminal:
        assert terminal.ended() == 2
        assert terminal.shown.startswith("portplan: there is no option --nope")


def test_a_pipe_has_no_pager(start: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
    result = start("list", env={"PAGER": MARKING}, stdin=subprocess.DEVNULL)
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"PAGED" not in result.stdout
