"""search: the items that have words in their text, area, units or optional texts."""

from pathlib import Path

import pytest

from conftest import Result
from expected import ANNEX, Ask, answer, form, titled
from filtering import has_word
from nested import FIFTH, FOURTH, LEAD, NESTED, SECOND, THERE, THIRD, THREE
from plans import dated
from portplan import search
from portplan.questions.search import QUESTION
from portplan.questions.select import Selection


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param(["无水港"], ["无水港"], id="in texts"),
        pytest.param(["通关模式"], ["通关模式"], id="in an area's title"),
        pytest.param(["国税"], ["国税"], id="in units' names"),
        pytest.param(["南开大学"], ["南开大学"], id="a supporting unit"),
        pytest.param(["电子"], ["电子"], id="in texts and titles"),
        pytest.param(["电子", "国税"], ["电子", "国税"], id="two words, in different places"),
        pytest.param(["国税", "电子"], ["国税", "电子"], id="two words, in the other order"),
        pytest.param(["口岸", "税", "数据"], ["口岸", "税", "数据"], id="three words"),
        pytest.param(["７×２４"], ["7×24"], id="other widths"),
        pytest.param(["无 水　港"], ["无水港"], id="spaces"),
        pytest.param(["“单一窗口”"], ["“单一窗口”"], id="quotation marks"),
        pytest.param(['"单一窗口"'], ["“单一窗口”"], id="straight quotation marks"),
        pytest.param(["t1"], ["T1"], id="the other case"),
        pytest.param(["。"], ["。"], id="what every item has"),
        pytest.param(["天津自贸区试验区"], ["天津自贸区试验区"], id="the annex's own slip"),
        pytest.param(["haiguan"], ["haiguan"], id="pinyin, which no item has"),
        pytest.param([".*"], [".*"], id="no pattern"),
        pytest.param(["无水港", "火星"], ["无水港", "火星"], id="one word that no item has"),
    ],
)
def test_search_finds_the_items_that_have_all_words(
    ask: Ask, typed: list[str], words: list[str]
) -> None:
    expected = [form(item) for item in ANNEX if all(has_word(item, word) for word in words)]
    assert answer(ask, "search", *typed) == expected
    # A full-width space is shown as its code, as all that cannot be seen.
    quoted = " · ".join(f"“{word}”" for word in typed).replace("\u3000", r"\u3000")
    assert titled(ask, "search", *typed) == f"{quoted} · {len(expected)} 项"


def test_search_looks_at_each_name_and_text_by_itself(ask: Ask) -> None:
    # 海关、天津海 and a text's end with the next one's beginning are in no single one.
    for typed in ("海关、天津海", "天津海关天津检验检疫局", "单一窗口”建设建设"):
        assert answer(ask, "search", typed) == []


def test_search_knows_a_unit_by_a_whole_alias_only(ask: Ask) -> None:
    by_name = answer(ask, "search", "市国税局")
    assert answer(ask, "search", "天津市国家税务局") == by_name
    assert answer(ask, "search", "国家税务局") == []


def test_a_deadline_is_searched_too(ask: Ask, tmp_path: Path) -> None:
    data = ["--data", str(dated(tmp_path))]
    for words, numbers in {
        "2016年12月底前": [6, 47],
        "２０１６年 12月": [6, 47],
        "底前": [6, 47, 58],
        "底前 有关部门": [58],
        "长期坚持": [7],
        "2016": [6, 47],
    }.items():
        found = answer(ask, "search", *words.split(), *data)
        assert [item["number"] for item in found] == numbers
    assert answer(ask, "search", "底前") == []


def test_a_deadline_is_none_of_the_words_of_list(ask: Ask, tmp_path: Path) -> None:
    assert answer(ask, "list", "--text", "底前", "--data", str(dated(tmp_path))) == []


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["search", ""], "TEXT"),
        (["search", " 　"], "TEXT"),
        (["search", "口岸", ""], "TEXT"),
        (["list", "--text", ""], "--text"),
        (["list", "--text", " "], "--text"),
    ],
)
def test_a_word_without_a_character_is_a_wrong_call(
    ask: Ask, arguments: list[str], what: str
) -> None:
    said = f"portplan: {what} is empty; write what to look for\n"
    assert ask(*arguments) == Result(2, "", said)


def test_an_answer_says_what_was_asked_for() -> None:
    assert search(NESTED, ["开放"]) == Selection(NESTED, (SECOND, THIRD, FOURTH), words=("开放",))
    asked = search(
        NESTED, iter(["联网", "那里"]), unit=THREE, role=LEAD, area=THERE, sole=True, first=True
    )
    assert asked == Selection(
        NESTED, (FIFTH,), (THREE,), LEAD, THERE, sole=True, first=True, words=("联网", "那里")
    )


def test_words_are_compared_in_one_form() -> None:
    assert search(NESTED, ["ｔ1"]).items == (SECOND,)
    assert search(NESTED, ["这 里", "丙　局"]).items == (THIRD,)
    assert search(NESTED, ["2017年６月"]).items == (FIFTH,)


def test_it_is_empty_where_no_item_has_all_words() -> None:
    assert QUESTION.shown(search(NESTED, ["火星"])).is_empty
    assert not QUESTION.shown(search(NESTED, ["联网"])).is_empty
