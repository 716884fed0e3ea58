"""A small plan with collectives within collectives, for what the annex does not have."""

from portplan import Area, Item, Plan, Role, Unit

LEAD, SUPPORT = Role.LEAD, Role.SUPPORT

HERE, THERE = Area(1, "这里"), Area(2, "那里")
ONE, TWO, ALL, WIDEST, OUTSIDE, SOME = (
    Unit("甲局"), Unit("乙局"), Unit("各局", members=("甲局",)),
    Unit("全体", members=("各局", "乙局")), Unit("外围", members=("丙局", "全体")),
    Unit("有关局", members=()),
)  # fmt: skip
THREE = Unit("丙局")
FIRST, SECOND, THIRD, FOURTH, FIFTH = (
    Item(1, HERE, "联网。", ("甲局",), ("全体",)),
    Item(2, HERE, "Ｔ１ 开放。", ("全体", "乙局"), ("各局", "有关局")),
    Item(3, HERE, "联网开放。", ("乙局", "甲局"), ("丙局",)),
    Item(4, THERE, "开放。", ("外围",), ("甲局", "有关局")),
    Item(5, THERE, "联网。", ("丙局",), deadline="2017年6月底前"),
)
NESTED = Plan(
    "表",
    (OUTSIDE, ONE, WIDEST, TWO, ALL, THREE, SOME),
    (HERE, THERE),
    (FIRST, SECOND, THIRD, FOURTH, FIFTH),
)
