"""Where no signal says that a reader went away, the program ends as quietly."""

import io
import sys
from collections.abc import Callable

import pytest

from conftest import Result

Ask = Callable[..., Result]


class Unread(io.TextIOWrapper):
    """A stream that nobody reads, as Windows has it."""

    class Buffer(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError(32, "Broken pipe")

    def __init__(self) -> None:
        super().__init__(self.Buffer(), encoding="utf-8")


@pytest.mark.parametrize("words", [["list"], ["--version"], ["validate", "-"]])
def test_it_ends_quietly(ask: Ask, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"title: [")))
        patched.setattr(sys, "stdout", Unread())
        assert ask(*words) == Result(141, "", "")
