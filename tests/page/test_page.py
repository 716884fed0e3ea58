"""The page as it is written: the whole of its plans as HTML, and nothing that a text could add."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

import portplan
from conftest import Result
from every_command import BROKEN, PLAN
from expected import ANNEX, UNITS, Ask, heading
from hostile import HOSTILE, TEXTS
from plans import dated
from plans import written as written_to
from portplan.page.units import Units
from portplan.page.written import written
from portplan.plan.model import Area, Item, Plan, Unit
from portplan.text.messages import speak

_EMPTY = {"meta", "input", "col", "rect"}


class Read(HTMLParser):
    """A page as another reader has it: its elements with their attributes and texts."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[tuple[str, list[str]]] = []
        self.feed(page.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs), []))
        if tag not in _EMPTY:
            self._open.append((tag, self.all[-1][2]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY:
            assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, texts in self._open:
            texts.append(data)

    def texts(self, tag: str, class_: str | None = None) -> list[str]:
        """Return the texts of all elements of a tag, and of a class if one is given."""
        return [
            "".join(texts)
            for name, attributes, texts in self.all
            if name == tag and class_ in (None, attributes.get("class"))
        ]

    def attributes(self, name: str) -> list[str]:
        """Return every value of an attribute."""
        return [str(attributes[name]) for _, attributes, _ in self.all if name in attributes]


def page_of(*plans: Plan) -> bytes:
    return written([(plan.title, plan) for plan in plans])


@pytest.fixture(scope="module")
def annex_page() -> Read:
    return Read(page_of(portplan.load()))


def test_without_its_script_it_is_the_whole_annex(annex_page: Read) -> None:
    cells = [annex_page.texts("td", each) for each in ("number", "text")]
    assert cells == [[str(item.number) for item in ANNEX], [item.text for item in ANNEX]]
    # In the table of units the same classes have the counts.
    for role, names in (
        ("lead", ["、".join(item.lead) for item in ANNEX]),
        ("support", ["、".join(item.support) for item in ANNEX]),
    ):
        assert annex_page.texts("td", role)[len(UNITS) :] == names
    headings = dict.fromkeys(heading(item.area) for item in ANNEX)
    assert annex_page.texts("caption") == list(headings)
    assert annex_page.texts("h1") == ["工作任务分解表"]


def test_units_stand_with_their_load_most_led_first(annex_page: Read) -> None:
    led = {unit: sum(unit in item.lead for item in ANNEX) for unit in UNITS}
    helped = {unit: sum(unit in item.support for item in ANNEX) for unit in UNITS}
    names = [text for text in annex_page.attributes("id") if text.startswith("unit=")]
    units = [name.removeprefix("unit=") for name in names]
    assert sorted(units) == sorted(UNITS)
    loads = [(led[unit], helped[unit]) for unit in units]
    assert loads == sorted(loads, reverse=True)
    counts = [annex_page.texts("td", role)[: len(UNITS)] for role in ("lead", "support")]
    assert counts == [[str(each[place]) for each in loads] for place in (0, 1)]


def test_every_link_leads_to_a_place_in_the_page(annex_page: Read) -> None:
    ids = annex_page.attributes("id")
    assert len(set(ids)) == len(ids)
    assert {link.removeprefix("#") for link in annex_page.attributes("href")} <= set(ids)


def test_its_policy_has_its_own_style_and_script_and_nothing_else(annex_page: Read) -> None:
    (style,), (script,) = annex_page.texts("style"), annex_page.texts("script")
    assert script.startswith('"use strict";')

    def hashed(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    assert annex_page.attributes("content")[0] == (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)};"
        " base-uri 'none'; form-action 'none'; require-trusted-types-for 'script';"
        " trusted-types 'none'"
    )
    names = {name for _, attributes, _ in annex_page.all for name in attributes}
    assert not {name for name in names if name.startswith("on")}
    assert not {"src", "srcset", "style", "action", "formaction"} & names
    assert not re.search(r"https?:|url\(|@import|innerHTML|eval\(|fetch\(", style + script)


def test_it_is_small(plan: Plan) -> None:
    assert len(page_of(plan)) < 200_000
    areas = tuple(Area(place, area.title) for place, area in enumerate(plan.areas * 100, 1))
    again = ((area, item) for area, place in zip(areas, range(2000), strict=True)
             for item in plan.items if item.area == plan.areas[place % 20])  # fmt: skip
    items = tuple(
        Item.of_parts(number, area, item.text, item.held, item.others)
        for number, (area, item) in enumerate(again, 1)
    )
    assert len(items) == 5800
    assert len(page_of(Plan(plan.title, plan.units, areas, items))) < 5_000_000


def test_the_same_plan_is_the_same_bytes(ask: Ask, plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert ask("page", "--output", str(path)) == Result(0, "", "")
    assert path.read_bytes() == ask("page").content == page_of(plan)
    refused = ask("page", "--output", str(path))
    assert (refused.status, refused.out) == (2, "")
    assert ask("page", "--output", str(path), "--force") == Result(0, "", "")


def test_it_is_of_several_plans_or_of_a_folder_and_of_none_where_one_is_broken(
    ask: Ask, tmp_path: Path
) -> None:
    folder, path = tmp_path / "plans", tmp_path / "page.html"
    folder.mkdir()
    (folder / "a.yaml").write_text(PLAN, encoding="utf-8")
    dated(tmp_path).rename(folder / "b.yaml")
    both = [f"--data={folder / name}" for name in ("a.yaml", "b.yaml")]
    assert ask("page", *both, "--output", str(path)) == Result(0, "", "")
    first, second = (portplan.load(folder / name) for name in ("a.yaml", "b.yaml"))
    assert path.read_bytes() == page_of(first, second)
    assert ask("page", "--data", str(folder)).content == path.read_bytes()
    found = Read(path.read_bytes())
    assert found.texts("h1") == [f"{first.title}、{second.title}"]
    assert found.texts("h2") == ["单位", first.title, second.title]
    (folder / "c.yaml").write_text(BROKEN, encoding="utf-8")
    broken = ask("page", "--data", str(folder), "--output", str(path), "--force")
    assert (broken.status, broken.out) == (1, "")
    assert broken.err.startswith(f"{folder / 'c.yaml'}:14:13: error: 丙 is not among")
    assert path.read_bytes() == page_of(first, second)


def test_its_own_words_are_the_readers_and_the_rest_is_the_annexs(plan: Plan) -> None:
    english = Read(page_of(plan))
    speak("zh_CN")
    chinese = Read(page_of(plan))
    assert english.texts("span")[:1] == ["Skip to the items"]
    assert chinese.texts("span")[:1] == ["跳到工作事项"]
    assert set(english.attributes("lang")) == {"zh-CN", "en"}
    assert set(chinese.attributes("lang")) == {"zh-CN"}
    assert "Search" not in "".join(chinese.texts("form"))
    for tag in ("h1", "caption", "th", "td", "legend"):
        assert english.texts(tag) == chinese.texts(tag)


def test_deadlines_have_a_column_where_a_plan_has_any(annex_page: Read, tmp_path: Path) -> None:
    found = Read(page_of(portplan.load(dated(tmp_path))))
    deadlines = [text for text in found.texts("td", "deadline") if text]
    assert deadlines == ["2016年12月底前", "长期坚持", "2016年12月底前", "2017年6月底前"]
    assert "完成时限" in found.texts("th")
    assert "完成时限" not in annex_page.texts("th")


STEERING = "</script></style><!-- ]]> \x1b[2J \u202e \u200f '\"&amp;{unit}"
AS_CODES = r"""</script></style><!-- ]]> \x1b[2J \u202e \u200f '"&amp;{unit}"""


def test_texts_are_texts_in_every_field(annex_page: Read, tmp_path: Path) -> None:
    found = Read(page_of(portplan.load(written_to(tmp_path, HOSTILE))))
    assert found.texts("td", "text") == [*TEXTS, "文。"]
    area = Area(1, STEERING)
    units = Unit(STEERING, (f"别{STEERING}",), ("乙",)), Unit("乙")
    item = Item(1, area, STEERING, lead=(STEERING,), deadline=STEERING)
    plan = Plan(STEERING, units, (area,), (item,))
    found = Read(page_of(plan, plan))
    assert found.texts("h1") == [AS_CODES]
    assert found.texts("h2")[1:] == [AS_CODES] * 2
    assert found.texts("caption") == [f"一、{AS_CODES}"] * 2
    assert found.texts("td", "text") == found.texts("td", "deadline") == [AS_CODES] * 2
    assert found.texts("p", "aliases") == [f"别名：别{AS_CODES}"]
    tags = {tag for tag, _, _ in found.all}
    assert tags - {"optgroup", "h2"} == {tag for tag, _, _ in annex_page.all} - {"h2"}


def test_a_unit_is_one_by_name_or_alias_but_two_of_one_plan_are_never_one() -> None:
    def plan(*units: Unit) -> Plan:
        area = Area(1, "题")
        item = Item(1, area, "文。", lead=tuple(unit.name for unit in units))
        return Plan("表", units, (area,), (item,))

    first = plan(Unit("市国税局", ("国税",)), Unit("市地税局"))
    second = plan(Unit("市税务局", ("市国税局", "市地税局")), Unit("海关"))
    third = plan(Unit("国税"), Unit("市税务局"))
    units = Units([first, second, third])
    assert [(unit.name, unit.others, sorted(unit.own)) for unit in units] == [
        ("市国税局", ("国税", "市税务局", "市地税局"), [0, 1, 2]),
        ("市地税局", (), [0]), ("海关", (), [1]), ("市税务局", (), [2]),
    ]  # fmt: skip


def test_pinyin_is_in_it_for_what_can_be_searched(annex_page: Read) -> None:
    (table,) = annex_page.attributes("data-letters")
    typed: dict[str, set[str]] = {}
    for form, characters in re.findall("([a-z]+)([^a-z ]+)", table):
        for character in characters:
            typed.setdefault(character, set()).add(form)
    assert (typed["海"], typed["关"]) == ({"hai"}, {"guan"})
    assert typed["率"] == {"lv", "lu", "lyu", "shuai"}
    assert all(each in typed for item in ANNEX for each in item.text if "\u4e00" <= each < "\u9fff")
