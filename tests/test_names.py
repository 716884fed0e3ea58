"""What people type means one unit, one area, one role, or it is said why not."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from portplan import (
    Area,
    Item,
    NameNotUnderstoodError,
    Plan,
    Role,
    Unit,
    find_area,
    find_role,
    find_unit,
)


@dataclass(frozen=True)
class Several:
    """Several units that were meant as much, as they are named to the user."""

    units: tuple[str, ...]


@dataclass(frozen=True)
class NoneBut:
    """No unit; these are the near ones that are named to the user."""

    units: tuple[str, ...] = ()


Meaning = str | Several | NoneBut


def meaning(plan: Plan, typed: str) -> Meaning:
    try:
        return find_unit(plan, typed).name
    except NameNotUnderstoodError as error:
        return (Several if error.ambiguous else NoneBut)(error.candidates)


DONGJIANG = "东疆保税港区管委会"
BONDED = "天津港保税区管委会"
FUNCTION_AREAS = "滨海新区各功能区管委会"
FREE_TRADE = "天津自贸试验区管委会"
BINHAI = "滨海新区人民政府"
DISTRICTS = "有关区县人民政府"
BANK = "人民银行天津分行"
AIRPORT = "天津滨海国际机场"

# What is typed, and what it means. Of several units, those come first whose names begin with
# it, then those whose names have it, then those with more items in the annex.
TYPED: dict[str, dict[str, Meaning]] = {
    "a name": {
        "天津海关": "天津海关",
        "市财政局": "市财政局",  # also a part of its alias
        "市国税局": "市国税局",
        "南开大学": "南开大学",
        "有关部门": "有关部门",
        FUNCTION_AREAS: FUNCTION_AREAS,
    },
    "an alias": {
        "中华人民共和国天津海关": "天津海关",
        "天津市人民政府口岸服务办公室": "市口岸办",
        "天津出入境边防检查总站": "天津边检总站",
        "天津市国家税务局": "市国税局",
        "天津港（集团）有限公司": "天津港集团",
        "中国（天津）自由贸易试验区管理委员会": FREE_TRADE,
    },
    "other widths": {
        "天津港(集团)有限公司": "天津港集团",
        "天津港（集团)有限公司": "天津港集团",
        "中国(天津)自由贸易试验区管理委员会": FREE_TRADE,
        "（集团）": "天津港集团",
        "(集团)": "天津港集团",
    },
    "stray spaces": {
        " 天津 海关　": "天津海关",
        "\t市口岸办\r\n": "市口岸办",
        "　市　口　岸　办　": "市口岸办",
        "天津港 (集团) 有限公司": "天津港集团",
        "海 关": "天津海关",
    },
    "a part that one unit has": {
        "海关": "天津海关",
        "海事": "天津海事局",
        "口岸办": "市口岸办",
        "国税": "市国税局",
        "编办": "市编办",
        "机场": AIRPORT,
        "大学": "南开大学",
        "安全": "市安全局",
        "东疆": DONGJIANG,
        "保税港区": DONGJIANG,
        "保税区": BONDED,
        "人民银行": BANK,
        "功能区": FUNCTION_AREAS,
        "有关部": "有关部门",
        "自由贸易": FREE_TRADE,  # of the alias alone, as are the next ones
        "国家税务": "市国税局",
        "边防": "天津边检总站",
        "质量": "市市场监管委",
        "社会保障": "市人力社保局",
    },
    "a part that several units have": {
        "保税": Several((DONGJIANG, BONDED)),
        "天津海": Several(("天津海关", "天津海事局")),
        "天津港": Several(("天津港集团", BONDED)),
        "滨海新区": Several((FUNCTION_AREAS, BINHAI)),
        "有关": Several((DISTRICTS, "有关部门")),
        "检": Several(("天津检验检疫局", "天津边检总站")),
        "税": Several(("市国税局", DONGJIANG, "市地税局", BONDED)),
        "税务": Several(("市国税局", "市地税局")),
        "国家": Several(("市国税局", "市安全局")),
        "管委会": Several((FUNCTION_AREAS, DONGJIANG, FREE_TRADE, BONDED)),
        "管委": Several((FUNCTION_AREAS, DONGJIANG, FREE_TRADE, BONDED, "市市场监管委")),
        "人民政府": Several((BINHAI, DISTRICTS, "市口岸办")),
        "人民": Several((BANK, BINHAI, DISTRICTS, "天津海关", "市口岸办", "天津海事局")),
    },
    "pinyin in full": {
        "tianjinhaiguan": "天津海关",
        "tian jin hai guan": "天津海关",
        "TianJin HaiGuan": "天津海关",
        "ｔｉａｎｊｉｎｈａｉｇｕａｎ": "天津海关",
        "renminyinhangtianjinfenhang": BANK,
        "shiguoshuiju": "市国税局",
        "nankaidaxue": "南开大学",
        "tianjingang(jituan)youxiangongsi": "天津港集团",
        "tianjingangjituanyouxiangongsi": "天津港集团",
    },
    "initials": {
        "TJHG": "天津海关",
        "tjhg": "天津海关",
        "ｔｊｈｇ": "天津海关",
        "t j h g": "天津海关",
        "zhrmghgtjhg": "天津海关",
        "rmyhtjfh": BANK,
        "sgsj": "市国税局",
        "shgshj": "市国税局",
        "sbb": "市编办",
        "nkdx": "南开大学",
        "tjbjzz": "天津边检总站",
        "tjbjzzh": "天津边检总站",
        "kab": "市口岸办",
        "gaj": "市公安局",
        "djbsgq": DONGJIANG,
        "tjh": Several(("天津海关", "天津海事局")),
        "tjg": Several(("天津港集团", BONDED)),
        "rmzf": Several(("市口岸办", BINHAI, DISTRICTS)),
    },
    "pinyin of a part": {
        "haiguan": "天津海关",
        "hai guan": "天津海关",
        "HAIGUAN": "天津海关",
        "kouan": "市口岸办",
        "kou'an": "市口岸办",
        "gong'an": "市公安局",
        "jianyi": "天津检验检疫局",
        "jiancha": "天津边检总站",  # 检查, of the alias
        "guoji": AIRPORT,
        "gangqu": DONGJIANG,
        "yinhang": BANK,
        "baoshui": Several((DONGJIANG, BONDED)),
        "shuiju": Several(("市国税局", "市地税局")),
        "guojia": Several(("市国税局", "市安全局")),
        "binhai": Several((AIRPORT, FUNCTION_AREAS, BINHAI)),
        "tianjinhai": Several(("天津海关", "天津海事局")),
    },
    "pinyin that goes on": {
        "haigua": "天津海关",
        "tianjinhaig": "天津海关",
        "tianjinhg": "天津海关",
        "tjhaiguan": "天津海关",
        "nankaidx": "南开大学",
        "tianjinh": Several(("天津海关", "天津海事局")),
        "tianjinga": Several(("天津港集团", BONDED)),
        "haig": Several(("天津海关", AIRPORT)),
    },
    "another reading": {
        "renminyinxing": BANK,
        "renminyinxingtianjinfenxing": BANK,
        "lvyou": "市旅游局",
        "luyou": "市旅游局",
        "lyuyou": "市旅游局",
        "shilvyouju": "市旅游局",
        "shiluyouju": "市旅游局",
        "lüyou": NoneBut(),  # ASCII only
    },
    "a typing error": {
        "天津海亊局": NoneBut(("天津海事局",)),
        "天津海关关": NoneBut(("天津海关",)),
        "天津天海关": NoneBut(("天津海关",)),
        "市国悦局": NoneBut(("市国税局",)),
        "市税局": NoneBut(("市国税局", "市地税局")),
        "市安局": NoneBut(("市安全局", "市公安局")),
        "南开大学校": NoneBut(("南开大学",)),
        "有关门": NoneBut(("有关部门",)),
        "天津检验捡疫局": NoneBut(("天津检验检疫局",)),
        "东疆保税港管委会": NoneBut((DONGJIANG,)),
        "天津市国家说务局": NoneBut(("市国税局",)),
        "天津\u200b海关": NoneBut(("天津海关",)),
        "市委": NoneBut(("市科委",)),
        "发改委": NoneBut(("市发展改革委",)),
        "人社局": NoneBut(("市人力社保局",)),
    },
    "nothing": {
        "": NoneBut(),
        " 　": NoneBut(),
        "\n": NoneBut(),
        "外星人": NoneBut(),
        "3": NoneBut(),
        "2026": NoneBut(),
        "'-": NoneBut(),
        "、": NoneBut(),
        ".*": NoneBut(),
    },
}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param(typed, expected, id=f"{kind}: {typed!r}")
        for kind, forms in TYPED.items()
        for typed, expected in forms.items()
    ],
)
def test_what_is_typed_means(plan: Plan, typed: str, expected: Meaning) -> None:
    assert meaning(plan, typed) == expected


def test_what_is_not_understood_is_said_as_it_was_typed(plan: Plan) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_unit(plan, " 保 税")
    assert (raised.value.what, raised.value.typed) == ("unit", " 保 税")


def test_every_unit_is_known_by_its_name_and_aliases_in_any_width_and_with_spaces(
    plan: Plan,
) -> None:
    wide = str.maketrans("（）", "()")
    for unit in plan.units:
        for name in (unit.name, *unit.aliases):
            for typed in (name, " ".join(name), name.translate(wide)):
                assert meaning(plan, typed) == unit.name


@pytest.mark.parametrize(
    "typed",
    [
        # A part of a name that is not in one piece, and two names in one.
        "市委", "市局", "天关", "关海", "天津海关、天津海事局", "市口岸办/天津海关", "[海关]",
        # English words, and cities whose pinyin begins like a name's.
        "customs", "port", "bank", "tax", "police", "office", "hello", "world", "help", "all",
        "none", "unit", "lead", "support", "the", "null", "True", "tianjin customs", "beijing",
        "shanghai", "shenzhen", "haiku", "haiguanx", "xtjhg", "tianjinhaigan",
        # Letters among Chinese, with tones, or of another alphabet.
        "天津haiguan", "tj海关", "tiānjīnhǎiguān", "тянь",
        # Digits and marks.
        "0", "１２３", "海关1", "tjhg1", "%", "*", "?", "\\", "--", "''", "\N{PILE OF POO}",
        # What steers a terminal, or cannot be written.
        "\x00", "天津\x00海关", "\x1b[31m天津海关", "\u202e关海津天", "\udcff", "海\ufeff关",
        # More than anybody types.
        "海" * 10_000, "天津海关" * 2_500, "a" * 10_000, "tjhg" * 2_500, "1" * 10_000,
    ],
    ids=lambda typed: ascii(typed[:20]),
)  # fmt: skip
def test_what_means_no_unit_is_refused_and_never_taken_for_one(plan: Plan, typed: str) -> None:
    refused = meaning(plan, typed)
    assert isinstance(refused, NoneBut)
    assert len(refused.units) <= 3
    assert {unit.name for unit in plan.units}.issuperset(refused.units)


def plan_of(*units: str | Unit) -> Plan:
    """Return a plan of these units, whose one item the first of them leads."""
    made = tuple(unit if isinstance(unit, Unit) else Unit(unit) for unit in units)
    area = Area(1, "题")
    return Plan("表", made, (area,), (Item(1, area, "文。", (made[0].name,)),))


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
        ("t", Several(("T1航站楼", "Ｔ２航站楼", "DHL"))),
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


def edits(one: str, other: str) -> int:
    """Return how many characters have to be changed, added or taken out (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, character in enumerate(one, 1):
        before = row
        row = [i]
        for j, its in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (character != its)))
    return row[-1]


