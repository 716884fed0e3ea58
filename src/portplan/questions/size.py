"""How much an answer may say again and again."""

from collections.abc import Iterable

from portplan.plan.model import Item, Plan
from portplan.questions.question import WrongCallError
from portplan.questions.shown import Size
from portplan.text.messages import _

# Where an item stands once for each of its units, with all of them, a megabyte of a plan can make
# gigabytes of an answer. So many characters are shown, and so many times those of the plan's items:
# as a table a megabyte of them takes some 6 seconds. Of the annex it is 4 times at most.
_MOST = 1_000_000
_TIMES = 10


def size_of(plan: Plan, items: Iterable[Item]) -> Size:
    """Return how many characters items have, each as often as it comes, and those of the plan."""
    lengths = {item.number: _length(item) for item in plan.items}
    return Size(sum(lengths[item.number] for item in items), sum(lengths.values()))


def require(*sizes: Size) -> None:
    """Refuse answers that are together very long. Raises WrongCallError."""
    most = _MOST + _TIMES * sum(size.plan for size in sizes)
    if sum(size.answer for size in sizes) > most:
        message = _(
            "the answer would have more than {most} characters, since an item stands in it once"
            " for each unit; ask list, where it stands once",
            most=most,
        )
        raise WrongCallError(message)


def _length(item: Item) -> int:
    names = sum(len(name) + 1 for held in item.held for name in held)
    others = sum(len(text or "") for text in item.others)
    return len(item.text) + len(item.area.title) + names + others
