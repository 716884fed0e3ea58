"""Which words are near to a word."""

import pytest

from portplan.text.nearness import Neighbours, nearest, one_edit_apart


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


WORDS = [
    "海关",
    "海官",
    "海",
    "关",
    "海关局",
    "市海关",
    "海海关",
    "官海",
    "海关海关",
    "口岸办公室",
    "",
]


@pytest.mark.parametrize("known", [WORDS, WORDS[::-1], WORDS * 2, [], ["海关甲", "海关乙"] * 600])
@pytest.mark.parametrize(
    "word", [*WORDS, "海海", "关海关", "口岸办", "岸口办公厅", "天津", "海关局乙"]
)
def test_words_that_are_looked_up_together_are_found_as_one_by_one(
    known: list[str], word: str
) -> None:
    neighbours = Neighbours(known)
    for most in (1, 2, 3):
        assert neighbours.nearest(word, most) == nearest(word, known, most)
        assert neighbours.one_edit_apart(word, most) == one_edit_apart(word, known)[:most]


def test_only_characters_that_two_very_long_words_share_are_worth_no_comparison() -> None:
    assert nearest("海" * 10_000, ["关" + "海" * 9_990]) == ()
    assert nearest("海" * 10_000, ["关" + "海" * 9_999]) == ("关" + "海" * 9_999,)
