"""The questions, one a file: what each asks with, how it is answered, how the answer is shown."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from portplan.questions.question import Question


class Listed(NamedTuple):
    """Where a question stands in help, its module, and its functions for Python."""

    group: str
    module: str
    functions: tuple[str, ...]


QUESTIONS = {
    "by-unit": Listed("Ask", "portplan.questions.by_unit", ("by_unit",)),
    "by-area": Listed("Ask", "portplan.questions.by_area", ("by_area",)),
    "by-role": Listed("Ask", "portplan.questions.by_role", ("by_role",)),
    "show": Listed("Ask", "portplan.questions.show", ("show",)),
    "list": Listed("Ask", "portplan.questions.select", ("select",)),
    "search": Listed("Ask", "portplan.questions.search", ("search",)),
    "diff": Listed("Ask", "portplan.questions.diff", ("diff",)),
    "units": Listed("Overview", "portplan.questions.units", ("units",)),
    "areas": Listed("Overview", "portplan.questions.areas", ("areas",)),
    "matrix": Listed("Overview", "portplan.questions.matrix", ("matrix",)),
    "partners": Listed("Overview", "portplan.questions.partners", ("partners", "shared")),
    "rules": Listed("Edit", "portplan.questions.rules", ()),
}


def imported(name: str) -> "Question[Any]":
    """Import a question by its name. Raises KeyError where there is none."""
    found: Question[Any] = import_module(QUESTIONS[name].module).QUESTION
    return found
