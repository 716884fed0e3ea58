"""What can be mended safely is mended, and nothing else is touched, to the byte."""

import pytest

from conftest import ROOT
from mendable import PLAN
from portplan.files.mend import mend
from portplan.rules import RULES

BROKEN = ROOT / "tests" / "broken"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("- 市口岸办\n", "- 天津市人民政府口岸服务办公室\n", id="alias"),
        pytest.param("- 市口岸办\n", "- '市口岸办'\n          - '市口岸办'\n", id="repeated"),
        pytest.param("[天津海关]", "[天津海关, 天津海关]", id="repeated in a flow list"),
        pytest.param("[天津海关]", "[天津海关 ,  天津海关]", id="repeated with spaces"),
        pytest.param("'加强口岸执法协作'", "'加强口岸执法协作 '", id="space at the end"),
        pytest.param("title: 工作", "title: \u3000工作", id="full-width space in front"),
        pytest.param("[天津海关]", '["\u3000天津海关"]', id="space in quotes"),
        pytest.param("      - number: 1\n", "      - number: 7\n", id="item number"),
        pytest.param("  - number: 1\n    title", "  - number: 3\n    title", id="area number"),
    ],
)
def test_only_what_is_wrong_is_changed(right: str, wrong: str) -> None:
    broken = PLAN.replace(right, wrong, 1)
    assert broken != PLAN
    result = mend("plan.yaml", broken.encode(), RULES)
    quoted = PLAN.replace(
        right, right.replace("市口岸办", "'市口岸办'") if "'市" in wrong else right
    )
    expected = quoted.replace("[天津海关]", '["天津海关"]') if '["' in wrong else quoted
    assert result.content.decode() == expected
    assert len(result.mended) == 1


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param(
            "          - 天津海关、市口岸办 # both\n",
            "          - 天津海关\n          - 市口岸办 # both\n",
            id="on lines of their own",
        ),
        pytest.param(
            "          -  天津海关、市口岸办\n",
            "          -  天津海关\n          -  市口岸办\n",
            id="as far behind their dashes",
        ),
        pytest.param(
            '          - "天津海关，天津市人民政府口岸服务办公室"\n',
            '          - "天津海关"\n          - "市口岸办"\n',
            id="in their quotes, an alias by its name",
        ),
    ],
)
def test_units_pasted_together_are_taken_apart(wrong: str, right: str) -> None:
    lead = "          - 市口岸办\n        support: [天津海关]\n"
    broken = PLAN.replace(lead, wrong)
    assert mend("plan.yaml", broken.encode(), RULES).content.decode() == PLAN.replace(lead, right)


def test_units_pasted_together_in_a_flow_list_stay_in_line() -> None:
    broken = PLAN.replace("[天津海关]", "[天津海关/天津海事局]")
    mended = PLAN.replace("[天津海关]", "[天津海关, 天津海事局]")
    assert mend("plan.yaml", broken.encode(), RULES).content.decode() == mended


def test_one_mending_can_open_the_way_for_another() -> None:
    broken = PLAN.replace("[天津海关]", "[天津海关, 天津海事局/天津海关]")
    mended = PLAN.replace("[天津海关]", "[天津海关, 天津海事局]")
    result = mend("plan.yaml", broken.encode(), RULES)
    assert result.content.decode() == mended
    assert [each.code for each in result.mended] == ["joined-units", "repeated-unit"]
    assert result.left == ()


def test_two_mendings_of_one_text_are_done_one_after_the_other() -> None:
    broken = PLAN.replace("[天津海关]", '["天津海关、天津海事局 "]')
    mended = PLAN.replace("[天津海关]", '["天津海关", "天津海事局"]')
    result = mend("plan.yaml", broken.encode(), RULES)
    assert result.content.decode() == mended
    assert {each.code for each in result.mended} <= {"joined-units", "whitespace"}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_ends_and_a_byte_order_mark_stay(mark: bytes, line_end: str) -> None:
    def as_bytes(text: str) -> bytes:
        return mark + text.replace("\n", line_end).encode()

    broken = PLAN.replace("- 市口岸办\n", "- 天津海事局、市口岸办\n")
    mended = PLAN.replace("- 市口岸办\n", "- 天津海事局\n          - 市口岸办\n")
    assert mend("plan.yaml", as_bytes(broken), RULES).content == as_bytes(mended)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("- 市口岸办\n          - 市口岸办 # why twice\n", id="a comment beside it"),
        pytest.param('- "天津\\u6d77关、市口岸办"\n', id="escapes"),
        pytest.param("- >-\n            天津海关、市口岸办\n", id="a block scalar"),
        pytest.param("-\n            天津海关、市口岸办\n", id="pasted below their dash"),
        pytest.param("- 天津海关、天津海亊局\n", id="one of the pasted is unknown"),
        pytest.param("- 天津海亊局\n", id="a slip that could mean something else"),
    ],
)
def test_what_has_no_one_safe_mending_is_left_and_reported(wrong: str) -> None:
    broken = PLAN.replace("- 市口岸办\n", wrong).encode()
    result = mend("plan.yaml", broken, RULES)
    assert (result.content, result.mended) == (broken, ())
    assert result.left


