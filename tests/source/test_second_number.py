"""A second number in one entry is a dash that was lost: one slip, one diagnostic."""

import pytest

from portplan.files.load import check_content

HEAD = """\
title: 表
units:
  - name: 天津海关
areas:
"""
FIRST = """\
  - number: 1
    title: 题
    items:
      - number: 1
        text: 文。
        lead: [天津海关]
"""
SECOND = FIRST.replace("number: 1", "number: 2").replace("文", "又文").replace("题", "又题")
MESSAGE = (
    "a second number stands here (first at {}); if a new entry begins here, write - and a space"
)


def found(content: str) -> list[tuple[int, int, str]]:
    diagnostics = check_content("plan.yaml", content.encode()).diagnostics
    return [(each.location.line, each.location.column, each.message) for each in diagnostics]


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_of_an_item_however_much_of_the_first_is_left(kept: int) -> None:
    lines = FIRST.splitlines(keepends=True)
    item = "      - number: 2\n        text: 又文。\n        lead: [天津海关]\n"
    rest = "".join(lines[4 : 4 + kept]) + item.replace("- number", "  number")
    message = f"{MESSAGE.format('8:9')} in front of it"
    assert found(HEAD + "".join(lines[:4]) + rest) == [(9 + kept, 9, message)]


@pytest.mark.parametrize("kept", [0, 1, 5])
def test_of_an_area_however_much_of_the_first_is_left(kept: int) -> None:
    lines = FIRST.splitlines(keepends=True)
    rest = "".join(lines[1 : 1 + kept]) + SECOND.replace("  - number: 2\n", "    number: 2\n", 1)
    message = f"{MESSAGE.format('5:5')} in front of it"
    assert found(HEAD + lines[0] + rest) == [(6 + kept, 5, message)]


def test_what_is_wrong_in_the_entries_around_it_is_told_too() -> None:
    broken = HEAD + FIRST + "        number: 2\n        text: 又文。\n" + SECOND[:-7] + "海亊]\n"
    assert [place for *place, _ in found(broken)] == [[11, 9], [18, 15]]
