"""show: the whole of one or more items."""

from collections.abc import Iterable
from typing import NamedTuple

from portplan.plan.fields import ITEM
from portplan.plan.model import Item, Plan
from portplan.questions.asked import NUMBERS
from portplan.questions.items import shown_items
from portplan.questions.question import Question
from portplan.questions.shown import Shown
from portplan.text.messages import N_


class ShownItems(NamedTuple):
    """Items that were asked for by number, in the order asked."""

    plan: Plan
    items: tuple[Item, ...]


def show(plan: Plan, numbers: Iterable[int]) -> ShownItems:
    """Return the items of these numbers, each once, in the order in which they come first.

    Raises KeyError for another number.
    """
    items = {item.number: item for item in plan.items}
    return ShownItems(plan, tuple(items[number] for number in dict.fromkeys(numbers)))


def _shown(answer: ShownItems) -> Shown:
    runs = _runs([item.number for item in answer.items])
    return shown_items(answer.plan, answer.items, f"{ITEM.heading('text')} {'、'.join(runs)}")


def _runs(numbers: list[int]) -> list[str]:
    """Return numbers as texts, three or more that count on as the first and the last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        text
        for run in runs
        for text in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))  # noqa: PLR2004
    ]


QUESTION = Question(
    help=N_("Show the whole of one or more items."),
    examples=("show 6", "show 6-10 47 --format json"),
    asks=(NUMBERS,),
    ask=show,
    shown=_shown,
)
