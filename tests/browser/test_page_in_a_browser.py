"""The page as people use it: what search, filters, links and keys bring into sight."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import portplan
from browsing import Opened, chromium, put
from expected import ANNEX, FUNCTION_AREAS, UNITS, WORDS, led, supported
from portplan import Plan
from portplan.text.normal import folded

Open = Callable[..., Opened]

LEAD, SUPPORT = portplan.Role
ALL = [item.number for item in ANNEX]


def numbers(items: Any) -> list[int]:
    return [item["number"] if isinstance(item, dict) else item.number for item in items]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def opened(browser: Any, plan: Plan, tmp_path: Path) -> Iterator[Open]:
    """Open the page of the annex, or of other plans; nothing may go wrong in it."""
    pages: list[Opened] = []

    def open_(link: str = "", plans: tuple[Plan, ...] = (), **settings: Any) -> Opened:
        pages.append(Opened(browser, put(tmp_path, *(plans or (plan,))), link, **settings))
        return pages[-1]

    yield open_
    for each in pages:
        assert each.wrong == []
        assert [url.partition("#")[0] for url in each.fetched] == [
            (tmp_path / "page.html").as_uri()
        ] * len(each.fetched)
        each.context.close()


def test_all_items_stand_there_at_first(opened: Open) -> None:
    page = opened()
    assert (page.numbers, page.status) == (ALL, "58 of 58 items")
    assert page.texts("caption a") == list(dict.fromkeys(
        item.area.heading for item in portplan.load().items
    ))  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ["无水港"], ["电子", "数据"], ["天津市国家税务局"], ["天津市"], ["单一窗口”"],
        ['"单一窗口"'],
        ["７×２４"], ["海关", "国税"], ["口岸", "  "], ["火星"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_words_find_what_search_finds(opened: Open, plan: Plan, words: list[str]) -> None:
    page = opened()
    page.type(" ".join(words))
    found = portplan.search(plan, [word for word in words if word.strip()]).items
    assert page.numbers == numbers(found)
    assert page.status == f"{len(found)} of 58 items"
    assert page.texts("#nothing") == ([] if found else ["No item passes all that was asked."])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("tianjinhaiguan", "天津海关"), ("tjhg", "天津海关"), ("TJHG", "天津海关"),
        ("tianjinh", "天津海关"), ("skab", "市口岸办"), ("shikouanban", "市口岸办"),
    ],
)  # fmt: skip
def test_letters_find_a_unit(opened: Open, typed: str, name: str) -> None:
    page = opened()
    page.type(typed)
    if typed != "tianjinh":
        assert page.numbers == [item.number for item in ANNEX if name in item.lead + item.support]
    assert name in "".join(page.texts("#asked p"))


def test_letters_find_words_of_texts(opened: Open, plan: Plan) -> None:
    page = opened()
    for typed in ("wushuigang", "wushuig"):
        page.type(typed)
        assert page.numbers == numbers(portplan.search(plan, "无水港").items)


def test_the_whole_of_a_name_goes_before_a_part_of_a_text(opened: Open) -> None:
    area = portplan.Area(1, "题")
    items = (
        portplan.Item(1, area, "文。", lead=("天津海关",)),
        portplan.Item(2, area, "推进海关改革。", lead=("甲",)),
    )
    units = (portplan.Unit("天津海关"), portplan.Unit("甲"))
    page = opened(plans=(Plan("表", units, (area,), items),))
    for typed, numbers_ in (("tjhg", [1]), ("tjhgg", [2]), ("haiguan", [1, 2])):
        page.type(typed)
        assert page.numbers == numbers_


@pytest.mark.parametrize(
    ("area", "role", "name", "words"),
    [
        (3, None, "", ""), (None, SUPPORT, "", ""), (None, None, "天津港集团", ""),
        (3, LEAD, "", "查验"), (None, SUPPORT, "天津港集团", "查验"), (3, LEAD, "天津港集团", ""),
        (3, SUPPORT, "天津港集团", ""), (3, SUPPORT, "天津港集团", "查验"),
    ],
)  # fmt: skip
def test_filters_mean_what_those_of_search_mean_alone_and_together(
    opened: Open, plan: Plan, area: int | None, role: Any, name: str, words: str
) -> None:
    page = opened()
    if name:
        page.page.locator("#units").get_by_role("link", name=name).click()
    page.page.select_option("#area", str(area or ""))
    page.page.get_by_label(WORDS[role.value] if role else "All", exact=True).check(force=True)
    page.type(words)
    asked = {
        "unit": plan.unit(name) if name else (), "role": role,
        "area": plan.areas[area - 1] if area else None,
    }  # fmt: skip
    found = portplan.search(plan, words.split(), **asked).items
    assert sorted(page.numbers) == numbers(found)
    assert page.status == f"{len(found)} of 58 items"


LINKS = ["天津海关", quote("天津海关"), quote("中华人民共和国天津海关"), "海关", "tjhg"]


@pytest.mark.parametrize("name", LINKS)
def test_a_link_to_a_unit_shows_what_it_leads_first(opened: Open, name: str) -> None:
    page = opened(f"#unit={name}")
    assert page.texts("#asked h2") == ["天津海关"]
    assert page.texts("#asked .aliases") == ["别名：中华人民共和国天津海关"]
    assert page.texts("h3") == ["牵头 29 项", "支持配合 23 项"]
    assert page.numbers == numbers(led("天津海关") + supported("天津海关"))
    assert set(page.texts("a.asked")) == {"天津海关"}
    assert page.page.title() == "天津海关 · 工作任务分解表"


def test_what_reaches_a_unit_through_a_collective_is_apart_and_not_counted(opened: Open) -> None:
    name = "东疆保税港区管委会"
    page = opened(f"#unit={name}")
    own, through = led(name) + supported(name), supported(FUNCTION_AREAS)
    assert page.texts("h3") == [
        f"牵头 {len(led(name))} 项",
        f"支持配合 {len(supported(name))} 项",
        f"经{FUNCTION_AREAS}支持配合 {len(through)} 项（不计入以上）",
    ]
    assert page.numbers == numbers(own + through)
    assert page.status == f"{len(own)} of 58 items"


def test_a_unit_that_there_is_not_or_that_could_be_several_is_told(opened: Open) -> None:
    page = opened("#unit=火星局")
    assert page.texts("#nothing") == ["There is no unit 火星局 here."]
    assert page.numbers == ALL
    page = opened("#unit=税局")
    assert (page.texts("#nothing"), page.numbers) == ([], ALL)
    assert page.texts("#asked h2") == ["“税局”"]
    meant = [name for name in UNITS if "税局" in name]
    assert len(meant) > 1
    assert page.texts("#asked p") == [f"单位：{'、'.join(meant)}"]
    page.page.locator("#asked p").get_by_role("link", name=meant[1]).click()
    assert page.texts("#asked h2") == [meant[1]]


def test_the_units_of_what_is_found_stand_with_their_share_of_it(opened: Open, plan: Plan) -> None:
    page = opened("#words=无水港")
    found = portplan.search(plan, "无水港").items
    held = {
        name: [sum(name in item.units(role) for item in found) for role in portplan.Role]
        for name in UNITS
    }
    rows = page.page.locator("#units tbody tr").filter(visible=True)
    shown = {
        row.get_by_role("link").first.inner_text(): [
            int(row.locator(f"td.{role.value}").inner_text()) for role in portplan.Role
        ]
        for row in rows.all()
    }
    assert shown == {name: counts for name, counts in held.items() if sum(counts)}
    # The bar of who has most is as wide as there is room.
    most, share = max(shown, key=lambda name: sum(shown[name])), "市国税局"

    def wide(name: str) -> float:
        row = rows.filter(has=page.page.get_by_role("link", name=name, exact=True))
        bars = [row.locator(f"rect.{role.value}").bounding_box() for role in portplan.Role]
        return float(sum(bar["width"] for bar in bars if bar))

    assert wide(share) / wide(most) == pytest.approx(sum(shown[share]) / sum(shown[most]), abs=0.01)
    room = rows.first.locator("svg").bounding_box()
    assert room is not None
    assert wide(most) == pytest.approx(room["width"], abs=1)


def test_back_and_forward_go_through_what_was_asked(opened: Open) -> None:
    page = opened()
    page.page.locator("#units").get_by_role("link", name="市国税局").click()
    page.page.get_by_label("牵头", exact=True).check(force=True)
    page.page.keyboard.press("/")
    page.page.keyboard.type("shui")
    page.page.wait_for_url("**words=shui")
    seen = [page.page.evaluate("decodeURIComponent(location.hash)")]
    for _ in range(3):
        page.page.go_back()
        seen.append(page.page.evaluate("decodeURIComponent(location.hash)"))
    assert seen == [
        "#unit=市国税局&role=lead&words=shui", "#unit=市国税局&role=lead", "#unit=市国税局", "",
    ]  # fmt: skip
    assert page.numbers == ALL
    page.page.go_forward()
    assert page.numbers == numbers(led("市国税局"))
    assert page.page.get_by_label("All", exact=True).is_checked()


def test_the_keyboard_alone_will_do(opened: Open) -> None:
    page = opened()
    keys = page.page.keyboard
    seen = []
    for _ in range(6):
        keys.press("Tab")
        seen.append(page.focused)
    assert seen[:3] == ["Skip to the items", "words", "area"]
    assert seen[4] == "paper"
    keys.press("/")
    assert page.focused == "words"
    keys.type("tjhg")
    keys.press("ArrowDown")
    assert page.focused == "天津海关"
    keys.press("Enter")
    assert page.texts("#asked h2") == ["天津海关 · “tjhg”"]
    keys.press("Escape")
    assert page.texts("#asked h2") == ["天津海关"]
    page.page.get_by_role("link", name="Skip to the items").press("Enter")
    assert page.focused == "items"
    assert page.texts("#asked h2") == ["天津海关"]
    keys.press("Escape")
    assert page.numbers == ALL


def test_several_plans_are_searched_at_once_and_a_unit_is_one_by_name_or_alias(
    opened: Open, plan: Plan
) -> None:
    area = portplan.Area(1, "题")
    item = portplan.Item(1, area, "优化出口退税。", lead=("市税务局",), deadline="2025年12月底前")
    unit = portplan.Unit("市税务局", ("市国税局",))
    plans = plan, Plan("另表", (unit,), (area,), (item,))
    page = opened("#unit=市税务局", plans=plans)
    assert page.texts("#asked h2") == ["市国税局"]
    assert page.texts("main .plan h2") == ["工作任务分解表", "另表"]
    assert page.numbers == [*numbers(led("市国税局")), 1]
    assert page.texts("td.deadline") == ["2025年12月底前"]
    page.page.get_by_role("link", name="Show all").click()
    page.page.select_option("#area", "2.1")
    assert (page.numbers, page.status) == ([1], "1 of 59 items")
    page = opened("#words=退税", plans=plans)
    found = numbers(portplan.search(plan, "退税").items)
    assert found
    assert page.numbers == [*found, 1]
    assert page.texts("main .plan h2") == ["工作任务分解表", "另表"]
    page.type("优化出口退税。")
    assert page.texts("main .plan h2") == ["另表"]
    page = opened("#area=2", plans=plans)
    assert (page.numbers, page.texts("#asked h2")) == ([1], ["另表"])


def test_texts_are_compared_as_portplan_compares_them(opened: Open) -> None:
    page = opened()
    plain = [chr(code) for code in range(0x20, sys.maxunicode) if chr(code).isprintable()]
    theirs = page.page.evaluate("all => all.map(folded)", plain)
    # Python has Cherokee in capitals.
    ours = [folded(each).lower() for each in plain]
    assert [pair for pair in zip(plain, theirs, ours, strict=True) if pair[1] != pair[2]] == []
