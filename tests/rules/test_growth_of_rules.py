"""Four times the units make about four times the work, however they hang together."""

from collections.abc import Callable, Sequence

import pytest

from counting import growth
from portplan.files.load import check_content
from portplan.files.mend import mend
from portplan.rules import RULES
from portplan.source.findings import Diagnostic

Unit = tuple[str, str, Sequence[str] | None]


def name(number: int) -> str:
    """Return a name that is not one edit from that of another number."""
    return "".join(chr(0x4E00 + digit) * 2 for digit in (number % 100, number // 100))


def plan(units: Sequence[Unit], lead: Sequence[str], times: int = 1) -> bytes:
    lines = ["title: 表", "units:"]
    for unit, alias, members in units:
        lines.append(f"  - name: {unit}")
        lines += [f"    aliases: [{alias}]"] * bool(alias)
        lines += [] if members is None else [f"    members: [{', '.join(members)}]"]
    lines += ["areas:", "  - number: 1", "    title: 题", "    items:"]
    for item in range(1, times + 1):
        lines += [f"      - number: {item}", f"        text: 文{name(item)}。"]
        lines.append(f"        lead: [{', '.join(lead)}]")
    return "\n".join(lines).encode()


def listed(names: Sequence[str], lead: Sequence[str] = (), times: int = 1) -> bytes:
    return plan([(each, "", None) for each in names], lead or names[:1], times)


def chained(number: int, *others: int) -> list[Unit]:
    """Return collectives of which each contains the next, and the last some of them."""
    chain: list[Unit] = [(name(each), "", [name(each + 1)]) for each in range(number)]
    return [*chain, (name(number), "", [name(each) for each in others] or None)]


SHAPES: dict[str, Callable[[int], bytes]] = {
    "all one edit apart": lambda n: listed([f"局{chr(0x4E00 + each)}" for each in range(n)]),
    "all one edit apart, with aliases": lambda n: plan(
        [(f"局{chr(0x4E00 + each)}", f"全名{name(each)}", None) for each in range(n)], ["局一"]
    ),
    "one long name": lambda n: listed([name(1) * n]),
    "two long names": lambda n: listed([name(1) * n, name(1) * n + "局"]),
    "unknown names": lambda n: listed(
        [name(each) for each in range(n)], [name(5000 + each) for each in range(n)]
    ),
    "unknown names in many items": lambda n: listed(
        [name(each) for each in range(n)], [name(5000 + each) for each in range(n)], 2
    ),
    "units that contain themselves": lambda n: plan(
        [(name(each), "", [name(each)]) for each in range(n)], [name(0)]
    ),
    "a chain": lambda n: plan(chained(n), [name(0)]),
    "a chain in one item": lambda n: plan(chained(n), [name(each) for each in range(n + 1)]),
    "a circle": lambda n: plan(chained(n, 0), [name(0)]),
    "circles in circles": lambda n: plan(chained(n, *range(n + 1)), [name(0)]),
    "circles of two": lambda n: plan(
        [(name(each), "", [name(each ^ 1)]) for each in range(n)], [name(0)]
    ),
    "one alias": lambda n: plan([(name(each), "别名", None) for each in range(n)], [name(0)]),
}


# With fewer than some hundreds every pair of names is compared, which is meant.
FEW = dict.fromkeys(
    ("all one edit apart", "one long name", "unknown names", "unknown names in many items"), 400
)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_work_of_checking_grows_with_the_file(shape: str) -> None:
    def checking(number: int) -> Callable[[], object]:
        content = SHAPES[shape](number)
        return lambda: check_content("plan.yaml", content)

    assert growth(checking, FEW.get(shape, 150)) <= 5


def diagnostics(content: bytes, code: str) -> list[Diagnostic]:
    found = check_content("plan.yaml", content).diagnostics
    return [each for each in found if each.code == code]


def test_of_very_many_like_pairs_those_of_the_first_names_are_told_and_the_others_counted() -> None:
    names = [f"局{chr(0x4E00 + each)}" for each in range(46)]  # 1,035 pairs
    told = diagnostics(listed(names), "similar-units")
    assert len(told) == 45 * 44 // 2 + 1
    assert told[-1].message == "45 more pairs of names, from here on, are one character apart"
    assert names[-1] in told[-1].source_line
    assert len(diagnostics(listed(names[:45]), "similar-units")) == 45 * 44 // 2


def test_a_message_names_some_units_of_a_very_long_circle() -> None:
    (one,) = diagnostics(plan(chained(11, 0), [name(0)]), "member-cycle")
    around = [*map(name, range(10)), "(1 more)", name(11), name(0)]
    assert " → ".join(around) in one.message
    (one,) = diagnostics(plan(chained(10, 0), [name(0)]), "member-cycle")
    assert " → ".join(map(name, [*range(11), 0])) in one.message


def test_a_message_names_some_units_of_very_many_that_a_collective_contains() -> None:
    units = [name(each) for each in range(13)]
    content = plan([("合称", "", units), *((each, "", None) for each in units)], ["合称", *units])
    (one,) = diagnostics(content, "collective-overlap")
    assert f"合称 stands beside {', '.join(units[:10])} and 3 more, which" in one.message


def test_the_units_in_a_message_have_the_order_of_the_item() -> None:
    units = [name(each) for each in range(4)]
    content = plan(
        [("合称", "", units), *((each, "", None) for each in units)], [*units[::-1], "合称"]
    )
    (one,) = diagnostics(content, "collective-overlap")
    assert f"合称 stands beside {', '.join(units[::-1])}, which" in one.message


def test_a_very_long_name_stands_in_a_message_with_its_beginning_and_end() -> None:
    long = "甲" * 10_000
    (one,) = diagnostics(listed(["乙"], [long]), "unknown-unit")
    assert one.message.startswith(f"{'甲' * 180}…{'甲' * 20} is not among the plan's units")


def test_a_name_of_ten_thousand_characters_is_a_name() -> None:
    assert check_content("plan.yaml", listed(["甲" * 10_000])).diagnostics == ()


def test_of_a_rule_that_is_broken_very_often_ten_thousand_places_are_told() -> None:
    content = plan([("甲", "", None)], ["甲"] * 10_010)
    told = diagnostics(content, "repeated-unit")
    assert len(told) == 10_000
    assert told[-1].message == (
        "the same in 10 places from here on; mend those above and check again"
    )
    assert len(told[-1].edits) == 10
    mended = mend("plan.yaml", content, RULES)
    assert mended.content == plan([("甲", "", None)], ["甲"])
    assert len(diagnostics(plan([("甲", "", None)], ["甲"] * 10_001), "repeated-unit")) == 10_000


@pytest.mark.parametrize(
    ("own", "aliases", "clashing"),
    [
        ("ABC局", ["abc局"], 0),
        ("ABC局", ["ＡＢＣ局", "abc局"], 0),
        ("ABC局", ["ABC局"], 1),
        ("ABC局", ["abc局", "abc局"], 1),
        ("ABC局", ["甲局", "甲局"], 1),
        ("甲局", ["abc局", "ABC局"], 1),
        ("甲“乙”局", ['甲"乙"局'], 0),
        ("甲局", ["甲“乙”局", '甲"乙"局'], 1),
    ],
)
def test_an_alias_that_is_its_units_own_name_in_another_case_or_width_is_no_clash(
    own: str, aliases: list[str], clashing: int
) -> None:
    content = plan([(own, ", ".join(aliases), None)], [own])
    assert len(diagnostics(content, "name-clash")) == clashing
    assert (check_content("plan.yaml", content).plan is None) == bool(clashing)


def test_another_units_name_in_another_case_is_a_clash() -> None:
    content = plan([("ABC局", "", None), ("甲局", "abc局", None)], ["甲局"])
    assert len(diagnostics(content, "name-clash")) == 1
