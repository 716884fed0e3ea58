"""Letters and digits: names that have some, and Chinese names typed in pinyin."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from naming import Meaning, NoneBut, Several, meaning, plan_of
from portplan import Plan, Unit


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("T1航站楼", "T1航站楼"),
        ("Ｔ１航站楼", "T1航站楼"),
        ("t1 航站楼", "T1航站楼"),
        ("t1", "T1航站楼"),
        ("t1hangzhanlou", "T1航站楼"),
        ("t1hzl", "T1航站楼"),
        ("２", "Ｔ２航站楼"),
        ("T2航站楼", "Ｔ２航站楼"),
        ("t", Several(("T1航站楼", "Ｔ２航站楼"))),
        ("hangzhanlou", Several(("T1航站楼", "Ｔ２航站楼"))),
        ("T3航站楼", NoneBut(("T1航站楼", "Ｔ２航站楼"))),
        ("dhl", "DHL"),
        ("ＤＨＬ", "DHL"),
        ("express", "DHL"),
        ("ct", "DHL"),
    ],
)
def test_letters_and_digits_in_a_name_are_known_in_any_width_and_case(
    typed: str, expected: Meaning
) -> None:
    courier = Unit("DHL", ("DHL Express （CT）",))
    assert meaning(plan_of("T1航站楼", "Ｔ２航站楼", courier), typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("yinhang", "银行公司"),
        ("yinxing", "银杏公司"),
        ("yinhanggongsi", "银行公司"),
        ("yinxinggongsi", "银杏公司"),
        ("yxgs", "银杏公司"),
        ("yhgs", "银行公司"),
        ("yinx", "银杏公司"),
        ("gongsi", Several(("银杏公司", "银行公司"))),
        ("yin", Several(("银杏公司", "银行公司"))),
    ],
)
@pytest.mark.parametrize("names", [("银杏公司", "银行公司"), ("银行公司", "银杏公司")])
def test_of_units_that_letters_could_fit_it_is_the_one_that_is_so_read(
    names: tuple[str, str], typed: str, expected: Meaning
) -> None:
    if isinstance(expected, Several):
        # The first one leads the plan's item.
        expected = Several(names)
    assert meaning(plan_of(*names), typed) == expected


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("hai", "海", "海关"),  # a whole name, a part
        ("an", "安", "奥农"),  # whole: in full, initials
        ("hg", "海关", "市海关"),  # initials: of all, of a part
        ("an", "奥农", "市安局"),  # initials of all, a part in full
        ("lan", "市兰局", "市鲁奥农局"),  # a part: in full, initials
        ("tjga", "市天津公安局", "天津港集团"),  # a part's initials, a mixture
        ("haig", "海关局", None),  # an unfinished end
    ],
)
def test_what_letters_fit_better_is_meant(typed: str, better: str, worse: str | None) -> None:
    for names in ((better, worse), (worse, better)):
        assert meaning(plan_of(*filter(None, names)), typed) == better
    if worse:
        assert meaning(plan_of(worse), typed) == worse


def test_any_reading_will_do_where_no_other_unit_is_read_so() -> None:
    plan = plan_of("重庆路", "长安街")
    for typed, name in {
        "chongqing": "重庆路", "zhongqing": "重庆路", "cqlu": "重庆路", "zql": "重庆路",
        "changan": "长安街", "zhangan": "长安街", "cajie": "长安街",
    }.items():  # fmt: skip
        assert meaning(plan, typed) == name
    both = plan_of("重庆路", "中庆路")
    assert meaning(both, "zhongqing") == "中庆路"
    assert meaning(both, "chongqing") == "重庆路"


@pytest.mark.parametrize("sound", ["v", "u", "yu"])
def test_a_u_with_dots_is_typed_in_three_ways(sound: str) -> None:
    plan = plan_of("律师会", "女子会", "战略会")
    assert meaning(plan, f"l{sound}shi") == "律师会"
    assert meaning(plan, f"n{sound}zi") == "女子会"
    assert meaning(plan, f"zhanl{sound}e") == "战略会"


def test_letters_and_marks_in_names_leave_the_readings_as_they_are() -> None:
    plan = plan_of("ABC银杏", "ABC银行", "银杏（甲）", "银行（甲）")
    for typed, name in {
        "abcyx": "ABC银杏", "bcyx": "ABC银杏", "bcyh": "ABC银行", "cyinxing": "ABC银杏",
        "yinxingjia": "银杏（甲）", "yinhangjia": "银行（甲）", "yxj": "银杏（甲）",
    }.items():  # fmt: skip
        assert meaning(plan, typed) == name


@pytest.mark.parametrize(
    ("typed", "first"),
    [("tianjinhaiguna", "天津海关"), ("tinjinhaiguan", "天津海关"), ("tjhgg", "天津海关")],
)
def test_a_slip_in_pinyin_brings_the_nearest_unit_first(plan: Plan, typed: str, first: str) -> None:
    near = meaning(plan, typed)
    assert isinstance(near, NoneBut)
    assert near.units[0] == first


def test_a_reading_that_nobody_types_decides_no_name(plan: Plan) -> None:
    # 港 can be hong, and 市 fu.
    assert meaning(plan, "hj") == NoneBut()
    assert isinstance(meaning(plan, "fugonganju"), NoneBut)


CHINESE = ["天津海关", "海关", "保税", "天津海亊局", "外星人", "3", "", "7×24小时", "滨海T1"]


@pytest.mark.parametrize(
    ("typed", "imported"),
    [
        *((typed, False) for typed in CHINESE),
        ("tjhg", True),
        ("nothing", True),
        # Of what sounds alike, to tell which part is meant.
        ("海亊", True),
        ("天津海亊", True),
    ],
)
def test_pypinyin_is_imported_for_letters_and_for_slips_in_a_part_alone(
    typed: str, *, imported: bool
) -> None:
    code = (
        "import sys, portplan\n"
        "try: portplan.find_unit(portplan.load(), sys.argv[1])\n"
        "except portplan.NameNotUnderstoodError: pass\n"
        "print('pypinyin' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, typed], capture_output=True, check=True, timeout=60
    )
    assert result.stdout.decode() == f"{imported}\n"


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("yinhang", "银行公司"), ("yinxing", "银杏公司"), ("yxgs", "银杏公司")],
)
def test_the_command_line_reads_phrases_where_they_decide(
    start: Callable[..., subprocess.CompletedProcess[bytes]],
    tmp_path: Path,
    typed: str,
    unit: str,
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "title: 表\nunits: [{name: 银杏公司}, {name: 银行公司}]\nareas:\n- number: 1\n"
        "  title: 题\n  items: [{number: 1, text: 文。, lead: [银行公司], support: [银杏公司]}]\n",
        encoding="utf-8",
    )
    result = start("by-unit", typed, "--data", str(path), env={"PYTHONIOENCODING": "utf-8"})
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().split("  ")[0] == unit
