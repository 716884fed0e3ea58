"""Numbers of items, one by one, several in a word, and from one to another."""

import pytest

from portplan import NameNotUnderstoodError, Plan
from portplan.plan.names import find_items


def numbers(plan: Plan, *typed: str) -> list[int]:
    found = find_items(plan, typed)
    assert all(plan.items[item.number - 1] is item for item in found)
    return [item.number for item in found]


@pytest.mark.parametrize("typed", ["47", "４７", " 4 7　", "47,", "，47、"])
def test_an_item_is_known_by_its_number(plan: Plan, typed: str) -> None:
    assert numbers(plan, typed, "3") == [47, 3]


@pytest.mark.parametrize("comma", [",", ", ", "，", "、", "﹑", "﹐", ",,"])
def test_several_numbers_stand_in_a_word_with_any_comma_between_them(
    plan: Plan, comma: str
) -> None:
    assert numbers(plan, f"47{comma}6{comma}58", "1") == [47, 6, 58, 1]


@pytest.mark.parametrize("to", ["-", " - ", "–", "—", "~", "－", "～", "至"])
def test_numbers_go_from_one_to_another(plan: Plan, to: str) -> None:
    assert numbers(plan, f"6{to}10") == [6, 7, 8, 9, 10]
    assert numbers(plan, f"５７{to}５８") == [57, 58]


def test_a_range_may_be_one_item_or_all_of_them(plan: Plan) -> None:
    assert numbers(plan, "6-6") == [6]
    assert numbers(plan, "1-58") == list(range(1, 59))


def test_numbers_and_ranges_stand_in_the_order_typed_as_often_as_typed(plan: Plan) -> None:
    assert numbers(plan, "9,6-8", "7", "6，6") == [9, 6, 7, 8, 7, 6, 6]


def not_understood(plan: Plan, *typed: str) -> tuple[str, str]:
    """Return what is said of numbers, and the way out."""
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_items(plan, typed)
    error = raised.value
    assert (error.what, error.candidates, error.ambiguous) == ("item", (), False)
    assert str(error) == f"there is no item {error.typed}"
    return error.typed, error.known


@pytest.mark.parametrize(
    "typed",
    [
        "0", "59", "-1", "047", "四十七", "47.", "", " ", "1.5", "#6", "9" * 10_000,
        "0-5", "06-8", "57-59", "59-60", "6-", "-6", "6--8", "6-8-10", "6-a", "一-三", "6..8", "-",
        "1-999999999", "6〜8", "６－９９", ",", "、",
    ],
)  # fmt: skip
def test_an_unknown_item_is_refused_and_it_is_said_which_there_are(plan: Plan, typed: str) -> None:
    said, known = not_understood(plan, "47", typed)
    # What stands there is compared in one form, and an empty word as it is.
    assert said in {typed, "6-99"}
    assert known == "the plan has items 1 to 58"


def test_all_that_is_unknown_is_said_and_nothing_else(plan: Plan) -> None:
    typed = ("6,59,7-8", "0", "57-60,abc")
    assert not_understood(plan, *typed)[0] == "59, 0, 57-60, abc"


@pytest.mark.parametrize(
    ("typed", "said", "right"), [("10-6", "10-6", "6-10"), ("３～２", "3~2", "2-3")]
)
def test_a_range_that_goes_down_is_refused_and_turned_round(
    plan: Plan, typed: str, said: str, right: str
) -> None:
    known = f"a range begins with the lower number: {right}"
    assert not_understood(plan, typed) == (said, known)
