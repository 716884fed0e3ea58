"""Web pages come in as browsers show them: tables, lines, and what closes without a tag."""

import pytest

from made_html import html_table, laid_out
from made_tables import (
    Over,
    annex_table,
    are_shared,
    grids,
    left_out,
    seen,
    seen_in,
    texts,
)  # fmt: skip
from portplan.importing.document import Document, Grid, LeftOut, Paragraph, Place
from portplan.importing.from_html import read


def page(*inside: str) -> Document:
    return read("".join(inside).encode(), "页.html")


def test_the_annex_comes_in_whole_out_of_nested_layout_tables() -> None:
    document = page(laid_out("<p>工作任务分解表</p>", html_table(annex_table(), 1), "（共58项）"))
    assert [part for part in texts(document) if isinstance(part, str)] == [
        "首页", "工作任务分解表", "（共58项）",
    ]  # fmt: skip
    (grid,) = grids(document)
    assert isinstance(document.parts[2], Grid)
    assert seen_in(grid) == seen(annex_table())
    assert are_shared(grid)
    assert (grid.repeated, grid.name) == (1, "")
    assert document.left_out == ()


def test_everything_stands_at_its_line_and_column() -> None:
    document = page("<p>甲</p>\n", " <table><caption>表\n", "<tr><td>乙<td> 丙</table>丁")
    where = [Place(line=2, column=2), Place(line=3, column=5), Place(line=3, column=10)]
    (grid,) = grids(document)
    assert [grid.place, *(cell.place for cell in grid.rows[0])] == where
    assert grid.name == "表"
    paragraphs = [part for part in document.parts if isinstance(part, Paragraph)]
    assert paragraphs == [
        Paragraph("甲", Place(line=1, column=4)),
        Paragraph("丁", Place(line=3, column=24)),
    ]


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", [["甲", "乙"], ["丙", "丁"]]),
        ("<table><td>甲<td>乙<tr><td>丙<td>丁", [["甲", "乙"], ["丙", "丁"]]),
        ("<table><tr><td><p>甲<p>乙<td>丙", [["甲\n乙", "丙"]]),
        ("<table><tr><th>甲</th><td>乙</th></tr></table>", [["甲", "乙"]]),
        ("<table><tbody><tr><td>甲<td>乙<tbody><tr><td>丙", [["甲", "乙"], ["丙", ""]]),
        ("<table><tr><form><td>甲</td><td>乙</td></form></tr></table>", [["甲", "乙"]]),
        ("<table><tr><td><b>甲<td>乙</b></table>", [["甲", "乙"]]),
        ("<TABLE><TR><TD>甲</TD><TD>乙</TD></TR></TABLE>", [["甲", "乙"]]),
        ("<table><tr><td>甲<td>乙</p></div></table>", [["甲", "乙"]]),
        ("<table><tr><td>甲<td/>乙", [["甲", "乙"]]),
    ],
)
def test_what_is_not_closed_ends_where_browsers_end_it(source: str, rows: list[list[str]]) -> None:
    assert texts(page(source)) == [rows]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
        ("<p>甲</p><div>乙</div>丙", "甲\n乙\n丙"),
        ("<ul style='list-style:none'><li>甲<li>乙</ul>", "甲\n乙"),
        ("  甲 \n 乙  ", "甲乙"),
        ("A \n B", "A B"),
        ("甲  乙", "甲 乙"),
        ("天津\n海关、\n市商务委", "天津海关、市商务委"),
        ("<pre>甲\n 乙</pre>", "甲\n乙"),
        ("甲&nbsp;乙&#x4E19;&lt;&amp;", "甲\xa0乙丙<&"),
        ("天津&shy;海关", "天津海关"),
        ("甲<span>乙</span><o:p></o:p><a href=x>丙</a>", "甲乙丙"),
        ("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", "汉字"),
        ("甲<!-- 乙 --><script>'<td>'</script><style>x</style><noscript>丙</noscript>", "甲"),
        ("甲<![if !supportLists]>一<![endif]>", "甲一"),
        ("甲<select><option>乙</select><textarea>丙</textarea>", "甲"),
    ],
)
def test_a_cells_text_is_as_it_is_seen(inside: str, text: str) -> None:
    assert texts(page(f"<table><tr><td>{inside}</td><td>丁</td></tr></table>")) == [[[text, "丁"]]]


