"""A page in a real browser: opened from a file, without a network, and looked at."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from portplan.page.written import written
from portplan.plan.model import Plan

playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install -e '.[browser]'"
)

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Any]:
    """Start Chromium, that of the machine or playwright's own; skip where there is none."""
    with playwright.sync_playwright() as driver:
        found = next(filter(None, map(shutil.which, PROGRAMS)), None)
        try:
            # As root, which CI mostly is, it does not start in its sandbox.
            browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"there is no Chromium that starts here: {str(error).splitlines()[0]}")
        yield browser
        browser.close()


class Opened:
    """A page that is open, and what it did besides: what it fetched, and what went wrong."""

    def __init__(self, browser: Any, file: Path, link: str = "", **settings: Any) -> None:
        self.context = browser.new_context(offline=True, **settings)
        self.page = self.context.new_page()
        self.fetched: list[str] = []
        self.wrong: list[str] = []
        self.page.on("request", lambda request: self.fetched.append(request.url))
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: self.wrong.append(dialog.message))
        self.page.goto(f"{file.as_uri()}{link}")

    @property
    def numbers(self) -> list[int]:
        """The numbers of the items that are in sight."""
        return [int(text) for text in self.texts("main td.number")]

    @property
    def status(self) -> str:
        """What a screen reader is told."""
        return str(self.page.get_by_role("status").inner_text())

    def texts(self, selector: str) -> list[str]:
        """Return the texts of elements that are in sight."""
        # `visible` would leave out what Chromium does not lay out before it comes into sight.
        shown = "each => each.checkVisibility() ? [each.textContent] : []"
        found: list[str] = self.page.eval_on_selector_all(selector, f"all => all.flatMap({shown})")
        return found

    def type(self, words: str) -> None:
        """Type words in place of what was searched for."""
        self.page.fill("#words", words)

    @property
    def focused(self) -> str:
        """Which element has the keyboard: its id, or what it says."""
        said: str = self.page.evaluate(
            "document.activeElement.id || document.activeElement.textContent"
        )
        return said


def put(folder: Path, *plans: Plan) -> Path:
    """Write the page of plans, and return the file."""
    path = folder / "page.html"
    path.write_bytes(written([(plan.title, plan) for plan in plans]))
    return path
