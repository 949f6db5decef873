"""A PDF opened with care, and one page at a time of it."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from math import hypot
from typing import NamedTuple, cast

from perflint.errors import ReadError
from perflint.readers.limits import Limits, too_large
from perflint.readers.pdf import library as pdfium
from perflint.readers.pdf.guard import check_streams

_DOUBLE = 8
_ASKEW = 4.0


class Glyphs(NamedTuple):
    """The characters of a page in the order they were drawn: character i of `text` has its origin
    at (xs[i], ys[i]), in points, y upward. `handle` is pdfium's for asking more."""

    text: str
    xs: list[float]
    ys: list[float]
    handle: int


@contextmanager
def open_pdf(data: bytes, limits: Limits) -> Iterator[int]:
    """pdfium's handle of the document. Raises ReadError: encrypted, corrupt or too-large."""
    document = pdfium.load_document(data, len(data), None)
    if not document:
        raise _refusal(pdfium.last_error())
    try:
        pages = pdfium.count_pages(document)
        if pages > limits.max_pages:
            raise too_large(f"{pages:,} 页", f"{limits.max_pages:,} 页")
        check_streams(data, pages, limits)
        yield document
    finally:
        pdfium.close_document(document)


def _refusal(error: int) -> ReadError:
    if error in pdfium.PASSWORD_ERRORS:
        hint = "请用打开密码打开，取消密码后另存，或提供 Word 原件（.docx）。"
        return ReadError("文件设有打开密码，读不出内容", kind="encrypted", hint=hint)
    return corrupt("不是完整的 PDF，可能没有下载完")


def corrupt(detail: str) -> ReadError:
    """The refusal of a PDF that cannot be taken apart."""
    hint = "请用 PDF 阅读器打开看看；打不开的，请重新索取文件，最好是 Word 原件（.docx）。"
    return ReadError(f"文件已损坏：{detail}", kind="corrupt", hint=hint)


