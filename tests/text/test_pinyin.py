"""Letters, and the Chinese names that they fit."""

import pytest

from portplan.text import phrases
from portplan.text.pinyin import pinyin, spelled


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("天津海关", "tianjinhaiguan"),
        ("银行", "yinhang"),
        ("行人", "xingren"),
        ("天津港（集团）", "tianjingangjituan"),
        ("T1航站楼", "t1hangzhanlou"),
        ("（）", ""),
    ],
)
def test_the_pinyin_of_a_name_is_its_letters_without_marks(name: str, letters: str) -> None:
    assert pinyin(name) == letters


@pytest.mark.parametrize(
    ("typed", "fit"),
    [
        ("haiguan", ["海关"]),  # the whole name, and not a part
        ("hg", ["海关"]),
        ("haiguanz", ["海关总署"]),
        ("hgz", ["海关总署"]),
        ("hai", ["海关", "海关总署", "海事局"]),
        ("h", ["海关", "海关总署", "海事局"]),
        ("ha", ["海关", "海关总署", "海事局"]),
        ("haiguanzs", ["海关总署"]),
        ("hais", ["海事局"]),
        ("tianj", ["天津海关"]),
        ("tjhaig", ["天津海关"]),
        ("tianjinhaiguan", ["天津海关"]),
        ("guan", []),  # no name begins so
        ("zs", []),
        ("zongsh", []),
        ("haiguanx", []),
        ("", []),
    ],
)
def test_letters_can_have_to_begin_where_a_name_begins(typed: str, fit: list[str]) -> None:
    names = {name: name for name in ("海关", "天津海关", "海关总署", "海事局")}
    assert spelled(typed, names, from_start=True) == fit


def test_from_the_start_too_names_that_are_so_read_are_better() -> None:
    names = {name: name for name in ("行政行业", "航空局")}
    assert spelled("hang", names, from_start=True) == ["航空局"]
    assert spelled("xing", names, from_start=True) == ["行政行业"]
    assert spelled("hang", names) == ["行政行业", "航空局"]


def test_what_several_names_stand_for_is_found_once_in_the_names_order() -> None:
    named = {"税务局": "税", "海关": "关", "国税局": "税", "海事局": "事"}
    assert spelled("ju", named) == ["税", "事"]
    assert spelled("sh", named) == ["税", "事"]
    assert spelled("hai", named) == ["关", "事"]


def test_phrases_that_were_left_out_are_loaded_once_they_matter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYPINYIN_NO_PHRASES", "")  # so that it is as before in the end
    monkeypatch.delenv("PYPINYIN_NO_PHRASES")
    phrases.start_without()
    assert pinyin("银行") == "yinhang"
    assert not phrases.are_missing()


def test_that_they_were_left_out_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYPINYIN_NO_PHRASES", "")
    monkeypatch.delenv("PYPINYIN_NO_PHRASES")
    assert not phrases.are_missing()
    phrases.start_without()
    assert [phrases.are_missing(), phrases.are_missing()] == [True, False]
