"""Which of many words are one edit apart."""

import pytest

from naming import edits
from portplan.text.one_edit import OneEdit


@pytest.mark.parametrize(
    "words",
    [
        ["海关", "海官", "海", "关", "海关局", "市海关", "海海关", "官海", "海关海关"],
        ["戊", "丁", "甲乙丙丁", "甲丙丁", "乙丙丁", "甲乙丙", "甲乙丙丁戊", "甲乙己丁", "丙"],
        ["库区", "1号库", "12号库", "2号库", "21号库", "1号库区", "3号", "号库"],
        ["甲", "甲甲", "甲甲甲", "甲甲甲甲", "乙甲甲甲", ""],
        ["c", "b", "a"],
        ["海关"],
        [],
    ],
)
def test_all_pairs_that_one_edit_makes_of_each_other_are_found_in_the_words_order(
    words: list[str],
) -> None:
    pairs = [
        (one, other)
        for place, other in enumerate(words)
        for one in words[:place]
        if edits(one, other) == 1
    ]
    assert OneEdit(words).pairs(100) == (tuple(pairs), len(pairs))
    assert OneEdit(words).pairs(2) == (tuple(pairs[:2]), len(pairs))
    for apart in (words, words[::2], words[1::2], words[:3]):
        told = [pair for pair in pairs if not set(pair) <= set(apart)]
        assert OneEdit(words).pairs(100, apart) == (tuple(told), len(told))
