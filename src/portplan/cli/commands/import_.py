"""import: a published table, or a text with closing phrases, becomes a plan's file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from portplan.cli.command import FORCE, Command
from portplan.cli.console import say, tell
from portplan.importing import LARGEST, SOURCES, format_of, reader
from portplan.importing.document import UnreadableError
from portplan.questions.asked import Asked, What
from portplan.questions.question import WrongCallError
from portplan.reports import REPORTS, report
from portplan.text.messages import N_, _, aside, beside, choice, headed
from portplan.text.reasons import reason

if TYPE_CHECKING:
    from portplan.importing.sketch import Wishes
    from portplan.source.findings import Diagnostic

_STANDARD_INPUT = "<stdin>"
# Of these people know lines and columns. A web page they see as its browser shows it.
_TEXTS = {"csv", "tsv", "markdown", "text"}

# Of so many findings of a kind the text for people shows each, and of more the first ones.
_SHOWN = 3


def _run(
    file: Path,
    output: Path | None = None,
    title: str | None = None,
    table: str | None = None,
    columns: str | None = None,
    default_lead: str | None = None,
    units: Path | None = None,
    source: str | None = None,
    form: str | None = None,
    *,
    force: bool = False,
    first_leads: bool = False,
    all_lead: bool = False,
) -> int:
    from portplan.cli.output import write_out  # noqa: PLC0415 - help need not wait for it
    from portplan.importing.decoding import decoded  # noqa: PLC0415 - likewise
    from portplan.importing.imported import imported  # noqa: PLC0415 - likewise
    from portplan.importing.sketch import WrongWishError  # noqa: PLC0415 - likewise

    if first_leads and all_lead:
        message = _("--first-leads and --all-lead say different things; give one of them")
        raise WrongCallError(message)
    wishes = _wishes(title, table, columns, default_lead, units)
    wishes = wishes._replace(first_leads=first_leads, all_lead=all_lead)
    name = _STANDARD_INPUT if file == Path("-") else str(file)
    try:
        content = _content(file)
        source = source or format_of(name, content)
        document = reader(source)(content, name)
        lines = decoded(content).split("\n") if source in _TEXTS else ()
        result = imported(document, name, wishes, lines)
    except (UnreadableError, WrongWishError) as error:
        first, *below = str(error).split("\n")
        tell(headed(name, first), *below)
        return 2
    if result.content is None:
        _report(result.diagnostics, form or "text")
        tell(headed(name, beside(result.account, _("no plan is written, since there are errors"))))
        return 1
    # The plan first: of one that cannot be written there is nothing else to say.
    write_out(output, result.content, force=force)
    _report(result.diagnostics, form or "text")
    tell(headed(name, result.account))
    return 0


def _content(file: Path) -> bytes:
    """Return the file's bytes. Raises UnreadableError, also where there are too many."""
    from portplan.files.disk import read  # noqa: PLC0415 - help need not wait for it

    if file == Path("-"):
        content = sys.stdin.buffer.read(LARGEST + 1)
    else:
        try:
            if file.is_file() and file.stat().st_size > LARGEST:
                _refuse()
            content = read(file.absolute())
        except OSError as error:
            message = _("cannot be read: {reason}", reason=reason(error))
            raise UnreadableError(message) from error
    if len(content) > LARGEST:
        _refuse()
    return content


def _refuse() -> NoReturn:
    message = _(
        "this is larger than {number} MB; import the part that has the table",
        number=LARGEST // 2**20,
    )
    raise UnreadableError(message)


def _wishes(
    title: str | None,
    table: str | None,
    columns: str | None,
    default_lead: str | None,
    units: Path | None,
) -> "Wishes":
    from portplan.files.load import load  # noqa: PLC0415 - help need not wait for PyYAML
    from portplan.importing.sketch import Wishes  # noqa: PLC0415 - likewise

    for option, value in (("--title", title), ("--default-lead", default_lead)):
        if value is not None and not value.strip():
            message = _("{option} is empty; write it, or leave the option out", option=option)
            raise WrongCallError(message)
    return Wishes(
        title=(title or "").strip(),
        table=_number(table),
        columns=_columns(columns),
        default_lead=(default_lead or "").strip(),
        known=load(units).units if units else (),
    )


