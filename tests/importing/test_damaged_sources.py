"""A document that is damaged anywhere is read or refused: no exception, no file, nothing said."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from made_docx import docx_of, table
from made_html import html_table, laid_out
from made_pdf import Ruled, pdf_of
from made_sheets import ods_of, xlsx_of
from made_tables import annex_table
from portplan.importing import from_docx, from_html, from_pdf, from_sheets
from portplan.importing.document import Document, UnreadableError

SOME = annex_table()[:6]
SOURCES: dict[str, tuple[Callable[[bytes, str], Document], bytes]] = {
    "docx": (from_docx.read, docx_of("标题", table(SOME, 1))),
    "xlsx": (from_sheets.read, xlsx_of({"表": SOME})),
    "ods": (from_sheets.read, ods_of({"表": SOME})),
    "xls": (from_sheets.read, (ROOT / "tests" / "data" / "table.xls").read_bytes()),
    "html": (from_html.read, laid_out(html_table(SOME)).encode()),
    "pdf": (from_pdf.read, pdf_of(["标题", Ruled(SOME, (8, 14, 8, 12))])),
}
PLACES = {"pdf": 15}  # which takes ten times as long to read


def damaged(content: bytes, start: int, places: int) -> list[bytes]:
    """Return the content damaged at so many places: changed, cut off, with a piece gone."""
    step = max(len(content) // places, 1)
    return [
        broken
        for at in range(start, len(content), step)
        for broken in (
            content[:at] + bytes([content[at] ^ 0x41]) + content[at + 1 :],
            content[:at],
            content[:at] + content[at + 13 :],
        )
    ]


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize("start", [0, 3, 7])
def test_whatever_is_damaged_is_read_or_refused(
    kind: str,
    start: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    read, content = SOURCES[kind]
    assert read(content, f"表.{kind}").parts
    for broken in damaged(content, start, PLACES.get(kind, 40)):
        try:
            read(broken, f"表.{kind}")
        except UnreadableError as error:
            assert "\n" not in str(error)  # noqa: PT017 - it may as well be read
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []
