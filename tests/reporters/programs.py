"""The real programs that open what perflint writes: LibreOffice and Chromium."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


def convert(soffice: str, path: Path, to: str) -> Path:
    """What LibreOffice makes of the file at `path`, beside it."""
    profile = (path.parent / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", to]
    subprocess.run(
        [*command, "--outdir", str(path.parent), str(path)], check=True, capture_output=True
    )
    return path.with_suffix("." + to.partition(":")[0])


def read_pdf(path: Path) -> list[str]:
    """The text of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@contextmanager
def start_browser(chromium: str) -> Iterator[Browser]:
    """A Chromium without a window; a process has one at a time."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def browse(browser: Browser, path: Path, *, scripts: bool = True) -> Iterator[Page]:
    """A page of Chromium that shows the file at `path`; any trouble it tells of, and any wish for
    the network, fails."""
    told: list[str] = []
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url))
    page.goto(path.as_uri())
    yield page
    context.close()
    assert told == [path.as_uri()]
