"""One story of a document (body, header, note, text box): paragraphs and tables as they are closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perflint.model.document import Place
from perflint.readers.docx.pieces import Line, Piece
from perflint.readers.rtf.tables import Border, Row, build_table

_ENDS = "、）】〕》．。：；"
_WIDEST = 200
_SURROGATE = re.compile("[\ud800-\udfff]")


class Story:
    """Paragraphs are counted as in Word; a note or text box is placed `at` the paragraph it hangs
    on. `pieces` is what has been read so far."""

    __slots__ = (
        "_at", "_boxes", "_cell", "_cells", "_count", "_label", "_lines", "_parts", "_rows",
        "borders", "left", "merges", "pieces",
    )  # fmt: skip

    def __init__(self, at: Place | None = None) -> None:
        self._at = at
        self._count = 1
        self._label: list[str] = []
        self._parts: list[str] = []
        self._lines: list[str] = []
        self._boxes: list[Piece] = []
        self._cell: list[Line] = []
        self._cells: list[tuple[Line, ...]] = []
        self._rows: list[Row] = []
        self.left = 0
        self.borders: list[Border] = []
        self.merges = [False, False]
        self.pieces: list[Piece] = []

    @property
    def place(self) -> Place:
        """Where the paragraph being read stands."""
        return self._at or Place(self._count)

    nowhere = Place()
    """The place of headers and footers."""

    def add(self, text: str) -> None:
        """Characters of the paragraph."""
        self._parts.append(text)

    def label(self, text: str) -> None:
        """Characters of its automatic number."""
        self._label.append(text)

    def hang(self, box: Iterator[Piece]) -> None:
        """A text box that follows the paragraph."""
        self._boxes += box

    def end_line(self) -> None:
        """A soft break."""
        self._lines.append("".join(self._parts))
        self._parts = []

    def end_paragraph(self, level: int | None, in_table: bool, shown: bool = True) -> None:
        """The end of a paragraph; not `shown` is one of a table of contents."""
        self.end_line()
        lines, label = self._lines, _part("".join(self._label))
        self._lines, self._label = [], []
        if level is not None:
            lines = [" ".join(line.strip() for line in lines)]
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
        made = [
            Line((label if i == first else "") + _repair(line).lstrip(), self.place, level)
            for i, line in enumerate(lines)
            if i >= first and shown
        ]
        self._count += 1
        if in_table:
            self._cell += made
        else:
            self._end_table()
            self.pieces += made
            self.pieces += self._boxes
            self._boxes = []

    def end_cell(self, level: int | None) -> None:
        """\\cell: the end of a paragraph and of its cell."""
        self.end_paragraph(level, in_table=True)
        if len(self._cells) < _WIDEST:
            self._cells.append(tuple(self._cell))
        self._cell = []

    def end_row(self) -> None:
        """\\row."""
        if self._cells:
            self._rows.append(Row(self.left, tuple(self.borders), tuple(self._cells)))
        self._cells = []

    def start_row(self) -> None:
        """\\trowd: the borders of a row follow."""
        self.left, self.borders = 0, []
        self.merges = [False, False]

    def set_left(self, left: int) -> None:
        """\\trleft: where the first cell begins."""
        self.left = left

    def merge(self, which: int) -> None:
        """The next cell goes on from the left (0) or from above (1)."""
        self.merges[which] = True

    def end_border(self, right: int) -> None:
        """\\cellx."""
        if len(self.borders) < _WIDEST:
            self.borders.append(Border(right, self.merges[0], self.merges[1]))
        self.merges = [False, False]

    def end(self, level: int | None = None) -> list[Piece]:
        """All pieces; whatever was left open ends here."""
        if self._cells or self._cell:
            self.end_cell(level)
            self.end_row()
        if self._parts or self._lines or self._label or self._boxes:
            self.end_paragraph(level, in_table=False)
        self._end_table()
        return self.pieces

    def _end_table(self) -> None:
        if self._rows:
            self.pieces += build_table(self._rows)
            self._rows = []
        if self._cell:
            self.pieces += self._cell
            self._cell = []


def _part(label: str) -> str:
    """A tab after 一、 （一） or ① is only typesetting; elsewhere it parts words like a blank."""
    bare = "".join("•" if "\ue000" <= sign <= "\uf8ff" else sign for sign in label.strip())
    end = bare[-1:]
    closed = end in _ENDS or "\u2460" <= end <= "\u249b" or "\u3220" <= end <= "\u32bf"
    return bare if not bare or closed or label.rstrip() == label else bare + " "


def _repair(text: str) -> str:
    """`text` with pairs of surrogates, which RTF writes one by one, made characters."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