@pytest.fixture(scope="module")
def like_named() -> Plan:
    """Return a plan of 500 units, most of them one character from others or part of them."""
    return plan_of(*(f"{number}号{kind}" for number in range(1, 251) for kind in ("库", "库区")))


def test_each_of_500_like_units_is_known_by_its_own_name(like_named: Plan) -> None:
    assert len(like_named.units) == 500
    for unit in like_named.units:
        assert find_unit(like_named, unit.name) is unit
        assert find_unit(like_named, f" {unit.name[:-1]} {unit.name[-1]}") is unit


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("２７号库", "27号库"),
        ("27haokuqu", "27号库区"),
        ("127haokuqu", "127号库区"),
        ("127hk", "127号库"),
        ("127号", Several(("127号库", "127号库区"))),
        ("7号库区啊", NoneBut(("7号库区",))),
    ],
)
def test_among_500_like_units_a_form_means(like_named: Plan, typed: str, expected: Meaning) -> None:
    assert meaning(like_named, typed) == expected


@pytest.mark.parametrize("typed", ["251号库", "99号厍", "1号区", "250号库库", "号厍"])
def test_among_500_like_units_a_slip_brings_three_that_are_one_edit_away(
    like_named: Plan, typed: str
) -> None:
    near = meaning(like_named, typed)
    assert isinstance(near, NoneBut)
    names = [unit.name for unit in like_named.units]
    one_away = [name for name in names if edits(typed, name) == 1]
    assert near.units == tuple(one_away[:3])


