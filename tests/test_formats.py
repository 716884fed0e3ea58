"""Every format of an answer says what its JSON says, and other programs read it so."""

import csv
import json
import re
import unicodedata
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from conftest import ROOT, Result

Ask = Callable[..., Result]
Rows = list[list[str]]

ITEM_QUESTIONS = [
    "by-unit 天津海关",
    "by-unit 天津海关 --role lead",
    "by-unit 天津海关 --role support",
    "by-unit 东疆",
    "by-unit 东疆 --role support",
    "by-unit 南开大学 --role lead",
    "by-area 3",
    "by-area 二十",
    "by-role lead",
    "by-role support",
    "show 47",
    "show 47 6 47",
    "list",
    "list --unit 市口岸办 --text 无水港",
    "search 无水港 税",
    "search 火星",
    "partners 海关 国税",
]
QUESTIONS = [
    *ITEM_QUESTIONS,
    "units",
    "areas",
    "matrix",
    "matrix --role lead",
    "matrix --role support",
    "partners 天津海关",
    "partners 南开大学",
]

# What a spreadsheet, Markdown, XML, Rich or a template would read as more than a text.
FORMULAS = ["=1+1", "+1", "-1", "@甲", "＝1", "＋1", "－1", "＠甲", '=HYPERLINK("x|y","z")']
MARKED = "cafe\u0301 e\u0300\u0301。"
TEXTS = [
    *FORMULAS,
    "'=1",
    "1=1",
    "甲|乙||丙",
    "`甲` ``乙|``",
    "<b>粗</b> <!-- 注 --> <br>",
    "&lt; &amp; &#60; ]]>",
    "[x](y) ![x](y) [x]: y <http://x.y>",
    '"甲"" \'乙\'',
    "甲, 乙; 丙,,",
    ":smile: [red]红[/red] [/]",
    "\\ \\\\ \\| \\n 甲\\",
    "*斜* _x_ **x** __x__ ~~x~~",
    "# 题",
    "1. 甲",
    "---",
    "$x$ {lead} {0} %s",
    MARKED,
    "\u0301甲",
    "👨 ７×２４",
]  # fmt: skip
HOSTILE: dict[str, Any] = {
    "title": "=表|`x`",
    "units": [
        {"name": "=甲|`<b>`", "aliases": ["@又名[x](y)"]},
        {"name": "+乙*丙*", "members": ["=甲|`<b>`"]},
        {"name": "-丁", "members": []},
    ],
    "areas": [
        {
            "number": 1,
            "title": "-[题](y)|",
            "items": [
                {"number": number, "text": text, "lead": ["=甲|`<b>`"], "support": ["-丁"]}
                for number, text in enumerate(TEXTS, 1)
            ],
        },
        {
            "number": 2,
            "title": "＠<题>",
            "items": [
                {
                    "number": len(TEXTS) + 1,
                    "text": "文。",
                    "lead": ["-丁"],
                    "support": ["+乙*丙*"],
                }
            ],
        },
    ],
}
HOSTILE_QUESTIONS = [
    "by-unit 甲",
    "by-unit 甲 --role support",
    "by-area 1",
    "by-role lead",
    "show 1 10",
    "list",
    "search x",
    "units",
    "areas",
    "matrix",
    "partners 甲",
    "partners 甲 丁",
]


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make portplan answer from the plan with the hostile texts."""
    path = tmp_path / "plan.yaml"
    path.write_text(json.dumps(HOSTILE, ensure_ascii=False), encoding="utf-8")
    monkeypatch.setenv("PORTPLAN_DATA", str(path))


def answer(ask: Ask, question: str, form: str, *options: str) -> str:
    result = ask(*question.split(), "--format", form, *options)
    assert result.status == 0
    return result.out


def from_json(ask: Ask, question: str) -> Any:
    return json.loads(answer(ask, question, "json"))


# The records, made of the JSON form by hand.

ITEM = ["number", "area_number", "area", "text", "lead", "support"]
UNIT = ["name", "aliases", "collective", "members", "lead", "sole", "support"]
AREA = ["number", "title", "items", "first", "last"]
COUNTS = ["together", "both_lead", "leads", "supports", "both_support"]


def kind(question: str) -> str:
    """Return the command, and of those that answer with nothing but items the one name items."""
    command, *words = question.split()
    is_items = command in {"show", "list", "search"} or (command == "partners" and len(words) == 2)
    return "items" if is_items else command


def item_record(item: dict[str, Any]) -> list[Any]:
    return [
        item["number"], item["area"]["number"], item["area"]["title"], item["text"],
        "、".join(item["lead"]), "、".join(item["support"]),
    ]  # fmt: skip


def item_records(items: list[Any]) -> list[list[Any]]:
    return [ITEM, *map(item_record, items)]


def held_records(form: Any) -> list[list[Any]]:
    """Return the records of by-unit and by-role."""
    held = [(form["unit"], role, form[role]) for role in ("lead", "support") if role in form]
    held += [(each["collective"], each["role"], each["items"]) for each in form.get("through", [])]
    held += [(each["unit"], form["role"], each["items"]) for each in form.get("units", [])]
    return [
        ["unit", "role", *ITEM],
        *([unit, role, *item_record(item)] for unit, role, items in held for item in items),
    ]


def unit_records(form: Any) -> list[list[Any]]:
    changed = [
        {
            **each,
            "aliases": "、".join(each["aliases"]),
            "collective": "no" if each["members"] is None else "yes",
            "members": "、".join(each["members"] or []),
        }
        for each in form
    ]
    return [UNIT, *([each[key] for key in UNIT] for each in changed)]


def matrix_records(form: Any) -> list[list[Any]]:
    roles = [role for role in ("lead", "support") if role in form["units"][0]["cells"][0]]
    return [
        ["unit", "area_number", "area", *roles],
        *(
            [each["unit"], area["number"], area["title"], *(cell[role] for role in roles)]
            for each in form["units"]
            for area, cell in zip(form["areas"], each["cells"], strict=True)
        ),
    ]


def partner_records(form: Any) -> list[list[Any]]:
    partners = form["partners"]
    rows = [[form["unit"], each["unit"], *(each[key] for key in COUNTS)] for each in partners]
    return [["unit", "partner", *COUNTS], *rows]


RECORDS: dict[str, Callable[[Any], list[list[Any]]]] = {
    "items": item_records,
    "by-area": lambda form: item_records(form["items"]),
    "by-unit": held_records,
    "by-role": held_records,
    "units": unit_records,
    "areas": lambda form: [AREA, *([each[key] for key in AREA] for each in form)],
    "matrix": matrix_records,
    "partners": partner_records,
}


def records(question: str, form: Any) -> Rows:
    """Return the names of the fields, then the records, all as texts."""
    return [[str(field) for field in row] for row in RECORDS[kind(question)](form)]


def harmless(row: list[str]) -> list[str]:
    """Return a row with a ' in front of what a spreadsheet program would compute."""
    return [f"'{field}" if field[:1] and field[0] in "=+-@＝＋－＠" else field for field in row]


