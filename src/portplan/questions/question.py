"""What a question is."""

from collections.abc import Callable, Mapping
from typing import Generic, NamedTuple, TypeVar

from portplan.questions.asked import Asked
from portplan.questions.shown import Shown

_Answer = TypeVar("_Answer")


class Question(NamedTuple, Generic[_Answer]):
    """Everything about one question, in one place.

    `help` says in a sentence what it shows, `examples` are command lines without portplan. `asks`
    are its arguments and options. `ask` takes the plan, where it is `of_plan`, and what was asked
    by its keywords; it returns a frozen answer, or raises WrongCallError. `shown` makes the answer
    fit for every format. Where the answer is `of_items`, a table of it can be brief. Where it is
    `of_changes`, `ask` takes two plans, either of which may be None, and the exit status can say
    whether there are any. Of several plans each is asked by itself.
    """

    help: str
    examples: tuple[str, ...]
    asks: tuple[Asked, ...]
    ask: Callable[..., _Answer]
    shown: Callable[[_Answer], Shown]
    of_plan: bool = True
    of_items: bool = True
    of_changes: bool = False


class WrongCallError(ValueError):
    """What is asked makes no sense together; the message says why and what to do.

    Where it has `keywords`, their places in it are still in braces: `str` says them as they are
    for Python, and `worded` as someone else knows them.
    """

    def __init__(self, message: str, keywords: Mapping[str, str] | None = None) -> None:
        self.message = message
        self.keywords = keywords
        super().__init__(message, keywords)

    def worded(self, called: Callable[[str], str]) -> str:
        """Return the message with each keyword as it is called."""
        if self.keywords is None:  # What was typed may have braces in it.
            return self.message
        return self.message.format_map({name: called(k) for name, k in self.keywords.items()})

    def __str__(self) -> str:
        return self.worded(str)