def test_a_unit_is_found_among_10_000() -> None:
    syllables = "东西南北中天津河海港"
    names = ["".join(each) for each in product(syllables, repeat=4)]
    plan = plan_of(*names, "滨江口岸", Unit("总署", ("海关总署（北京）",)))
    assert len(plan.units) == 10_002
    assert meaning(plan, "海港海港") == "海港海港"
    assert meaning(plan, "海 港 海 港") == "海港海港"
    assert meaning(plan, "北京") == "总署"
    assert meaning(plan, "bjka") == "滨江口岸"
    assert meaning(plan, "qqqq") == NoneBut()
    assert meaning(plan, "bjkouan") == "滨江口岸"
    assert meaning(plan, "haiguanzongshu") == "总署"
    assert meaning(plan, "滨江口崖") == NoneBut(("滨江口岸",))
    assert meaning(plan, "东东东") == Several(
        tuple(name for name in names if name.startswith("东东东"))
        + tuple(name for name in names if name.endswith("东东东") and name[0] != "东")
    )


CHINESE = ["天津海关", "海关", "保税", "天津海亊局", "外星人", "3", "", "7×24小时", "滨海T1"]


@pytest.mark.parametrize(
    ("typed", "imported"),
    [
        *((typed, False) for typed in CHINESE),
        ("tjhg", True),
        ("nothing", True),
    ],
)
def test_pypinyin_is_imported_for_letters_alone(typed: str, *, imported: bool) -> None:
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
    assert result.stdout.decode().splitlines()[0] == unit


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", 3), ("三", 3), ("３", 3), (" 3 ", 3), ("第三", 3), ("三、", 3),
        ("20", 20), ("二十", 20), ("十三", 13), ("创新口岸通关模式", 3),
        ("三、创新口岸通关模式", 3), ("单一窗口", 1), ("收费", 14), ("加强口岸执法协作", 2),
    ],
)  # fmt: skip
def test_an_area_is_known_by_its_number_numeral_or_title(
    plan: Plan, typed: str, number: int
) -> None:
    assert find_area(plan, typed).number == number


