"""A new question has every format at once, and a new format every question: a file and a line."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

import portplan
from conftest import load_kept
from portplan import Plan, Role, Unit, cli
from portplan.cli.run import run
from portplan.formats import FORMATS, Format, Look
from portplan.questions import QUESTIONS, Group, ListedQuestion, imported
from portplan.questions.asked import UNIT, Asked, What
from portplan.questions.question import Question
from portplan.questions.shown import Column, Kind, Page, Records, Shown, Table, Units

# The new question: how many items a unit has. All of it would be one file.

DOUBLED = Asked("doubled", What.FLAG, "", "Count each item twice.", "--doubled")


class Count(NamedTuple):
    unit: Unit
    items: int


def count(plan: Plan, unit: Unit, *, doubled: bool = False) -> Count:
    items = sum(unit.name in item.units() for item in plan.items)
    return Count(unit, items * (1 + doubled))


def shown_count(answer: Count) -> Shown:
    columns = (Column("单位", Kind.UNITS, Role.LEAD), Column("事项", Kind.NUMBER))
    row = (Units((answer.unit.name,)), answer.items)
    return Shown(
        lambda: Page(f"{answer.unit.name} · {answer.items} 项", (Table(columns, (row,)),)),
        lambda: Records(("unit", "items"), ((answer.unit.name, answer.items),)),
        lambda: {"unit": answer.unit.name, "items": answer.items},
        is_empty=not answer.items,
    )


COUNT = Question(
    help="Count a unit's items.",
    examples=("count 天津海关", "count tjhg --doubled"),
    asks=(UNIT, DOUBLED),
    ask=count,
    shown=shown_count,
    of_items=False,
)


# The new format: bytes that are no text, as a Word file's are.


def packed(shown: Shown, _: Look) -> bytes:
    return b"PK\xff\x00" + json.dumps([shown.page().title, shown.data()]).encode()


def unpacked(content: bytes) -> Any:
    assert content.startswith(b"PK\xff\x00")
    return json.loads(content[4:])


def module(name: str, **content: object) -> ModuleType:
    made = ModuleType(name)
    vars(made).update(content)
    return made


MADE_OF_THEM = {
    name: import_module(f"portplan.cli.{name}")
    for name in ("commands", "asking", "help", "app", "completing")
}


@pytest.fixture(autouse=True)
def _with_both(monkeypatch: pytest.MonkeyPatch) -> None:
    question, form = "portplan.questions.count", "portplan.formats.as_packed"
    monkeypatch.setitem(sys.modules, question, module(question, QUESTION=COUNT, count=count))
    monkeypatch.setitem(sys.modules, form, module(form, written=packed))
    monkeypatch.setitem(QUESTIONS, "count", ListedQuestion(Group.ASK, question, ("count",)))
    monkeypatch.setitem(FORMATS, "packed", Format(form, (".packed",)))
    # What is made of the registries when it is imported is imported anew, for this test alone.
    for name, made in MADE_OF_THEM.items():
        monkeypatch.setattr(cli, name, made)
        monkeypatch.delitem(sys.modules, made.__name__)


Called = Callable[..., tuple[bytes, str]]


@pytest.fixture
def call(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Called:
    """Run a command line that is answered; return the answer's bytes, and what was said."""
    monkeypatch.setattr("portplan.files.load.load_checked", load_kept)

    def call(*words: str) -> tuple[bytes, str]:
        with pytest.raises(SystemExit) as exit_:
            run(words)
        out, err = capsysbinary.readouterr()
        assert exit_.value.code == 0, err.decode()
        return out, err.decode()

    return call


ARGUMENTS = {
    What.UNIT: "海关",
    What.AREA: "3",
    What.ROLE: "lead",
    What.ITEMS: "6-8",
    What.TEXT: "港",
    What.PLAN: "/dev/null",
}


def lines() -> Iterator[tuple[str, list[str], str]]:
    """Return every question with what it needs, in every format, the new ones too."""
    for name, form in product(QUESTIONS, FORMATS):
        needed = [asked.what for asked in imported(name).asks if asked.needed]
        yield name, [ARGUMENTS[each] for each in needed], form


def test_every_question_is_answered_in_every_format(
    call: Called, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    for name, arguments, form in lines():
        with subtests.test(f"{name} {form}"):
            out, err = call(name, *arguments, "--format", form)
            assert (bool(out), err) == (True, "")
            file = tmp_path / f"{name}{FORMATS[form].endings[-1]}"
            assert call(name, *arguments, "--output", str(file)) == (b"", "")
            assert file.read_bytes() == out


def test_the_new_format_has_what_every_question_answers(
    call: Called, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    for name, arguments, form in lines():
        if form == "packed":
            with subtests.test(name):
                title, data = unpacked(call(name, *arguments, "--format", form)[0])
                assert data == json.loads(call(name, *arguments, "--format", "json")[0])
                assert title == call(name, *arguments)[0].decode().split("\n", 1)[0]


def test_the_new_question_says_the_same_in_each_format(call: Called) -> None:
    def counted(form: str, *options: str) -> str:
        return call("count", "海关", *options, "--format", form)[0].decode()

    assert counted("json") == '{"unit":"天津海关","items":52}\n'
    assert counted("json", "--doubled") == '{"unit":"天津海关","items":104}\n'
    assert counted("csv") == "unit,items\n天津海关,52\n"
    assert counted("tsv") == "unit\titems\n天津海关\t52\n"
    assert counted("markdown") == "| 单位 | 事项 |\n| --- | --: |\n| 天津海关 | 52 |\n"
    assert counted("table") == "天津海关  52\n"
    assert "天津海关" in counted("svg")


def test_help_and_completion_know_both(call: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = re.search(r"^Ask:\n((?:  .*\n)+)", call("--help")[0].decode(), re.MULTILINE)
    assert asking
    assert re.findall(r"^  (\S+)", asking[1], re.MULTILINE) == [
        "by-unit", "by-area", "by-role", "show", "list", "search", "diff", "count"
    ]  # fmt: skip
    help_ = " ".join(call("count", "--help")[0].decode().split())
    for said in ("Count a unit's items.", "--doubled", "or packed", "portplan count tjhg"):
        assert said in help_
    monkeypatch.setenv("_PORTPLAN_COMPLETE", "zsh")
    assert call("coun")[0].decode() == "count\tCount a unit's items.\n"
    assert call("count", "海关")[0].decode().startswith("天津海关\t")
    assert "--doubled" in call("count", "--")[0].decode()
    assert call("list", "--format", "pac")[0].decode() == "packed\t\n"


def test_an_empty_answer_of_the_new_question_says_so_and_a_wrong_call_is_refused(
    call: Called, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "title: 表\nunits: [{name: 甲}, {name: 乙}]\nareas:\n"
        "- {number: 1, title: 题, items: [{number: 1, text: 文。, lead: [甲]}]}\n",
        encoding="utf-8",
    )
    nothing = "portplan: nothing found: no item passes all that was asked\n"
    assert call("count", "乙", "--data", str(path), "--format", "csv") == (
        "unit,items\n乙,0\n".encode(), nothing
    )  # fmt: skip
    with pytest.raises(SystemExit) as exit_:
        run(["count", "丙", "--data", str(path)])
    assert exit_.value.code == 2
    assert capsysbinary.readouterr().err.decode().startswith("portplan: there is no unit 丙 in ")


def test_the_new_question_is_a_function_of_the_package(plan: Plan) -> None:
    assert "count" in portplan.__all__
    assert portplan.count(plan, plan.unit("天津海关")) == Count(plan.unit("天津海关"), 52)
