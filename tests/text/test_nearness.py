"""Which words are near to a word, or to one another."""

import pytest

from naming import edits
from portplan.text.nearness import nearest, one_edit_apart, pairs_one_edit_apart


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
    assert list(pairs_one_edit_apart(words)) == [
        (one, other)
        for place, other in enumerate(words)
        for one in words[:place]
        if edits(one, other) == 1
    ]


def test_one_edit_makes_another_word() -> None:
    words = ["海关", "海", "海官", "海关局", "海关总局", "关海", "", "天津海关", "津海关"]
    assert one_edit_apart("海关", words) == ("海", "海官", "海关局", "津海关")
    assert one_edit_apart("", words) == ("海",)


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5])
def test_at_most_so_many_words_are_the_nearest(most: int) -> None:
    one_edit = ["海关甲", "海关乙", "海关丙", "海关丁", "海关戊"]
    assert nearest("海关", one_edit, most) == tuple(one_edit[:most])
    two_edits = ["海关局甲", "海关局乙", "海关局丙", "海关局丁", "海关局戊"]
    near = nearest("海关局己庚", two_edits, most)
    assert len(near) == most
    assert set(two_edits).issuperset(near)


@pytest.mark.parametrize("other", ["龘龘龘{}", "甲乙丙丁戊甲乙丙" + "龘" * 30 + "{}", "一{}"])
def test_the_nearest_of_many_words_is_found_wherever_it_stands(other: str) -> None:
    others = [other.format(number) for number in range(500)]
    for words in (["甲乙丁丙戊", *others], [*others, "甲乙丁丙戊"]):
        assert nearest("甲乙丙丁戊", words) == ("甲乙丁丙戊",)
