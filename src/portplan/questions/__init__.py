"""The questions, one a file: what each asks with, how it is answered, how the answer is shown."""

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from portplan.text.messages import N_

if TYPE_CHECKING:
    from portplan.questions.question import Question


class Group(Enum):
    """What a command is for: the headings of help, in their order."""

    ASK = N_("Ask")
    OVERVIEW = N_("Overview")
    EDIT = N_("Edit")
    SET_UP = N_("Set up")


class ListedQuestion(NamedTuple):
    """Where a question stands in help, its module, and its functions for Python."""

    group: Group
    module: str
    functions: tuple[str, ...]


QUESTIONS = {
    "by-unit": ListedQuestion(Group.ASK, "portplan.questions.by_unit", ("by_unit",)),
    "by-area": ListedQuestion(Group.ASK, "portplan.questions.by_area", ("by_area",)),
    "by-role": ListedQuestion(Group.ASK, "portplan.questions.by_role", ("by_role",)),
    "show": ListedQuestion(Group.ASK, "portplan.questions.show", ("show",)),
    "list": ListedQuestion(Group.ASK, "portplan.questions.select", ("select",)),
    "search": ListedQuestion(Group.ASK, "portplan.questions.search", ("search",)),
    "diff": ListedQuestion(Group.ASK, "portplan.questions.diff", ("diff",)),
    "units": ListedQuestion(Group.OVERVIEW, "portplan.questions.units", ("units",)),
    "areas": ListedQuestion(Group.OVERVIEW, "portplan.questions.areas", ("areas",)),
    "matrix": ListedQuestion(Group.OVERVIEW, "portplan.questions.matrix", ("matrix",)),
    "partners": ListedQuestion(
        Group.OVERVIEW, "portplan.questions.partners", ("partners", "shared")
    ),
    "rules": ListedQuestion(Group.EDIT, "portplan.questions.rules", ()),
}


def imported(name: str) -> "Question[Any]":
    """Import a question by its name. Raises KeyError where there is none."""
    found: Question[Any] = import_module(QUESTIONS[name].module).QUESTION
    return found
