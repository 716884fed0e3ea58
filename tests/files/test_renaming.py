"""A unit that was renamed in the list alone: both ways out that its message names work."""

import re
from pathlib import Path

import pytest

from conftest import ROOT
from portplan.files.load import check_content
from portplan.files.mend import mend
from portplan.rules import RULES

TASKS = (ROOT / "data" / "tasks.yaml").read_text(encoding="utf-8")
OLD = re.compile(r"(?<=\n)  - name: 天津检验检疫局\n")


def messages(content: str) -> list[str]:
    return [str(each) for each in check_content("plan.yaml", content.encode()).diagnostics]


@pytest.fixture(params=["天津关检局", "津门商品检验中心"], ids=["a like name", "an unlike name"])
def now(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_the_message_names_both_ways_out_at_the_new_name(now: str) -> None:
    renamed = OLD.sub(f"  - name: {now}\n", TASKS)
    line = renamed[: renamed.index(now)].count("\n") + 1
    first = renamed[: renamed.index("          - 天津检验检疫局")].count("\n") + 1
    (message,) = messages(renamed)
    assert message.startswith(
        f"plan.yaml:{line}:11: error: {now} is named nowhere, while 天津检验检疫局, which is not"
        f" listed, is named 47 times (first at {first}:13); "
    )
    assert message.endswith(
        "keep it as an alias, aliases: [天津检验检疫局], and portplan validate --fix writes"
        f" {now} everywhere [unknown-unit]"
    )


def test_the_old_name_written_back_is_the_plan_as_it_was(now: str) -> None:
    renamed = OLD.sub(f"  - name: {now}\n", TASKS)
    assert messages(renamed.replace(now, "天津检验检疫局")) == []


def test_the_old_name_kept_as_an_alias_is_written_as_the_new_one_everywhere(now: str) -> None:
    aliased = OLD.sub(f"  - name: {now}\n", TASKS).replace(
        "[天津出入境检验检疫局]", "[天津出入境检验检疫局, 天津检验检疫局]"
    )
    mended = mend("plan.yaml", aliased.encode(), RULES)
    assert mended.left == ()
    expected = aliased.replace("          - 天津检验检疫局\n", f"          - {now}\n")
    assert mended.content.decode() == expected


BROKEN: Path = ROOT / "tests" / "broken"


@pytest.mark.parametrize(
    ("name", "is_renaming"),
    [
        ("renamed-in-the-list", True),
        ("renamed-to-an-unlike-name", True),
        ("renamed-beside-a-like-one", True),
        ("slip-while-another-unit-is-named-nowhere", False),
        ("of-two-that-nothing-names", False),
        ("at-many-places", False),
    ],
)
def test_an_alias_is_told_of_to_nobody_who_did_not_rename(name: str, *, is_renaming: bool) -> None:
    content = (BROKEN / f"unknown-unit-{name}.yaml").read_text(encoding="utf-8")
    assert any("alias" in each for each in messages(content)) == is_renaming
