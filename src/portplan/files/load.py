"""A YAML file -> a Plan, or what keeps it from being one."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, TypeVar

from portplan.files import disk
from portplan.plan.model import Area, Item, Plan, Unit
from portplan.rules import check
from portplan.source.draft import Draft, DraftItem, DraftUnit, draft
from portplan.source.findings import Diagnostic, InvalidPlanError, Severity
from portplan.source.reader import read
from portplan.source.shape import Texts

_IN_THE_CURRENT_FOLDER = (Path("data", "tasks.yaml"), Path("tasks.yaml"))

_T = TypeVar("_T")

_text = attrgetter("text")


class ChosenBy(Enum):
    """What says which file is the plan's."""

    CALLER = auto()
    ENVIRONMENT = auto()  # PORTPLAN_DATA
    FOLDER = auto()  # the current one, which has a table of its own
    NOBODY = auto()  # so that it is the table that comes with portplan


class Checked(NamedTuple):
    """What a file holds: its plan, or None where there is an error, and all diagnostics."""

    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]


def load(path: str | os.PathLike[str] | None = None) -> Plan:
    """Return the plan that a YAML file holds.

    Without a path it is looked for as `data_path` says. Raises InvalidPlanError where the file
    breaks a rule, and OSError where it cannot be read.
    """
    checked = load_checked(data_path(path))
    if checked.plan is None:
        raise InvalidPlanError(checked.diagnostics)
    return checked.plan


def data_path(path: str | os.PathLike[str] | None = None) -> Path:
    """Return where a plan is looked for.

    It is a given path, else the file that the environment variable PORTPLAN_DATA names, else the
    table of the current folder, data/tasks.yaml or tasks.yaml, else portplan's own. What is there
    under a name of the folder's table is taken for it, whether it can be read or not.
    """
    return chosen(path)[0]


def chosen(path: str | os.PathLike[str] | None = None) -> tuple[Path, ChosenBy]:
    """Return where a plan is looked for, as `data_path` does, and what says so."""
    if path is not None:
        return Path(path), ChosenBy.CALLER
    if named := os.environ.get("PORTPLAN_DATA"):
        return Path(named), ChosenBy.ENVIRONMENT
    of_folder = next(filter(os.path.lexists, _IN_THE_CURRENT_FOLDER), None)
    return (of_folder, ChosenBy.FOLDER) if of_folder else (_shipped(), ChosenBy.NOBODY)


def is_shipped(path: Path) -> bool:
    """Say whether a path is that of portplan's own table, as `data_path` gives it."""
    return path == _shipped()


def _shipped() -> Path:
    package = Path(__file__).parents[1]
    shipped = package / "data" / "tasks.yaml"
    # An editable install has no copy of the table: it reads the checkout's own.
    return shipped if shipped.exists() else package.parents[1] / "data" / "tasks.yaml"


def load_checked(path: Path) -> Checked:
    """Read and check a file. Raises OSError where it cannot be read."""
    with _garbage_collection_paused():
        return _checked(draft(read(str(path), disk.read(path))))


def check_content(name: str, content: bytes) -> Checked:
    """Read and check a file's bytes; `name` stands for the file in the diagnostics."""
    with _garbage_collection_paused():
        return _checked(draft(read(name, content)))


def _checked(drafted: Draft) -> Checked:
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
        items.extend(_item(item, area) for item in _present(drafted_area.items))
    units = tuple(_unit(unit) for unit in _present(drafted.units))
    return Plan(_present(drafted.title).text, units, tuple(areas), tuple(items))


def _item(drafted: DraftItem, area: Area) -> Item:
    number, text = _present(drafted.number).value, _present(drafted.text).text
    held = tuple(map(_texts, drafted.held))
    others = tuple([other and other.text for other in drafted.others])
    return Item.of_parts(number, area, text, held, others)


def _unit(drafted: DraftUnit) -> Unit:
    members = None if drafted.members is None else _texts(drafted.members)
    return Unit(_present(drafted.name).text, _texts(drafted.aliases), members)


def _texts(scalars: Texts) -> tuple[str, ...]:
    return tuple(map(_text, scalars))


def _present(value: _T | None) -> _T:
    """Return a value that the rules have shown to be there."""
    if value is None:
        message = "a draft without errors lacks a part"
        raise AssertionError(message)
    return value
