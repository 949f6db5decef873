"""Pages that are pictures: recognised where that is possible, else said to be unread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perflint.errors import ReadError
from perflint.readers.limits import Limits
from perflint.readers.pdf.characters import WIDE
from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.margins import Sheet
from perflint.readers.pdf.middle import middle
from perflint.readers.pdf.order import put_in_order
from perflint.readers.pdf.sheets import Pages
from perflint.text.page_list import list_pages

if TYPE_CHECKING:
    from perflint.readers.ocr import Picture, Words

_DOTS_PER_INCH = 150
_MOST_DOTS = 2600
_POINTS = 72
_BASELINE = 0.15
_LIKE = 0.3


def recognise(data: bytes, pages: Pages, limits: Limits) -> None:
    """Put the words of the pages that are pictures into `pages`, if perflint[ocr] is installed; a
    page on which none are found stays a picture."""
    from perflint.readers.ocr import find_recogniser

    recogniser = find_recogniser()
    if recogniser is None:
        return
    numbers = pages.pictures[: limits.max_recognised_pages]
    unread = pages.pictures[limits.max_recognised_pages :]
    sheets = {sheet.number: sheet for sheet in pages.sheets}
    for number in numbers:
        sheet = sheets[number]
        picture, scale = _draw(data, sheet)
        lines = make_lines(recogniser(picture), sheet, scale)
        if lines:
            sheet.stretches, sheet.recognised = put_in_order(lines, []), True
        else:
            unread.append(number)
    pages.pictures = sorted(unread)


def _draw(data: bytes, sheet: Sheet) -> tuple[Picture, float]:
    """The page as pixels, and how many of them make a point."""
    import pypdfium2

    largest = max(sheet.width, sheet.height, 1.0)
    scale = min(_DOTS_PER_INCH / _POINTS, _MOST_DOTS / largest)
    with pypdfium2.PdfDocument(data) as document:
        page = document[sheet.number - 1]
        picture = page.render(scale=scale).to_numpy().copy()
        page.close()
    return picture, scale


def make_lines(found: Sequence[Words], sheet: Sheet, scale: float) -> list[Line]:
    """Recognised words as lines of a page. Boxes differ a little from line to line, so the size of
    letters comes from how wide words are, and is the same for all that are about alike."""
    sizes = [(words.right - words.left) / scale / _units(words.text) for words in found]
    usual = middle(sizes) if sizes else 0.0
    lines = []
    for words, size in zip(found, sizes, strict=True):
        em = usual if abs(size - usual) < _LIKE * usual else size
        y = sheet.height - words.bottom / scale + _BASELINE * em
        left, right = words.left / scale, words.right / scale
        lines.append(Line(sheet.number, words.text, left, right, y, em, ()))
    return lines


def _units(text: str) -> float:
    wide = sum(1 for _ in WIDE.finditer(text))
    return wide + (len(text) - wide) / 2


def refuse_scan(pages: Pages) -> ReadError:
    """The refusal of a file in which every page with something on it is a picture."""
    told = f"第 {list_pages(pages.pictures)} 页（共 {len(pages.pictures)} 页）"
    hint = (
        "请提供 Word 原件（.docx）；没有原件的，安装文字识别后再检查：pip install 'perflint[ocr]'。"
    )
    return ReadError(f"是扫描件：{told}都是图片，没有可读的文字", kind="scan", hint=hint)
