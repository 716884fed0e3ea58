"""show: items by their numbers, in the order asked, and a title that says which."""

import pytest

from conftest import Result
from expected import ANNEX, Ask, answer, form, titled
from nested import FIRST, NESTED, THIRD
from portplan import show
from portplan.questions.show import QUESTION, ShownItems


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("6", [6]),
        ("47 6", [47, 6]),
        ("6 47 6", [6, 47]),
        ("6-10", [6, 7, 8, 9, 10]),
        ("6,7", [6, 7]),
        ("６－８，４７、5", [6, 7, 8, 47, 5]),
        ("58 1–3 2至2", [58, 1, 2, 3]),
        ("7 6 6 6-7", [7, 6]),
        ("1-58", list(range(1, 59))),
    ],
)
def test_show_has_items_once_and_in_the_order_asked(
    ask: Ask, typed: str, numbers: list[int]
) -> None:
    assert answer(ask, "show", *typed.split()) == [form(ANNEX[number - 1]) for number in numbers]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("6", "6"),
        ("6-6", "6"),
        ("6,7", "6、7"),
        ("6-8", "6–8"),
        ("6 7 8", "6–8"),
        ("6-10 47", "6–10、47"),
        ("3 4 5 9 10 7-9 8", "3–5、9、10、7、8"),
        ("8 7 6", "8、7、6"),
        ("6 6 7", "6、7"),
        ("1-58", "1–58"),
    ],
)
def test_the_title_has_the_numbers_three_or_more_that_count_on_as_one(
    ask: Ask, typed: str, title: str
) -> None:
    assert titled(ask, "show", *typed.split()) == f"工作事项 {title}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0", "there is no item 0; the plan has items 1 to 58"),
        ("57-59", "there is no item 57-59; the plan has items 1 to 58"),
        ("6 59 7", "there is no item 59; the plan has items 1 to 58"),
        ("6,0,x 99-100", "there is no item 0, x, 99-100; the plan has items 1 to 58"),
        ("10-6", "there is no item 10-6; a range begins with the lower number: 6-10"),
        ("6-", "there is no item 6-; the plan has items 1 to 58"),
    ],
)
def test_a_number_that_is_not_there_is_refused_with_a_way_out(
    ask: Ask, typed: str, said: str
) -> None:
    assert ask("show", *typed.split()) == Result(2, "", f"portplan: {said}\n")


@pytest.mark.parametrize("typed", ["", " ", "　"])
def test_no_number_is_refused_with_a_way_out(ask: Ask, typed: str) -> None:
    said = "portplan: the number of the item is empty; the plan has items 1 to 58\n"
    assert ask("show", typed) == Result(2, "", said)


def test_from_python_it_has_what_was_asked_for_and_knows_no_other_number() -> None:
    assert show(NESTED, [3, 1, 3]) == ShownItems(NESTED, (THIRD, FIRST))
    assert show(NESTED, iter([1])) == ShownItems(NESTED, (FIRST,))
    for number in (0, 6, -1):
        with pytest.raises(KeyError, match=str(number)):
            show(NESTED, [1, number])


def test_it_is_empty_where_no_number_is_asked_for() -> None:
    assert QUESTION.shown(show(NESTED, [])).is_empty
    assert not QUESTION.shown(show(NESTED, [1])).is_empty
