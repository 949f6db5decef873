"""`python -m tests.reporters.pictures`: the pictures in README.md, as Chromium and LibreOffice show
what perflint writes about the sample filings."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from perflint import __version__
from perflint.api import lint_file
from perflint.config import Config
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from perflint.notice.compose import FIELDS, ROW_FIELDS, gather_notices, write_fields, write_rows
from perflint.notice.fill import Template
from perflint.reporters import REPORTERS, ReportOptions, load_reporter
from perflint.ruleset import load_ruleset
from tests.notice.template import SHIPPED
from tests.reporters.programs import browse, convert, start_browser

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
ONE = "fixtures/reports/guangzhou-department-2023.txt"
MANY = "fixtures/reports"
WIDTH = 1280


def lint(paths: Iterable[str], ruleset: Ruleset) -> list[LintResult]:
    """The results of the sample filings."""
    with chdir(ROOT):
        return [lint_file(path, ruleset, Config()) for path in paths]


def render(output_format: str, results: Iterable[LintResult], ruleset: Ruleset) -> bytes:
    """What a reporter makes of them."""
    options = ReportOptions(version=__version__, rules=ruleset.rules)
    return b"".join(load_reporter(REPORTERS, output_format).render(iter(results), options))


def show_page(page: bytes, folder: Path, chromium: str) -> Image.Image:
    """The page, at its second finding."""
    path = folder / "page.html"
    path.write_bytes(page)
    with start_browser(chromium) as browser, browse(browser, path) as shown:
        shown.set_viewport_size({"width": WIDTH, "height": 860})
        for _ in range(2):
            shown.keyboard.press("n")
        shown.screenshot(path=str(folder / "page.png"))
    return Image.open(folder / "page.png").convert("RGB")


def show_sheet(path: Path, page: int, scale: float, box: tuple[float, ...]) -> Image.Image:
    """A part of a page of a PDF, `box` in parts of its width and height."""
    document = pypdfium2.PdfDocument(path)
    picture = document[page].render(scale=scale).to_pil().convert("RGB")
    document.close()
    width, height = picture.size
    left, top, right, bottom = box
    return picture.crop(
        (int(left * width), int(top * height), int(right * width), int(bottom * height))
    )


def stack(*pictures: Image.Image) -> Image.Image:
    """Pictures one above the other, made equally wide."""
    fitted = [one.resize((WIDTH, one.height * WIDTH // one.width)) for one in pictures]
    whole = Image.new("RGB", (WIDTH, sum(one.height for one in fitted)), "white")
    top = 0
    for one in fitted:
        whole.paste(one, (0, top))
        top += one.height
    return whole


def save(picture: Image.Image, name: str) -> None:
    """Write a picture with as many colours as it needs and no more."""
    picture.quantize(128).save(IMAGES / name, optimize=True)


def main() -> None:
    """Write all of them."""
    chromium, soffice = shutil.which("chromium"), shutil.which("soffice")
    assert chromium and soffice, "needs Chromium and LibreOffice"
    ruleset = load_ruleset()
    samples = sorted(path.name for path in (ROOT / MANY).glob("*-20*.*"))
    results = lint((f"{MANY}/{name}" for name in samples), ruleset)
    one = next(result for result in results if result.path == ONE)
    with TemporaryDirectory() as name:
        folder = Path(name)
        save(show_page(render("html", [one], ruleset), folder, chromium), "html-report.png")
        book = folder / "book.xlsx"
        book.write_bytes(render("xlsx", results, ruleset))
        printed = convert(soffice, book, "pdf")
        summary = show_sheet(printed, 0, 3, (0.05, 0.08, 0.95, 0.46))
        listed = show_sheet(printed, 1, 4, (0.05, 0.08, 0.7, 0.5))
        save(stack(summary, listed), "workbook.png")
        (notice,) = gather_notices([one], "warning")
        fields = write_fields(notice, {"日期": "2026年3月1日", "发文单位": "某区财政局"})
        template = Template(SHIPPED.read_bytes(), "template.docx", FIELDS, ROW_FIELDS)
        letter = folder / "letter.docx"
        rows = write_rows(notice, {rule.id: rule for rule in ruleset.rules})
        letter.write_bytes(template.fill(fields, rows))
        save(show_sheet(convert(soffice, letter, "pdf"), 0, 1.6, (0, 0, 1, 1)), "notice.png")


if __name__ == "__main__":
    main()
