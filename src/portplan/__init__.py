"""Who is responsible for what: ask the task table of Tianjin's port clearance reform.

Usage:

    import portplan

    plan = portplan.load()
    answer = portplan.by_unit(plan, plan.unit("天津海关"))
    print(len(answer.lead), "led,", len(answer.support), "supported")
"""

TYPE_CHECKING = False  # nothing is imported here: an interruption would show where it came
# A name `as` itself is public for type checkers, who run nothing.
if TYPE_CHECKING:
    from typing import Any

    from portplan.files.load import load as load
    from portplan.plan.fields import Role as Role
    from portplan.plan.model import Area as Area
    from portplan.plan.model import Item as Item
    from portplan.plan.model import Plan as Plan
    from portplan.plan.model import Unit as Unit
    from portplan.plan.names import NameNotUnderstoodError as NameNotUnderstoodError
    from portplan.plan.names import find_area as find_area
    from portplan.plan.names import find_role as find_role
    from portplan.plan.names import find_unit as find_unit
    from portplan.questions.areas import areas as areas
    from portplan.questions.by_area import by_area as by_area
    from portplan.questions.by_role import by_role as by_role
    from portplan.questions.by_unit import by_unit as by_unit
    from portplan.questions.diff import diff as diff
    from portplan.questions.matrix import matrix as matrix
    from portplan.questions.partners import partners as partners
    from portplan.questions.partners import shared as shared
    from portplan.questions.question import WrongCallError as WrongCallError
    from portplan.questions.search import search as search
    from portplan.questions.select import select as select
    from portplan.questions.show import show as show
    from portplan.questions.units import units as units
    from portplan.source.findings import Diagnostic as Diagnostic
    from portplan.source.findings import InvalidPlanError as InvalidPlanError
    from portplan.source.findings import Location as Location
    from portplan.source.findings import Severity as Severity

__version__ = "0.1.0"

# Where a public name is at home; those of the questions stand in their own list.
_HOMES = {
    "load": "portplan.files.load",
    "Role": "portplan.plan.fields",
    **dict.fromkeys(("Area", "Item", "Plan", "Unit"), "portplan.plan.model"),
    **dict.fromkeys(
        ("NameNotUnderstoodError", "find_area", "find_role", "find_unit"), "portplan.plan.names"
    ),
    "WrongCallError": "portplan.questions.question",
    **dict.fromkeys(
        ("Diagnostic", "InvalidPlanError", "Location", "Severity"), "portplan.source.findings"
    ),
}


def __getattr__(name: str) -> "Any":
    """Import a public name when it is first used: `portplan --help` need not wait for PyYAML."""
    if name == "__all__":
        return __dir__()
    home = _HOMES.get(name) or _home_of_question(name)
    if home:
        from importlib import import_module  # noqa: PLC0415 - see above

        return getattr(import_module(home), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def _home_of_question(function: str) -> str | None:
    return None if function.startswith("_") else _homes_of_questions().get(function)


def _homes_of_questions() -> dict[str, str]:
    from portplan.questions import QUESTIONS  # noqa: PLC0415 - when it is first used

    return {name: each.module for each in QUESTIONS.values() for name in each.functions}


def __dir__() -> list[str]:
    return sorted([*_HOMES, *_homes_of_questions(), "__version__"])
