"""Four times the plan makes about four times the work to compare it, whatever was edited."""

from collections.abc import Callable
from random import Random

import pytest

from counting import growth
from portplan import Area, Item, Plan, Unit, diff
from portplan.questions.diff import QUESTION

# Texts that share next to nothing, and each long enough to be known again.
_CHARACTERS = [chr(number) for number in range(0x4E00, 0x9FA5)]


def text(number: int) -> str:
    return "".join(Random(number).choices(_CHARACTERS, k=12)) + "。"  # noqa: S311 - no secret


def plan(
    texts: list[str], *, names: str = "局", leads: Callable[[int], tuple[str, ...]] | None = None
) -> Plan:
    """Return a plan of items with these texts, ten to an area, each led by a unit of its own."""
    units = tuple(Unit(f"{names}{number}") for number in range(len(texts)))
    areas = tuple(Area(number + 1, f"题{number}") for number in range(-(-len(texts) // 10)))
    items = tuple(
        Item(at + 1, areas[at // 10], each, leads(at) if leads else (units[at].name,))
        for at, each in enumerate(texts)
    )
    return Plan("表", units, areas, items)


def same(number: int) -> tuple[Plan, Plan]:
    texts = [text(each) for each in range(number)]
    return plan(texts), plan(texts)


def all_reworded(number: int) -> tuple[Plan, Plan]:
    texts = [text(each) for each in range(number)]
    return plan(texts), plan([f"{each[:5]}新{each[6:]}" for each in texts])


def all_renamed(number: int) -> tuple[Plan, Plan]:
    texts = [text(each) for each in range(number)]
    return plan(texts), plan(texts, names="办")


def all_of_one_text(number: int) -> tuple[Plan, Plan]:
    return plan(["文。"] * number), plan(["文。"] * (number - 1))


def all_of_like_texts(number: int) -> tuple[Plan, Plan]:
    old = [f"开展第{each}次检查。" for each in range(number)]
    return plan(old), plan([f"组织{each}" for each in old])


def all_moved(number: int) -> tuple[Plan, Plan]:
    texts = [text(each) for each in range(number)]
    return plan(texts), plan(texts[::-1])


def others(number: int) -> tuple[Plan, Plan]:
    old = [text(each) for each in range(number)]
    return plan(old), plan([text(each) for each in range(number, 2 * number)])


@pytest.mark.parametrize(
    "made",
    [same, all_reworded, all_renamed, all_of_one_text, all_of_like_texts, all_moved, others],
    ids=lambda made: made.__name__,
)
def test_work_grows_with_the_plan(made: Callable[[int], tuple[Plan, Plan]]) -> None:
    def comparing(number: int) -> Callable[[], object]:
        old, new = made(number)
        return lambda: QUESTION.shown(diff(old, new)).page()

    assert growth(comparing) <= 5.5


def test_a_place_with_very_many_units_that_are_renamed_is_gone_through_once() -> None:
    def comparing(number: int) -> Callable[[], object]:
        def leads(names: str) -> Callable[[int], tuple[str, ...]]:
            return lambda _: tuple(f"{names}{each}" for each in range(number))

        texts = [text(1)] + [text(each) for each in range(2, 4)]
        units = {name: tuple(Unit(f"{name}{each}") for each in range(number)) for name in "局办"}
        area = Area(1, "题")
        plans = [
            Plan(
                "表", units[name], (area,),
                tuple(Item(at, area, each, leads(name)(at)) for at, each in enumerate(texts, 1)),
            )
            for name in "局办"
        ]  # fmt: skip
        return lambda: diff(*plans)

    assert growth(comparing) <= 5.5
