"""What Word files, workbooks and web pages promise alike."""

import builtins
import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import hostile
from by_hand import QUESTIONS
from conftest import Result
from documents import Block, content, named, read_docx, read_html, read_xlsx, xml
from documents_by_hand import blocks, enclosed, sheets, with_bars
from expected import NOTHING, Ask, titled
from hostile import HOSTILE, TEXTS
from plans import written as written_to
from portplan.formats import FORMATS, Look
from portplan.plan.fields import Role
from portplan.questions.shown import Column, Counted, Kind, Page, Records, Shown, Table, Units
from readers import written

DOCUMENTS = ("docx", "xlsx", "html")
BINARY = ("docx", "xlsx")

every_document = pytest.mark.parametrize("form", DOCUMENTS)
every_binary = pytest.mark.parametrize("form", BINARY)


def paragraphs(form: str, document: bytes) -> list[Block]:
    """Return what a Word file or a page has, the kinds of paragraphs as Word calls them."""
    if form == "docx":
        return read_docx(document)
    return named(read_html(document.decode()), {"h1": "Title", "h2": "heading1"})


# ------------------------------------------------------------------------- texts are texts

LONG = "一二三四五六七八九十" * 1000
TURNED = "שלום مرحبا 甲 (א) 乙。"


def longest() -> dict[str, Any]:
    """Return a plan with long texts, and some from right to left, in every field."""
    units = [
        {"name": TURNED, "aliases": [f"别名{LONG}"]},
        {"name": LONG, "members": [TURNED]},
        {"name": "=丙", "members": []},
    ]
    items = [
        {"number": 1, "text": LONG, "lead": [TURNED], "support": ["=丙"], "deadline": LONG},
        {"number": 2, "text": TURNED, "lead": ["=丙"], "support": [LONG], "deadline": TURNED},
    ]
    areas = [
        {"number": 1, "title": LONG, "items": items[:1]},
        {"number": 2, "title": TURNED, "items": items[1:]},
    ]
    return {"title": LONG, "units": units, "areas": areas}


LONGEST = [
    "by-unit שלום", "by-area 1", "by-role lead", "by-role support", "show 1 2", "list", "search 一",
    "units", "areas", "matrix", "partners 丙",
]  # fmt: skip
CASES = [
    *(pytest.param(HOSTILE, question, id=question) for question in hostile.QUESTIONS),
    *(pytest.param(longest(), question, id=f"long {question}") for question in LONGEST),
]


@pytest.mark.parametrize(("plan", "question"), CASES)
def test_texts_stand_in_each_document_as_they_are(
    ask: Ask, tmp_path: Path, plan: dict[str, Any], question: str
) -> None:
    data = ["--data", str(written_to(tmp_path, plan))]
    form = json.loads(written(ask, question, "json", *data))
    title = titled(ask, *question.split(), *data)
    expected = blocks(question, title, form, dated=True)
    assert read_docx(content(ask, question, "docx", *data)) == expected
    page = paragraphs("html", content(ask, question, "html", *data))
    assert page == with_bars(question, expected)
    book = read_xlsx(content(ask, question, "xlsx", *data))
    units = json.loads(written(ask, "units", "json", *data))
    assert list(book.values()) == [
        *sheets(question, title, form, dated=True), *enclosed(question, title, units)
    ]  # fmt: skip


# What XML cannot hold, and what turns the direction of what stands behind it.
STEERING = "\x00\x1b[2J\x7f\x85\t\r\ud800\ufffe\uffff\u200f\u202e\u2066末"
AS_CODES = (
    r"\x00\x1b[2J\x7f\x85\t\r\ud800\ufffe\uffff\u200f\u202e\u2066" + "末"
)  # fmt: skip


def steering() -> Shown:
    """Return an answer with such a text in every place."""
    columns = (
        Column(STEERING, Kind.GROUP), Column("", Kind.TEXT, full=STEERING),
        Column(STEERING, Kind.UNITS, Role.LEAD),
    )  # fmt: skip
    row = (Counted(STEERING, 1), f"{STEERING}\n{STEERING}", Units((STEERING, STEERING)))
    table = Table(columns, (row,), STEERING, Role.LEAD, (STEERING,))
    page = Page(STEERING, (table,), (STEERING,), (STEERING, f" {STEERING}"))
    return Shown(lambda: page, lambda: Records((), ()), lambda: None)


def test_what_no_document_can_hold_stands_there_as_its_code() -> None:
    across, two, units = f"{AS_CODES} · 1 项", f"{AS_CODES}\n{AS_CODES}", f"{AS_CODES}、{AS_CODES}"
    rows = [[AS_CODES, AS_CODES], [across], [two, units]]
    above = [("Title", AS_CODES), ("Normal", AS_CODES), ("Example", f" {AS_CODES}")]
    below = [("heading1", AS_CODES), ("table", rows)]
    written_ = {form: FORMATS[form].written(steering(), Look()) for form in DOCUMENTS}
    assert paragraphs("docx", written_["docx"]) == [*above, *below]
    names = {"p": "Normal", "pre": "Example"}
    assert named(paragraphs("html", written_["html"]), names) == [*above, *below]
    assert list(read_xlsx(written_["xlsx"]).values()) == [
        [
            [f"{AS_CODES} · {AS_CODES}", "", ""],
            [AS_CODES, AS_CODES, AS_CODES],
            [AS_CODES, two, units],
        ]
    ]


