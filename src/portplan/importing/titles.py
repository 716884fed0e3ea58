"""The title of a plan: what stands above its table or at its text's head, else the file's name."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from portplan.importing.document import Document, Paragraph, Place
from portplan.importing.findings import Text
from portplan.importing.numbers import numbered
from portplan.importing.tables import is_furniture
from portplan.importing.wraps import joined

# A title is no longer, and stands in one of so many lines above the table.
_LONGEST = 80
_NEAR = 5

_NO_TITLE = re.compile(
    r"\s*(?:附\s*件?\s*[0-9０-９一二三四五六七八九十]*[：:]?|[（(].*[）)]|.{0,6}单位[：:].*|注[：:].*"
    r"|.*(?:发布|成文|公开|印发)(?:时间|日期)[：:].*|.{0,8}(?:来源|索引号|发文字号|文号|浏览次数|责任编辑)[：:].*"
    r"|.*[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|.*〔[0-9]{4}〕.*号)\s*"
)
_SENTENCE = re.compile(r"[。；;：:，,]$")
_MARKUP = re.compile(r"^[#\s]+|\*\*")
# What `list` writes behind a title, whatever that looks like.
_COUNTED = re.compile(r"(.+) · [0-9]+ 项")


def above_a_table(above: Sequence[Text]) -> Text | None:
    """Return the title among the lines above a table: the nearest that can be one."""
    for text in reversed(above[-_NEAR:]):
        if title := _as_title(text):
            return title
    return None


def of_a_text(document: Document) -> Text | None:
    """Return the title at the head of a text: its first heading, or its first short line."""
    for part in document.parts[:_NEAR]:
        if isinstance(part, Paragraph):
            title = _as_title(Text(part.text, part.place, part.text))
            if numbered(part.text).number is not None:
                return None
            if title:
                return title
    return None


def is_ours(title: Text | None) -> bool:
    """Say whether `list` wrote a title, and so the table below it."""
    return title is not None and _COUNTED.fullmatch(joined(title.cell)) is not None


def _as_title(text: Text) -> Text | None:
    """Return a text as a title, without its count; None where it cannot be one."""
    if ours := _COUNTED.fullmatch(joined(text.text)):
        return text._replace(text=ours[1])
    plain = _MARKUP.sub("", joined(text.text)).strip()
    is_title = (
        0 < len(plain) <= _LONGEST
        and not is_furniture(plain)
        and not _NO_TITLE.fullmatch(plain)
        and not _SENTENCE.search(plain)
        and plain.count("（") == plain.count("）")
    )
    return text._replace(text=plain) if is_title else None


def of_a_file(name: str) -> Text:
    """Return a file's name without its ending."""
    stem = PurePath(name.strip("<>")).stem or name
    return Text(stem, Place(), stem)
