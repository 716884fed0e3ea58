"""What each rule says of itself is true: its wrong example breaks it, its right one does not."""

import re
from textwrap import indent

import pytest

from portplan.files.load import check_content
from portplan.rules import RULES
from portplan.source.findings import Rule

UNITS = """\
units:
  - name: 天津海关
  - name: 天津海事局
  - name: 天津边检总站
  - name: 天津港集团
  - name: 东疆保税港区管委会
  - name: 滨海新区各功能区管委会
    members: [东疆保税港区管委会]
"""
ITEM = {"number": "number: 1\n", "text": "text: 文。\n", "lead": "lead:\n  - 天津海关\n"}
AREA = "number: 1\ntitle: 题\n"


def whole(example: str) -> str:
    """Return a whole file around an example, which is a piece of one."""
    example = example.replace("   # named nowhere below", "")
    key = example.lstrip("- ").split(":")[0]
    if key == "title":
        return f"{example}\n{UNITS}{areas(items(item('')))}"
    if key == "units":
        named = re.findall(r"name: (\S+)", example)[0]
        return f"title: 表\n{example}\n" + areas(items(item(""))).replace("天津海关", named)
    if key == "areas":
        numbered = enumerate(re.split(r"\n    \.\.\.", example + "\n"), 1)
        return f"title: 表\n{UNITS}" + "".join(
            f"{part}\n    title: 题{n}\n" + indent(items(numbered_item(n)), "    ")
            for n, part in numbered
            if "number" in part
        )
    if key == "items" or example.startswith("- "):
        entries = example.removeprefix("items:\n")
        entries = indent(entries, "  ") if example.startswith("- ") else entries
        texts = "" if "text:" in entries else "    text: 文N。\n"
        for n in (1, 2):
            entries = entries.replace(
                "    ...", f"{texts.replace('N', str(n))}    lead: [天津海关]", 1
            )
        return f"title: 表\n{UNITS}" + areas("items:\n" + entries + "\n")
    return f"title: 表\n{UNITS}" + areas(items(item(example + "\n")))


def item(example: str) -> str:
    """Return an item with the example in it, and the keys that the example has not."""
    if example.startswith("number: 15"):
        return example.replace("15", "1")
    keys = set(re.findall(r"^(\w+):", example, re.MULTILINE))
    meant = keys | ({"lead"} if "leads" in keys else set())
    return "".join(ITEM[key] for key in ITEM if key not in meant) + example


def numbered_item(number: int) -> str:
    return item(f"number: {number}\ntext: 文{number}。\n")


def items(one: str) -> str:
    return "items:\n  - " + indent(one, "    ").lstrip()


def areas(rest: str) -> str:
    return "areas:\n  - " + indent(AREA + rest, "    ").lstrip()


def codes(rule: Rule, example: str) -> list[str]:
    encoding = "gbk" if rule.code == "encoding" and "GBK" in example else "utf-8"
    checked = check_content("example.yaml", whole(example).encode(encoding))
    return [each.code for each in checked.diagnostics if each.code != "unused-unit"] or [
        each.code for each in checked.diagnostics if each.code == rule.code
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_example_breaks_the_rule_and_no_other(rule: Rule) -> None:
    found = codes(rule, rule.wrong)
    assert set(found) == {rule.code}, whole(rule.wrong)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_right_example_breaks_no_rule(rule: Rule) -> None:
    found = codes(rule, rule.right)
    # The units of the whole around an example are not all named.
    assert set(found) <= ({"unused-unit"} - {rule.code}), whole(rule.right)


def test_no_two_rules_have_one_code() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