def test_spaces_and_signs_of_other_scripts_are_no_codes(ask: Ask, tmp_path: Path) -> None:
    text = "甲\u3000乙\xa0丙 👍𠀀é①　。"
    plan = {**HOSTILE, "areas": [{"number": 1, "title": "题", "items": [
        {"number": 1, "text": text, "lead": ["-丁"]}
    ]}]}  # fmt: skip
    data = ["--data", str(written_to(tmp_path, plan))]
    for form in DOCUMENTS:
        document = content(ask, "list", form, *data)
        if form == "xlsx":
            rows, _ = read_xlsx(document).values()
        else:
            _, (_, rows) = paragraphs(form, document)
        assert text in rows[-1]


def test_a_word_with_a_control_character_is_shown_as_its_code(ask: Ask) -> None:
    for form in ("docx", "html"):
        result = ask("search", "港\x1b]", "--format", form)
        assert (result.status, result.err) == (0, NOTHING)
        assert paragraphs(form, result.content) == [("Title", r"“港\x1b]” · 0 项")]


def test_what_is_edited_in_a_workbook_stays_a_text(ask: Ask, tmp_path: Path) -> None:
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    data = ["--data", str(written_to(tmp_path, HOSTILE))]
    archive = content(ask, "by-area 1", "xlsx", *data)
    formats = xml(archive, "xl/styles.xml").findall(f"{main}cellXfs/{main}xf")
    quoted = [each.attrib.get("quotePrefix") == "1" for each in formats]
    texts = [
        (cell, quoted[int(cell.attrib["s"])])
        for cell in xml(archive, "xl/worksheets/sheet1.xml").iter(f"{main}c")
        if cell.attrib["r"].startswith("C")
    ]
    begins = [text[0] in "'=+-@＝＋－＠" for text in TEXTS]
    assert [is_quoted for _, is_quoted in texts[1:]] == begins


# ------------------------------------------------------------------------------- alike twice


@every_document
@pytest.mark.parametrize("question", [*QUESTIONS[::4], "matrix", "rules"])
def test_the_same_answer_is_the_same_bytes(ask: Ask, form: str, question: str) -> None:
    assert content(ask, question, form) == content(ask, question, form)


@every_binary
def test_nothing_says_when_an_answer_was_written(ask: Ask, form: str) -> None:
    document = content(ask, "list", form)
    with ZipFile(BytesIO(document)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    dates = [
        each.text
        for each in xml(document, "docProps/core.xml")
        if each.tag.rpartition("}")[2] in ("created", "modified")
    ]
    assert dates == ["1980-01-01T00:00:00Z"] * 2


# ------------------------------------------------------------------------- where they may go


@every_binary
@pytest.mark.parametrize("options", [[], ["--output", "-"]], ids=["", "output"])
def test_what_is_no_text_does_not_go_to_a_terminal(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, form: str, options: list[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    way_out = f"write it to a file: --output FILE.{form}"
    said = f"portplan: {form} is nothing for a terminal; {way_out}\n"
    assert ask("units", "--format", form, *options) == Result(2, "", said)


@every_binary
def test_from_a_terminal_it_goes_to_a_file(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    path = tmp_path / f"answer.{form}"
    assert ask("units", "--output", str(path)) == Result(0, "", "")
    assert path.read_bytes().startswith(b"PK")


@every_binary
def test_a_missing_library_is_told_with_what_brings_it(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str
) -> None:
    library = {"docx": "docx", "xlsx": "xlsxwriter"}[form]
    for name in [*sys.modules]:
        if name.partition(".")[0] == library or name == FORMATS[form].module:
            monkeypatch.delitem(sys.modules, name)
    imported = builtins.__import__

    def without(name: str, *arguments: Any, **keywords: Any) -> Any:
        if name.partition(".")[0] == library:
            raise ModuleNotFoundError(name=library)
        return imported(name, *arguments, **keywords)

    monkeypatch.setattr(builtins, "__import__", without)
    path = tmp_path / f"answer.{form}"
    result = ask("units", "--output", str(path))
    way_out = "pip install 'portplan[office]' brings it"
    said = f"portplan: {form} cannot be written: {library} is not installed; {way_out}\n"
    assert result == Result(2, "", said)
    assert not path.exists()


@every_document
def test_an_empty_answer_is_a_document_too(ask: Ask, form: str) -> None:
    result = ask("search", "火星", "--format", form)
    assert (result.status, result.err) == (0, NOTHING)
    if form == "xlsx":
        assert list(read_xlsx(result.content).values()) == [
            [
                ["“火星” · 0 项", "", "", "", ""],
                ["工作任务", "序号", "工作事项", "牵头单位", "支持配合单位"],
            ]
        ]
    else:
        assert paragraphs(form, result.content) == [("Title", "“火星” · 0 项")]


@every_document
def test_a_page_without_a_table_is_a_document_too(form: str) -> None:
    shown = Shown(lambda: Page("题", ()), lambda: Records((), ()), lambda: None)
    document = FORMATS[form].written(shown, Look())
    if form == "xlsx":
        assert list(read_xlsx(document).values()) == [[["题"]]]
    else:
        assert paragraphs(form, document) == [("Title", "题")]
