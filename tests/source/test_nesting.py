"""What is nested too deep is refused where that begins, alike with every PyYAML.

libyaml 0.2.6, which PyYAML 6.0.4 has, gives up itself at 1,000 levels; before, it went on. And a
parser looks ahead in a line, so that it may give up before it has told of anything there.
"""

import pytest

from portplan.files.load import check_content

IN_AN_ITEM = """\
title: 表
units:
  - name: 甲
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 甲。
        lead: [甲]
        deadline: """

# What stands in front, what opens and closes a level, and where the first one is that the format
# has no place for.
DEEP = [
    ("list", ("", "[", "]", (1, 7))),
    ("list", ("", "- ", "", (1, 13))),
    ("list", ("\n# 注\n", "[", "]", (3, 7))),
    ("list", ("units: ", "[", "]", (1, 13))),
    ("list", (IN_AN_ITEM, "[", "]", (11, 20))),
    ("list", (IN_AN_ITEM, "[\n", "]\n", (12, 1))),  # on lines of their own
    ("mapping", ("", "{a: ", "}", (1, 25))),
    ("mapping", ("", "? ", "", (1, 13))),
    ("mapping", (IN_AN_ITEM, "{a: ", "}", (11, 23))),
]
LEVELS = [510, 600, 990, *range(994, 1007), 1010, 2_000, 100_000]
BEHIND = ["", "\nmore: 1\n", "\n---\n", "@", "\n\t- a: b: c\n", "\x00"]


def found(content: str) -> list[tuple[int, int, str, str]]:
    diagnostics = check_content("plan.yaml", content.encode()).diagnostics
    return [
        (each.location.line, each.location.column, each.code, each.message)
        for each in diagnostics
        if each.code != "control-character"
    ]


def too_deep(place: tuple[int, int], kind: str) -> tuple[int, int, str, str]:
    way_out = "take out the dash, bracket or colon"
    message = f"a {kind} stands where a text belongs; {way_out}"
    return (*place, "unsupported-yaml", message)


@pytest.mark.parametrize("levels", LEVELS)
def test_what_is_hopelessly_deep_is_one_finding_whatever_stands_behind(
    levels: int, subtests: pytest.Subtests
) -> None:
    behinds = BEHIND if levels < LEVELS[-1] else BEHIND[:1]
    for kind, (front, opening, closing, place) in DEEP:
        with subtests.test(repr(front + opening)[-24:]):
            opened = front + opening * levels
            for behind in behinds:
                assert found(opened + behind) == [too_deep(place, kind)]
                assert found(opened + "甲" + closing * levels + behind) == [too_deep(place, kind)]


@pytest.mark.parametrize("levels", [2, 7, 100, 490])
def test_behind_what_is_a_little_too_deep_the_reading_goes_on(levels: int) -> None:
    keys = "the keys of a plan are title, units and areas"
    assert found(IN_AN_ITEM + "[" * levels + "]" * levels + "\nmore: 1\n") == [
        (11, 19, "wrong-type", "deadline is one text, and this is a list"),
        too_deep((11, 20), "list"),
        (12, 1, "unknown-key", f"more is not a key here; {keys}"),
    ]


def test_a_mistake_behind_many_brackets_that_are_not_nested_is_told() -> None:
    item = IN_AN_ITEM.rpartition("      - number")
    many = "".join(
        f"      - {{number: {number}, text: 甲{number}。, lead: [甲]}}\n"
        for number in range(1, 600)
    )
    ((line, _, code, _),) = found(f"{item[0]}{many}\t- a: b\n")
    assert (line, code) == (607, "syntax")


def test_unseen_characters_are_told_beside_what_is_hopelessly_deep() -> None:
    diagnostics = check_content("plan.yaml", ("# \x00\n" + "[" * 2_000).encode()).diagnostics
    assert [each.code for each in diagnostics] == ["control-character", "unsupported-yaml"]
