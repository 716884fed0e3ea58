"""Colours: when there are any, and that they read well on black and on white alike."""

import re
from pathlib import Path

import pytest

from conftest import Result
from expected import Ask
from screens import screen

CODES = re.compile(r"\x1b\[[0-9;]*m")
HUES = re.compile(r"\x1b\[[0-9;]*?(?:[34]8;5;(\d+)|\b(3[0-7]|4[0-7]|9[0-7]|10[0-7])\b)[0-9;]*m")


def luminance(red: int, green: int, blue: int) -> float:
    """Return how bright a colour is, as WCAG 2 has it."""

    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def of_256(number: int) -> float:
    """Return how bright a colour of xterm's cube or its greys is; the first 16 are the user's."""
    assert number >= 16, f"{number} is what its user has made of it"
    if number >= 232:
        return luminance(*[8 + 10 * (number - 232)] * 3)
    steps = (0, 95, 135, 175, 215, 255)
    red, rest = divmod(number - 16, 36)
    return luminance(steps[red], steps[rest // 6], steps[rest % 6])


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


QUESTIONS = [
    "by-unit 东疆",
    "by-unit 天津海关 --brief",
    "by-role lead --brief",
    "units",
    "areas",
    "matrix",
    "partners 天津海关",
    "search 无水港",
    "rules",
]


@pytest.mark.parametrize("columns", ["80", "100"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_colour_reads_well_on_black_and_on_white(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, question: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = ask(*question.split(), "--color", "always").out
    found = set(HUES.findall(out))
    assert found
    for of_the_cube, of_the_user in found:
        assert of_the_user == ""
        for ground in (0.0, 1.0):
            assert contrast(of_256(int(of_the_cube)), ground) > 4.3
    # On a ground of its own nothing stands in a colour, and nothing is made faint.
    assert not re.search(r"\x1b\[(?:[0-9;]*;)?(?:4[0-8]|10[0-7]|2)(?:;[0-9;]*)?m", _without_38(out))


def _without_38(text: str) -> str:
    return re.sub(r"38;5;\d+", "", text)


def test_always_colours_a_pipe_and_never_a_terminal(ask: Ask) -> None:
    plain = ask("by-unit", "海关").out
    coloured = ask("by-unit", "海关", "--color", "always").out
    assert "\x1b[1;38;5;28m天津海关\x1b[0m" in coloured
    assert CODES.sub("", coloured) == plain
    assert ask("by-unit", "海关", "--color", "never").out == plain
    assert ask("by-unit", "海关", "--color", "auto").out == plain


@pytest.mark.parametrize(
    ("environment", "option", "has_codes", "has_hues"),
    [
        ({}, "", True, True),
        ({}, "--color auto", True, True),
        ({}, "--color never", False, False),
        ({}, "--color always", True, True),
        ({"NO_COLOR": "1"}, "", True, False),
        ({"NO_COLOR": "1"}, "--color always", True, True),
        ({"NO_COLOR": ""}, "", True, True),
        ({"TERM": "dumb"}, "", False, False),
        ({"TERM": "dumb"}, "--color always", True, True),
        ({"FORCE_COLOR": "1"}, "--color never", False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "", True, False),
    ],
)
def test_an_option_is_before_the_environment(
    environment: dict[str, str], option: str, *, has_codes: bool, has_hues: bool
) -> None:
    with screen(f"$portplan by-unit 国税 {option}", {"PAGER": "cat", **environment}) as terminal:
        assert terminal.ended() == 0
        assert bool(CODES.search(terminal.raw)) is has_codes
        assert bool(HUES.search(terminal.raw)) is has_hues


def test_always_colours_a_file_of_a_table_and_no_other_format(ask: Ask, tmp_path: Path) -> None:
    coloured = ask("units", "--color", "always").out
    path = tmp_path / "units.txt"
    assert ask("units", "--color", "always", "--output", str(path)) == Result(0, "", "")
    assert path.read_text(encoding="utf-8") == coloured
    for form in ("json", "csv", "markdown"):
        expected = ask("units", "--format", form)
        assert ask("units", "--format", form, "--color", "always") == expected


def test_another_word_is_a_wrong_call(ask: Ask) -> None:
    said = "portplan: there is no choice sometimes; write always, never or auto\n"
    assert ask("units", "--color", "sometimes") == Result(2, "", said)