def test_lines_outside_of_tables_are_paragraphs() -> None:
    source = (
        "<h1>任务<br>分工表</h1>一、甲<br>　　1．乙<p>丙<h3>丁</h3><div>戊<div>己</div>庚</div>"
    )
    document = page(source)
    lines = [(part.text, part.level) for part in document.parts if isinstance(part, Paragraph)]
    assert lines == [
        ("任务\n分工表", 1), ("一、甲", 0), ("　　1．乙", 0), ("丙", 0), ("丁", 3), ("戊", 0),
        ("己", 0), ("庚", 0),
    ]  # fmt: skip


def test_cells_go_over_rows_and_columns_but_not_over_their_group() -> None:
    source = (
        "<table><tbody><tr><td rowspan=9>甲<td colspan=2>乙<tr><td>丙<td rowspan=0>丁"
        "</tbody><tbody><tr><td>戊<td>己<td>庚</table>"
    )
    (grid,) = grids(page(source))
    expected = seen(
        [[Over("甲", 2), Over("乙", 1, 2), None], [None, "丙", "丁"], ["戊", "己", "庚"]]
    )
    assert seen_in(grid) == expected
    assert are_shared(grid)


def test_cells_that_overlap_lose_nothing() -> None:
    source = "<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙</table>"
    assert texts(page(source)) == [[["甲", "乙"], ["丙", "乙"]]]


def test_text_between_cells_stands_before_the_table() -> None:
    source = "<table>注<tr>乙<td>甲</td><td>丙</td></tr></table>"
    assert texts(page(source)) == ["注乙", [["甲", "丙"]]]


def test_a_table_without_two_texts_in_a_row_lays_out_lines() -> None:
    source = "<table><tr><td><p>一、甲<p>1．乙</td></tr><tr><td></td><td>丙</td></tr></table>"
    assert texts(page(source)) == ["一、甲", "1．乙", "丙"]


def test_an_article_beside_its_menu_is_no_table() -> None:
    article = "".join(f"<p>（{number}）{'文' * 60}。" for number in range(10))
    document = page(f"<table><tr><td>首页<br>机构</td><td>{article}</td></tr></table>")
    assert texts(document)[:3] == ["首页", "机构", f"（0）{'文' * 60}。"]
    assert len(document.parts) == 12


def test_a_small_table_in_a_cell_of_a_table_is_text_and_named() -> None:
    inner = html_table([("一", "二"), ("三", "四")])
    rows = html_table([("工作任务要写得长一些", "牵头单位"), ("五", "甲局")])
    document = page(rows.replace("五", f"{inner}五"))
    assert texts(document) == [
        [["工作任务要写得长一些", "牵头单位"], ["一\t二\n三\t四\n五", "甲局"]]
    ]
    assert left_out(document) == ["the form of a table inside a cell (its text is read)"]


@pytest.mark.parametrize(
    "attributes",
    ["hidden", 'style="DISPLAY: none"', "style='visibility:hidden'", "style=mso-hide:all"],
)
def test_what_is_hidden_is_left_out_and_named(attributes: str) -> None:
    cells = f"<td>甲<span {attributes}>密</span></td><td {attributes}>密</td><td>乙</td>"
    row = f"<tr {attributes}><td>密</td><td>密</td></tr>"
    document = page(f"<table><tr>{cells}</tr>{row}</table><div {attributes}><p>密</p></div>丙")
    assert texts(document) == [[["甲", "乙"]], "丙"]
    assert left_out(document) == ["hidden text"] * 5


def test_what_is_no_text_is_named_where_it_stands() -> None:
    document = page("甲<img src=x><del>旧</del><ins>新</ins>", "<ol><li>乙</ol>")
    assert texts(document) == ["甲新", "乙"]
    assert document.left_out == (
        LeftOut("a picture", Place(line=1, column=2)),
        LeftOut("text that a tracked change takes away", Place(line=1, column=18)),
        LeftOut("the numbers of a list, which a browser counts", Place(line=1, column=37)),
    )


def test_a_page_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    whole = "<p>甲</p><table><tr><td>乙</td><td>丙</td></tr>"
    for rest in ("<tr><td cla", "<!-- 丁", "<", "</", "<!--", "<script>丁", "<style>"):
        assert texts(page(whole, rest))[:2] == ["甲", [["乙", "丙"]]], rest