# The formats, read by other programs.


def read_csv(text: str, delimiter: str = ",") -> Rows:
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))


def read_markdown(text: str) -> Rows:
    """Return the cells of the one table of a page, with what is no plain text as its kind."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    assert [token.type for token in tokens if token.level == 0] == ["table_open", "table_close"]
    rows: Rows = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        for child in [token] if token.type == "inline" else []:
            parts = child.children or []
            kinds = [part.content if part.type == "text" else f"({part.type})" for part in parts]
            rows[-1].append("".join(kinds))
    return rows


def numeric_columns(text: str) -> list[bool]:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    heads = [token for token in tokens if token.type == "th_open"]
    return [token.attrGet("style") == "text-align:right" for token in heads]


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )


class Text(NamedTuple):
    """A text of a picture: its place and length in cells and lines, and the width it may have."""

    line: float
    start: float
    length: float
    content: str


SVG = "{http://www.w3.org/2000/svg}"


def texts(picture: str) -> list[Text]:
    """Return the texts of a picture. A cell is 10 wide, a line 24.4 high, the first is at 20."""
    return [
        Text(
            round((float(text.attrib["y"]) - 20) / 24.4, 3),
            float(text.attrib["x"]) / 10,
            float(text.attrib["textLength"]) / 10,
            (text.text or "").replace("\xa0", " "),
        )
        for text in ET.fromstring(picture).iter(f"{SVG}text")  # noqa: S314 - it is our own
    ]


def read_svg(picture: str) -> list[str]:
    """Return the lines of a picture, each text put at its cell; one upon another is lost."""
    lines: list[str] = []
    for text in sorted(texts(picture)):
        assert text.line.is_integer()
        lines += [""] * (int(text.line) + 1 - len(lines))
        lines[-1] = lines[-1].ljust(len(lines[-1]) + int(text.start) - cells(lines[-1]))
        lines[-1] += text.content
    return [line.rstrip() for line in lines]


@pytest.mark.parametrize("question", QUESTIONS)
def test_csv_has_the_records_of_the_json(ask: Ask, question: str) -> None:
    out = answer(ask, question, "csv")
    assert read_csv(out) == records(question, from_json(ask, question))
    assert "\r" not in out
    assert out.endswith("\n")


@pytest.mark.parametrize("question", QUESTIONS)
def test_tsv_has_the_records_of_the_json(ask: Ask, question: str) -> None:
    expected = records(question, from_json(ask, question))
    assert read_csv(answer(ask, question, "tsv"), "\t") == expected


@pytest.mark.parametrize("question", QUESTIONS)
def test_markdown_has_the_records_of_the_json(ask: Ask, question: str) -> None:
    expected = records(question, from_json(ask, question))
    assert read_markdown(answer(ask, question, "markdown")) == expected


@pytest.mark.parametrize("question", ["list", "units", "areas", "matrix", "partners 海关"])
def test_markdown_sets_the_numbers_to_the_right(ask: Ask, question: str) -> None:
    out = answer(ask, question, "markdown")
    columns = zip(*read_markdown(out)[1:], strict=True)
    numeric = [all(field.isdecimal() for field in column) for column in columns]
    assert numeric_columns(out) == numeric
    assert set(numeric) == {True, False}


# A table without a width: the lines that it is to have, made of the JSON form by hand.

NUMERALS = [ten + one for ten in ("", "十") for one in "一二三四五六七八九十"]
NUMERALS[-1] = "二十"


def heading(area: dict[str, Any]) -> str:
    return f"{NUMERALS[area['number'] - 1]}、{area['title']}"


def item_row(item: dict[str, Any]) -> list[Any]:
    number, _, _, text, lead, support = item_record(item)
    return [heading(item["area"]), number, text, lead, support]


def unit_items_rows(form: Any) -> list[list[Any]]:
    through = [item for each in form["through"] for item in each["items"]]
    return [item_row(item) for item in form.get("lead", []) + form.get("support", []) + through]


def role_items_rows(form: Any) -> list[list[Any]]:
    return [
        [f"{each['unit']} · {len(each['items'])} 项", number, item["text"], heading(item["area"])]
        for each in form["units"]
        for item in each["items"]
        for number in [item["number"]]
    ]


def unit_row(unit: dict[str, Any]) -> list[Any]:
    bar = "█" * unit["lead"] + "░" * unit["support"]
    return [unit["name"], unit["lead"], unit["sole"], unit["support"], bar]


def area_row(area: dict[str, Any]) -> list[Any]:
    numbers = f"{area['first']}–{area['last']}" if area["items"] > 1 else area["first"]
    return [heading(area), numbers, area["items"], "█" * area["items"]]


def partner_row(partner: dict[str, Any]) -> list[Any]:
    bar = "█" * (partner["both_lead"] + partner["leads"])
    bar += "░" * (partner["supports"] + partner["both_support"])
    return [partner["unit"], *(partner[key] for key in COUNTS), bar]


ROWS: dict[str, Callable[[Any], list[list[Any]]]] = {
    "items": lambda form: list(map(item_row, form)),
    "by-area": lambda form: [item_row(item)[1:] for item in form["items"]],
    "by-unit": unit_items_rows,
    "by-role": role_items_rows,
    "units": lambda form: list(map(unit_row, form)),
    "areas": lambda form: list(map(area_row, form)),
    "matrix": lambda form: [[area["number"], area["title"]] for area in form["areas"]],
    "partners": lambda form: list(map(partner_row, form["partners"])),
}


def table_rows(question: str, form: Any) -> Rows:
    """Return the cells that a table's rows are to have, without those that have nothing."""
    return [[str(cell) for cell in row if cell != ""] for row in ROWS[kind(question)](form)]


