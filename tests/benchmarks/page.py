"""The page in headless Chromium: how soon it is ready, how it compares with perflint itself, memory, size."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

from perflint.config import Config
from perflint.ruleset import load_ruleset
from perflint.web.answers import BackEnd
from perflint.web.bundle import build_page
from tests.benchmarks.measuring import ROOT, Row
from tests.reporters.programs import ARGUMENTS
from tests.web.visit import LONG, payload, visit

TITLE = "The page"
NOTE = """The page is opened from file:// in headless Chromium. It is ready when the first question has been
answered: Python is unpacked and started, perflint imported, the rules loaded, all in a worker; the least
of the rounds counts, for whatever else the machine does makes it later. A Word filing is
`fixtures/formats/report.docx`, checked again and again under other names by the worker and, beside it,
by the same function (`perflint/web/answers.py`) in this Python, both warm. Memory is that of the worker's
WebAssembly after them; it is renewed beyond 1 GB and ends at 1.5 GB."""
FILINGS = 20


def measure(times: int) -> list[Row]:
    """The figures."""
    rounds = max(3, times // 5)
    chromium = shutil.which("chromium")
    assert chromium is not None, "Chromium is not installed"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tool:
        path = Path(folder) / "page.html"
        path.write_bytes(build_page(load_ruleset(), Config(), ""))
        browser = tool.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        opened, ratios, memory = [], [], 0.0
        for _ in range(rounds):
            started, ratio, memory = go(browser, path)
            opened.append(started)
            ratios.append(ratio)
        browser.close()
        size = path.stat().st_size / 1e6
    return [
        ("opening, until a filing can be checked", f"{min(opened):.1f} s", "≤ 6 s"),
        ("a Word filing ÷ the same natively", f"{median(ratios):.1f}", "≤ 3"),
        ("memory of a worker", f"{memory:.0f} MB", ""),
        ("size of the file", f"{size:.1f} MB", "≤ 15 MB"),
    ]


def go(browser: Browser, path: Path) -> tuple[float, float, float]:
    """Seconds until the page is ready, its time for a filing over the native one, megabytes of a worker."""
    content = (ROOT / "fixtures" / "formats" / "report.docx").read_bytes()
    started = perf_counter()
    with visit(browser, path.as_uri()) as seen:
        ready = perf_counter() - started
        seen.check(payload("先.docx", content))
        started = perf_counter()
        seen.page.set_input_files(
            "#file-input", [payload(f"{number}.docx", content) for number in range(FILINGS)]
        )
        seen.page.wait_for_selector(f"#told:has-text('查完 {FILINGS + 1} 份')", timeout=LONG)
        there = perf_counter() - started
        memory: float = seen.page.workers[0].evaluate("memory() / 1e6")
    back_end = BackEnd(load_ruleset(), Config())
    back_end.answer({"ask": "check", "path": "先.docx"}, {"先.docx": content})
    started = perf_counter()
    for number in range(FILINGS):
        back_end.answer({"ask": "check", "path": f"{number}.docx"}, {f"{number}.docx": content})
    return ready, there / (perf_counter() - started), memory
