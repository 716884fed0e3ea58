"""Letters, and the Chinese names that they fit."""

import os
import subprocess
import sys

import pytest

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


@pytest.mark.parametrize("before", [None, "", "yes"])
@pytest.mark.parametrize("own_process", [True, False])
def test_phrases_are_left_out_in_portplans_own_process_until_they_matter(
    before: str | None, *, own_process: bool
) -> None:
    code = f"""
import os
from portplan.text.pinyin import pinyin, spelled
spelled("hg", {{"海关": 1, "银行": 2}}, own_process={own_process})
from pypinyin.constants import PHRASES_DICT
print(bool(PHRASES_DICT), os.environ.get("PYPINYIN_NO_PHRASES"), pinyin("银行"), bool(PHRASES_DICT))
"""
    env = {name: value for name, value in os.environ.items() if name != "PYPINYIN_NO_PHRASES"}
    env |= {"PYTHONIOENCODING": "utf-8"} | (
        {} if before is None else {"PYPINYIN_NO_PHRASES": before}
    )
    result = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, check=True, timeout=60
    )
    whole = not own_process and not before
    assert result.stdout.decode() == f"{whole} {before} yinhang True\n"
