"""Texts in Markdown are texts, whoever renders it: nothing of them is HTML or an address."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
import mistune
import pytest
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

from conftest import Result

Ask = Callable[..., Result]

# As they render where nothing is cleaned away afterwards.
RENDERERS: dict[str, Callable[[str], str]] = {
    "cmark-gfm": lambda text: cmarkgfm.github_flavored_markdown_to_html(
        text, options=Options.CMARK_OPT_UNSAFE
    ),
    "mistune": lambda text: str(
        mistune.create_markdown(escape=False, plugins=["table", "url", "strikethrough"])(text)
    ),
    "markdown-it": lambda text: str(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    ),
}

TEXTS = [
    "见 www.a.cn/<img src=x onerror=alert(1) y=>。",
    "见 WWW.a.cn/<script>alert(1)</script>。",
    "http://a.b/<img src=x> https://a.b/|c ftp://a.b/<b>",
    "<http://a.b/> [甲](http://a.b) ![乙](//a.b/c.png)",
    "&lt;img&gt; &#60;b&#62; \\<b> \\\\<b> \\|",
    "www.a.cn/`<b>` `www.a.cn` *www.a.cn/<i>*",
    "<!-- 注 --> <br> <a href='javascript:alert(1)'>甲</a>",
    "javascript:alert(1) mailto:a xmpp:b",
]

# What a table is made of; an address is a tag too.
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}


class Read(HTMLParser):
    """The tags of a page, and the texts of its cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self._in_cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - HTMLParser's own
        self.tags.add(tag)
        if tag in {"td", "th"}:
            self.cells.append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells[-1] += data


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_rendered_as_itself_and_nothing_else(
    ask: Ask, tmp_path: Path, text: str, renderer: str
) -> None:
    plan = {
        "title": "表",
        "units": [{"name": "甲局"}],
        "areas": [
            {
                "number": 1,
                "title": "题",
                "items": [{"number": 1, "text": text, "lead": ["甲局"]}],
            }
        ],
    }
    path = tmp_path / "plan.yaml"
    path.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    written = ask("list", "--data", str(path), "--format", "markdown").out
    read = Read(RENDERERS[renderer](written))
    assert read.tags == TABLE
    assert read.cells[5:] == ["一、题", "1", text, "甲局", ""]
