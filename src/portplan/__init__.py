"""Who is responsible for what: ask the task table of Tianjin's port clearance reform.

Usage:

    import portplan

    plan = portplan.load()
    answer = portplan.by_unit(plan, plan.unit("天津海关"))
    print(len(answer.lead), "led,", len(answer.support), "supported")
"""

TYPE_CHECKING = False  # nothing is imported here: an interruption would show where it came
if TYPE_CHECKING:
    from typing import Any

    from portplan.files.load import load
    from portplan.plan.fields import Role
    from portplan.plan.model import Area, Item, Plan, Unit
    from portplan.plan.names import NameNotUnderstoodError, find_area, find_role, find_unit
    from portplan.questions.areas import areas
    from portplan.questions.by_area import by_area
    from portplan.questions.by_role import by_role
    from portplan.questions.by_unit import by_unit
    from portplan.questions.diff import diff
    from portplan.questions.matrix import matrix
    from portplan.questions.partners import partners, shared
    from portplan.questions.question import WrongCallError
    from portplan.questions.search import search
    from portplan.questions.select import select
    from portplan.questions.show import show
    from portplan.questions.units import units
    from portplan.source.findings import Diagnostic, InvalidPlanError, Location, Severity

__version__ = "0.1.0"

__all__ = [
    "Area",
    "Diagnostic",
    "InvalidPlanError",
    "Item",
    "Location",
    "NameNotUnderstoodError",
    "Plan",
    "Role",
    "Severity",
    "Unit",
    "WrongCallError",
    "__version__",
    "areas",
    "by_area",
    "by_role",
    "by_unit",
    "diff",
    "find_area",
    "find_role",
    "find_unit",
    "load",
    "matrix",
    "partners",
    "search",
    "select",
    "shared",
    "show",
    "units",
]

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
    home = _HOMES.get(name) or _home_of_question(name)
    if home:
        from importlib import import_module  # noqa: PLC0415 - see above

        return getattr(import_module(home), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def _home_of_question(function: str) -> str | None:
    if function.startswith("_"):
        return None
    from portplan.questions import QUESTIONS  # noqa: PLC0415 - when it is first used

    homes = (each.module for each in QUESTIONS.values() if function in each.functions)
    return next(homes, None)


def __dir__() -> list[str]:
    return __all__
