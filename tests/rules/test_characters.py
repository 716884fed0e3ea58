"""Which characters the rules know, one by one: a pattern says them, and no other test each."""

import pytest

from portplan.files.load import check_content

PLAN = """\
title: 表
units:
  - name: 天津海关
  - name: 天津港集团
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 文。
        lead:
          - 天津海关
          - 天津港集团
"""


def found(content: str) -> list[tuple[int, int, str, str]]:
    diagnostics = check_content("plan.yaml", content.encode()).diagnostics
    return [
        (each.location.line, each.location.column, each.code, each.message) for each in diagnostics
    ]


@pytest.mark.parametrize(
    ("ascii_mark", "full_width"), [*zip(",.;:?!()", "，。；：？！（）", strict=True)]
)
def test_each_ascii_mark_is_found_with_the_one_to_write(ascii_mark: str, full_width: str) -> None:
    message = f"the ASCII {ascii_mark} stands among Chinese characters; write {full_width}"
    assert found(PLAN.replace("文。", f"文{ascii_mark}文。")) == [(10, 16, "punctuation", message)]


@pytest.mark.parametrize("between", list("、，；／,;/和及与"))
def test_each_mark_and_conjunction_joins_units(between: str) -> None:
    pasted = PLAN.replace("津海关\n          - 天", f"津海关{between}天")
    way_out = "write each on a line of its own: - 天津海关, - 天津港集团"
    message = f"2 units stand in one entry; {way_out}"
    assert found(pasted) == [(12, 13, "joined-units", message)]


@pytest.mark.parametrize("space", [" ", "  "])
def test_a_space_in_front_of_a_comment_makes_it_one(space: str) -> None:
    ((line, column, code, message),) = found(PLAN.replace("文。", f"文{space}# 。"))
    assert (line, column, code) == (10, 16 + len(space), "punctuation")
    assert message.startswith("what follows # is a comment and not read")


def test_a_lone_carriage_return_ends_a_line() -> None:
    old_mac = PLAN.replace("\n", "\r")
    assert found(old_mac) == []
    ((line, column, code, _),) = found(old_mac.replace("文。", "文,文。"))
    assert (line, column, code) == (10, 16, "punctuation")


def test_an_anchor_and_a_tag_are_each_refused() -> None:
    assert found(PLAN.replace("文。", "&a !b 文。")) == [
        (10, 15, "unsupported-yaml", "anchors are not part of the format; take &a out"),
        (10, 18, "unsupported-yaml", "tags are not part of the format; take !b out"),
    ]
