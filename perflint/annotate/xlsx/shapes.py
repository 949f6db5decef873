"""The drawing of a sheet's comments: the yellow boxes, without which Excel shows no comment."""

from __future__ import annotations

import re
from collections.abc import Iterable

from perflint.annotate.xlsx.comments import Comment
from perflint.readers.xlsx.cells import read_area

_SHAPE = re.compile(r"<v:shape\s.*?</v:shape>\s*", re.DOTALL)
_ROW = re.compile(r"<x:Row>\s*([0-9]{1,7})\s*</x:Row>")
_COLUMN = re.compile(r"<x:Column>\s*([0-9]{1,5})\s*</x:Column>")
_ID = re.compile(r"_x0000_s([0-9]{1,9})")
_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_START = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{number}"/></o:shapelayout>' + _TYPE + "</xml>"
)
_WIDTH, _PER_LINE, _TALLEST = 5, 26, 40


def start_drawing(number: int) -> str:
    """An empty drawing; `number` tells the drawings of a workbook apart."""
    return _START.format(number=number)


def take_out(drawing: str, cells: set[str]) -> str:
    """`drawing` without the boxes of the comments on `cells`."""
    places = {_place(cell) for cell in cells}

    def keep(match: re.Match[str]) -> str:
        row, column = _ROW.search(match[0]), _COLUMN.search(match[0])
        note = 'ObjectType="Note"' in match[0]
        gone = note and row and column and (int(row[1]), int(column[1])) in places
        return "" if gone else match[0]

    return _SHAPE.sub(keep, drawing)


def has_shapes(drawing: str) -> bool:
    """Whether anything is drawn."""
    return "<v:shape " in drawing


def draw(drawing: str, comments: Iterable[Comment], number: int) -> str:
    """`drawing` with a hidden box for each comment."""
    used = [int(id) for id in _ID.findall(drawing)]
    first = max(used, default=number * 1024) + 1
    boxes = "".join(_box(comment, first + i) for i, comment in enumerate(comments))
    if 'id="_x0000_t202"' not in drawing:
        boxes = _TYPE + boxes
    head, end, tail = drawing.rpartition("</xml>")
    return f"{head}{boxes}{end}{tail}"


def _box(comment: Comment, id: int) -> str:
    row, column = _place(comment.cell)
    lines = sum(1 + len(line) // _PER_LINE for line in comment.lines())
    top, bottom = max(row - 1, 0), max(row - 1, 0) + min(lines + 1, _TALLEST)
    left, right = column + 1, column + 1 + _WIDTH
    return (
        f'<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:300pt;'
        f'height:{15 * min(lines + 1, _TALLEST)}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" '
        'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
        f"<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4"
        f"</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>"
        f"<x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _place(cell: str) -> tuple[int, int]:
    """Row and column, from 0, of B7; none where it is no cell."""
    area = read_area(cell)
    return area[:2] if area else (-1, -1)
