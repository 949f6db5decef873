"""Pages read one by one: text with its tables, or a picture to recognise or to leave unread."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter, process_time

from perflint.readers.limits import Limits, too_large
from perflint.readers.pdf import library as pdfium
from perflint.readers.pdf.cells import PageTable, fill_grid
from perflint.readers.pdf.characters import count_readable, has_unknown
from perflint.readers.pdf.grids import find_grids
from perflint.readers.pdf.lines import Reading, Run
from perflint.readers.pdf.margins import Sheet
from perflint.readers.pdf.order import merge_runs, put_in_order
from perflint.readers.pdf.page import Glyphs, Page, open_page
from perflint.readers.pdf.rulings import NOTHING, Drawing, read_drawing
from perflint.readers.pdf.runs import read_runs

_FEW = 20
_MANY = 400
_MEANT = 0.6
_PICTURE = 0.2
_WHOLE_PAGE = 0.5
_CURVES = 300


class Pages:
    """All pages of a file. `pictures` are the numbers of those that are pictures (with their few
    readable lines, if any, among `sheets`), `broken` of those that pdfium could not open."""

    __slots__ = ("broken", "pictures", "sheets")

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.pictures: list[int] = []
        self.broken: list[int] = []


def read_sheets(document: int, limits: Limits) -> Pages:
    """Every page of an open document. Raises ReadError: too-large."""
    pages = Pages()
    characters = 0
    begun, spent = perf_counter(), process_time()
    for number in range(1, pdfium.count_pages(document) + 1):
        with open_page(document, number) as page:
            if page is None:
                pages.broken.append(number)
                continue
            glyphs = page.glyphs(limits)
            characters += len(glyphs.text)
            if characters > limits.max_text_bytes // 2:
                raise too_large(f"超过 {characters:,} 字", f"{limits.max_text_bytes // 2:,} 字")
            drawing = read_drawing(page, limits)
            # No more processor time than has passed; to ask for it takes far longer.
            most = limits.max_pdf_seconds
            if perf_counter() - begun > most and process_time() - spent > most:
                told = f"{limits.max_pdf_seconds} 秒"
                raise too_large(f"读取超过 {told}", told)
            picture = is_picture(glyphs, drawing)
            if picture:
                pages.pictures.append(number)
            pages.sheets += _sheets(page, glyphs, drawing, picture, limits)
    return pages


def is_picture(glyphs: Glyphs, drawing: Drawing) -> bool:
    """Whether a page shows words that are no text: a scan, a drawing of letters, or letters of a
    font that does not say which they are."""
    if len(glyphs.text) > _MANY and not has_unknown(glyphs.text):
        return False
    readable = count_readable(glyphs.text)
    if readable < _FEW:
        return drawing.covered > _PICTURE or drawing.paths > _CURVES or len(glyphs.text) > 2 * _FEW
    return readable < _MEANT * len("".join(glyphs.text.split()))


def _sheets(
    page: Page, glyphs: Glyphs, drawing: Drawing, picture: bool, limits: Limits
) -> Iterator[Sheet]:
    """A page as most of its text is read, then what stands on its side beside that."""
    reading, runs, turned = read_runs(page, glyphs)
    if turned and not picture:
        upright = sum(len(run.glyphs) for run in runs)
        face, most = turned.most_common(1)[0]
        if most > upright:
            page.turn(face)
            glyphs, drawing = page.glyphs(limits), read_drawing(page, limits)
            reading, runs, turned = read_runs(page, glyphs)
    yield _sheet(reading, runs, drawing, picture)
    if picture:
        return
    main = page.face
    for quarters in sorted(turned):
        page.turn((main + quarters) % 4)
        reading, runs, _ = read_runs(page, page.glyphs(limits))
        yield _sheet(reading, runs, NOTHING, picture)


def _sheet(reading: Reading, runs: list[Run], drawing: Drawing, picture: bool) -> Sheet:
    runs = merge_runs(reading, runs)
    tables: list[PageTable] = []
    for grid in find_grids(drawing):
        table, runs = fill_grid(reading, grid, runs)
        if any(content.text for content in table.contents):
            tables.append(table)
    lines = [line for run in runs if (line := reading.line(run))]
    if picture:
        lines = [line for line in lines if not has_unknown(line.text)]
    page = reading.page
    recognised = drawing.covered > _WHOLE_PAGE and _is_invisible(reading)
    return Sheet(page.number, page.width, page.height, put_in_order(lines, tables), recognised)


def _is_invisible(reading: Reading) -> bool:
    """Whether the text lies unseen on the picture of a page, where a scanner has recognised it."""
    places = _seen(reading.glyphs)
    return bool(places) and all(
        pdfium.get_render_mode(pdfium.get_text_object(reading.page.text, i)) == pdfium.INVISIBLE
        for i in places
    )


def _seen(glyphs: Glyphs) -> list[int]:
    """A few of the characters that are no blanks."""
    inked = [i for i, character in enumerate(glyphs.text) if not character.isspace()]
    return inked[:: max(1, len(inked) // 5)]
