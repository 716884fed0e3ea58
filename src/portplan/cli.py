"""The commands: parse what was typed, ask, print the answer, and say how it went.

Exit status: 0 answered; 1 the data file breaks a rule; 2 the call is wrong, or a file cannot be
read or written; 130 interrupted. A command imports what it needs when it runs, so that what
it does not need costs nothing.
"""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, assert_never

import typer

from portplan import __version__
from portplan.diagnostic import Diagnostic, InvalidPlanError, Severity
from portplan.names import NameNotUnderstoodError, find_area, find_role, find_unit
from portplan.normal import visible

if TYPE_CHECKING:
    from portplan.model import Area, Plan, Role, Unit
    from portplan.queries import Answer


class Format(Enum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"


class ReportFormat(Enum):
    """How diagnostics are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"


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
Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE]...", help="Files to check; - is standard input.", show_default=False
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODE", help="Only this rule; may be given several times."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="CODE", help="Not this rule; may be given several times."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 for a warning too.")]
Fix = Annotated[bool, typer.Option("--fix", help="Mend in the file what has one safe mending.")]
ReportAs = Annotated[ReportFormat, typer.Option("--format", help="How to write the diagnostics.")]
Code = Annotated[
    str | None, typer.Argument(metavar="[CODE]", help="The code of a rule.", show_default=False)
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


@app.command()
def validate(
    files: Files = None,
    form: ReportAs = ReportFormat.TEXT,
    select: Select = None,
    ignore: Ignore = None,
    *,
    strict: Strict = False,
    fix: Fix = False,
) -> None:
    """Check data files, and say of all that is wrong where it stands and how to mend it."""
    codes = _codes(select, ignore)
    found: list[Diagnostic] = []
    unread = 0
    names = list(dict.fromkeys(files or [str(_default_plan())]))
    if fix and "-" in names:
        _fail("--fix needs a file to write to; standard input is none")
    for name in names:
        try:
            found += _checked(name, codes, fix=fix)
        except OSError as error:
            unread += 1
            _tell(f"cannot read {name}: {error.strerror}")
    found.sort(key=lambda each: each.location)
    _write(_report(found, form), encoding=None if form is ReportFormat.TEXT else "utf-8")
    errors = sum(each.severity is Severity.ERROR for each in found)
    _tell(_summary(len(names) - unread, errors, len(found) - errors))
    if unread:
        raise typer.Exit(2)
    raise typer.Exit(1 if errors or (strict and found) else 0)


@app.command()
def rules(code: Code = None) -> None:
    """List the rules of the data file, or explain one: why, and a wrong and a right example."""
    from portplan.rules import RULES
    from portplan.views import rule_text, rules_page

    if code is None:
        from portplan.render.as_rich import as_rich

        _write(as_rich(rules_page(RULES), sys.stdout))
    else:
        (wanted,) = _codes([code], None)
        _write(rule_text(next(rule for rule in RULES if rule.code == wanted)))


@app.command()
def schema(data: Data = None) -> None:
    """Print the JSON Schema of the data file, with this plan's units."""
    from portplan.render.as_schema import as_schema

    _write(as_schema(_load(data)), encoding="utf-8")


def _codes(select: list[str] | None, ignore: list[str] | None) -> frozenset[str]:
    """Return the codes of the rules that are asked for. Raises NameNotUnderstoodError."""
    from portplan.nearness import nearest
    from portplan.rules import RULES

    known = frozenset(rule.code for rule in RULES)
    for code in (*(select or ()), *(ignore or ())):
        if code not in known:
            raise NameNotUnderstoodError("rule", code, nearest(code, sorted(known)))
    return frozenset(select or known) - frozenset(ignore or ())


def _default_plan() -> Path:
    from portplan.loader import data_path

    return data_path()


def _checked(name: str, codes: frozenset[str], *, fix: bool) -> list[Diagnostic]:
    """Check a file, and mend it before where that is asked for. Raises OSError."""
    from portplan.loader import check_content

    if name == "-":
        name, content = "<stdin>", sys.stdin.buffer.read()
    else:
        content = Path(name).read_bytes()
    found = _mended(name, content, codes) if fix else check_content(name, content).diagnostics
    return [each for each in found if each.code in codes]


def _mended(name: str, content: bytes, codes: frozenset[str]) -> "Sequence[Diagnostic]":
    from portplan.files import write_atomically
    from portplan.loader import check_content
    from portplan.mend import mend

    result = mend(name, content, codes)
    if result.content != content:
        try:
            write_atomically(Path(name), result.content)
        except OSError as error:
            _tell(f"cannot write {name}, so nothing in it is mended: {error.strerror}")
            return check_content(name, content).diagnostics
    for each in result.mended:
        places = f" (and {len(each.edits) - 1} more)" if len(each.edits) > 1 else ""
        _tell(f"mended {each}{places}")
    return result.left


def _report(found: "Sequence[Diagnostic]", form: ReportFormat) -> str:
    match form:
        case ReportFormat.TEXT:
            from portplan.report.as_text import as_text

            return as_text(found)
        case ReportFormat.JSON:
            from portplan.report.as_json import as_json

            return as_json(found)
        case ReportFormat.GITHUB:
            from portplan.report.as_github import as_github

            return as_github(found)
        case ReportFormat.GITLAB:
            from portplan.report.as_gitlab import as_gitlab

            return as_gitlab(found)
        case ReportFormat.SARIF:
            from portplan.report.as_sarif import as_sarif

            return as_sarif(found)
        case _:
            assert_never(form)


def _summary(files: int, errors: int, warnings: int) -> str:
    counts = [_count(number, what) for number, what in ((errors, "error"), (warnings, "warning"))]
    problems = " and ".join(count for count in counts if count[0] != "0") or "no problems"
    return f"{_count(files, 'file')} checked" + (f", {problems}" if files else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


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
    from portplan.queries import is_empty

    match form:
        case Format.JSON:
            from portplan.render.as_json import as_json

            _write(as_json(answer), encoding="utf-8")
        case Format.TABLE:
            _print_page(answer)
        case _:
            assert_never(form)
    if is_empty(answer):
        _tell("nothing found: no item passes all that was asked")


def _print_page(answer: "Answer") -> None:
    from portplan.render.as_rich import as_rich
    from portplan.views import page

    _write(as_rich(page(answer), sys.stdout))


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
    _say(f"portplan: {visible(message)}\n")


def _say(text: str) -> None:
    """Write to standard error; where that fails there is nobody to tell."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _fail(message: str) -> NoReturn:
    _tell(message)
    raise typer.Exit(2)


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command that was typed, and exit with its status."""
    columns = os.environ.get("COLUMNS", "")
    if not (columns.isascii() and columns.isdigit() and int(columns)):
        # No width at all, which Rich would not survive in every case.
        os.environ.pop("COLUMNS", None)
    # A stream that was closed is None: what goes there is gone, and nothing else changes.
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
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

        _say(as_text(error.diagnostics))
        sys.exit(1)
    except OSError as error:
        if error.filename is None:
            _tell(f"cannot write: {error.strerror}")
        else:
            way_out = "name the plan's file with --data"
            _tell(f"cannot read {error.filename}: {error.strerror}; {way_out}")
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
        _say(f"  {visible(candidate)}\n")
