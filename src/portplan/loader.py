"""A YAML file -> a Plan, or what keeps it from being one."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from portplan import files
from portplan.diagnostic import Diagnostic, InvalidPlanError, Severity
from portplan.draft import Draft, DraftUnit, Texts, draft
from portplan.model import Area, Item, Plan, Unit
from portplan.rules import check
from portplan.source import read

_T = TypeVar("_T")


class Checked(NamedTuple):
    """What a file holds: its plan, or None where there is an error, and all diagnostics."""

    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]


def load(path: str | os.PathLike[str] | None = None) -> Plan:
    """Return the plan that a YAML file holds.

    Without a path it is the file that the environment variable PORTPLAN_DATA names, else the
    table that comes with portplan. Raises InvalidPlanError where the file breaks a rule, and
    OSError where it cannot be read.
    """
    checked = load_checked(data_path(path))
    if checked.plan is None:
        raise InvalidPlanError(checked.diagnostics)
    return checked.plan


def data_path(path: str | os.PathLike[str] | None = None) -> Path:
    """Return where a plan is looked for: a given path, PORTPLAN_DATA, else portplan's own."""
    return Path(os.environ.get("PORTPLAN_DATA") or _own_table() if path is None else path)


def _own_table() -> Path:
    shipped = Path(__file__).with_name("data") / "tasks.yaml"
    # An editable install has no copy of the table: it reads the checkout's own.
    return shipped if shipped.exists() else Path(__file__).parents[2] / "data" / "tasks.yaml"


def load_checked(path: Path) -> Checked:
    """Read and check a file. Raises OSError where it cannot be read."""
    return check_content(str(path), files.read(path))


def check_content(name: str, content: bytes) -> Checked:
    """Read and check a file's bytes; `name` stands for the file in the diagnostics."""
    with _garbage_collection_paused():
        drafted = draft(read(name, content))
        diagnostics = check(drafted)
        broken = any(each.severity is Severity.ERROR for each in diagnostics)
        return Checked(None if broken else _plan(drafted), diagnostics)


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    """Keep the collector from going through a growing tree that holds no garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _plan(drafted: Draft) -> Plan:
    """Build the plan of a draft that breaks no rule, and so lacks nothing."""
    areas: list[Area] = []
    items: list[Item] = []
    for drafted_area in _present(drafted.areas):
        area = Area(_present(drafted_area.number).value, _present(drafted_area.title).text)
        areas.append(area)
        items.extend(
            Item(
                number=_present(item.number).value,
                area=area,
                text=_present(item.text).text,
                lead=_texts(item.lead),
                support=_texts(item.support),
            )
            for item in _present(drafted_area.items)
        )
    units = tuple(_unit(unit) for unit in _present(drafted.units))
    return Plan(_present(drafted.title).text, units, tuple(areas), tuple(items))


def _unit(drafted: DraftUnit) -> Unit:
    members = None if drafted.members is None else _texts(drafted.members)
    return Unit(_present(drafted.name).text, _texts(drafted.aliases), members)


def _texts(scalars: Texts) -> tuple[str, ...]:
    return tuple(scalar.text for scalar in scalars)


def _present(value: _T | None) -> _T:
    """Return a value that the rules have shown to be there."""
    if value is None:
        message = "a draft without errors lacks a part"
        raise AssertionError(message)
    return value
