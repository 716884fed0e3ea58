"""What people type for a unit means one unit, or it is said why not."""

import pytest

from naming import Meaning, NoneBut, Several, meaning
from portplan import NameNotUnderstoodError, Plan, find_unit

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
        "市财": "市财政局",
        # Of names alone, as long as one has it.
        "人民政府": Several((BINHAI, DISTRICTS)),
        "人民": Several((BANK, BINHAI, DISTRICTS)),
        "天津": Several(
            (
                "天津海关",
                "天津检验检疫局",
                "天津港集团",
                "天津边检总站",
                "天津海事局",
                AIRPORT,
                FREE_TRADE,
                BONDED,
                BANK,
            )
        ),
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
        "rmzf": Several((BINHAI, DISTRICTS)),  # and not of an alias
    },
    "pinyin of a part": {
        "haiguan": "天津海关",
        "hai guan": "天津海关",
        "HAIGUAN": "天津海关",
        "kouan": "市口岸办",
        "kou'an": "市口岸办",
        "gong'an": "市公安局",
        "hai-guan": "天津海关",
        "tian-jin-hai-guan": "天津海关",
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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("保税", f"保税 could be several units: {DONGJIANG}, {BONDED}"),
        ("市税局", "there is no unit 市税局: 市国税局, 市地税局"),
        ("外星人", "there is no unit 外星人"),
    ],
)
def test_why_a_name_is_not_understood_is_said_in_words(plan: Plan, typed: str, said: str) -> None:
    with pytest.raises(NameNotUnderstoodError) as raised:
        find_unit(plan, typed)
    assert str(raised.value) == said
    assert raised.value.args == ("unit", typed, raised.value.candidates)
    assert raised.value.known == ""


def test_every_unit_is_known_by_its_name_and_aliases_in_any_width_and_with_spaces(
    plan: Plan,
) -> None:
    wide = str.maketrans("（）", "()")
    for unit in plan.units:
        for name in (unit.name, *unit.aliases):
            for typed in (name, " ".join(name), name.translate(wide)):
                assert meaning(plan, typed) == unit.name


REFUSED = [
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
]  # fmt: skip


@pytest.mark.parametrize("typed", [pytest.param(typed, id=ascii(typed[:20])) for typed in REFUSED])
def test_what_means_no_unit_is_refused_and_never_taken_for_one(plan: Plan, typed: str) -> None:
    refused = meaning(plan, typed)
    assert isinstance(refused, NoneBut)
    assert len(refused.units) <= 3
    assert {unit.name for unit in plan.units}.issuperset(refused.units)
