"""No mending makes a file worse: no rule is broken more often behind it than before."""

from collections import Counter
from collections.abc import Collection

import pytest

from mendable import PLAN
from portplan.files.load import check_content
from portplan.files.mend import Mended, mend
from portplan.rules import RULES, find_rule
from portplan.source.findings import Rule

SUPPORT = "        support: [天津海关]\n"
ITEM = """\
      - number: 2
        text: 联网。
        lead: [天津海关、天津海事局]
"""


def mended(content: str, rules: Collection[Rule] = RULES) -> Mended:
    result = mend("plan.yaml", content.encode(), rules)
    before = Counter(each.code for each in check_content("plan.yaml", content.encode()).diagnostics)
    left = check_content("plan.yaml", result.content).diagnostics
    assert left == result.left
    assert not Counter(each.code for each in left) - before
    return result


@pytest.mark.parametrize("indicator", ["|-", "|", ">-", ">", "|2-"])
@pytest.mark.parametrize("spaces", [10, 12, 14])
def test_a_comment_behind_a_repeat_does_not_become_part_of_a_block_text(
    indicator: str, spaces: int
) -> None:
    block = f"          - {indicator}\n            市口岸办\n"
    comment = f"{' ' * spaces}# who leads\n"
    broken = PLAN.replace("          - 市口岸办\n", f"{block}          - 市口岸办\n{comment}")
    result = mended(broken)
    assert result.content.decode().count(comment) == 1
    assert "# who leads" not in str(check_content("plan.yaml", result.content).plan)


def test_a_repeat_below_a_block_text_is_left_to_people() -> None:
    broken = PLAN.replace(
        "          - 市口岸办\n",
        "          - |-\n            市口岸办\n          - 市口岸办\n            # who leads\n",
    )
    result = mended(broken)
    assert (result.content.decode(), result.mended) == (broken, ())
    assert [each.code for each in result.left] == ["unused-unit", "repeated-unit"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("- 市口岸办\n", "- 市口岸办、天津海关\n", id="pasted"),
        pytest.param("[天津海关]", "[天津海关, 天津市人民政府口岸服务办公室]", id="an alias"),
        pytest.param("[天津海关]", '[天津海关, "市口岸办 "]', id="white space"),
    ],
)
def test_what_would_bring_a_unit_in_both_roles_is_left_as_it_is(right: str, wrong: str) -> None:
    broken = PLAN.replace(right, wrong)
    assert broken != PLAN
    result = mended(broken)
    assert (result.content.decode(), result.mended) == (broken, ())
    assert "both-roles" not in {each.code for each in result.left}


def test_beside_it_all_else_is_mended() -> None:
    wrong = {
        "title: 工作任务分解表": "title: '工作任务分解表 '",
        "          - 市口岸办\n": "          - 市口岸办、天津海关\n",
        "[天津海关、天津海事局]": "[天津海关, 天津海事局]",
    }
    right = PLAN + ITEM.replace("、天津海事局", ", 天津海事局")
    broken = PLAN + ITEM
    for text, slip in list(wrong.items())[:2]:
        broken = broken.replace(text, slip)
        right = right.replace(text, slip)
    result = mended(broken)
    assert result.content.decode() == right.replace("'工作任务分解表 '", "'工作任务分解表'")
    assert sorted(each.code for each in result.mended) == ["joined-units", "whitespace"]
    assert [each.code for each in result.left] == ["joined-units"]


def test_among_many_mendings_the_one_that_harms_is_found() -> None:
    items = "".join(
        ITEM.replace("2", str(number)).replace("联网", f"文{number}")
        + ("        support: [天津海关]\n" if number == 70 else "")
        for number in range(2, 100)
    )
    result = mended(PLAN + items)
    assert len(result.mended) == 97
    (left,) = result.left
    assert (left.code, left.source_line.strip()) == ("joined-units", "lead: [天津海关、天津海事局]")
    again = mended(result.content.decode())
    assert (again.content, again.mended) == (result.content, ())


def test_a_repeat_that_comes_up_is_taken_out_only_where_that_is_asked_for() -> None:
    broken = PLAN.replace("[天津海关]", "[天津海关, 天津海事局/天津海关]")
    assert mended(broken).left == ()
    alone = mended(broken, [find_rule("joined-units")])
    assert (alone.content.decode(), alone.mended) == (broken, ())


def test_a_unit_that_nothing_names_is_told_before_a_mending_as_behind_it() -> None:
    broken = PLAN.replace("[天津海关]", "[天津海关、天津海关]")
    result = mended(broken)
    assert result.content.decode() == PLAN
    assert [each.code for each in result.left] == ["unused-unit"]


def test_an_alias_is_written_as_its_name_where_that_brings_no_harm() -> None:
    alias, name = "天津市人民政府口岸服务办公室", "市口岸办"
    items = "".join(
        f"      - number: {number}\n        text: 联网{'。' * number}\n        lead: [{lead}]\n"
        + rest
        for number, lead, rest in (
            (2, alias, ""),
            (3, "天津海关", f"        support: [天津海事局, {alias}]\n"),
            (4, alias, f"        support: [{name}]\n"),  # it would have both roles
            (5, f"{name}, {alias}", ""),
            (6, alias, ""),
        )
    )
    result = mended(PLAN + items)
    for number, before, after in (
        (2, f"[{alias}]", f"[{name}]"),
        (3, f"[天津海事局, {alias}]", f"[天津海事局, {name}]"),
        (5, f"[{name}, {alias}]", f"[{name}]"),
        (6, f"[{alias}]", f"[{name}]"),
    ):
        start = items.index(f"- number: {number}")
        items = items[:start] + items[start:].replace(before, after, 1)
    assert result.content.decode() == PLAN + items
    assert [(each.code, len(each.edits)) for each in result.mended] == [
        ("unknown-unit", 4),
        ("repeated-unit", 1),
    ]
    assert [each.code for each in result.left] == ["unknown-unit"]
