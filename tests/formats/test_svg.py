"""Pictures: the lines of the table, each character in its cells, and nothing cropped."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from conftest import ROOT
from expected import Ask
from plans import dated
from readers import SVG, cells, read_svg, texts, written

# What is drawn takes long: a question of each kind.
DRAWN = [
    *(
        (f"{question}{brief}")
        for question in (
            "by-unit 市国税局",
            "by-unit 东疆 --role support",
            "by-area 3",
            "by-role lead --area 3",
            "show 47 6",
            "list --area 16",
            "search 无水港",
            "search 火星",
            "partners 海关 国税",
        )
        for brief in ("", " --brief")
    ),
    "units",
    "areas",
    "matrix",
    "matrix --role lead",
    "partners 天津海关",
    "rules",
    "rules both-roles",
]


@pytest.mark.parametrize("columns", [30, 100])
@pytest.mark.parametrize("question", DRAWN)
def test_a_picture_has_the_lines_of_the_table(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, question: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    table = written(ask, question, "table")
    assert read_svg(written(ask, question, "svg")) == table.splitlines()


@pytest.mark.parametrize("question", ["by-unit 市国税局", "by-role lead --area 3", "show 47 6"])
def test_a_picture_has_the_deadlines_too(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, question: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    data = ["--data", str(dated(tmp_path))]
    lines = read_svg(written(ask, question, "svg", *data))
    assert lines == written(ask, question, "table", *data).splitlines()
    assert any(line.endswith("完成时限") for line in lines)


@pytest.mark.parametrize("question", DRAWN)
def test_a_picture_gives_each_text_the_length_of_its_cells(ask: Ask, question: str) -> None:
    drawn = texts(written(ask, question, "svg"))
    assert [text.length for text in drawn] == [cells(text.content) for text in drawn]


@pytest.mark.parametrize("columns", [30, 100])
@pytest.mark.parametrize("question", DRAWN)
def test_a_picture_crops_no_text(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, question: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    root = ET.fromstring(written(ask, question, "svg"))  # noqa: S314 - it is our own
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter(f"{SVG}text"):
        end = float(text.attrib["x"]) + float(text.attrib["textLength"])
        assert "clip-path" not in text.attrib
        assert end < width
        assert float(text.attrib["y"]) < height


@pytest.mark.parametrize("options", [[], ["--brief"]], ids=["", "brief"])
def test_a_picture_without_a_width_has_a_hundred_columns(ask: Ask, options: list[str]) -> None:
    drawn = texts(written(ask, "list", "svg", *options))
    assert max(text.start + text.length for text in drawn) == 100


# What the pictures of the README show.
SHOWN = {"matrix.svg": "matrix"}
PICTURES = sorted((ROOT / "docs").glob("*.svg"))


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_in_docs_is_what_the_program_draws(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    picture, question = path.read_text(encoding="utf-8"), SHOWN[path.name]
    assert read_svg(picture) == written(ask, question, "table").splitlines()
    assert texts(picture) == texts(written(ask, question, "svg"))


def test_the_pictures_of_the_readme_are_in_docs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]+\]\((\S+\.svg)\)", readme)
    assert shown
    assert {ROOT / path for path in shown} <= set(PICTURES)
