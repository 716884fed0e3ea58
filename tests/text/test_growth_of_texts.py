"""Long names and texts are compared in a time that grows with their length."""

from collections.abc import Callable
from unicodedata import normalize

import pytest

from counting import growth
from portplan.files.load import check_content
from portplan.plan.names import NameNotUnderstoodError, find_unit
from portplan.text import normal
from portplan.text.nearness import Neighbours
from portplan.text.normal import folded, harmless, shortened
from portplan.text.one_edit import OneEdit
from portplan.text.pinyin import spelled


def random_names(number: int, length: int) -> list[str]:
    return [
        "".join(chr(0x4E00 + (each * 7919 + place * place * 31) % 9000) for place in range(length))
        for each in range(number)
    ]


@pytest.mark.parametrize("typed", ["xyzq", "haiguan", "hai" * 30 + "x", "hhhhh"])
@pytest.mark.parametrize("name", ["海", "海关", "甲乙丙丁戊己庚辛"])
@pytest.mark.parametrize("from_start", [False, True])
def test_letters_are_looked_for_in_a_long_name_once(
    typed: str, name: str, *, from_start: bool
) -> None:
    def looking(number: int) -> Callable[[], object]:
        long = name * number
        return lambda: spelled(typed, {long: long}, from_start=from_start)

    assert growth(looking, 50) <= 5


def test_pairs_of_long_names_take_no_longer_than_short_ones() -> None:
    def pairing(length: int) -> Callable[[], object]:
        names = random_names(4, length)
        return lambda: OneEdit([*names, *(f"{each}局" for each in names)]).pairs(100)

    assert growth(pairing) <= 5


@pytest.mark.parametrize("shared", ["", "局", "海关局"])
def test_names_are_looked_up_among_many_without_going_through_them(shared: str) -> None:
    def looking(number: int) -> Callable[[], object]:
        known = [each + shared for each in random_names(4 * number, 3)]
        typed = [each + shared for each in random_names(number, 4)]

        def look() -> None:
            neighbours = Neighbours(known)
            for each in typed:
                neighbours.nearest(each)

        return look

    assert growth(looking, 300) <= 5


def test_a_typed_slip_is_not_compared_with_names_that_are_far_too_long() -> None:
    def asking(number: int) -> Callable[[], object]:
        unit = "港" * (300 * number)
        content = f"title: 表\nunits:\n  - name: {unit}\nareas:\n  - number: 1\n    title: 题\n"
        content += f"    items: [{{number: 1, text: 文。, lead: [{unit}]}}]\n"
        plan = check_content("plan.yaml", content.encode()).plan
        assert plan is not None

        def ask() -> None:
            with pytest.raises(NameNotUnderstoodError):
                find_unit(plan, "xyzq")

        return ask

    assert growth(asking, 3) <= 5


def test_marks_are_set_in_order_in_short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = []

    def noted(form: str, text: str) -> str:
        lengths.append(len(text))
        return normalize(form, text)  # type: ignore[arg-type]

    monkeypatch.setattr(normal, "normalize", noted)
    text = "文a" + "\u0301\u0323" * 5000 + "。"
    assert len(folded(text)) > 10_000
    assert max(lengths) <= 1000
    assert sum(lengths) == len(text)


@pytest.mark.parametrize(
    "piece", ["ＡＢ文 é", "e\u0301文", "가나다", "ﬁ①㈱", "\u1100\u1161\u11a8a"]
)
def test_a_long_text_is_folded_as_a_short_one(piece: str) -> None:
    for times in (1, 99, 334, 1000, 1001, 3000):
        text = piece * times
        assert folded(text) == "".join(normalize("NFKC", text).split()).casefold()


def test_a_long_name_is_shown_by_its_beginning_and_end() -> None:
    assert shortened("甲" * 200) == "甲" * 200
    assert shortened("甲" * 200 + "乙") == "甲" * 180 + "…" + "甲" * 19 + "乙"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::add-mask::x", r"\x3a:add-mask::x"),
        (" \u3000::error file=a::b", " \u3000\\x3a:error file=a::b"),
        ("a ::error::b", "a ::error::b"),
        ("##[error]x", r"#\x23[error]x"),
        ("a ###[group]##[x]", r"a ##\x23[group]#\x23[x]"),
        ("a ## [b] #[c]", "a ## [b] #[c]"),
        ("", ""),
    ],
)
def test_a_line_of_a_log_is_no_command_to_a_runner(line: str, shown: str) -> None:
    assert harmless(line) == shown
