"""PDFs that would take all memory or time, or have no text, are refused with the reason."""

import zlib
from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from made_pdf import Ruled, pdf_of
from made_tables import annex_table
from portplan.importing import from_pdf, limits, pdf_bounded
from portplan.importing.document import UnreadableError

MIB = 2**20


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        from_pdf.read(content, "表.pdf")
    return str(caught.value)


def test_a_locked_pdf_is_refused() -> None:
    locked = pdf_of(["甲"], encrypt="geheim")
    assert refusal(locked) == (
        "a password protects the PDF; open it, take the password off and save it anew"
    )


def test_a_scan_is_refused_with_the_way_out() -> None:
    message = refusal(scanned())
    assert message == (
        "there is no text in this PDF, only pictures of it (a scan); have the text recognised "
        "(OCR), or copy the table from where it was published and import that as text"
    )


def scanned() -> bytes:
    made = BytesIO()
    canvas = Canvas(made)
    canvas.drawImage(ImageReader(Image.new("L", (600, 800), 255)), 0, 0)
    canvas.save()
    return made.getvalue()


def test_a_page_of_very_many_characters_is_refused() -> None:
    content = pdf_of(["甲" * 400] * 30)
    assert refusal_at(content, MAX_PAGE_CHARACTERS=10_000) == (
        "page 1 has more than 10,000 characters, which is refused; save the pages with the table "
        "alone"
    )


def refusal_at(content: bytes, **lowered: int) -> str:
    with pytest.MonkeyPatch.context() as patched:
        for name, value in lowered.items():
            patched.setattr(limits, name, value)
            patched.setattr(pdf_bounded, name, value, raising=False)
        return refusal(content)


def test_pages_characters_and_shapes_have_limits() -> None:
    content = pdf_of([Ruled(annex_table()[:6], (8, 14, 8, 12))], ["乙"])
    assert refusal_at(content, MAX_PAGES=1) == (
        "the PDF has more than 1 pages, which is refused; save the pages with the table alone"
    )
    assert refusal_at(content, MAX_CHARACTERS=50) == (
        "the PDF has more than 50 characters, which is refused; save the pages with the table alone"
    )
    assert refusal_at(content, MAX_PAGE_SHAPES=20) == (
        "page 1 has more than 20 lines and figures, which is refused; save the pages with the "
        "table alone"
    )


@pytest.mark.parametrize("filters", [b"/FlateDecode", b"/Fl"])
def test_a_bomb_in_a_pdf_is_refused_before_it_is_unpacked(
    filters: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_PART", MIB)
    packed = zlib.compress(bytes(2 * MIB), 9)
    bomb = pdf_of(["甲"]) + b"9 0 obj<</Filter " + filters + b">>stream\n" + packed + b"\nendstream"
    assert refusal(bomb) == (
        "a part of the PDF unpacks to more than 1 MB, or all together to more than 256 MB, which "
        "is refused; save the pages with the table alone"
    )
    twice = bomb.replace(b"/Filter ", b"/Filter [/FlateDecode ").replace(b">>stream", b"]>>stream")
    assert refusal(twice) == "a part of the PDF is packed twice, which is refused"
