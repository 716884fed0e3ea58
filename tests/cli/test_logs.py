"""What is said on standard error is no command to the runner whose log it stands in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Result
from every_command import PLAN

Ask = Callable[..., Result]

NAMED = """\
title: 表
units:
- name: "::stop-commands::甲"
- name: "::stop-commands::乙"
areas:
- number: 1
  title: 题
  items:
  - number: 1
    text: 文。
    lead: ["::stop-commands::甲", "::stop-commands::乙"]
"""


def test_names_from_a_file_begin_no_command(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(NAMED, encoding="utf-8")
    result = ask("by-unit", "stop-commands", "--data", str(path))
    assert (result.status, result.out) == (2, "")
    assert result.err.splitlines()[1:] == [
        r"  \x3a:stop-commands::甲",
        r"  \x3a:stop-commands::乙",
    ]


def test_a_summary_has_no_command_in_it(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "##[add-mask]plan.yaml"
    (tmp_path / name).write_text(PLAN, encoding="utf-8")
    result = ask("validate", name)
    said = r"portplan: #\x23[add-mask]plan.yaml: 1 file checked, no problems"
    assert (result.status, result.out, result.err) == (0, "", f"{said}\n")
