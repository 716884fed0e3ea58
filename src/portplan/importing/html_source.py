"""The bytes of a web page -> its text."""

import codecs
import re

from portplan.importing.document import LeftOut, Place, UnreadableError
from portplan.text.messages import _

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# How far a browser looks for what a page says of its encoding, and what Chinese pages say there.
_LOOKED_AT = 4096
_DECLARED = re.compile(rb"""<meta\b[^<>]*?\bcharset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_ENCODINGS = {
    "utf-8": "utf-8", "utf8": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
    "x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
}  # fmt: skip
_MIME = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)


def decoded(content: bytes) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a page's text, and the places where bytes are no characters.

    The encoding is that of its byte order mark, else what the page says of itself if that is true,
    else UTF-8 or GB18030, whichever it is. Raises UnreadableError where an MHTML file has no page.
    """
    declared = ""
    if _MIME.match(content[:_LOOKED_AT]):
        content, declared = _of_mime(content)
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _whole(content[len(mark) :].decode(encoding, "replace"))
    if found := _DECLARED.search(content[:_LOOKED_AT]):
        declared = found[1].decode()
    first = _ENCODINGS.get(declared.lower(), "utf-8")
    for encoding in (first, "utf-8", "gb18030"):
        try:
            return _whole(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    text = content.decode(first, "replace")
    left_out = tuple(
        LeftOut(_("a byte that is no character"), Place(line=number, column=column))
        for number, line in enumerate(text.split("\n"), 1)
        for column, character in enumerate(line, 1)
        if character == "\N{REPLACEMENT CHARACTER}"
    )
    return _whole(text)[0], left_out


def _of_mime(content: bytes) -> tuple[bytes, str]:
    from email.parser import BytesParser  # noqa: PLC0415 - for such files alone

    message = BytesParser().parsebytes(content)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page, part.get_content_charset() or ""
    raise UnreadableError(_("there is no web page in this MHTML file; save it as HTML or .docx"))


def _whole(text: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a page without what it begins and never ends, in which no browser shows anything."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    comment = text.find("<!--", text.rfind("-->") + 1)
    text = text if comment < 0 else text[:comment]
    tag = text.find("<", text.rfind(">") + 1)
    return text if tag < 0 else text[:tag], ()
