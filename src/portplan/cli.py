"""The commands: parse what was typed, ask, print the answer, and say how it went.

Exit status: 0 answered; 1 the data file breaks a rule; 2 the call is wrong, or a file cannot be
read or written; 130 interrupted. A command imports what it needs when it runs, so that what
it does not need costs nothing.
"""

import errno
import inspect
import os
import sys
from collections.abc import Callable, Sequence
from copy import copy
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, assert_never

import typer

from portplan import __version__
from portplan.commands import Command, Commands
from portplan.console import fail, prepare, say, tell, write
from portplan.diagnostic import Diagnostic, InvalidPlanError, Severity
from portplan.names import NameNotUnderstoodError, find_area, find_items, find_role, find_unit
from portplan.normal import folded, visible
from portplan.output import Format, Output, put, table
from portplan.pinyin import WITHOUT_PHRASES

if TYPE_CHECKING:
    from portplan.model import Area, Plan, Role, Unit
    from portplan.queries import Answer


class ReportFormat(Enum):
    """How diagnostics are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"


class Shell(Enum):
    """The shells that complete what is typed."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


app = typer.Typer(
    cls=Commands,
    help="Who is responsible for what in the reform of Tianjin's port clearance (工作任务分解表).",
    epilog="portplan COMMAND --help has a command's options, and examples.",
    no_args_is_help=True,
    add_completion=False,
    # Plain help: nothing in it is cut, and it is there in half the time.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

UnitName = Annotated[
    str, typer.Argument(metavar="UNIT", help="A unit's name, a part of it, or its pinyin.")
]
OtherName = Annotated[
    str | None,
    typer.Argument(metavar="[OTHER]", help="Another unit: show what both take part in."),
]
AreaName = Annotated[str, typer.Argument(metavar="AREA", help="3, 三 or words of the title.")]
RoleName = Annotated[str, typer.Argument(metavar="ROLE", help="lead (牵头), support (支持配合).")]
Numbers = Annotated[list[str], typer.Argument(metavar="NUMBER...", help="Numbers of items.")]
Words = Annotated[
    list[str], typer.Argument(metavar="TEXT...", help="Words; an item has to have all of them.")
]

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
OnlySole = Annotated[
    bool | None,
    typer.Option("--sole/--joint", help="Only what one unit leads alone, or several together."),
]
OnlyFirst = Annotated[
    bool, typer.Option("--first", help="Only where --unit is the first-named lead.")
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="PATH",
        help="The plan's file; else $PORTPLAN_DATA, else the table that comes with portplan.",
    ),
]
As = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table, json, csv, tsv, markdown or svg; else as --output's ending says, or a table.",
    ),
]
OutputFile = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write the answer to a new file.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace the file of --output.")]
Bom = Annotated[
    bool, typer.Option("--bom", help="Begin CSV or TSV with a mark that some spreadsheets need.")
]
Brief = Annotated[bool, typer.Option("--brief", help="In a table, one line an item.")]
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
ReportAs = Annotated[
    ReportFormat,
    typer.Option("--format", metavar="FORMAT", help="text, json, github, gitlab or sarif."),
]
Code = Annotated[
    str | None, typer.Argument(metavar="[CODE]", help="The code of a rule.", show_default=False)
]
ForShell = Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")]


