"""The commands: parse what was typed, ask, print the answer, and say how it went.

Exit status: 0 answered; 1 the data file breaks a rule; 2 the call is wrong, or a file cannot be
read or written; 130 interrupted. A command imports what it needs when it runs, so that what
it does not need costs nothing.
"""

import io
import os
import sys
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, assert_never

import typer

from portplan import __version__
from portplan.diagnostic import InvalidPlanError
from portplan.names import NameNotUnderstoodError, find_area, find_role, find_unit
from portplan.normal import visible

if TYPE_CHECKING:
    from portplan.model import Area, Plan, Role, Unit
    from portplan.queries import Answer


class Format(Enum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"


app = typer.Typer(
    help="Who is responsible for what in the reform of Tianjin's port clearance (工作任务分解表).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

UnitName = Annotated[str, typer.Argument(metavar="UNIT", help="A unit's name, or a part of it.")]
AreaName = Annotated[str, typer.Argument(metavar="AREA", help="3, 三 or words of the title.")]
RoleName = Annotated[str, typer.Argument(metavar="ROLE", help="lead (牵头), support (支持配合).")]
Numbers = Annotated[list[int], typer.Argument(metavar="NUMBER...", help="Numbers of items.")]

OnlyUnit = Annotated[
    str | None, typer.Option("--unit", metavar="UNIT", help="Only what this unit takes part in.")
]
OnlyRole = Annotated[
    str | None, typer.Option("--role", metavar="ROLE", help="Only this role: lead or support.")
]
OnlyArea = Annotated[
    str | None, typer.Option("--area", metavar="AREA", help="Only this area: 3, 三 or its title.")
]
OnlyText = Annotated[
    str | None, typer.Option("--text", metavar="TEXT", help="Only items with this in their text.")
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="PATH",
        help="The plan's file; else $PORTPLAN_DATA, else the table that comes with portplan.",
    ),
]
As = Annotated[Format, typer.Option("--format", help="How to write the answer.")]


def _version(asked: bool) -> None:  # noqa: FBT001 - Typer's own calling convention
    if asked:
        _write(f"portplan {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that stand in front of a command."""


@app.command()
def by_unit(
    unit: UnitName,
    role: OnlyRole = None,
    area: OnlyArea = None,
    data: Data = None,
    form: As = Format.TABLE,
) -> None:
    """Show what a unit leads, what it supports, and with whom."""
    from portplan import queries

    plan = _load(data)
    found = find_unit(plan, unit)
    _print(queries.by_unit(plan, found, role=_role(role), area=_area(plan, area)), form)


@app.command()
def by_area(
    area: AreaName,
    role: OnlyRole = None,
    unit: OnlyUnit = None,
    data: Data = None,
    form: As = Format.TABLE,
) -> None:
    """Show an area's items, with the units that lead and support them."""
    from portplan import queries

    plan = _load(data)
    found = find_area(plan, area)
    _print(queries.by_area(plan, found, role=_role(role), unit=_unit(plan, unit)), form)


@app.command()
def by_role(
    role: RoleName,
    unit: OnlyUnit = None,
    area: OnlyArea = None,
    data: Data = None,
    form: As = Format.TABLE,
) -> None:
    """Show who leads, or who supports, and which items."""
    from portplan import queries

    plan = _load(data)
    found = find_role(role)
    _print(queries.by_role(plan, found, unit=_unit(plan, unit), area=_area(plan, area)), form)


@app.command()
def show(numbers: Numbers, data: Data = None, form: As = Format.TABLE) -> None:
    """Show the whole of one or more items."""
    from portplan import queries

    plan = _load(data)
    for number in numbers:
        if not 1 <= number <= len(plan.items):
            _fail(f"there is no item {number}; the plan has items 1 to {len(plan.items)}")
    _print(queries.show(plan, numbers), form)


@app.command("list")
def list_items(
    unit: OnlyUnit = None,
    role: OnlyRole = None,
    area: OnlyArea = None,
    text: OnlyText = None,
    data: Data = None,
    form: As = Format.TABLE,
) -> None:
    """List all items, or those that pass every filter."""
    from portplan import queries

    plan = _load(data)
    chosen = queries.select(
        plan, unit=_unit(plan, unit), role=_role(role), area=_area(plan, area), text=text
    )
    _print(chosen, form)


@app.command()
def units(data: Data = None, form: As = Format.TABLE) -> None:
    """List all units, with how many items each leads and supports."""
    from portplan import queries

    _print(queries.units(_load(data)), form)


@app.command()
def areas(data: Data = None, form: As = Format.TABLE) -> None:
    """List all areas, with how many items each has."""
    from portplan import queries

    _print(queries.areas(_load(data)), form)


def _load(data: Path | None) -> "Plan":
    from portplan.loader import load

    return load(data)


def _unit(plan: "Plan", typed: str | None) -> "Unit | None":
    return None if typed is None else find_unit(plan, typed)


def _area(plan: "Plan", typed: str | None) -> "Area | None":
    return None if typed is None else find_area(plan, typed)


def _role(typed: str | None) -> "Role | None":
    return None if typed is None else find_role(typed)


def _print(answer: "Answer", form: Format) -> None:
    match form:
        case Format.JSON:
            from portplan.render.as_json import as_json

            _write(as_json(answer), encoding="utf-8")
        case Format.TABLE:
            _print_page(answer)
        case _:
            assert_never(form)


def _print_page(answer: "Answer") -> None:
    from portplan.render.as_rich import as_rich
    from portplan.views import page

    shown = page(answer)
    _write(as_rich(shown, sys.stdout))
    if shown.is_empty:
        _tell("nothing found: no item passes all that was asked")


def _write(text: str, encoding: str | None = None) -> None:
    """Write to standard output, whole or not without a word."""
    try:
        if encoding and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding=encoding)
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer must not be tried again, and fail again, at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _fail(f"cannot write the answer: {error.strerror}")


def _tell(message: str) -> None:
    sys.stderr.write(f"portplan: {visible(message)}\n")


def _fail(message: str) -> NoReturn:
    _tell(message)
    raise typer.Exit(2)


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command that was typed, and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What an encoding lacks is written as its code.
            stream.reconfigure(errors="backslashreplace")
    try:
        app(arguments)
    except NameNotUnderstoodError as error:
        _explain(error)
        sys.exit(2)
    except InvalidPlanError as error:
        from portplan.report.as_text import as_text

        sys.stderr.write(as_text(error.diagnostics))
        sys.exit(1)
    except OSError as error:
        _tell(f"cannot read {error.filename}: {error.strerror}; name the plan's file with --data")
        sys.exit(2)
    sys.exit(0)


def _explain(error: NameNotUnderstoodError) -> None:
    if error.ambiguous:
        _tell(f"{error.typed} could be several {error.what}s; write more of one of these:")
    elif error.candidates:
        _tell(f"there is no {error.what} {error.typed}; did you mean one of these?")
    else:
        _tell(f"there is no {error.what} {error.typed}; portplan {error.what}s lists them all")
    for candidate in error.candidates:
        sys.stderr.write(f"  {visible(candidate)}\n")
