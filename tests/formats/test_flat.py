"""A page as one table: what titles, headings and colours say elsewhere stands in its cells."""

from portplan import Role
from portplan.formats.flat import Flat, flat
from portplan.questions.shown import Column, Counted, Kind, Load, Page, Table, Tile, Units

ITEMS = (
    Column("单位", Kind.SAID),
    Column("工作任务", Kind.GROUP),
    Column("", Kind.NUMBER, full="序号"),
    Column("牵头单位", Kind.UNITS, Role.LEAD),
)


def test_all_tables_that_are_like_the_first_one_are_one() -> None:
    first = Table(ITEMS, (("甲", Counted("一、题", 7), 1, Units(("甲", "乙"))),), "牵头 1 项")
    second = Table(ITEMS, (("丙", "二、题", 2, Units(())),), "支持配合 1 项", Role.SUPPORT)
    legend = Table((Column("编号", Kind.NUMBER),), ((1,),))
    assert flat(Page("标题", (first, legend, second), text=("说明",))) == Flat(
        ("单位", "工作任务", "序号", "牵头单位"),
        (("甲", "一、题", 1, "甲、乙"), ("丙", "二、题", 2, "")),
    )


def test_a_bar_is_left_out_and_tiles_are_in_words() -> None:
    columns = (
        Column("█ 牵头", Kind.LOAD),
        Column("1", Kind.TILE, full="一、题"),
        Column("2", Kind.TILE, full="二、题"),
        Column("3", Kind.TILE, full="三、题"),
        Column("4", Kind.TILE, full="四、题"),
    )
    row = (
        Load(3, ((Role.LEAD, 3),)),
        Tile(((Role.LEAD, 1), (Role.SUPPORT, 2))),
        Tile(((Role.LEAD, 0), (Role.SUPPORT, 2))),
        Tile(((Role.LEAD, 0), (Role.SUPPORT, 0))),
        Tile(((Role.SUPPORT, 2),)),
    )
    assert flat(Page("标题", (Table(columns, (row,)),))) == Flat(
        ("一、题", "二、题", "三、题", "四、题"),
        (("牵头 1、支持配合 2", "支持配合 2", "", 2),),
    )


def test_one_role_that_has_nothing_leaves_its_cell_empty() -> None:
    column = Column("1", Kind.TILE, full="一、题")
    page = Page("标题", (Table((column,), ((Tile(((Role.LEAD, 0),)),),)),))
    assert flat(page) == Flat(("一、题",), (("",),))
