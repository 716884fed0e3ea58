"""What tables are made of: cells in an encoding, folds, widths, and what stands out."""

import pytest
from rich.cells import cell_len

from portplan import Role
from portplan.formats import Look
from portplan.formats.as_table import written
from portplan.formats.terminal.emphasis import FOUND, Finds
from portplan.formats.terminal.fold import fold_names, fold_text
from portplan.formats.terminal.layout import Room, column_widths
from portplan.questions.shown import (
    Column,
    Counted,
    Kind,
    Load,
    Page,
    Records,
    Shown,
    Table,
    Tile,
    Units,
)


def drawn(page: Page, encoding: str = "utf-8", width: int | None = None) -> str:
    """Return a page as a table, in a width or as wide as its content."""
    shown = Shown(lambda: page, lambda: Records((), ()), list)
    return written(shown, Look(width, encoding=encoding)).decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_columns_stand_straight_where_characters_are_written_as_codes(encoding: str) -> None:
    columns = (Column("单位", Kind.UNITS), Column("牵头", Kind.NUMBER))
    page = Page("总", (Table(columns, ((Units(("海关",)), 7),)),))
    assert drawn(page, encoding, 40) == (
        "\\u603b\n\n"
        "\\u5355\\u4f4d  \\u7275\\u5934\n"
        "--------------------------\n"
        "\\u6d77\\u5173             7\n"
    )


def test_a_bar_is_no_longer_than_a_line_in_a_pipe() -> None:
    loads = [Load(9_000, ((Role.LEAD, count), (Role.SUPPORT, 0))) for count in (9_000, 4_500, 1)]
    page = Page("", (Table((Column("", Kind.LOAD),), tuple((load,) for load in loads)),))
    bars = drawn(page).splitlines()[-3:]
    assert bars == ["█" * 60, "█" * 30, "█"]


def test_bars_are_typed_where_an_encoding_has_no_blocks() -> None:
    load = Load(3, ((Role.LEAD, 2), (Role.SUPPORT, 1)))
    tiles = (Tile(((Role.LEAD, 0), (Role.SUPPORT, 2))), Tile(((Role.LEAD, 12),)))
    columns = (Column("x {lead} {support}", Kind.LOAD), *(Column(n, Kind.TILE) for n in "12"))
    page = Page("t", (Table(columns, ((load, *tiles),)),))
    assert drawn(page).splitlines() == ["x █ ░  1  2", "██░   /2 12"]
    assert drawn(page, "ascii").splitlines() == ["x # =  1  2", "##=   /2 12"]
    in_width = drawn(page, "ascii", 40).splitlines()
    assert in_width == ["t", "", "x # =  1  2", "-" * 11, "##=   /2 12"]


@pytest.mark.parametrize(
    ("text", "width", "line"),
    [
        ("推行限时办结", 12, "推行限时办结"),
        ("推行限时办结", 11, "推行限时办…"),
        ("推行限时办结", 10, "推行限时…"),
        ("推行限时办结", 3, "推…"),
        ("推行限时办结", 2, "…"),
        ("abcdef", 5, "abcd…"),
    ],
)
def test_a_text_of_one_line_is_cut_with_a_mark(text: str, width: int, line: str) -> None:
    page = Page("", (Table((Column("", Kind.LINE),), ((text,),)),))
    assert drawn(page, width=width).splitlines()[-1] == line


def test_the_mark_of_a_cut_is_typed_where_an_encoding_lacks_it() -> None:
    page = Page("", (Table((Column("", Kind.LINE),), (("abcdef",),)),))
    assert drawn(page, "ascii", 5).splitlines()[-1] == "ab..."
    assert drawn(page, "ascii", 2).splitlines()[-1] == ".."


def test_what_a_heading_says_already_is_no_column_but_a_cell_in_a_pipe() -> None:
    columns = (Column("单位", Kind.SAID), Column("", Kind.NUMBER, full="序号"))
    page = Page("t", (Table(columns, (("甲", 1), ("甲", 2)), heading="甲 · 2 项"),))
    assert drawn(page, width=40) == "t\n\n 甲 · 2 项\n\n─\n1\n2\n"
    assert drawn(page) == "甲  1\n甲  2\n"


def test_a_table_of_what_is_said_already_is_not_drawn() -> None:
    page = Page("t", (Table((Column("单位", Kind.SAID),), (("甲",),)),), text=("", "文"))
    assert drawn(page) == "t\n\n文\n"


def test_prose_is_set_no_wider_than_reads_well_and_an_example_stays_as_it_is() -> None:
    word, example = "word " * 40, "    " + "长" * 60
    page = Page("t", (Table((Column("", Kind.SAID),), ()),), text=(word, example))
    _, *lines = drawn(page).splitlines()
    assert [len(line) for line in lines[:-1]] == [79, 79, 39]
    assert lines[-1] == example
    narrow = drawn(page, width=30).splitlines()[1:]
    assert [len(line) for line in narrow[:7]] == [29] * 6 + [19]
    assert "".join(narrow[7:]).replace(" ", "") == "长" * 60


