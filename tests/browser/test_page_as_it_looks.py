"""The page as it is looked at: wide and narrow, light and dark, on paper, read aloud, hostile."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pdfplumber
import pytest

import portplan
from browsing import Opened, chromium, put
from expected import ANNEX, led, supported
from hostile import HOSTILE, TEXTS
from plans import written as written_to
from portplan import Plan

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 780}
UNIT = "#unit=天津海关"
# Whatever browser is there, the words of an answer that is not Chinese are told as such.
STATES = ["", UNIT, "#area=3&role=support&words=查验", "#words=火星", "#unit=东疆保税港区管委会"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


def assert_nothing_is_wider(page: Any, size: dict[str, int]) -> None:
    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('main *, form *, header *, nav *')]"
        ".filter(each => each.checkVisibility() && !each.closest('thead'))"
        ".map(each => each.getBoundingClientRect().right))"
    )
    assert widest <= size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "360"])
def test_nothing_is_wider_than_the_window(
    browser: Any, plan: Plan, tmp_path: Path, size: dict[str, int]
) -> None:
    for state in STATES:
        page = Opened(browser, put(tmp_path, plan), state, viewport=size).page
        assert_nothing_is_wider(page, size)


def test_on_a_telephone_an_item_is_in_sight_at_once(
    browser: Any, plan: Plan, tmp_path: Path
) -> None:
    # What its browser leaves of 360 by 640.
    small, tablet = {"width": 360, "height": 560}, {"width": 768, "height": 560}
    for link, above, size in (
        ("", "h1", small),
        (UNIT, "#asked h2", tablet),
        (UNIT, "#asked h2", small),
    ):
        page = Opened(browser, put(tmp_path, plan), link, viewport=size).page
        form = page.locator("#asking").bounding_box()
        heading = page.locator(above).bounding_box()
        rows = page.locator("main tr").filter(has=page.locator("td"), visible=True)
        text = rows.first.locator("td.text").bounding_box()
        assert form is not None
        assert heading is not None
        assert text is not None
        start = form["y"] + form["height"] if link else 0
        assert max(start, 0) <= heading["y"] < text["y"] <= small["height"] - text["height"]
    # Of a unit, the whole of its first item and the beginning of the next.
    number = rows.nth(1).locator("td.number")
    assert number.inner_text() == str(led("天津海关")[1]["number"])
    box = number.bounding_box()
    assert box is not None
    assert box["y"] < small["height"] - box["height"]


def test_it_is_light_or_dark_as_its_reader_likes(browser: Any, plan: Plan, tmp_path: Path) -> None:
    def brightness(scheme: str) -> list[int]:
        page = Opened(browser, put(tmp_path, plan), color_scheme=scheme).page
        style = "getComputedStyle(document.body)"
        colours = page.evaluate(f"[{style}.backgroundColor, {style}.color]")
        return [sum(map(int, each.strip("rgb()").split(","))) for each in colours]

    paper, ink = brightness("light")
    assert (paper > 700, ink < 150) == (True, True)
    paper, ink = brightness("dark")
    assert (paper < 150, ink > 600) == (True, True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "360"])
def test_a_checker_of_accessibility_finds_nothing(
    browser: Any, plan: Plan, tmp_path: Path, scheme: str, size: dict[str, int]
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    area = portplan.Area(1, "题")
    item = portplan.Item(1, area, "文。", lead=("市税务局",), deadline="年底")
    other = Plan("另表", (portplan.Unit("市税务局", ("市国税局",)),), (area,), (item,))
    of_two = [((plan, other), "#unit=市国税局")]
    for plans, state in [*(((plan,), state) for state in STATES), *of_two]:
        file = put(tmp_path, *plans)
        opened = Opened(browser, file, state, viewport=size, color_scheme=scheme, bypass_csp=True)
        # What Chromium does not lay out yet would move under the checker's eyes.
        opened.page.add_style_tag(content=".area { content-visibility: visible !important; }")
        found = axe.Axe().run(opened.page).response["violations"]
        assert [
            (each["id"], node["html"], node["failureSummary"])
            for each in found
            for node in each["nodes"]
        ] == []


def paper(opened: Opened) -> list[str]:
    """Return the texts of the pages that are printed, all of which are A4 and turned."""
    printed = opened.page.pdf(prefer_css_page_size=True)
    with pdfplumber.open(BytesIO(printed)) as document:
        assert {(round(page.width), round(page.height)) for page in document.pages} == {(842, 595)}
        # A font may have a character in the place of a radical that looks the same.
        return [normalize("NFKC", page.extract_text(x_tolerance=1)) for page in document.pages]


def test_what_is_filtered_is_what_is_printed(browser: Any, plan: Plan, tmp_path: Path) -> None:
    file = put(tmp_path, plan)
    pages = paper(Opened(browser, file))
    assert 5 <= len(pages) <= 12
    text = "".join(pages)
    assert all(str(item.number) in text for item in ANNEX)
    # On each page the headings stand above the columns.
    assert all("牵头单位" in each and "支持配合单位" in each for each in pages)
    assert [each.splitlines()[-1] for each in pages] == [
        f"— {number} —" for number in range(1, len(pages) + 1)
    ]
    pages = paper(Opened(browser, file, "#unit=市国税局"))
    assert len(pages) == 1
    assert "市国税局" in pages[0]
    assert "牵头4项" in "".join(pages[0].split())
    items = pages[0].partition("支持配合单位")[2]
    lines = [line.split()[0] for line in items.splitlines()[1:]]
    numbers = [int(each) for each in lines if each.isdecimal()]
    assert numbers == [item["number"] for item in led("市国税局") + supported("市国税局")]


def test_without_its_script_all_of_it_stands_there(
    browser: Any, plan: Plan, tmp_path: Path
) -> None:
    opened = Opened(browser, put(tmp_path, plan), java_script_enabled=False, viewport=WIDE)
    page = opened.page
    assert page.locator("main td.number").all_text_contents() == [
        str(item.number) for item in ANNEX
    ]
    assert not page.locator("#asking").is_visible()
    page.locator("main").get_by_role("link", name="市编办").first.click()
    row = page.locator("#units tr").filter(has_text="市编办").bounding_box()
    assert row is not None
    assert 0 <= row["y"] < WIDE["height"]


ATTACK = "</script></style><script>alert(1)</script><img src=x onerror=alert(1)>{unit}&amp;"


def test_texts_are_texts_and_nothing_in_them_runs(browser: Any, tmp_path: Path) -> None:
    plan = portplan.load(written_to(tmp_path, HOSTILE))
    opened = Opened(browser, put(tmp_path, plan))
    assert opened.texts("main td.text") == [*TEXTS, "文。"]
    opened.type("<b>粗")
    assert opened.numbers == [TEXTS.index("<b>粗</b> <!-- 注 --> <br>") + 1]
    assert opened.wrong == []
    area = portplan.Area(1, ATTACK)
    item = portplan.Item(1, area, ATTACK, lead=(ATTACK,), deadline=ATTACK)
    unit = portplan.Unit(ATTACK, (f"别{ATTACK}",), ())
    opened = Opened(browser, put(tmp_path, Plan(ATTACK, (unit,), (area,), (item,))))
    assert opened.texts("h1") == [ATTACK]
    opened.page.locator("main td a").click()
    assert opened.texts("#asked h2") == opened.texts("main td.text") == [ATTACK]
    assert opened.texts("#asked .aliases") == [f"别名：别{ATTACK}"]
    assert opened.wrong == []
    assert len(opened.fetched) == 1


def test_its_policy_stops_what_would_be_put_into_it(
    browser: Any, plan: Plan, tmp_path: Path
) -> None:
    page = Opened(browser, put(tmp_path, plan)).page
    tried = """() => new Promise(done => {
        const stopped = [];
        addEventListener("securitypolicyviolation", each => stopped.push(each.effectiveDirective));
        const script = document.createElement("script");
        try { script.text = "window.ran = true"; document.body.append(script) } catch {}
        try { document.body.innerHTML = "<img src=x onerror='window.ran = true'>" } catch {}
        const image = new Image();
        image.src = "https://example.org/x.png";
        fetch("https://example.org/").catch(() => {});
        setTimeout(() => done([Boolean(window.ran), [...new Set(stopped)].sort()]), 300);
    })"""
    assert page.evaluate(tried) == [
        False, ["connect-src", "img-src", "require-trusted-types-for"],
    ]  # fmt: skip


def test_ten_thousand_characters_and_signs_of_direction_stand_there(
    browser: Any, tmp_path: Path
) -> None:
    long, turned = "一二三四五六七八九十" * 1000, "שלום \u200f\u202e甲\x1b[2J"
    area = portplan.Area(1, long)
    units = (portplan.Unit(turned), portplan.Unit(long, (turned + "乙",)))
    item = portplan.Item(1, area, turned, lead=(long,), support=(turned,), deadline=long)
    plan = Plan(long, units, (area,), (item,))
    opened = Opened(browser, put(tmp_path, plan), viewport=NARROW)
    codes = r"שלום \u200f\u202e甲\x1b[2J"
    assert opened.texts("main td") == ["1", codes, long, codes, long]
    assert opened.page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    opened.page.locator("td.support a").click()
    assert opened.texts("#asked h2") == [codes]
    assert opened.wrong == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "360"])
def test_a_word_without_a_place_to_break_it_is_broken(
    browser: Any, tmp_path: Path, size: dict[str, int]
) -> None:
    word = "W" * 300
    area, unit = portplan.Area(1, word), portplan.Unit(word, (word + "a",), ("乙",))
    item = portplan.Item(1, area, word, lead=(word,), deadline=word)
    plan = Plan(word, (unit, portplan.Unit("乙")), (area,), (item,))
    for link in ("", f"#unit={word}", f"#words={word}"):
        page = Opened(browser, put(tmp_path, plan, plan), link, viewport=size).page
        assert_nothing_is_wider(page, size)
