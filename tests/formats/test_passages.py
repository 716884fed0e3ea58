"""Passages: words that stand out, in a terminal, without colours, in Markdown, in a picture."""

import cmarkgfm
import pytest
from rich.cells import cell_len

from documents import W, xml
from portplan.formats import FORMATS, Look
from portplan.formats.terminal.lines import lines
from portplan.questions.shown import Column, Kind, Page, Passage, Piece, Records, Shown, Table

BEFORE = Passage(
    (
        Piece("天津自贸"),
        Piece("区", is_marked=True),
        Piece("试验区“"),
        Piece("单一", is_marked=True),
        Piece("窗口”。"),
    ),
    is_gone=True,
)
AFTER = Passage(
    (
        Piece("牵头：", is_name=True), Piece("天津海关", is_marked=True, is_name=True), Piece("、"),
        Piece("天津检验检疫局", is_name=True),
    )
)  # fmt: skip
COLUMNS = (Column("was", Kind.TEXT), Column("is", Kind.UNITS))
PAGE = Page("1 change", (Table(COLUMNS, ((BEFORE, AFTER),)),), is_sum=True)
SHOWN = Shown(lambda: PAGE, lambda: Records((), ()), list)


def written(form: str, look: Look = Look()) -> str:  # noqa: B008 - it is frozen
    return FORMATS[form].written(SHOWN, look).decode()


def test_without_colours_brackets_say_it() -> None:
    assert written("table") == (
        "1 change\n天津自贸[区]试验区“[单一]窗口”。  牵头：[天津海关]、天津检验检疫局\n"
    )


# The least of the first column, the gap, and the widest name.
WIDE_ENOUGH = 10 + 2 + 16


@pytest.mark.parametrize("width", range(20, 80))
def test_at_any_width_nothing_is_lost_or_too_wide_and_names_stay_whole(width: int) -> None:
    drawn = written("table", Look(width=width)).splitlines()
    assert max(map(cell_len, drawn)) <= width
    rows = drawn[drawn.index("") + 3 :]
    assert sorted("".join("".join(rows).split())) == sorted(f"{BEFORE}{AFTER}")
    if width < WIDE_ENOUGH:
        return
    assert sum("天津检验检疫局" in line for line in rows) == 1
    for line in rows:
        cells = line.split("  ")
        assert not any(cell.lstrip().startswith(tuple("]、。”")) for cell in cells)
        assert not any(cell.rstrip().endswith(("[", "“")) for cell in cells)


def test_with_colours_what_is_marked_and_who_is_asked_for_stand_out() -> None:
    table = Table(COLUMNS, ((BEFORE, AFTER),), marked=("天津检验检疫局",))
    *_, last = lines(Page("", (table,)), None, "utf-8")
    assert [piece for piece in last if piece[1]] == [
        ("[区]", "bold reverse"), ("[单一]", "bold reverse"), ("[天津海关]", "bold reverse"),
        ("天津检验检疫局", "bold color(30)"),
    ]  # fmt: skip


def test_styles_stay_with_their_words_over_lines() -> None:
    narrow = Table((Column("was", Kind.TEXT),), ((BEFORE,),))
    drawn = [*lines(Page("", (narrow,)), 12, "utf-8")][4:]
    marked = ["".join(text for text, style in line if style) for line in drawn]
    assert "".join(marked) == "[区][单一]"


def test_what_an_encoding_lacks_is_its_code_inside_too() -> None:
    text = written("table", Look(encoding="ascii"))
    assert r"[\u533a]" in text
    assert r"[\u5929\u6d25\u6d77\u5173]\u3001" in text


def test_markdown_marks_what_is_gone_and_what_is_new_and_begins_with_the_sum() -> None:
    text = written("markdown")
    assert text == (
        "1 change\n\n| was | is |\n| --- | --- |\n"
        "| 天津自贸<del>区</del>试验区“<del>单一</del>窗口”。"
        " | 牵头：<ins>天津海关</ins>、天津检验检疫局 |\n"
    )
    html = cmarkgfm.github_flavored_markdown_to_html(text, cmarkgfm.Options.CMARK_OPT_UNSAFE)
    assert html.startswith("<p>1 change</p>\n<table>")
    assert "<td>天津自贸<del>区</del>试验区“<del>单一</del>窗口”。</td>" in html
    assert "<ins>天津海关</ins>" in html


def test_word_strikes_out_what_is_gone_and_underlines_what_is_new() -> None:
    body = xml(FORMATS["docx"].written(SHOWN, Look()), "word/document.xml")
    runs = [
        (
            "".join(each.text or "" for each in run.iter(f"{W}t")),
            [each.tag.removeprefix(W) for style in run.iter(f"{W}rPr") for each in style],
        )
        for row in [*body.iter(f"{W}tr")][1:]
        for run in row.iter(f"{W}r")
    ]
    assert runs == [
        ("天津自贸", []), ("区", ["strike"]), ("试验区“", []), ("单一", ["strike"]),
        ("窗口”。", []), ("牵头：", []), ("天津海关", ["b", "u"]), ("、", []),
        ("天津检验检疫局", []),
    ]  # fmt: skip


def test_markdown_has_no_markup_of_the_text_inside_marks() -> None:
    hostile = Passage((Piece("<b>|", is_marked=True), Piece("**x**")))
    page = Page("", (Table((Column("is", Kind.TEXT),), ((hostile,),)),))
    shown = Shown(lambda: page, lambda: Records((), ()), list)
    last = FORMATS["markdown"].written(shown, Look()).decode().splitlines()[-1]
    assert last == r"| <ins>&#60;b&#62;&#124;</ins>\*\*x\*\* |"


def test_a_picture_has_the_brackets() -> None:
    assert "[" in written("svg")
    assert "]" in written("svg")


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_of_an_empty_page_nothing_is_written(form: str) -> None:
    shown = Shown(lambda: Page("", ()), lambda: Records((), ()), list)
    assert FORMATS[form].written(shown, Look()) == b""