def test_rows_that_share_a_group_stand_under_it_where_there_is_a_width() -> None:
    columns = (Column("单位", Kind.GROUP), Column("", Kind.NUMBER))
    rows = ((Counted("甲", 2), 1), (Counted("甲", 2), 2), (Counted("乙", 1), 3))
    page = Page("t", (Table(columns, rows),))
    assert drawn(page).splitlines() == ["甲  1", "甲  2", "乙  3"]
    grouped = drawn(page, width=20).splitlines()[4:]
    assert grouped == ["甲 · 2 项", "1", "2", "", "乙 · 1 项", "3"]


@pytest.mark.parametrize(
    ("lines", "finds", "pieces"),
    [
        pytest.param(
            ["推行Ａ港", "和无水", "港。"], Finds(words=["a港", "水港"]),
            [
                [("推行", ""), ("Ａ港", FOUND)],
                [("和无", ""), ("水", FOUND)],
                [("港", FOUND), ("。", "")],
            ],
            id="words, over the end of a line and in any width",
        ),
        pytest.param(
            ["cafe\u0301。"], Finds(words=["é"]),
            [[("caf", ""), ("e\u0301", FOUND), ("。", "")]],
            id="a letter with its mark",
        ),
        pytest.param(
            ["海关、天津海关", "海关"], Finds(names=["海关"]),
            [[("海关", "bold"), ("、天津海关", "")], [("海关", "bold")]],
            id="names as a whole",
        ),
        pytest.param(["海关"], Finds(), [[("海关", "")]], id="nothing"),
    ],
)  # fmt: skip
def test_what_was_asked_for_stands_out(
    lines: list[str], finds: Finds, pieces: list[list[tuple[str, str]]]
) -> None:
    assert finds.emphasise(lines, "", "bold") == pieces


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("推行限时办结制度。", 18, ["推行限时办结制度。"]),
        ("推行限时办结制度。", 16, ["推行限时办结制", "度。"]),
        ("推行“一机两屏”。", 8, ["推行“一", "机两", "屏”。"]),
        ("推行“一机两屏”。", 6, ["推行", "“一机", "两", "屏”。"]),
        ("空港T1航站楼", 6, ["空港T1", "航站楼"]),
        ("空港T1航站楼", 5, ["空港", "T1航", "站楼"]),
        ("实施7×24小时", 7, ["实施", "7×24小", "时"]),
        ("ABCDEFGH", 3, ["ABC", "DEF", "GH"]),
        (r"\u63a8\u884c\x1b7", 9, [r"\u63a8", r"\u884c", r"\x1b7"]),
        ("", 5, [""]),
        ("编号 4–58 改", 8, ["编号", "4–58 改"]),
    ],
)
def test_a_text_folds_where_a_typesetter_would_break_it(
    text: str, width: int, lines: list[str]
) -> None:
    assert fold_text(text, width) == lines


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (30, ["天津海关、天津海事局"]),
        (19, ["天津海关、", "天津海事局"]),
        (8, ["天津海关", "、", "天津海事", "局"]),
    ],
)
def test_names_fold_between_them_while_they_fit(width: int, lines: list[str]) -> None:
    folded = fold_names(("天津海关", "天津海事局"), width)
    assert max(map(cell_len, folded)) <= width
    assert "".join(folded) == "天津海关、天津海事局"
    assert folded == lines


@pytest.mark.parametrize(
    ("rooms", "width", "widths"),
    [
        pytest.param([Room(2, 2, 0), Room(10, 4, 1)], 20, [2, 10], id="all fits"),
        pytest.param([Room(2, 2, 0), Room(40, 4, 1)], 20, [2, 18], id="the rest to the one"),
        pytest.param([Room(60, 4, 1), Room(60, 4, 3)], 40, [10, 30], id="by their shares"),
        pytest.param([Room(60, 4, 1), Room(6, 4, 1)], 40, [34, 6], id="no more than its content"),
        pytest.param([Room(60, 30, 1), Room(60, 4, 3)], 40, [30, 10], id="no less than the least"),
        pytest.param([Room(60, 30, 1), Room(60, 30, 1)], 40, [20, 20], id="least that cannot be"),
        pytest.param(
            [Room(1, 1, 0), Room(26, 10, 5), Room(8, 8, 3), Room(180, 24, 3)],
            54,
            [1, 21, 8, 24],
            id="the least before another's content",
        ),
    ],
)
def test_a_width_is_shared_out(rooms: list[Room], width: int, widths: list[int]) -> None:
    assert column_widths(rooms, width) == widths
