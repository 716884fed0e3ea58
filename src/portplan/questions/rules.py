"""rules: the rules of the data file, or all that is to be said of one."""

from typing import TYPE_CHECKING, NamedTuple

from portplan.questions.asked import CODE
from portplan.questions.question import Question
from portplan.questions.shown import Column, Kind, Page, Records, Shown, Table
from portplan.text.messages import N_, _, n_

if TYPE_CHECKING:
    from portplan.source.findings import Rule


class Explained(NamedTuple):
    """Rules, and whether one was asked for and is to be explained."""

    rules: tuple["Rule", ...]
    is_one: bool = False


def _ask(code: "Rule | None" = None) -> Explained:
    from portplan.rules import RULES  # noqa: PLC0415 - help need not wait for PyYAML

    return Explained(RULES) if code is None else Explained((code,), is_one=True)


_FIELDS = ("code", "severity", "breaks", "why", "wrong", "right")


def _shown(answer: Explained) -> Shown:
    rows = tuple(map(_record, answer.rules))
    return Shown(
        lambda: _page_of_one(answer.rules[0]) if answer.is_one else _page(answer.rules),
        lambda: Records(_FIELDS, rows),
        lambda: [dict(zip(_FIELDS, row, strict=True)) for row in rows],
    )


def _record(rule: "Rule") -> tuple[str, ...]:
    said = map(_, (rule.breaks, rule.why, rule.wrong, rule.right))
    return (rule.code, rule.severity.value, *said)


_HEADINGS = (N_("code"), N_("severity"), N_("what breaks it"), N_("why"), N_("wrong"), N_("right"))


def _page(rules: "tuple[Rule, ...]") -> Page:
    columns = tuple(Column(_(heading), Kind.TEXT) for heading in _HEADINGS[:3])
    rows = tuple(_record(rule)[:3] for rule in rules)
    title = n_("{number} rule", "{number} rules", len(rows))
    return Page(title, (Table(columns, rows),))


def _page_of_one(rule: "Rule") -> Page:
    from textwrap import indent  # noqa: PLC0415 - for one rule alone

    row = _record(rule)
    code, severity, breaks, why, wrong, right = row
    text = ["", why]
    for heading, example in ((_("wrong:"), wrong), (_("right:"), right)):
        text += ["", heading, "", *indent(example, "    ").split("\n")]
    columns = tuple(Column(_(heading), Kind.SAID) for heading in _HEADINGS)
    title = f"{code} ({severity}): {breaks}"
    return Page(title, (Table(columns, (row,)),), text=tuple(text))


QUESTION = Question(
    help=N_("List the rules of the data file, or explain one: why, a wrong and a right example."),
    examples=("rules", "rules both-roles"),
    asks=(CODE,),
    ask=_ask,
    shown=_shown,
    of_plan=False,
    of_items=False,
)