def _number(table: str | None) -> int | None:
    if table is None:
        return None
    if not (table.isascii() and table.isdecimal() and int(table)):
        message = _(
            "--table takes a number, not {text}; without it, the tables are listed", text=table
        )
        raise WrongCallError(message)
    return int(table)


def _columns(typed: str | None) -> tuple[tuple[str, str], ...]:
    """Return what was asked of columns. Raises WrongCallError."""
    from portplan.importing.columns import FIELDS  # noqa: PLC0415 - help need not wait for it

    if typed is None:
        return ()
    found = []
    for each in typed.replace("，", ",").split(","):
        heading, equals, field = each.rpartition("=")
        if not equals or not heading.strip() or field.strip() not in FIELDS:
            message = _(
                "--columns takes HEADING=FIELD, not {text}; a field is {choices}",
                text=each,
                choices=choice(FIELDS),
            )
            raise WrongCallError(message)
        found.append((heading.strip(), field.strip()))
    return tuple(found)


def _report(found: "tuple[Diagnostic, ...]", form: str) -> None:
    """Say on standard error what was found."""
    shown = _condensed(found) if form == "text" else list(found)
    if form != "text" or shown:
        encoding = (sys.stderr.encoding or "utf-8") if form == "text" else "utf-8"
        say(report(form)(shown, encoding).decode(encoding).removesuffix("\n"))


def _condensed(found: "tuple[Diagnostic, ...]") -> "list[Diagnostic]":
    """Return the findings, of many of one kind the first ones and how many more there are."""
    by_code: dict[str, list[Diagnostic]] = {}
    for each in found:
        by_code.setdefault(each.code, []).append(each)
    shown = []
    for alike in by_code.values():
        if len(alike) <= _SHOWN + 1:
            shown += alike
            continue
        shown += alike[:_SHOWN]
        last = alike[_SHOWN]
        more = len(alike) - _SHOWN
        remark = _("{number} like this from here on; --format json has them all", number=more)
        shown.append(last._replace(message=aside(last.message, remark)))
    return shown


COMMAND = Command(
    help=N_("Make a plan's file of a published table: Word, Excel, PDF, web page or text."),
    examples=("import table.docx --output new.yaml", "import table.csv --all-lead > new.yaml"),
    asks=(
        Asked(
            "file", What.FILE, N_("FILE"), N_("The document; - is standard input."), needed=True
        ),
        Asked("output", What.FILE, N_("PLAN"), N_("Write the plan to a new file."), "--output"),
        FORCE,
        Asked(
            "title", What.TEXT, N_("TITLE"),
            N_("The plan's title; else what stands above the table."), "--title",
        ),
        Asked(
            "table", What.TEXT, N_("N"), N_("Which table is meant, where there are several."),
            "--table",
        ),
        Asked(
            "columns", What.TEXT, N_("HEADING=FIELD"),
            N_(
                "What columns are, with a comma between them: number, area, text, lead, support,"
                " deadline, name (a title in front of the text), or - to leave one out."
            ),
            "--columns",
        ),
        Asked(
            "first_leads", What.FLAG, "",
            N_("Where nobody is said to lead, the first-named unit does."), "--first-leads",
        ),
        Asked(
            "all_lead", What.FLAG, "", N_("Where nobody is said to lead, all units do."),
            "--all-lead",
        ),
        Asked(
            "default_lead", What.TEXT, N_("UNIT"), N_("Who leads the items that nobody leads."),
            "--default-lead",
        ),
        Asked(
            "units", What.FILE, N_("PLAN"), N_("A plan whose names and aliases are to be used."),
            "--units",
        ),
        Asked(
            "source", What.CHOICE, N_("FORMAT"),
            N_("What the document is: {choices}; else as its ending says."), "--from",
            choices=tuple(SOURCES),
        ),
        Asked(
            "form", What.CHOICE, N_("FORMAT"), N_("How findings are shown: {choices}."),
            "--format", choices=tuple(REPORTS),
        ),
    ),
    run=_run,
)  # fmt: skip