def rows_of(table: str) -> Rows:
    """Return the cells of the rows of a table's tables: what stands between a rule and a gap."""
    blocks = re.findall(r"^─+\n((?:.+\n)*)", table, re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    return [re.split(" {2,}", line.strip()) for line in lines]


@pytest.mark.parametrize("question", [each for each in QUESTIONS if "matrix" not in each])
def test_a_table_has_the_rows_of_the_json_whole(ask: Ask, question: str) -> None:
    expected = table_rows(question, from_json(ask, question))
    assert rows_of(answer(ask, question, "table")) == expected


def tile(cell: dict[str, int]) -> str:
    """Return the figures of a field of the matrix, which are below ten in the annex."""
    if not any(cell.values()):
        return ""
    return "".join(str(count or "·") for count in cell.values())


@pytest.mark.parametrize("question", [each for each in QUESTIONS if "matrix" in each])
def test_a_matrix_has_the_counts_of_the_json_under_their_areas(ask: Ask, question: str) -> None:
    form = from_json(ask, question)
    _, _, head, rule, *lines = answer(ask, question, "table").splitlines()
    names = max(cells(each["unit"]) for each in form["units"])
    widths = [
        max(len(str(area["number"])), len(form["units"][0]["cells"][0])) for area in form["areas"]
    ]

    def line(name: str, tiles: list[str]) -> str:
        set_right = [each.rjust(width) for each, width in zip(tiles, widths, strict=True)]
        return " ".join([name + " " * (room - cells(name)), *set_right]).rstrip()

    legend = re.split(r"  +1 ", head)[0]
    room = max(names, cells(legend))
    assert head == line(legend, [str(area["number"]) for area in form["areas"]])
    assert rule == "─" * cells(head)
    units, below = lines[: len(form["units"])], lines[len(form["units"]) :]
    assert units == [line(each["unit"], list(map(tile, each["cells"]))) for each in form["units"]]
    assert rows_of("\n".join([*below, ""])) == table_rows(question, form)


# What is drawn takes long: a question of each kind.
DRAWN = [
    *(
        (f"{question}{brief}")
        for question in (
            "by-unit 市国税局",
            "by-unit 东疆 --role support",
            "by-area 3",
            "by-role lead --area 3",
            "show 47 6",
            "list --area 16",
            "search 无水港",
            "search 火星",
            "partners 海关 国税",
        )
        for brief in ("", " --brief")
    ),
    "units",
    "areas",
    "matrix",
    "matrix --role lead",
    "partners 天津海关",
]


@pytest.mark.parametrize("columns", [30, 100])
@pytest.mark.parametrize("question", DRAWN)
def test_a_picture_has_the_lines_of_the_table(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, question: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    table = answer(ask, question, "table")
    assert read_svg(answer(ask, question, "svg")) == table.splitlines()


@pytest.mark.parametrize("question", DRAWN)
def test_a_picture_gives_each_text_the_length_of_its_cells(ask: Ask, question: str) -> None:
    drawn = texts(answer(ask, question, "svg"))
    assert [text.length for text in drawn] == [cells(text.content) for text in drawn]


@pytest.mark.parametrize("columns", [30, 100])
@pytest.mark.parametrize("question", DRAWN)
def test_a_picture_crops_no_text(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, question: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    root = ET.fromstring(answer(ask, question, "svg"))  # noqa: S314 - it is our own
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter(f"{SVG}text"):
        end = float(text.attrib["x"]) + float(text.attrib["textLength"])
        assert "clip-path" not in text.attrib
        assert end < width
        assert float(text.attrib["y"]) < height


@pytest.mark.parametrize("options", [[], ["--brief"]], ids=["", "brief"])
def test_a_picture_without_a_width_has_a_hundred_columns(ask: Ask, options: list[str]) -> None:
    drawn = texts(answer(ask, "list", "svg", *options))
    assert max(text.start + text.length for text in drawn) == 100


# What the pictures of the README show.
SHOWN = {"matrix.svg": "matrix"}
PICTURES = sorted((ROOT / "docs").glob("*.svg"))


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_in_docs_is_what_the_program_draws(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    picture, question = path.read_text(encoding="utf-8"), SHOWN[path.name]
    assert read_svg(picture) == answer(ask, question, "table").splitlines()
    assert texts(picture) == texts(answer(ask, question, "svg"))


def test_the_pictures_of_the_readme_are_in_docs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]+\]\((\S+)\)", readme)
    assert shown
    assert {ROOT / path for path in shown} <= set(PICTURES)


@pytest.mark.usefixtures("hostile")
def test_json_has_hostile_texts_as_they_are(ask: Ask) -> None:
    assert from_json(ask, "list") == [
        {"support": [], **item, "area": {"number": area["number"], "title": area["title"]}}
        for area in HOSTILE["areas"]
        for item in area["items"]
    ]
    assert [each["name"] for each in from_json(ask, "units")] == ["=甲|`<b>`", "+乙*丙*", "-丁"]


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("question", HOSTILE_QUESTIONS)
def test_csv_and_tsv_have_hostile_texts_with_a_mark_before_what_would_be_computed(
    ask: Ask, question: str
) -> None:
    expected = [harmless(row) for row in records(question, from_json(ask, question))]
    assert read_csv(answer(ask, question, "csv")) == expected
    assert read_csv(answer(ask, question, "tsv"), "\t") == expected


@pytest.mark.usefixtures("hostile")
def test_what_would_be_computed_is_marked_and_nothing_else(ask: Ask) -> None:
    _, *rows = read_csv(answer(ask, "by-area 1", "csv"))
    computed = [*FORMULAS, "---"]
    marked = [f"'{text}" if text in computed else text for text in TEXTS]
    assert [row[3] for row in rows] == marked


@pytest.mark.usefixtures("hostile")
def test_tsv_is_a_line_a_record_without_a_tab_in_a_field(ask: Ask) -> None:
    lines = answer(ask, "list", "tsv").split("\n")
    assert len(lines) == 1 + len(TEXTS) + 1 + 1
    assert {line.count("\t") for line in lines[:-1]} == {5}


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("question", HOSTILE_QUESTIONS)
def test_markdown_shows_hostile_texts_as_they_are(ask: Ask, question: str) -> None:
    expected = records(question, from_json(ask, question))
    assert read_markdown(answer(ask, question, "markdown")) == expected


@pytest.mark.usefixtures("hostile")
def test_a_table_has_hostile_texts_as_they_are(ask: Ask) -> None:
    expected = table_rows("list", from_json(ask, "list"))
    assert rows_of(answer(ask, "list", "table")) == expected


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("columns", [40, 100])
@pytest.mark.parametrize("question", HOSTILE_QUESTIONS)
def test_a_picture_has_hostile_texts_as_they_are(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, question: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    picture = answer(ask, question, "svg")
    assert read_svg(picture) == answer(ask, question, "table").splitlines()
    drawn = texts(picture)
    assert [text.length for text in drawn] == [cells(text.content) for text in drawn]


@pytest.mark.usefixtures("hostile")
def test_a_picture_keeps_a_mark_with_the_letter_that_it_stands_on(ask: Ask) -> None:
    drawn = texts(answer(ask, f"show {TEXTS.index(MARKED) + 1}", "svg"))
    marked = [text for text in drawn if unicodedata.normalize("NFC", text.content) != text.content]
    assert [(text.start, text.length) for text in marked] == [(7, 3)]
    assert marked[0].content == "e\u0301 e\u0300\u0301"


@pytest.mark.parametrize("question", ["list", "units", "search 火星"])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_bom_puts_one_mark_in_front_and_changes_nothing_else(
    ask: Ask, tmp_path: Path, form: str, question: str
) -> None:
    plain, marked = answer(ask, question, form), answer(ask, question, form, "--bom")
    assert marked == f"\ufeff{plain}"
    assert "\ufeff" not in plain
    path = tmp_path / f"answer.{form}"
    ask(*question.split(), "--bom", "--output", str(path))
    assert path.read_bytes() == b"\xef\xbb\xbf" + plain.encode()


@pytest.mark.parametrize("form", ["table", "json", "markdown", "svg"])
def test_bom_is_refused_where_it_would_be_part_of_the_text(ask: Ask, form: str) -> None:
    said = f"portplan: --bom is for csv and tsv, not for {form}\n"
    assert ask("list", "--format", form, "--bom") == Result(2, "", said)