class Page:
    """One page while it is open. Lengths are in points; a page turned by its file is read as it is
    shown, so `width` and `height` are those a person sees. `face` counts the quarters by which that
    person turns the sheet to read text that stands on its side."""

    __slots__ = (
        "_box", "_box_at", "_matrix", "_matrix_at", "face", "handle", "height", "number", "rotation", "text",
        "width",
    )  # fmt: skip

    def __init__(self, handle: int, number: int) -> None:
        self.handle, self.number = handle, number
        self.width: float = pdfium.page_width(handle)
        self.height: float = pdfium.page_height(handle)
        self.rotation: int = pdfium.page_rotation(handle)
        self.face = 0
        self.text: int = pdfium.load_text(handle) or 0
        box = (ctypes.c_float * 4)()
        self._box_at = ctypes.addressof(box)
        self._box = memoryview(box).cast("B").cast("f")
        matrix = (ctypes.c_float * 6)()
        self._matrix_at = ctypes.addressof(matrix)
        self._matrix = memoryview(matrix).cast("B").cast("f")

    def turn(self, face: int) -> None:
        """From now on all places are those seen when the sheet is turned by `face` quarters."""
        if (face - self.face) % 2:
            self.width, self.height = self.height, self.width
        self.rotation = (self.rotation + face - self.face) % 4
        self.face = face

    def close(self) -> None:
        """Give up everything pdfium holds for this page."""
        if self.text:
            pdfium.close_text(self.text)
        pdfium.close_page(self.handle)

    def glyphs(self, limits: Limits) -> Glyphs:
        """Its characters. Raises ReadError: too-large."""
        count = pdfium.count_chars(self.text) if self.text else 0
        if count <= 0:
            return Glyphs("", [], [], self.text)
        if count > limits.max_page_chars:
            raise too_large(f"第 {self.number} 页有 {count:,} 字", f"{limits.max_page_chars:,} 字")
        places = (ctypes.c_double * (2 * count))()
        start = ctypes.addressof(places)
        end = start + 2 * _DOUBLE * count
        x_at, y_at = range(start, end, 2 * _DOUBLE), range(start + _DOUBLE, end, 2 * _DOUBLE)
        # A loop in C, at a third of the cost of one in Python; each call writes into the array.
        deque(map(pdfium.get_origin, repeat(self.text), range(count), x_at, y_at), maxlen=0)
        numbers = cast("list[float]", memoryview(places).cast("B").cast("d").tolist())
        text, xs, ys = self._characters(count), numbers[::2], numbers[1::2]
        if len(text) != count:
            text, xs, ys = self._one_by_one(xs, ys)
        if self.rotation:
            xs, ys = self._turned(xs, ys)
        return Glyphs(text, xs, ys, self.text)

    def _characters(self, count: int) -> str:
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.get_text(self.text, 0, count, ctypes.addressof(buffer))
        return bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")

    def _one_by_one(self, xs: list[float], ys: list[float]) -> tuple[str, list[float], list[float]]:
        """The same where pdfium leaves characters out of its text, or one takes two places."""
        codes = list(map(pdfium.get_unicode, repeat(self.text), range(len(xs))))
        text = [
            chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\x00" for code in codes
        ]
        for i in range(len(codes) - 1):
            if 0xD800 <= codes[i] < 0xDC00 <= codes[i + 1] < 0xE000:
                text[i] = chr(0x10000 + (codes[i] - 0xD800) * 0x400 + codes[i + 1] - 0xDC00)
        return "".join(text), xs, ys

    def _turned(self, xs: list[float], ys: list[float]) -> tuple[list[float], list[float]]:
        turned = [self.seen(x, y) for x, y in zip(xs, ys, strict=True)]
        return [x for x, _ in turned], [y for _, y in turned]

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the file is on the page as shown."""
        if self.rotation == 1:
            return y, self.height - x
        if self.rotation == 2:
            return self.width - x, self.height - y
        if self.rotation == 3:
            return self.width - y, x
        return x, y

    def drawn(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page as shown is in the coordinates of the file."""
        if self.rotation == 1:
            return self.height - y, x
        if self.rotation == 2:
            return self.width - x, self.height - y
        if self.rotation == 3:
            return y, self.width - x
        return x, y

    def em(self, index: int) -> tuple[float, int | None]:
        """Size of a character as drawn, and by how many quarters the page as shown has to be turned
        for it to stand upright; None if it stands askew."""
        pdfium.get_matrix(self.text, index, self._matrix_at)
        size: float = pdfium.get_font_size(self.text, index)
        a, b, c, d, _, _ = self._matrix.tolist()
        if not (b or c or self.rotation):
            return size * abs(d), 0 if a > 0 else 2
        x, y = ((a, b), (b, -a), (-a, -b), (-b, a))[self.rotation]
        if abs(x) > _ASKEW * abs(y):
            quarters = 0 if x > 0 else 2
        elif abs(y) > _ASKEW * abs(x):
            quarters = 1 if y > 0 else 3
        else:
            quarters = None
        return size * hypot(c, d), quarters

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a character in the coordinates of the file."""
        pdfium.get_loose_box(self.text, index, self._box_at)
        left, top, right, bottom = self._box.tolist()
        return left, top, right, bottom

    def right_of(self, index: int) -> float:
        """The right edge of a character on the page as shown."""
        left, top, right, bottom = self.box(index)
        if not self.rotation:
            return right
        return max(self.seen(left, top)[0], self.seen(right, bottom)[0])


@contextmanager
def open_page(document: int, number: int) -> Iterator[Page | None]:
    """Page `number`, from 1; None where the file holds no such page although it says so."""
    handle = pdfium.load_page(document, number - 1)
    if handle and pdfium.count_annotations(handle) and _write_fields(handle):
        pdfium.close_page(handle)
        handle = pdfium.load_page(document, number - 1)
    if not handle:
        yield None
        return
    page = Page(handle, number)
    try:
        yield page
    finally:
        page.close()


def _write_fields(handle: int) -> bool:
    """Whether a page has fields of a form, which are made part of it as they are filled in. Comments
    are no text; they go, as far as we see the file."""
    fields = False
    for number in reversed(range(pdfium.count_annotations(handle))):
        annotation = pdfium.get_annotation(handle, number)
        if annotation and pdfium.annotation_kind(annotation) == pdfium.WIDGET:
            fields = True
        else:
            pdfium.remove_annotation(handle, number)
        if annotation:
            pdfium.close_annotation(annotation)
    return fields and pdfium.flatten(handle, 0) > 0
