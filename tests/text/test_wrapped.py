"""Sentences are broken into lines where a reader of either language expects it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portplan.text.wrapped import CLOSING, OPENING, cells, wrapped

WORDS = st.text("ab.,(海关：“”（）、", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Show the version.", 10, ["Show the", "version."]),
        ("Show the version.", 80, ["Show the version."]),
        ("列出所有事项，或符合全部条件的事项。", 20, ["列出所有事项，或符合", "全部条件的事项。"]),
        # A comma goes with what stands in front of it, and a bracket with what it opens.
        (
            "列出所有事项，或符合（全部）条件的事项。", 12,
            ["列出所有事", "项，或符合", "（全部）条件", "的事项。"],
        ),
        ("of the plan (工作任务分解表)", 20, ["of the plan", "(工作任务分解表)"]),
        ("", 10, [""]),
    ],
)  # fmt: skip
def test_a_sentence_is_broken(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(st.lists(WORDS, max_size=8).map(" ".join), st.integers(min_value=4, max_value=40))
def test_nothing_is_lost_and_marks_stay_with_their_words(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line, following in pairwise(lines):
        # What closes a bracket may begin a line only as the beginning of a word.
        is_a_break_of_words = f"{line} {following}" in " ".join(text.split())
        assert is_a_break_of_words or following[0] not in CLOSING
        assert is_a_break_of_words or line[-1] not in OPENING


def test_a_chinese_character_takes_two_cells() -> None:
    assert cells("海关ab：") == 8
