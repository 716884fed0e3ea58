"""What completion offers means itself: no option, no other folder, no command, no open quote."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portplan.cli.completing import complete
from terminals import SHELLS

# Units that a plan may name, and that a shell or portplan would take for something else.
OPTION, HOME, COMMAND, ENDS, BEGINS, CALLED = (
    "--output=x.svg",
    "~root/x",
    "=ls",
    "甲'",
    '"乙',
    "丙!!局",
)
PLAIN = "天津海关"
PLAN = """\
title: 表
units: [{units}]
areas:
- number: 1
  title: 题
  items:
  - {{number: 1, text: 文。, lead: [天津海关]}}
"""


@pytest.fixture
def offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, list[str]], list[str]]:
    """Return the values that a shell is offered, of a plan that names all of these."""
    names = [OPTION, HOME, COMMAND, ENDS, BEGINS, CALLED, PLAIN]
    quoted = ["'" + name.replace("'", "''") + "'" for name in names]
    path = tmp_path / "plan.yaml"
    units = ", ".join(f"{{name: {name}}}" for name in quoted)
    path.write_text(PLAN.format(units=units), encoding="utf-8")
    monkeypatch.setenv("PORTPLAN_DATA", str(path))

    def offered(shell: str, words: list[str]) -> list[str]:
        lines = complete(words, shell).splitlines()
        return [line.split("\t")[0] for line in lines if not line.startswith("\t")]

    return offered


@pytest.mark.parametrize("shell", SHELLS)
def test_an_argument_is_offered_no_name_that_would_be_something_else(
    offered: Callable[[str, list[str]], list[str]], shell: str
) -> None:
    called = r"丙\!\!局" if shell == "bash" else CALLED
    assert offered(shell, ["by-unit", ""]) == [called, PLAIN]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("words", [["list", "--unit", "--out"], ["by-unit", "--", "--out"]])
def test_where_nothing_is_an_option_a_name_may_look_like_one(
    offered: Callable[[str, list[str]], list[str]], shell: str, words: list[str]
) -> None:
    assert offered(shell, words) == [OPTION]


@pytest.mark.parametrize(
    ("typed", "values"),
    [('"丙', []), ("'丙", [CALLED]), ('"天津', [PLAIN]), ("'甲", []), ('"甲', [])],
)
def test_a_quote_that_is_open_in_bash_holds_what_it_can(
    offered: Callable[[str, list[str]], list[str]], typed: str, values: list[str]
) -> None:
    assert offered("bash", ["by-unit", typed]) == values
