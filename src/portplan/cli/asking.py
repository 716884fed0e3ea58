"""A question -> the command that asks it: names understood, the answer written."""

from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, assert_never

from portplan.cli.command import DATA, EVERY_DATA, FORCE, Command, is_empty
from portplan.cli.failures import as_typed, say_what_is_broken
from portplan.cli.output import Output, put
from portplan.cli.plans import asked_files, asked_plans
from portplan.formats import FORMATS
from portplan.plan.names import (
    NameNotUnderstoodError,
    find_area,
    find_items,
    find_role,
    find_unit,
)
from portplan.questions.asked import Asked, What
from portplan.questions.question import Question, WrongCallError
from portplan.questions.shown import Shown
from portplan.source.findings import InvalidPlanError
from portplan.text.messages import N_, _
from portplan.text.normal import folded

_BRIEF = Asked("brief", What.FLAG, "", N_("In a table, one line an item."), "--brief")
_EXIT_CODE = Asked(
    "exit_code", What.FLAG, "", N_("Exit with 1 where something changed."), "--exit-code"
)
_WHEN = ("always", "never", "auto")
_OUTPUT = (
    Asked(
        "form", What.CHOICE, N_("FORMAT"),
        N_("{choices}; else as --output's ending says, or a table."),
        "--format", choices=tuple(FORMATS),
    ),
    Asked("output", What.FILE, N_("FILE"), N_("Write the answer to a new file."), "--output"),
    FORCE,
    Asked(
        "bom", What.FLAG, "",
        N_("Begin CSV or TSV with a mark that some spreadsheets need."), "--bom",
    ),
    Asked(
        "color", What.CHOICE, N_("CHOICE"),
        N_("Colours in a table: {choices}, which is in a terminal alone."),
        "--color", choices=_WHEN,
    ),
    Asked(
        "no_pager", What.FLAG, "",
        N_("Show what is longer than the screen without a pager."), "--no-pager",
    ),
)  # fmt: skip


def asking(question: Question[Any]) -> Command:
    """Return the command of a question: its own options, and those of the file and the output."""
    asks = (
        *question.asks,
        *([_BRIEF] if question.of_items else []),
        *([_EXIT_CODE] if question.of_changes else []),
        *_OUTPUT,
        *([DATA if question.of_changes else EVERY_DATA] if question.of_plan else []),
    )
    return Command(question.help, question.examples, asks, partial(_answer, question))


def _answer(
    question: Question[Any],
    *,
    form: str | None = None,
    output: Path | None = None,
    force: bool = False,
    bom: bool = False,
    brief: bool = False,
    color: str | None = None,
    no_pager: bool = False,
    exit_code: bool = False,
    data: Path | tuple[Path, ...] | None = None,
    **typed: Any,
) -> int:
    given = {asked: typed[asked.keyword] for asked in question.asks}
    for asked, words in given.items():
        if asked.what is What.TEXT:
            _require_words(asked, words)
    try:
        shown = _shown(question, data, given)
    except InvalidPlanError as error:
        if not exit_code:
            raise
        # 1 says here that something changed, and nothing was compared.
        say_what_is_broken(error)
        return 2
    put(
        shown,
        Output(
            form,
            output,
            force=force,
            bom=bom,
            brief=brief,
            color=color or "auto",
            pager=not no_pager,
        ),
    )
    return 1 if exit_code and not shown.is_empty else 0


def _shown(
    question: Question[Any], data: Path | tuple[Path, ...] | None, given: dict[Asked, Any]
) -> Shown:
    if isinstance(data, tuple):
        return _asked_of_plans(question, data, given)
    if question.of_changes:
        from portplan.cli.comparing import compared  # noqa: PLC0415 - for two plans alone

        return question.shown(compared(question, data, given))
    meant = {each.keyword: meant_by(each, given[each]) for each in given}
    return question.shown(question.ask(**meant))


def _asked_of_plans(
    question: Question[Any], data: tuple[Path, ...], given: dict[Asked, Any]
) -> Shown:
    """Ask a question of one plan, or of each of several."""
    plans = asked_plans(data)
    try:
        if len(plans) > 1:
            from portplan.cli.asking_each import asked_of_each  # noqa: PLC0415 - for them alone

            return asked_of_each(question, plans, given)
        plan = plans[0][1]
        meant = {asked.keyword: meant_by(asked, words, plan) for asked, words in given.items()}
    except NameNotUnderstoodError as error:
        raise _with_place(error, data) from error
    require_two(given, meant)
    return question.shown(question.ask(plan, **meant))


def _with_place(error: NameNotUnderstoodError, data: tuple[Path, ...]) -> NameNotUnderstoodError:
    """Add to a name that a plan does not have which plan that is, where it is not our own."""
    from portplan.files.load import is_shipped  # noqa: PLC0415 - likewise

    files = asked_files(data)
    if len(files) > 1:
        place: str | int = len(files)
    else:
        place = "" if is_shipped(files[0]) else str(files[0])
    given = "".join(f" --data {as_typed(str(each))}" for each in data)
    known = _("{command} lists them all", command=f"portplan {error.what}s{given}")
    # The roles are the format's, whatever the plan.
    return error.looked_for_in("" if error.what == "role" else place, known if data else "")


def require_two(given: dict[Asked, Any], meant: dict[str, Any]) -> None:
    """Refuse one unit under two names where two are asked for. Raises WrongCallError."""
    named = [asked for asked in given if asked.what is What.UNIT and not asked.option]
    for one, other in pairwise(named):
        unit = meant[one.keyword]
        if unit == meant[other.keyword]:
            message = _(
                "{one} and {other} are both {unit}; name two units",
                one=given[one],
                other=given[other],
                unit=unit.name,
            )
            raise WrongCallError(message)


def _require_words(asked: Asked, words: Any) -> None:
    """Refuse a text without a character: it would be found everywhere."""
    texts = words if asked.many else [words]
    if not all(text is None or folded(text) for text in texts):
        message = is_empty(asked)
        raise WrongCallError(message)


def meant_by(asked: Asked, typed: Any, plan: Any = None) -> Any:
    """Return what is meant by what was typed. Raises NameNotUnderstoodError."""
    if typed is None:
        return None
    match asked.what:
        case What.UNIT if asked.many:
            return tuple(find_unit(plan, each, own_process=True) for each in typed)
        case What.UNIT:
            return find_unit(plan, typed, own_process=True)
        case What.AREA:
            return find_area(plan, typed)
        case What.ROLE:
            return find_role(typed)
        case What.ITEMS:
            return [item.number for item in find_items(plan, typed)]
        case What.RULE:
            from portplan.rules import find_rule  # noqa: PLC0415 - for rules alone

            return find_rule(typed)
        case What.TEXT | What.FLAG | What.FILE | What.CHOICE | What.PLAN | What.REVISION:
            return typed
        case _:
            assert_never(asked.what)