@pytest.mark.parametrize("typed", ["0", "21", "99", "零", "一百", "", " ", "海洋", "-1", "、"])
def test_an_unknown_area_is_refused(plan: Plan, typed: str) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_area(plan, typed)
    assert (raised.value.what, raised.value.typed) == ("area", typed)
    assert not raised.value.ambiguous


def test_a_slip_in_a_title_brings_the_nearest(plan: Plan) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_area(plan, "创新口岸通关摸式")
    assert raised.value.candidates == ("三、创新口岸通关模式",)
    assert not raised.value.ambiguous


def test_words_of_several_titles_name_them(plan: Plan) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_area(plan, "创新")
    assert raised.value.ambiguous
    assert [heading.split("、")[0] for heading in raised.value.candidates] == ["三", "十五", "十六"]


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("lead", Role.LEAD), ("牵头", Role.LEAD), ("LEAD", Role.LEAD), ("support", Role.SUPPORT),
        ("支持配合", Role.SUPPORT), ("支持", Role.SUPPORT), ("配合", Role.SUPPORT),
    ],
)  # fmt: skip
def test_a_role_is_known_in_both_languages(typed: str, role: Role) -> None:
    assert find_role(typed) is role


def test_an_unknown_role_brings_the_nearest_or_all() -> None:
    with pytest.raises(NameNotUnderstoodError, match="there is no role leed: lead"):
        find_role("leed")
    with pytest.raises(NameNotUnderstoodError, match="牵头, support"):
        find_role("x")


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
