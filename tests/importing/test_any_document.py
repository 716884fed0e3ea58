"""Whatever a document holds, import ends in a valid plan, in findings, or in a choice to make."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brought import document, grid, result
from made_tables import Over
from portplan.files.load import check_content
from portplan.importing.document import Grid, UnreadableError
from portplan.importing.imported import Imported
from portplan.importing.sketch import WrongWishError
from portplan.source.findings import Severity

WORDS = st.sampled_from(
    [
        *(
            "序号",
            "工作任务",
            "责任单位",
            "牵头单位",
            "备注",
            "一",
            "1",
            "（一）",
            "一事。",
            "市商务局",
        ),
        *(
            "一、甲方面（共2项）",
            "甲（牵头单位：市商务局）",
            "市商务局牵头，市科委配合",
            "市科委、市教委",
        ),
        *("无", "", "\n", "市商务局\n市科委", "（", "）", "：", "责任单位：", "注：", "市科委负责"),
        *("排第一位的为牵头单位", "，、；", "等部门", "各区、县级市", "2025年底前", "\u200b", "及"),
        *("以及", "（牵头）", "。", "1．", "①", '"', "- x: y", "#", "会同", "\t", "|", ",", "**"),
    ]
)
CELLS = st.lists(WORDS, max_size=3).map("".join)
WIDE = CELLS.map(lambda text: [Over(text, 1, 4), None, None, None])
ROWS = st.lists(st.lists(CELLS, min_size=4, max_size=4) | WIDE, max_size=6)
HEADER = ["序号", "工作任务", "责任单位", "配合单位"]
WISHES = st.fixed_dictionaries(
    {"all_lead": st.booleans(), "default_lead": st.sampled_from(["", "丁局"])}
)
QUICK = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def is_in_order(made: Imported) -> bool:
    """Say whether a plan is valid, or an error says why there is none."""
    if made.content is None:
        return any(each.severity is Severity.ERROR for each in made.diagnostics)
    return check_content("", made.content).plan is not None


@given(ROWS, ROWS, CELLS, WISHES)
@QUICK
def test_any_table_ends_in_order(
    first: list[Any], second: list[Any], between: str, wishes: dict[str, Any]
) -> None:
    parts: list[Grid | str] = [grid([HEADER, *first], page=1), between]
    parts += [grid(second, page=2)] if second else []
    with suppress(WrongWishError):
        assert is_in_order(result(document(*parts), **wishes))


@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
@given(st.lists(st.lists(WORDS, max_size=6).map("".join), max_size=8).map("\n".join), WISHES)
@QUICK
def test_any_text_ends_in_order(form: str, text: str, wishes: dict[str, Any]) -> None:
    with suppress(WrongWishError, UnreadableError):
        assert is_in_order(result(text, form, **wishes))
