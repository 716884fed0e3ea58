"""What libyaml lets pass and other readers of YAML do not is no YAML here, and no more is."""

import pytest
import yaml

from portplan.files.load import check_content

PLAN = """\
title: {title}
units:
  - name: 甲局
    aliases: {aliases}
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 文。
        lead: {lead}
"""

# PyYAML's own parser refuses more, and says less of it.
OWN = not yaml.__with_libyaml__

HASH = "no space stands in front of this #; write one if a comment begins here, else take it out"
DASH = "a dash alone stands in brackets; write a text, or the dash in ASCII quotes"


def found(title: str = "表", aliases: str = "[]", lead: str = "[甲局]") -> list[str]:
    content = PLAN.format(title=title, aliases=aliases, lead=lead).encode()
    return [
        str(each).removeprefix("plan.yaml:")
        for each in check_content("plan.yaml", content).diagnostics
    ]


def goes_on(what: str, spaces: str) -> str:
    return (
        f"this line goes on with a {what} from above; write at least {spaces} in front of it,"
        " so that it stands deeper than what it belongs to"
    )


QUOTES, BRACKETS = "text in quotes", "list or mapping in brackets"


@pytest.mark.parametrize(
    "title",
    [
        "表#注", "表 #注", '"表" #注', "表 #\t注", "'表#注'", '"表 #注"', ">- #注\n  表",
        ">-\n  表#注", '"表\n  格"', "'表\n\n 格'", '"表\n \t格"', '"表\\\n  格"', "表\n 格",
        '"表\n\t\n 格"', '"表\n  "', "1e", "e3", "1.2.3", "0o8", "1e1.5", "2025年", "-a", "1-2",
        '"1e3"', "'0o7'", "+",
    ],
)  # fmt: skip
def test_what_all_read_alike_is_read(title: str) -> None:
    assert [each for each in found(title=title) if "[syntax]" in each or "[wrong" in each] == []


@pytest.mark.parametrize(
    "aliases",
    [
        "[一#二, 三] #四", "[一,\n      #二\n      三]", "[一,\n# 二\n      三]",
        "[一, # 二\n     三\n     ]", "[ # 一\n      二]", '["一", # 二\n      "三"]',
        "[-一, 二-]", '["-"]', "\n    - 一 # 二",
    ],
)  # fmt: skip
def test_lists_that_all_read_alike_are_read(aliases: str) -> None:
    assert found(aliases=aliases) == []


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        pytest.param('"表"#注', f"1:11: error: {HASH}", id="behind a quote"),
        pytest.param("'表'#注", f"1:11: error: {HASH}", id="behind a single quote"),
        pytest.param('"表#"#注', f"1:12: error: {HASH}", id="behind a quote with a # in it"),
        pytest.param("|-#注\n  表", f"1:10: error: {HASH}", id="behind |-"),
        pytest.param(">1-#注\n  表", f"1:11: error: {HASH}", id="behind >1-"),
        pytest.param('"表\n格"', f"2:1: error: {goes_on(QUOTES, 'a space')}", id="at the margin"),
        pytest.param("'表\n\t格'", f"2:1: error: {goes_on(QUOTES, 'a space')}", id="behind a tab"),
        pytest.param('"表\n"', f"2:1: error: {goes_on(QUOTES, 'a space')}", id="the closing quote"),
    ],
)
def test_what_others_refuse_is_no_yaml(title: str, problem: str) -> None:
    if OWN and title[0] in "|>":
        pytest.skip("PyYAML's own parser stops in front of it")
    assert f"{problem} [syntax]" in found(title=title)


@pytest.mark.skipif(OWN, reason="PyYAML's own parser refuses it and says less")
@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("表\t#注", ["1:9"]), ("表 \t# 注\t", ["1:10"]), ('"表"\t#注', ["1:11"]), ("表\t", ["1:9"]),
        ("\t表", ["1:8"]), ("|-\t# 注\n  表", ["1:10"]), ("|- \n  表\n# 注\t\n", []),
        ("[一,\n\n\t\n   二]\t", ["3:1", "4:6"]),
    ],
)  # fmt: skip
def test_a_tab_outside_of_texts_is_told_at_its_place(title: str, places: list[str]) -> None:
    said = "a tab stands here, which other readers of YAML refuse"
    way_out = "write a space, or nothing at the end of a line"
    told = [each for each in found(title=title) if "[syntax]" in each]
    assert told == [f"{place}: error: {said}; {way_out} [syntax]" for place in places]


@pytest.mark.parametrize(
    ("lead", "problems"),
    [
        pytest.param("[甲局]#注", [f"11:19: error: {HASH}"], id="behind a bracket"),
        pytest.param("[#注\n          甲局]", [f"11:16: error: {HASH}"], id="behind an opened one"),
        pytest.param("[甲局,#注\n          ]", [f"11:19: error: {HASH}"], id="behind a comma"),
        pytest.param("[甲局 #注#\n          ,#\n          ]", [f"12:12: error: {HASH}"], id="once"),
        pytest.param(
            "[\n        甲局]", [f"12:9: error: {goes_on(BRACKETS, '9 spaces')}"], id="as its key"
        ),
        pytest.param(
            "[\n          甲局\n  ]",
            [f"13:3: error: {goes_on(BRACKETS, '9 spaces')}"],
            id="the closing bracket",
        ),
        pytest.param(
            '["甲\n    局"]', [f"12:5: error: {goes_on(QUOTES, '9 spaces')}"], id="told once"
        ),
        pytest.param(
            "\n          - '甲\n          局'",
            [f"13:11: error: {goes_on(QUOTES, '11 spaces')}"],
            id="as its dash",
        ),
    ],
)
def test_each_place_in_a_list_is_told_once(lead: str, problems: list[str]) -> None:
    told = found(lead=lead)
    assert [each for each in told if "[syntax]" in each] == [
        f"{each} [syntax]" for each in problems
    ]


@pytest.mark.parametrize(
    ("aliases", "column"), [("[-]", 15), ("[-, 一]", 15), ("[一, -]", 18), ("[一, -,]", 18)]
)
def test_a_dash_alone_in_brackets_is_no_text(aliases: str, column: int) -> None:
    assert found(aliases=aliases) == [f"4:{column}: error: {DASH} [syntax]"]


@pytest.mark.parametrize(
    "number",
    [
        "1e3", "1E-5", "12e03", "1.5E+3", "0o7", "-0o7", "-.5e3", "+.5", "0X1F", "0B1", "0b1_0",
        "1_000", "-.inf", "+.Inf", ".NaN", ".nan", "0x_1f", "1_0.5e2",
    ],
)  # fmt: skip
def test_what_any_reader_takes_for_a_number_is_no_text(number: str) -> None:
    problem = f'YAML reads {number} as a number; write it in quotes: "{number}"'
    assert found(title=number) == [f"1:8: error: {problem} [wrong-type]"]
    assert found(title=f'"{number}"') == []


def test_a_mistake_behind_a_quote_left_open_is_told_by_the_quote_alone() -> None:
    (problem,) = found(title='"表', lead='["甲局"]')
    assert problem.startswith("1:8: error: the quote that opens here is closed only in line 11")
