"""The pictures in docs/page.md: `python -m tests.docs.page_pictures PAGE.html` takes them anew."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.reporters.programs import ARGUMENTS
from tests.web.visit import payload, visit

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
FILES = ROOT / "fixtures"


def take(page: Page, name: str) -> None:
    """A picture of what the page shows, small enough for a repository."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = picture.quantize(96, dither=Image.Dither.NONE)
    small.save(IMAGES / f"page-{name}.png", optimize=True)


def main(path: str) -> None:
    """All three."""
    chromium = shutil.which("chromium")
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        with visit(browser, Path(path).resolve().as_uri(), size=(1200, 675)) as seen:
            take(seen.page, "drop")
            report = (FILES / "formats" / "report.docx").read_bytes()
            clean = (FILES / "reports" / "clean-department-2023.txt").read_bytes()
            seen.check(
                payload("县林业局自评报告.docx", report),
                payload("区民政局自评报告.txt", clean),
                payload("县文化馆自评报告.docx", report[:2000]),
                FILES / "filings" / "云溪县水利局.zip",
            )
            take(seen.page, "list")
            seen.page.click("#list button")
            seen.page.frame_locator("#frame").locator("#d1-f2").wait_for()
            seen.page.wait_for_timeout(500)
            take(seen.page, "filing")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
