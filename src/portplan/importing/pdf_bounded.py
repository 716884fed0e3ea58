"""The pages of a PDF as pdfplumber has them, with a limit to what is drawn on one."""

from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from portplan.importing.document import UnreadableError
from portplan.importing.limits import MAX_PAGE_CHARACTERS, MAX_PAGE_SHAPES, MAX_PAGES
from portplan.text.messages import _


class _Device(PDFPageAggregatorWithMarkedContent):
    """What a page is drawn on: it counts."""

    characters = 0
    shapes = 0

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        self.characters += 1
        if self.characters > MAX_PAGE_CHARACTERS:
            raise UnreadableError(
                _(
                    "page {page} has more than {number} characters, which is refused; save the"
                    " pages with the table alone",
                    page=self.pageno,
                    number=f"{MAX_PAGE_CHARACTERS:,}",
                )
            )
        return super().render_char(*args, **kwargs)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        self._count_shape()
        super().paint_path(*args, **kwargs)

    def begin_figure(self, *args: Any, **kwargs: Any) -> None:
        self._count_shape()
        super().begin_figure(*args, **kwargs)

    def _count_shape(self) -> None:
        self.shapes += 1
        if self.shapes > MAX_PAGE_SHAPES:
            raise UnreadableError(
                _(
                    "page {page} has more than {number} lines and figures, which is refused; save"
                    " the pages with the table alone",
                    page=self.pageno,
                    number=f"{MAX_PAGE_SHAPES:,}",
                )
            )


class BoundedPage(Page):
    """A page that is drawn on such a device."""

    @cached_property
    def layout(self) -> LTPage:
        """What is drawn on the page."""
        device = _Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=self.pdf.laparams)
        PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
        return device.get_result()


def pages(content: bytes) -> Iterator[BoundedPage]:
    """Give a PDF's pages, each of which holds what is on it until the next one is asked for.

    Raises UnreadableError where there are too many, and what pdfplumber and pdfminer raise.
    """
    pdf = pdfplumber.open(BytesIO(content))
    for number, drawn in enumerate(PDFPage.create_pages(pdf.doc), 1):
        if number > MAX_PAGES:
            raise UnreadableError(
                _(
                    "the PDF has more than {number} pages, which is refused; save the pages with"
                    " the table alone",
                    number=f"{MAX_PAGES:,}",
                )
            )
        page = BoundedPage(pdf, drawn, number)
        yield page
        page.close()
