"""A page's bytes are read in the encoding that they have, whatever the page says."""

import pytest

from made_tables import left_out, texts
from portplan.importing.document import LeftOut, Place, UnreadableError
from portplan.importing.from_html import read

TEXT = "天津海关〔2025〕—“牵头”㐂"


@pytest.mark.parametrize(
    ("says", "encoding"),
    [
        ("", "utf-8"), ("", "utf-8-sig"), ("", "utf-16"), ("", "gb18030"),
        ("<meta charset=utf-8>", "utf-8"), ('<meta charset="GB2312">', "gb18030"),
        ("<META content='text/html; charset=gbk' http-equiv=Content-Type>", "gb18030"),
        ("<meta charset=gbk>", "utf-8"), ("<meta charset=utf-8>", "gb18030"),
        ("<meta charset=iso-8859-1>", "gb18030"), ("<meta charset=gbk>", "utf-8-sig"),
        ("<meta charset=zip>", "utf-8"),
    ],
)  # fmt: skip
def test_the_encoding_is_found(says: str, encoding: str) -> None:
    assert texts(read(f"{says}<p>{TEXT}</p>".encode(encoding), "页.html")) == [TEXT]


def test_traditional_characters_are_read_where_the_page_says_so() -> None:
    content = "<meta charset=big5><p>牽頭單位</p>".encode("big5")
    assert texts(read(content, "页.html")) == ["牽頭單位"]


def test_a_byte_that_is_no_character_is_named() -> None:
    document = read(b"<p>\xe7\x94\xb2\n<p>\xff\xe4\xb9\x99", "页.html")
    assert texts(document) == ["甲", "\N{REPLACEMENT CHARACTER}乙"]
    assert document.left_out == (LeftOut("a byte that is no character", Place(line=2, column=4)),)


MHTML = b"""From: <Saved by Blink>
Subject: =?utf-8?Q?=E8=A1=A8?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--x"

----x
Content-Type: text/html; charset="gbk"
Content-Transfer-Encoding: quoted-printable

<table><tr><td>=BC=D7</td><td style=3D"x">=D2=D2</td></tr></table>
----x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
----x--
"""


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_page_that_a_browser_saved_in_one_file_is_read(end: bytes) -> None:
    document = read(MHTML.replace(b"\n", end), "页.mht")
    assert (texts(document), left_out(document)) == ([[["甲", "乙"]]], [])


def test_a_file_of_that_kind_without_a_page_is_refused() -> None:
    content = b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx"
    with pytest.raises(UnreadableError, match=r"^there is no web page in this MHTML file; "):
        read(content, "页.mht")
