"""rules: the rules of the data file, or one of them with all that is to be said, in any format."""

import json
from itertools import pairwise
from textwrap import indent

import pytest
from rich.cells import cell_len

from conftest import Result
from expected import Ask, answer, titled
from hostile import harmless
from portplan.rules import RULES
from readers import read_csv, read_markdown, read_svg
from tables import rows_of, together

FORMS = [
    {
        "code": rule.code,
        "severity": rule.severity.value,
        "breaks": rule.breaks,
        "why": rule.why,
        "wrong": rule.wrong,
        "right": rule.right,
    }
    for rule in RULES
]
FIELDS = ["code", "severity", "breaks", "why", "wrong", "right"]

every_rule = pytest.mark.parametrize("form", FORMS, ids=[form["code"] for form in FORMS])


def test_json_has_all_rules_in_order(ask: Ask) -> None:
    assert len(FORMS) == 23
    assert answer(ask, "rules") == FORMS
    assert all(list(form) == FIELDS for form in answer(ask, "rules"))


@every_rule
def test_json_has_one_element_with_a_code(ask: Ask, form: dict[str, str]) -> None:
    assert answer(ask, "rules", form["code"]) == [form]


def test_csv_and_tsv_have_the_records_of_the_json(ask: Ask) -> None:
    expected = [FIELDS, *(harmless(list(form.values())) for form in FORMS)]
    assert read_csv(ask("rules", "--format", "csv").out) == expected
    assert read_csv(ask("rules", "--format", "tsv").out, "\t") == expected
    one = ask("rules", "syntax", "--format", "csv").out
    assert read_csv(one) == [FIELDS, *(row for row in expected if row[0] == "syntax")]


def test_a_table_has_the_codes_the_severities_and_what_breaks_them(ask: Ask) -> None:
    assert titled(ask, "rules") == "23 rules"
    assert rows_of(ask("rules").out) == [
        [form["code"], form["severity"], form["breaks"]] for form in FORMS
    ]


def test_markdown_has_what_the_table_has(ask: Ask) -> None:
    assert read_markdown(ask("rules", "--format", "markdown").out) == [
        ["code", "severity", "what breaks it"],
        *([form["code"], form["severity"], form["breaks"]] for form in FORMS),
    ]


@every_rule
def test_markdown_has_all_that_is_to_be_said_of_one(ask: Ask, form: dict[str, str]) -> None:
    # The lines of an example are lines in the cell too; HTML has no spaces in front of them.
    head, row = read_markdown(ask("rules", form["code"], "--format", "markdown").out)
    assert head == ["code", "severity", "what breaks it", "why", "wrong", "right"]
    assert [cell.replace("(html_inline)", "\n") for cell in row] == list(form.values())


@every_rule
def test_one_rule_is_explained_with_its_examples(ask: Ask, form: dict[str, str]) -> None:
    result = ask("rules", form["code"])
    assert (result.status, result.err) == (0, "")
    title, _, *lines = result.out.splitlines()
    assert title == f"{form['code']} ({form['severity']}): {form['breaks']}"
    place = lines.index("wrong:") - 1
    assert " ".join(lines[:place]) == form["why"]
    assert max(map(len, lines[:place])) < 80
    examples = [
        line for word in ("wrong", "right") for line in ["", f"{word}:", "", indented(form[word])]
    ]
    assert lines[place:] == "\n".join(examples).split("\n")


def indented(example: str) -> str:
    return "\n".join(line.rstrip() for line in indent(example, "    ").split("\n"))


@pytest.mark.parametrize("columns", [20, 60])
@every_rule
def test_an_explanation_folds_in_a_narrow_terminal_and_in_a_picture(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, form: dict[str, str], columns: int
) -> None:
    wide = ask("rules", form["code"]).out
    monkeypatch.setenv("COLUMNS", str(columns))
    narrow = ask("rules", form["code"]).out
    assert together(narrow) == together(wide)
    # A word that would have had its place in a line does not stand in the next one.
    why = narrow.split("\n\n")[1].splitlines()
    for line, following in pairwise(why):
        assert cell_len(line) <= columns < cell_len(f"{line} {following.split()[0]}")
    assert read_svg(ask("rules", form["code"], "--format", "svg").out) == narrow.splitlines()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("both-rolls", "there is no rule both-rolls; did you mean one of these?\n  both-roles"),
        ("海关", "there is no rule 海关; portplan rules lists them all"),
        ("", "the name of the rule is empty; portplan rules lists them all"),
    ],
)
def test_an_unknown_code_is_refused_with_a_way_out(ask: Ask, code: str, said: str) -> None:
    assert ask("rules", code) == Result(2, "", f"portplan: {said}\n")


def test_rules_need_no_plan(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ask("rules", "--format", "json")
    monkeypatch.setenv("PORTPLAN_DATA", "nowhere.yaml")
    assert ask("rules", "--format", "json") == expected
    assert json.loads(expected.out) == FORMS
