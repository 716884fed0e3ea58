"""rules: the rules of the data file, or all that is to be said of one."""

from typing import TYPE_CHECKING, NamedTuple

from portplan.questions.asked import CODE
from portplan.questions.question import Question
from portplan.questions.shown import Column, Kind, Page, Records, Shown, Table

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
    rows = tuple(
        (each.code, each.severity.value, each.breaks, each.why, each.wrong, each.right)
        for each in answer.rules
    )
    return Shown(
        lambda: _page_of_one(answer.rules[0]) if answer.is_one else _page(answer.rules),
        lambda: Records(_FIELDS, rows),
        lambda: [dict(zip(_FIELDS, row, strict=True)) for row in rows],
    )


_HEADINGS = ("code", "severity", "what breaks it")


def _page(rules: "tuple[Rule, ...]") -> Page:
    columns = tuple(Column(heading, Kind.TEXT) for heading in _HEADINGS)
    rows = tuple((rule.code, rule.severity.value, rule.breaks) for rule in rules)
    return Page(f"{len(rows)} rules", (Table(columns, rows),))


def _page_of_one(rule: "Rule") -> Page:
    from textwrap import indent  # noqa: PLC0415 - for one rule alone

    examples = (("wrong", rule.wrong), ("right", rule.right))
    text = ["", rule.why]
    for word, example in examples:
        text += ["", f"{word}:", "", *indent(example, "    ").split("\n")]
    columns = tuple(Column(word, Kind.SAID) for word in (*_HEADINGS, "why", "wrong", "right"))
    row = (rule.code, rule.severity.value, rule.breaks, rule.why, rule.wrong, rule.right)
    title = f"{rule.code} ({rule.severity.value}): {rule.breaks}"
    return Page(title, (Table(columns, (row,)),), text=tuple(text))


QUESTION = Question(
    help="List the rules of the data file, or explain one: why, a wrong and a right example.",
    examples=("rules", "rules both-roles"),
    asks=(CODE,),
    ask=_ask,
    shown=_shown,
    of_plan=False,
    of_items=False,
)
