"""Web pages: what an answer's page says, in tables that are tables, and nothing that runs."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from by_hand import COUNTS, ITEM_QUESTIONS, QUESTIONS
from documents import elements, named, read_html
from documents_by_hand import blocks, with_bars
from expected import ANNEX, Ask, heading, titled
from plans import dated
from portplan.formats.web_style import STYLE
from readers import written

NAMES = {"h1": "Title", "h2": "heading1"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_page_has_what_the_json_says(ask: Ask, question: str) -> None:
    form = json.loads(written(ask, question, "json"))
    expected = with_bars(question, blocks(question, titled(ask, *question.split()), form))
    assert named(read_html(written(ask, question, "html")), NAMES) == expected


@pytest.mark.parametrize("question", ITEM_QUESTIONS)
def test_deadlines_are_the_last_column_where_the_plan_has_any(
    ask: Ask, tmp_path: Path, question: str
) -> None:
    data = ["--data", str(dated(tmp_path))]
    form = json.loads(written(ask, question, "json", *data))
    expected = blocks(question, titled(ask, *question.split(), *data), form, dated=True)
    assert named(read_html(written(ask, question, "html", *data)), NAMES) == expected


def test_the_whole_plan_is_the_annex(ask: Ask) -> None:
    _, (_, rows) = read_html(written(ask, "list", "html"))
    areas = dict.fromkeys(heading(item.area) for item in ANNEX)
    assert [row[0] for row in rows if len(row) == 1] == list(areas)
    assert [row for row in rows[1:] if len(row) > 1] == [
        [str(item.number), item.text, "、".join(item.lead), "、".join(item.support)]
        for item in ANNEX
    ]


def test_a_rule_is_explained_in_paragraphs_and_examples(ask: Ask) -> None:
    (rule,) = json.loads(written(ask, "rules both-roles", "json"))
    wrong, right = (
        "\n".join(f"    {line}" for line in rule[each].splitlines()) for each in ("wrong", "right")
    )
    assert read_html(written(ask, "rules both-roles", "html")) == [
        ("h1", f"both-roles (error): {rule['breaks']}"),
        ("p", rule["why"]), ("p", "wrong:"), ("pre", wrong), ("p", "right:"), ("pre", right),
    ]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_table_has_heads_of_columns_and_of_groups_of_rows(ask: Ask, question: str) -> None:
    found = elements(written(ask, question, "html"))
    tags = [each.tag for each in found]
    assert tags.count("thead") == tags.count("table")
    assert tags.count("tbody") >= tags.count("table")
    columns = 0
    for each in found:
        if each.tag == "thead":
            columns = 0
        scope = each.attributes.get("scope")
        assert (each.tag == "th") == (scope in ("col", "rowgroup"))
        assert each.tag != "th" or each.text
        columns += scope == "col"
        if scope == "rowgroup":
            assert each.attributes["colspan"] == str(columns)


def test_a_cell_says_what_it_is_where_a_row_is_no_line_any_more(ask: Ask) -> None:
    found = elements(written(ask, "by-area 3", "html"))
    labels = [each.attributes["data-label"] for each in found if each.tag == "td"]
    assert labels == ["序号", "工作事项", "牵头单位", "支持配合单位"] * 10
    found = elements(written(ask, "matrix", "html"))
    labels = [each.attributes.get("data-label") for each in found if each.tag == "td"]
    assert labels[:21] == [
        "单位（牵头/支持配合）",
        *dict.fromkeys(heading(item.area) for item in ANNEX),
    ]


def test_a_table_is_called_by_the_heading_above_it(ask: Ask) -> None:
    for question, names in (
        ("by-unit 天津海关", ["牵头 29 项", "支持配合 23 项"]),
        ("matrix", ["工作任务分解表 · 31 个单位 × 20 项工作任务"] * 2),
    ):
        found = elements(written(ask, question, "html"))
        said = {each.attributes["id"]: each.text for each in found if "id" in each.attributes}
        tables = [each for each in found if each.tag == "table"]
        assert [said[each.attributes["aria-labelledby"]] for each in tables] == names


def test_a_page_says_what_language_it_is_in_and_fits_a_telephone(ask: Ask) -> None:
    page = written(ask, "list", "html")
    assert page.startswith("<!DOCTYPE html>\n")
    found = elements(page)
    assert [each.attributes for each in found if each.tag == "html"] == [{"lang": "zh-CN"}]
    metas = [each.attributes for each in found if each.tag == "meta"]
    assert {"charset": "utf-8"} in metas
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in metas
    assert [each.text for each in found if each.tag == "title"] == ["工作任务分解表 · 58 项"]


@pytest.mark.parametrize("question", ["list", "units", "matrix", "rules both-roles"])
def test_a_page_fetches_nothing_and_runs_nothing(ask: Ask, question: str) -> None:
    page = written(ask, question, "html")
    found = elements(page)
    assert {each.tag for each in found} <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "pre", "table",
        "thead", "tbody", "tr", "th", "td", "strong", "mark", "span", "svg", "rect",
    }  # fmt: skip
    attributes = {name for each in found for name in each.attributes}
    assert not {each for each in attributes if each.startswith("on")}
    assert not {"src", "href", "style", "srcset", "action"} & attributes
    assert not re.search(r"url\(|@import|https?:", page)


def test_its_own_policy_lets_it_have_its_style_and_nothing_else(ask: Ask) -> None:
    found = elements(written(ask, "list", "html"))
    (style,) = (each.text for each in found if each.tag == "style")
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = (
        each.attributes["content"]
        for each in found
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == f"default-src 'none'; style-src 'sha256-{hashed}'"


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("units", [["lead"], ["support"]]),
        ("areas", [["items"]]),
        ("partners 天津海关", [COUNTS[1:3], COUNTS[3:]]),
    ],
)
def test_bars_are_as_long_as_the_counts_beside_them(
    ask: Ask, question: str, counts: list[list[str]]
) -> None:
    form = json.loads(written(ask, question, "json"))
    rows = form["partners"] if isinstance(form, dict) else form
    expected = [[sum(row[key] for key in keys) for keys in counts] for row in rows]
    found = elements(written(ask, question, "html"))
    longest = max(map(sum, expected))
    assert {each.attributes["viewbox"] for each in found if each.tag == "svg"} == {
        f"0 0 {longest} 10"
    }
    bars = [each.attributes for each in found if each.tag == "rect"]
    drawn = [(int(str(each["x"])), int(str(each["width"]))) for each in bars]
    assert drawn == [
        (sum(row[:place]), count) for row in expected for place, count in enumerate(row)
    ]
    assert [each.get("class") for each in bars[:2]] == (
        ["lead", "support"] if len(counts) > 1 else [None, None]
    )


def test_tiles_have_the_colours_of_roles_and_a_ground_where_there_are_many(ask: Ask) -> None:
    form = json.loads(written(ask, "matrix", "json"))
    found = elements(written(ask, "matrix", "html"))
    together = [sum(cell.values()) for each in form["units"] for cell in each["cells"]]
    tiles = [each.attributes for each in found if each.attributes.get("class") == "tile"]
    grounds = ["many" if count >= 5 else "some" if count >= 2 else None for count in together]
    assert [each.get("data-load") for each in tiles[20:]] == grounds
    spans = [(each.attributes["class"], each.text) for each in found if each.tag == "span"]
    assert spans == [
        (role, str(count))
        for each in form["units"]
        for cell in each["cells"]
        for role, count in cell.items()
        if count
    ]


def test_the_unit_that_was_asked_for_and_what_was_searched_for_stand_out(ask: Ask) -> None:
    found = elements(written(ask, "by-unit 天津海关", "html"))
    assert [each.text for each in found if each.tag == "strong"] == ["天津海关"] * 52
    found = elements(written(ask, "search 无水港 税", "html"))
    assert {each.text for each in found if each.tag == "mark"} == {"无水港", "税"}


@pytest.mark.parametrize("part", ["prefers-color-scheme: dark", "A4 landscape", "max-width: 44rem"])
def test_the_style_has_dark_and_print_and_narrow(ask: Ask, part: str) -> None:
    assert part in written(ask, "list", "html")


def luminance(colour: str) -> float:
    """Return how bright a colour is, as WCAG 2 has it."""
    code = colour if len(colour) > len("fff") else "".join(each * 2 for each in colour)
    parts = [int(code[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, brighter = sorted(map(luminance, (one, other)))
    return (brighter + 0.05) / (darker + 0.05)


def test_all_letters_can_be_told_from_their_ground_in_light_in_dark_and_on_paper() -> None:
    themes = [dict(re.findall(r"--(\w+): #(\w+);", each)) for each in STYLE.split(":root")[1:]]
    assert len(themes) == 3
    for colours in themes:
        grounds = {
            "ink": ["paper", "band", "some", "many", "found"], "faint": ["paper", "band"],
            "lead": ["paper", "some", "many"], "support": ["paper", "some", "many"],
        }  # fmt: skip
        pairs = [(letters, ground) for letters, own in grounds.items() for ground in own]
        weak = [pair for pair in pairs if contrast(*(colours[each] for each in pair)) < 4.5]
        assert weak == []
