import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from brought import document, grid, result
from portplan.files.load import check_content
from portplan.importing.document import Grid, Place
from portplan.importing.findings import Text
from portplan.importing.writer import scalar
from portplan.plan.model import Unit

PLAN = """\
# 市任务表
#
# Imported by portplan from t.docx.
# - Left out: column 备注

title: 市任务表

units:
  - name: 市商务局
  - name: 市科委
  - name: 有关部门
    members: []

areas:
  - number: 1
    title: 甲方面
    items:
      - number: 1
        text: 一事。
        lead:
          - 市商务局
        support:
          - 市科委
          - 有关部门
        deadline: "2026"

  - number: 2
    title: 乙方面
    items:
      - number: 2
        text: 二事。
        lead:
          - 市科委
"""


def table() -> Grid:
    return grid(
        [
            ["工作任务", "工作事项", "牵头单位", "配合单位", "完成时限", "备注"],
            ["一、甲方面", "1．一事。", "市商务局", "市科委、有关部门", "2026", "急"],
            ["二、乙方面", "2．二事。", "市科委", "", "", ""],
        ]
    )


def test_a_plan_is_written_as_people_edit_it() -> None:
    made = result(document("市任务表", table()))
    assert (made.content or b"").decode() == PLAN


def test_known_names_aliases_and_members_are_those_of_another_plan() -> None:
    known = (
        Unit("天津市商务局", ("市商务局",)), Unit("有关部门", (), ("市财政局", "市教委")),
        Unit("市教委", ("市教育委员会",)), Unit("市审计局"),
    )  # fmt: skip
    made = result(document("市任务表", table()), known=known)
    plan = yaml.load(made.content or b"", yaml.CSafeLoader)
    assert plan["units"] == [
        {"name": "天津市商务局", "aliases": ["市商务局"]},
        {"name": "市科委"},
        {"name": "有关部门", "members": ["市财政局", "市教委"]},
        {"name": "市财政局"},
        {"name": "市教委", "aliases": ["市教育委员会"]},
    ]
    assert plan["areas"][0]["items"][0]["lead"] == ["天津市商务局"]


def test_a_rule_that_is_broken_is_reported_at_the_place_in_the_document() -> None:
    header = ["工作事项", "牵头单位"]
    made = result(
        document(grid([header, ["一事。", "商务局ABC、商务局ＡＢＣ"], ["二事", "市教委"]]))
    )
    assert made.content is None
    error, warning = made.diagnostics
    assert str(error) == (
        "t.docx: table 1, row 2, column 2: error: 商务局ＡＢＣ is a name of 商务局ABC already"
        " (first at table 1, row 2, column 2); every name and alias stands for one unit, so take"
        " one out [name-clash]"
    )
    assert str(warning) == (
        "t.docx: table 1, row 3, column 1: warning: an item's text must end with 。 [punctuation]"
    )
    assert error.source_line[error.location.column - 1 : error.location.end_column - 1] == (
        "商务局ＡＢＣ"
    )


def test_places_of_a_file_that_nobody_sees_are_those_of_the_document() -> None:
    rows = [["工作事项", "牵头单位"], ["一事。", "市商务局"], ["一事。", "市科委"]]
    (warning,) = result(document(grid(rows))).diagnostics
    assert warning.message == (
        "this item's text stands already at table 1, row 2, column 1; is it a copy?"
    )


@given(st.text(min_size=1).map(str.strip).filter(lambda text: text and text.isprintable()))
def test_any_text_is_read_again_as_it_was(text: str) -> None:
    assert yaml.load(f"- {scalar(text)}\n", yaml.CSafeLoader) == [text]


@pytest.mark.parametrize(
    "text", ["07", "2026", "1.5", "yes", "null", "~", "2025-01-01", "1:30", "1e3"]
)
def test_what_yaml_takes_for_something_else_stands_in_quotes(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize("text", ["一事。", "2026年底", "“甲”乙", "市商务局（甲）", "5G-A"])
def test_a_plain_text_stands_as_it_is(text: str) -> None:
    assert scalar(text) == text


def test_what_cannot_be_seen_is_left_out_and_reported_once() -> None:
    rows = [["工作\u200b事项", "牵头单位"], ["一\u200b事。\u2028二事。", "市\ufeff商务局"]]
    made = result(document(grid(rows)))
    assert [each.code for each in made.diagnostics] == ["unseen"]
    assert "text: 一事。二事。\n" in (made.content or b"").decode()
    assert check_content("", made.content or b"").diagnostics == ()


def test_a_text_knows_where_it_was_found() -> None:
    assert Text("甲", Place(table=1), "甲、乙").place.table == 1
