import pytest

from portplan.text.numeral import numeral


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"), (3, "三"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"),
        (99, "九十九"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (1000, "一千"),
        (1001, "一千零一"), (1010, "一千零一十"), (10_000, "一万"), (10_001, "一万零一"),
        (20_300, "二万零三百"), (21_000, "二万一千"), (100_000, "十万"),
        (123_456, "十二万三千四百五十六"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_in_chinese(number: int, written: str) -> None:
    assert numeral(number) == written


def test_no_two_numbers_are_written_alike() -> None:
    assert len({numeral(number) for number in range(1, 20_001)}) == 20_000
