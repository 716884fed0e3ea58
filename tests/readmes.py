"""The two READMEs: what their tests read out of them, and the language that each is in."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import ROOT
from portplan.text.messages import ENGLISH


@dataclass(frozen=True)
class Readme:
    """A README, which speaks one of the languages."""

    language: str
    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def blocks(self, kind: str) -> list[str]:
        """Return what stands in the blocks of code of a kind."""
        return [code for found, code in self.all_blocks() if found == kind]

    def all_blocks(self) -> list[tuple[str, str]]:
        """Return the kind of each block of code, and what stands in it."""
        return re.findall(r"^```(\w*)\n(.*?)^```$", self.text, re.MULTILINE | re.DOTALL)

    def found(self, pattern: str) -> list[str]:
        """Return what a pattern finds in the lines."""
        return re.findall(pattern, self.text, re.MULTILINE)


IN_ENGLISH = Readme(ENGLISH, ROOT / "README.md")
IN_CHINESE = Readme("zh_CN", ROOT / "README.zh-CN.md")
READMES = (IN_ENGLISH, IN_CHINESE)

in_each_language = pytest.mark.parametrize(
    "readme", [pytest.param(readme, id=readme.language) for readme in READMES]
)


def each_found(pattern: str) -> pytest.MarkDecorator:
    """Give a test each README, and each piece that a pattern with one group finds in its lines."""
    return pytest.mark.parametrize(
        ("readme", "piece"),
        [
            pytest.param(readme, piece, id=f"{readme.language} {piece}")
            for readme in READMES
            for piece in readme.found(pattern)
        ],
    )
