"""What is drawn on a page: ruling lines, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import NamedTuple

from perflint.readers.limits import Limits, too_large
from perflint.readers.pdf import library as pdfium
from perflint.readers.pdf.page import Page

_THIN = 3.5
_SHORT = 5.0
_MOST_PATHS = 4000
_MOST_SEGMENTS = 400
_MOST_DEEP = 3
_MOVE = 2
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
Shape = tuple[int, int, Matrix | None]
"""Kind and handle of an object, and where the form it lies in is placed."""


class Ruling(NamedTuple):
    """A straight line along one axis: at `at` on the other axis, from `start` to `end`."""

    at: float
    start: float
    end: float


class Drawing(NamedTuple):
    """`rows` are the horizontal lines of a page, `columns` the upright ones; `covered` is the share
    of the page under pictures, `paths` how many things are drawn with lines."""

    rows: list[Ruling]
    columns: list[Ruling]
    covered: float
    paths: int


NOTHING = Drawing([], [], 0.0, 0)
"""Of a page with text alone."""


def read_drawing(page: Page, limits: Limits) -> Drawing:
    """What is drawn; no lines where there are so many that they are a picture rather than tables.
    Raises ReadError: too-large."""
    count = pdfium.count_objects(page.handle)
    if count > limits.max_page_objects:
        allowed = f"{limits.max_page_objects:,} 个"
        raise too_large(f"第 {page.number} 页有 {count:,} 个图形", allowed)
    objects = list(map(pdfium.get_object, repeat(page.handle), range(count)))
    kinds = list(map(pdfium.get_type, objects))
    if not {pdfium.PATH, pdfium.IMAGE, pdfium.FORM} & set(kinds):
        return NOTHING
    shapes: list[Shape] = [
        (kind, handle, None)
        for kind, handle in zip(kinds, objects, strict=True)
        if kind != 1 and handle
    ]
    return _Collector(page).collect(shapes)


class _Collector:
    """Gathers rulings and pictures from objects, those inside forms included."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.rows: list[Ruling] = []
        self.columns: list[Ruling] = []
        self.pictures = 0.0
        self.paths = 0
        edges = (ctypes.c_float * 4)()
        at = ctypes.addressof(edges)
        self.edges_at = at, at + 4, at + 8, at + 12
        self.edges = _numbers(edges)
        matrix, point, mode = (ctypes.c_float * 6)(), (ctypes.c_float * 2)(), (ctypes.c_int * 2)()
        self.matrix_at, self.matrix = ctypes.addressof(matrix), _numbers(matrix)
        self.point_at, self.point = ctypes.addressof(point), _numbers(point)
        self.mode_at, self.mode = ctypes.addressof(mode), mode

    def collect(self, shapes: list[Shape]) -> Drawing:
        self._read(shapes, 0)
        area = max(1.0, self.page.width * self.page.height)
        if self.paths > _MOST_PATHS:
            self.rows, self.columns = [], []
        return Drawing(self.rows, self.columns, min(1.0, self.pictures / area), self.paths)

    def _read(self, shapes: list[Shape], depth: int) -> None:
        for kind, handle, matrix in shapes:
            if kind == pdfium.PATH:
                self.paths += 1
                if self.paths <= _MOST_PATHS:
                    self._path(handle, matrix)
            elif kind == pdfium.IMAGE:
                left, bottom, right, top = self._bounds(handle, matrix)
                shown = self.page
                across = min(right, shown.width) - max(left, 0.0)
                down = min(top, shown.height) - max(bottom, 0.0)
                self.pictures += max(0.0, across) * max(0.0, down)
            elif kind == pdfium.FORM and depth < _MOST_DEEP:
                inner = _combined(self._matrix_of(handle), matrix)
                count = min(pdfium.count_form_objects(handle), _MOST_PATHS)
                objects = [pdfium.get_form_object(handle, i) for i in range(count)]
                self._read([(pdfium.get_type(o), o, inner) for o in objects if o], depth + 1)

    def _matrix_of(self, handle: int) -> Matrix:
        pdfium.get_object_matrix(handle, self.matrix_at)
        a, b, c, d, e, f = self.matrix.tolist()
        return a, b, c, d, e, f

    def _bounds(self, handle: int, matrix: Matrix | None) -> Box:
        pdfium.get_bounds(handle, *self.edges_at)
        left, bottom, right, top = self.edges.tolist()
        if not matrix and not self.page.rotation and left <= right and bottom <= top:
            return left, bottom, right, top
        return self._shown([(left, bottom), (right, top)], matrix)

    def _shown(self, points: list[tuple[float, float]], matrix: Matrix | None) -> Box:
        if matrix:
            points = [_moved(x, y, matrix) for x, y in points]
        if self.page.rotation:
            points = [self.page.seen(x, y) for x, y in points]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)

    def _path(self, handle: int, matrix: Matrix | None) -> None:
        box = self._bounds(handle, matrix)
        if self._rule(box) or pdfium.count_segments(handle) > _MOST_SEGMENTS:
            return
        pdfium.get_draw_mode(handle, self.mode_at, self.mode_at + 4)
        filled, stroked = self.mode
        placed = _combined(self._matrix_of(handle), matrix)
        for subpath in self._subpaths(handle):
            if stroked:
                for one, other in zip(subpath, subpath[1:], strict=False):
                    self._rule(self._shown([one, other], placed))
            elif filled:
                self._rule(self._shown(subpath, placed))

    def _rule(self, box: Box) -> bool:
        """Whether a box is so thin that it is a line, which is kept."""
        left, bottom, right, top = box
        if top - bottom <= _THIN < _SHORT <= right - left:
            self.rows.append(Ruling((top + bottom) / 2, left, right))
        elif right - left <= _THIN < _SHORT <= top - bottom:
            self.columns.append(Ruling((left + right) / 2, bottom, top))
        else:
            return max(right - left, top - bottom) < _SHORT
        return True

    def _subpaths(self, handle: int) -> Iterator[list[tuple[float, float]]]:
        at = self.point_at
        points: list[tuple[float, float]] = []
        for i in range(pdfium.count_segments(handle)):
            segment = pdfium.get_segment(handle, i)
            if pdfium.segment_type(segment) == _MOVE and points:
                yield points
                points = []
            pdfium.segment_point(segment, at, at + 4)
            x, y = self.point.tolist()
            points.append((x, y))
        if points:
            yield points


def _numbers(array: ctypes.Array[ctypes.c_float]) -> memoryview[float]:
    """The numbers that pdfium writes into `array`."""
    return memoryview(array).cast("B").cast("f")


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _combined(inner: Matrix, outer: Matrix | None) -> Matrix:
    """First `inner`, then `outer`."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    x, y = _moved(e, f, outer)
    return (
        a * outer[0] + b * outer[2], a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2], c * outer[1] + d * outer[3], x, y,
    )  # fmt: skip
