"""One sheet and the two parts that hold its comments: their words and their boxes."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

from perflint.annotate.xlsx.comments import Comment, Comments
from perflint.annotate.xlsx.package import Package
from perflint.annotate.xlsx.shapes import draw, has_shapes, start_drawing, take_out
from perflint.readers.archive import corrupt
from perflint.readers.spreadsheet.sheet import Area, address
from perflint.readers.xlsx.cells import read_area

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What follows legacyDrawing in a worksheet. ECMA-376 part 1, 18.3.1.99
_AFTER = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
     "tableParts", "extLst", "AlternateContent"}
)  # fmt: skip
_MERGED = re.compile(r'<(?:\w+:)?mergeCell\s+ref="([^"]*)"')
_LAST_COLUMN = 16_383
_NEAR = 64
"""Columns over which merged areas are looked at."""


class Worksheet:
    """A worksheet part; `number` tells its drawing from those of other sheets."""

    def __init__(self, package: Package, part: str, number: int) -> None:
        self._package, self._part, self._number = package, part, number
        related = package.relations(part)
        self._comments = next((p for kind, p in related.values() if kind == "comments"), "")
        frame = _find_frame(package.text(part))
        self._drawing = related.get(frame.drawing, ("", ""))[1]

    def write(self, comments: list[Comment]) -> None:
        """Puts `comments` in place of all earlier ones of ours."""
        package = self._package
        had = self._comments in package
        known = Comments(package.text(self._comments) if had else "")
        ours = known.take_out_ours()
        if ours and self._drawing in package:
            package.put(self._drawing, take_out(package.text(self._drawing), ours))
        placed = _place(comments, known.cells(), self._merged())
        if placed:
            known.add(placed)
            self._write_words(known)
            self._write_boxes(placed)
        elif ours and known.cells():
            package.put(self._comments, known.xml())
        elif ours:
            self._remove()

    def _merged(self) -> list[Area]:
        text = self._package.text(self._part)
        return [area for ref in _MERGED.findall(text) if (area := read_area(ref))]

    def _write_words(self, known: Comments) -> None:
        package = self._package
        if self._comments not in package:
            self._comments = package.free("xl/comments", ".xml")
            package.relate(self._part, "comments", self._comments)
            package.declare(self._comments, _COMMENTS)
        package.put(self._comments, known.xml())

    def _write_boxes(self, comments: list[Comment]) -> None:
        package = self._package
        if self._drawing not in package:
            self._drawing = package.free("xl/drawings/vmlDrawing", ".vml")
            package.declare_suffix("vml", _DRAWING)
            id = package.relate(self._part, "vmlDrawing", self._drawing)
            text = package.text(self._part)
            at = _find_frame(text)
            element = f'<{at.prefix}legacyDrawing xmlns:r="{package.relation}" r:id="{id}"/>'
            package.put(self._part, text[: at.place] + element + text[at.place :])
            package.put(self._drawing, start_drawing(self._number))
        drawing = package.text(self._drawing)
        package.put(self._drawing, draw(drawing, comments, self._number))

    def _remove(self) -> None:
        """Takes out parts that held nothing but ours."""
        package = self._package
        for id, (_, target) in package.relations(self._part).items():
            if target == self._comments:
                package.unrelate(self._part, id)
                package.drop(target)
            elif target == self._drawing and not has_shapes(package.text(target)):
                package.unrelate(self._part, id)
                package.drop(target)
                text = package.text(self._part)
                at = _find_frame(text)
                package.put(self._part, text[: at.place] + text[at.end :])


class _Frame(NamedTuple):
    """Where legacyDrawing stands in a sheet (up to `end`) or belongs; the relation it names, and the
    prefix of the sheet's namespace."""

    place: int
    end: int
    drawing: str
    prefix: str


def _find_frame(text: str) -> _Frame:
    data = text.encode()
    parser = expat.ParserCreate()
    depth = 0
    root = drawing = ""
    place = end = after = -1

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, root, place, drawing, after
        depth += 1
        local = name.rpartition(":")[2]
        if depth == 1:
            root = name
        elif depth == 2 and local == "legacyDrawing":
            place = parser.CurrentByteIndex
            drawing = next((v for k, v in attributes.items() if k.endswith(":id")), "")
        elif depth == 2 and local in _AFTER and after < 0:
            after = parser.CurrentByteIndex

    def stop(name: str) -> None:
        nonlocal depth, after, end
        if depth == 2 and name.rpartition(":")[2] == "legacyDrawing":
            end = data.index(b">", place) + 1
            if data[end - 2 : end] != b"/>":
                end = data.index(b">", end) + 1
        if depth == 1 and after < 0:
            after = parser.CurrentByteIndex
        depth -= 1

    def refuse(*_: object) -> None:
        raise corrupt("工作表带有文档类型声明（DOCTYPE），可能是恶意文件")

    parser.StartElementHandler, parser.EndElementHandler = start, stop
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise corrupt("工作表不是有效的 XML") from None
    prefix = root.partition(":")[0] + ":" if ":" in root else ""
    if place < 0:
        place = end = after
    return _Frame(len(data[:place].decode()), len(data[:end].decode()), drawing, prefix)


def _place(comments: list[Comment], taken: set[str], merged: list[Area]) -> list[Comment]:
    """`comments`, each on its cell or the next one on the right that a person sees and that has
    none."""
    wanted = {comment.cell for comment in comments}
    placed: list[Comment] = []
    for comment in comments:
        cell, taken = _next_free(comment.cell, taken, wanted, merged)
        taken = taken | {cell}
        about = comment.cell if cell != comment.cell else ""
        placed.append(comment._replace(cell=cell, about=about))
    return placed


def _next_free(
    cell: str, taken: set[str], wanted: set[str], merged: list[Area]
) -> tuple[str, set[str]]:
    """The cell itself or the next on the right that is not taken, with what turned out to be."""
    area = read_area(cell)
    first = area[1] if area else 0
    while area and cell in taken and area[1] < _LAST_COLUMN:
        row, column = area[0], area[1] + 1
        area = (row, column, row, column)
        cell = address(row, column)
        near = column - first < _NEAR
        if cell in wanted or (near and any(_covers(one, row, column) for one in merged)):
            taken = taken | {cell}
    return cell, taken


def _covers(area: Area, row: int, column: int) -> bool:
    """Whether a cell lies in a merged area and is not its first, which alone is seen."""
    inside = area[0] <= row <= area[2] and area[1] <= column <= area[3]
    return inside and (row, column) != area[:2]