@pytest.mark.parametrize("name", ["天津“海”关'局'", '天津"海关"局', "天津海关\\局"])
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_name_with_quotes_or_escapes_is_not_written(name: str, quote: str) -> None:
    escaped = name.replace("'", "''")
    broken = PLAN.replace("- name: 天津海关\n", f"- name: '{escaped}'\n    aliases: [海关]\n")
    broken = broken.replace("[天津海关]", f"[{quote}海关{quote}]")
    result = mend("plan.yaml", broken.encode(), RULES)
    assert (result.content.decode(), result.mended) == (broken, ())
    assert "unknown-unit" in {each.code for each in result.left}


@pytest.mark.parametrize("name", ["天津,海关", "天津#海关", "@海关", "-海关", "ABC海关"])
def test_a_name_that_yaml_may_read_otherwise_is_written_in_quotes_alone(name: str) -> None:
    renamed = PLAN.replace("- name: 天津海关\n", f"- name: '{name}'\n    aliases: [海关]\n")
    for quote, written in (("", "海关"), ("'", name), ('"', name)):
        broken = renamed.replace("[天津海关]", f"[{quote}海关{quote}]")
        mended = renamed.replace("[天津海关]", f"[{quote}{written}{quote}]")
        assert mend("plan.yaml", broken.encode(), RULES).content.decode() == mended


def test_a_repeat_in_a_flow_list_is_left_where_more_than_a_comma_stands_in_front() -> None:
    broken = PLAN.replace("[天津海关]", "[天津海关, # why twice\n          天津海关]").encode()
    result = mend("plan.yaml", broken, RULES)
    assert (result.content, result.mended) == (broken, ())
    assert "repeated-unit" in {each.code for each in result.left}


def test_a_last_line_without_an_end_is_mended_too() -> None:
    block = PLAN.replace(" [天津海关]\n", "\n          - 天津海关\n")
    repeated = f"{block}          - 天津海关"
    assert mend("plan.yaml", repeated.encode(), RULES).content.decode() == block
    pasted = block.rstrip("\n") + "、天津海事局"
    apart = block + "          - 天津海事局"
    assert mend("plan.yaml", pasted.encode(), RULES).content.decode() == apart


def test_a_new_line_ends_as_the_one_that_it_was_part_of() -> None:
    title, rest = PLAN.split("\n", 1)
    broken = rest.replace("- 市口岸办\n", "- 天津海事局、市口岸办\n").replace("\n", "\r\n")
    mended = rest.replace("- 市口岸办\n", "- 天津海事局\n          - 市口岸办\n")
    result = mend("plan.yaml", f"{title}\n{broken}".encode(), RULES)
    assert result.content.decode() == f"{title}\n" + mended.replace("\n", "\r\n")


def test_an_alias_of_two_units_is_not_replaced_by_either() -> None:
    broken = (
        PLAN.replace("- name: 天津海关\n", "- name: 天津海关\n    aliases: [海局]\n")
        .replace("{name: 天津海事局}", "{name: 天津海事局, aliases: [海局]}")
        .replace("[天津海关]", "[海局]")
    )
    result = mend("plan.yaml", broken.encode(), RULES)
    assert (result.content.decode(), result.mended) == (broken, ())


def test_numbers_are_left_while_the_files_shape_is_wrong() -> None:
    second = "      - number: 2\n        text: 文。\n        lead: [天津海关]\n"
    lost_dash = PLAN + second.replace("- number", "  number") + second.replace("2", "3")
    result = mend("plan.yaml", lost_dash.encode(), RULES)
    assert (result.content.decode(), result.mended) == (lost_dash, ())
    assert [each.code for each in result.left] == ["duplicate-key"]


def test_an_anchor_in_front_of_a_number_stays() -> None:
    broken = PLAN.replace("      - number: 1\n", "      - number: &first 7\n")
    assert mend("plan.yaml", broken.encode(), RULES).content.decode() == broken


def test_any_number_of_repeats_is_taken_out() -> None:
    broken = PLAN.replace("[天津海关]", f"[天津海关{', 天津海关' * 3000}]")
    assert mend("plan.yaml", broken.encode(), RULES).content.decode() == PLAN


def test_numbers_in_a_wrong_order_are_left() -> None:
    broken = (BROKEN / "item-number-wrong-order.yaml").read_bytes()
    assert mend("plan.yaml", broken, RULES).content == broken


def test_a_second_run_changes_nothing_and_nothing_new_is_wrong(subtests: pytest.Subtests) -> None:
    for path in sorted(BROKEN.glob("*.yaml")):
        with subtests.test(path.stem):
            content = path.read_bytes()
            first = mend(path.name, content, RULES)
            second = mend(path.name, first.content, RULES)
            assert (second.content, second.mended) == (first.content, ())
            if not first.mended:
                assert first.content == content
            before = {each.code for each in mend(path.name, content, ()).left}
            # Of units taken apart one may be seen to have the other role, unseen before.
            assert {each.code for each in first.left} <= before | {"both-roles"}