def _version(asked: bool) -> None:  # noqa: FBT001 - Typer's own calling convention
    if asked:
        write(f"portplan {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that stand in front of a command."""


def _command(
    group: str, *examples: str, name: str | None = None
) -> Callable[..., Callable[..., None]]:
    """Make a function a command: the group that it stands in, and examples for its help."""
    lines = "".join(f"\n  portplan {example}" for example in examples)
    epilog = f"\b\nExamples:{lines}"

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        called = name or function.__name__.replace("_", "-")
        return app.command(called, cls=Command, rich_help_panel=group, epilog=epilog)(function)

    return decorate


def _query(
    group: str, *examples: str, name: str | None = None, of_items: bool = True
) -> Callable[..., Any]:
    """Make a function from a plan and what is asked to an answer a command.

    The options about the plan's file and the output are added to its own. Where the answer is
    `of_items`, it can be brief.
    """

    def decorate(question: Callable[..., "Answer"]) -> Callable[..., "Answer"]:
        def command(
            *,
            brief: Brief = False,
            form: As = None,
            output: OutputFile = None,
            force: Force = False,
            bom: Bom = False,
            data: Data = None,
            **asked: Any,
        ) -> None:
            answer = question(_load(data), **asked)
            put(answer, Output(form, output, force=force, bom=bom, brief=brief))

        _, *own = inspect.signature(question).parameters.values()
        *shared, _ = inspect.signature(command).parameters.values()
        parameters = [
            each.replace(kind=each.KEYWORD_ONLY)
            for each in (*own, *shared)
            if of_items or each.name != "brief"
        ]
        vars(command)["__signature__"] = inspect.Signature(parameters)
        command.__doc__ = question.__doc__
        command.__name__ = question.__name__
        _command(group, *examples, name=name)(command)
        return question

    return decorate


@_query("Ask", "by-unit 天津海关", "by-unit tjhg --role lead --area 3")
def by_unit(
    plan: "Plan",
    unit: UnitName,
    role: OnlyRole = None,
    area: OnlyArea = None,
) -> "Answer":
    """Show what a unit leads, what it supports, and with whom."""
    from portplan import queries

    found = find_unit(plan, unit)
    return queries.by_unit(plan, found, role=_role(role), area=_area(plan, area))


@_query("Ask", "by-area 三", "by-area 通关模式 --unit 海事局")
def by_area(
    plan: "Plan",
    area: AreaName,
    role: OnlyRole = None,
    unit: OnlyUnit = None,
) -> "Answer":
    """Show an area's items, with the units that lead and support them."""
    from portplan import queries

    found = find_area(plan, area)
    return queries.by_area(plan, found, role=_role(role), unit=_unit(plan, unit))


@_query("Ask", "by-role lead", "by-role 支持配合 --area 3 --brief")
def by_role(
    plan: "Plan",
    role: RoleName,
    unit: OnlyUnit = None,
    area: OnlyArea = None,
) -> "Answer":
    """Show who leads, or who supports, and which items."""
    from portplan import queries

    found = find_role(role)
    return queries.by_role(plan, found, unit=_unit(plan, unit), area=_area(plan, area))


@_query("Ask", "show 6", "show 6 47 --format json")
def show(plan: "Plan", numbers: Numbers) -> "Answer":
    """Show the whole of one or more items."""
    from portplan import queries

    return queries.show(plan, [item.number for item in find_items(plan, numbers)])


@_query("Ask", "list --unit 天津海关 --first --joint", "list --area 3 --format csv", name="list")
def list_items(
    plan: "Plan",
    unit: OnlyUnit = None,
    role: OnlyRole = None,
    area: OnlyArea = None,
    text: OnlyText = None,
    *,
    sole: OnlySole = None,
    first: OnlyFirst = False,
) -> "Answer":
    """List all items, or those that pass every filter."""
    from portplan import queries

    _require_words("--text", [] if text is None else [text])
    filters = _filters(plan, unit, role, area, sole=sole, first=first)
    return queries.select(plan, text=text, **filters)


@_query("Ask", "search 无水港", "search 电子 数据 --unit 国税")
def search(
    plan: "Plan",
    words: Words,
    unit: OnlyUnit = None,
    role: OnlyRole = None,
    area: OnlyArea = None,
    *,
    sole: OnlySole = None,
    first: OnlyFirst = False,
) -> "Answer":
    """Find the items that have words in their text, area or units."""
    from portplan import queries

    _require_words("TEXT", words)
    filters = _filters(plan, unit, role, area, sole=sole, first=first)
    return queries.search(plan, words, **filters)


@_query("Overview", "units", "units --format markdown", of_items=False)
def units(plan: "Plan") -> "Answer":
    """List all units, with how many items each leads and supports."""
    from portplan import queries

    return queries.units(plan)


@_query("Overview", "areas", "areas --format csv --output areas.csv", of_items=False)
def areas(plan: "Plan") -> "Answer":
    """List all areas, with how many items each has."""
    from portplan import queries

    return queries.areas(plan)


@_query("Overview", "matrix", "matrix --role lead --output matrix.svg", of_items=False)
def matrix(plan: "Plan", role: OnlyRole = None) -> "Answer":
    """Show at a glance who carries what: units against areas."""
    from portplan import queries

    return queries.matrix(plan, role=_role(role))


@_query("Overview", "partners 天津海关", "partners 海关 国税 --brief")
def partners(plan: "Plan", unit: UnitName, other: OtherName = None) -> "Answer":
    """Show whom a unit works with, how often and in which roles."""
    from portplan import queries

    found = find_unit(plan, unit)
    if other is None:
        return queries.partners(plan, found)
    partner = find_unit(plan, other)
    if partner == found:
        fail(f"{unit} and {other} are both {found.name}; name two units")
    return queries.shared(plan, found, partner)


@_command("Edit", "validate data/tasks.yaml", "validate --strict --format github plan.yaml")
def validate(
    files: Files = None,
    form: ReportAs = ReportFormat.TEXT,
    select: Select = None,
    ignore: Ignore = None,
    *,
    strict: Strict = False,
    fix: Fix = False,
) -> None:
    """Check data files: say of all that is wrong where it stands and how to mend it."""
    codes = _codes(select, ignore)
    found: list[Diagnostic] = []
    unread = 0
    names = list(dict.fromkeys(files or [str(_default_plan())]))
    if fix and "-" in names:
        fail("--fix needs a file to write to; standard input is none")
    for name in names:
        try:
            found += _checked(name, codes, fix=fix)
        except OSError as error:
            unread += 1
            tell(f"cannot read {name}: {error.strerror}")
    found.sort(key=lambda each: each.location)
    write(_report(found, form), encoding=None if form is ReportFormat.TEXT else "utf-8")
    errors = sum(each.severity is Severity.ERROR for each in found)
    tell(_summary(len(names) - unread, errors, len(found) - errors))
    if unread:
        raise typer.Exit(2)
    raise typer.Exit(1 if errors or (strict and found) else 0)


@_command("Edit", "rules", "rules both-roles")
def rules(code: Code = None) -> None:
    """List the rules of the data file, or explain one: why, a wrong and a right example."""
    from portplan.rules import RULES
    from portplan.views import rule_text, rules_page

    if code is None:
        write(table(rules_page(RULES)))
    else:
        (wanted,) = _codes([code], None)
        write(rule_text(next(rule for rule in RULES if rule.code == wanted)))


@_command("Edit", "schema", "schema --data plan.yaml > plan.schema.json")
def schema(data: Data = None) -> None:
    """Print the JSON Schema of the data file, with this plan's units."""
    from portplan.render.as_schema import as_schema

    write(as_schema(_load(data)), encoding="utf-8")


@_command("Set up", "completion bash", "completion fish")
def completion(shell: ForShell) -> None:
    """Print what makes a shell complete units, areas, items and options."""
    from portplan.completion import script

    write(script(shell.value))


def _require_words(what: str, words: Sequence[str]) -> None:
    """Refuse a text without a character: it would be found everywhere."""
    if not all(map(folded, words)):
        fail(f"{what} is empty; write what to look for")


def _filters(
    plan: "Plan",
    unit: str | None,
    role: str | None,
    area: str | None,
    *,
    sole: bool | None,
    first: bool,
) -> dict[str, Any]:
    if first and unit is None:
        fail("--first needs a unit that is named first; add --unit")
    return {
        "unit": _unit(plan, unit),
        "role": _role(role),
        "area": _area(plan, area),
        "sole": sole,
        "first": first,
    }


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
    from portplan.loader import check_content
    from portplan.mend import mend

    result = mend(name, content, codes)
    if result.content != content:
        try:
            _replace(Path(name), content, result.content)
        except OSError as error:
            tell(f"cannot write {name}, so nothing in it is mended: {error.strerror}")
            return check_content(name, content).diagnostics
    for each in result.mended:
        places = f" (and {len(each.edits) - 1} more)" if len(each.edits) > 1 else ""
        tell(f"mended {each}{places}")
    return result.left


def _replace(file: Path, before: bytes, after: bytes) -> None:
    """Write a file unless somebody saved it meanwhile, who would lose that. Raises OSError."""
    from portplan.files import write_atomically

    if file.is_file() and file.read_bytes() != before:
        raise OSError(errno.EBUSY, "it has changed meanwhile")
    write_atomically(file, after)


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


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command that was typed, and exit with its status."""
    prepare()
    # pypinyin without its phrases, which are loaded when they matter.
    os.environ.setdefault(WITHOUT_PHRASES, "true")
    words = sys.argv[1:] if arguments is None else arguments
    if shell := os.environ.get("_PORTPLAN_COMPLETE"):
        _complete(words, shell)
    try:
        _app_for(words)(words, prog_name="portplan")
    except NameNotUnderstoodError as error:
        _explain(error)
        sys.exit(2)
    except InvalidPlanError as error:
        from portplan.report.as_text import as_text

        say(as_text(error.diagnostics))
        sys.exit(1)
    except OSError as error:
        if error.filename is None:
            tell(f"cannot write: {error.strerror}")
        else:
            way_out = "name the plan's file with --data"
            tell(f"cannot read {error.filename}: {error.strerror}; {way_out}")
        sys.exit(2)
    sys.exit(0)


def _app_for(words: Sequence[str]) -> typer.Typer:
    """Return the app with the command alone that is called, if one is: Typer builds all it has."""
    called = [command for command in app.registered_commands if [command.name] == list(words[:1])]
    if not called:
        return app
    alone = copy(app)
    alone.registered_commands = called
    return alone


def _complete(words: Sequence[str], shell: str) -> NoReturn:
    from portplan.completion import complete

    # What is completed behind a command needs that command alone.
    group = typer.main.get_command(_app_for(words[:-1]))
    write(complete(group, words, shell), encoding="utf-8")
    sys.exit(0)


def _explain(error: NameNotUnderstoodError) -> None:
    typed = error.typed if len(error.typed) <= _LONGEST else f"{error.typed[:_LONGEST]}…"
    way_out = error.known or f"portplan {error.what}s lists them all"
    if not folded(error.typed):
        tell(f"the name of the {error.what} is empty; {way_out}")
    elif error.ambiguous:
        tell(f"{typed} could be several {error.what}s; write more of one of these:")
    elif error.candidates:
        tell(f"there is no {error.what} {typed}; did you mean one of these?")
    else:
        tell(f"there is no {error.what} {typed}; {way_out}")
    for candidate in error.candidates:
        say(f"  {visible(candidate)}\n")


# Of what was typed, so many characters are said again.
_LONGEST = 100
