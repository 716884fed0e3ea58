"""The words that are others: what a reader would mark, and nothing of a text is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portplan.text.wording import Stretches, reworded


def shown(stretches: Stretches) -> str:
    return "".join(f"[{text}]" if changed else text for text, changed in stretches)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("天津自贸[区]试验区内", "天津自贸试验区内"),
        ("建立机制", "建立[联动]机制"),
        ("[旧]的题", "[新]的题"),
        ("2015年[12]月底前", "2015年[6]月底前"),
        ("配备[X]光机", "配备[CT]光机"),
        ("推进甲", "推进甲"),
        ("[甲乙丙]", "[丁戊己]"),
        ("完善[查验]办法", "完善[验放]办法"),
    ],
)
def test_what_a_reader_would_mark(before: str, after: str) -> None:
    plain = [text.replace("[", "").replace("]", "") for text in (before, after)]
    one, other = reworded(*plain)
    assert (shown(one), shown(other)) == (before, after)


def test_one_character_between_two_changes_is_a_part_of_them() -> None:
    one, other = reworded("甲子的丙丁", "乙丑的戊己")
    assert (shown(one), shown(other)) == ("[甲子的丙丁]", "[乙丑的戊己]")
    one, other = reworded("甲子年的丙丁", "乙丑年的戊己")
    assert (shown(one), shown(other)) == ("[甲子]年的[丙丁]", "[乙丑]年的[戊己]")


texts = st.text("甲乙丙a1 。", max_size=12)


@given(texts, texts)
@settings(deadline=None)
def test_the_stretches_are_the_texts_and_what_is_left_is_the_same(before: str, after: str) -> None:
    one, other = reworded(before, after)
    assert ("".join(text for text, _ in one), "".join(text for text, _ in other)) == (before, after)
    same = [[text for text, changed in stretches if not changed] for stretches in (one, other)]
    assert "".join(same[0]) == "".join(same[1])
    assert any(changed for _, changed in (*one, *other)) is (before != after)


def test_very_long_texts_that_are_wholly_different_are_marked_as_a_whole() -> None:
    before, after = "甲乙" * 20_000, "丙丁" * 20_000
    one, other = reworded(f"头{before}尾", f"头{after}尾")
    assert [text for text, changed in one if changed] == [before]
    assert [text for text, changed in other if changed] == [after]
