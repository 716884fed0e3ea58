"""Who is responsible for what: ask the task table of Tianjin's port clearance reform.

Usage:

    import portplan

    plan = portplan.load()
    answer = portplan.by_unit(plan, plan.unit("天津海关"))
    print(len(answer.lead), "led,", len(answer.support), "supported")
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portplan.diagnostic import Diagnostic, InvalidPlanError, Location, Severity
    from portplan.loader import load
    from portplan.model import Area, Item, Plan, Role, Unit
    from portplan.names import NameNotUnderstoodError, find_area, find_role, find_unit
    from portplan.queries import (
        areas,
        by_area,
        by_role,
        by_unit,
        matrix,
        partners,
        search,
        select,
        shared,
        show,
        units,
    )

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
    "__version__",
    "areas",
    "by_area",
    "by_role",
    "by_unit",
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


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: `portplan --help` need not wait for PyYAML."""
    if name in __all__:
        for home in ("model", "diagnostic", "names", "queries", "loader"):
            module = import_module(f"portplan.{home}")
            if hasattr(module, name):
                return getattr(module, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
