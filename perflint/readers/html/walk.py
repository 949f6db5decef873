"""From the tree of a page to paragraphs and tables, in one pass without recursion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from perflint.model.document import BlockKind, Place
from perflint.readers.compose import Composer, DraftCell
from perflint.readers.html.content import Content
from perflint.readers.html.lists import Numbers
from perflint.readers.html.tables import is_data, place_cells, tables_with_tables
from perflint.readers.html.visible import Sheet, squeeze
from perflint.text.patterns import compile_pattern

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "ol", "optgroup", "option", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", "caption",
})  # fmt: skip
_LISTS = ("ol", "ul", "menu")
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_MARGINS: dict[str, BlockKind] = {"header": "header", "footer": "footer"}
# Labels of numbered paragraphs as Word and LibreOffice write them, and the gap after Chinese ones.
_LABEL = compile_pattern(r"mso-list:\s*Ignore|float:\s*left")
_LABEL_GAP = compile_pattern(r"\A(\S{1,8}[、）]) +")
_SHORTEST_TITLE = 6


class Line(NamedTuple):
    """A line of text as shown, `first` where it begins a paragraph."""

    text: str
    level: int | None
    first: bool


class Table(NamedTuple):
    """A table of data."""

    element: etree._Element


class Edge(NamedTuple):
    """Where the content of a portal's page begins or ends."""

    inside: bool


Piece = Line | Table | Edge


class Walker:
    """Writes one page into a composer."""

    def __init__(self, root: etree._Element, content: Content, composer: Composer) -> None:
        self.root, self.content, self.composer = root, content, composer
        self.sheet = Sheet(root)
        self.nesting = tables_with_tables(root)
        self.number = 0
        self.kind: BlockKind = "paragraph" if content.element is None else "header"

    def write(self) -> None:
        """Everything a person sees."""
        for piece in self.pieces(self.root):
            if isinstance(piece, Edge):
                self.kind = "paragraph" if piece.inside else "footer"
            elif isinstance(piece, Table):
                self._write_table(piece.element)
            else:
                self._write_line(piece, self.kind)

    def pieces(self, top: etree._Element, flat: bool = False) -> Iterator[Piece]:
        """What `top` holds; `flat`: tables as the lines of their cells."""
        pending = _Pending()
        lists: list[Numbers | None] = []
        walk = etree.iterwalk(top, events=("start", "end"))
        for event, element in walk:
            tag = str(element.tag)
            edge = element is self.content.element and not flat
            if event == "end":
                yield from _end(element, tag, pending, lists)
                if edge and tag in _BLOCKS:
                    yield Edge(False)
                if element is not top:
                    yield from pending.add(element.tail)
                continue
            if element is not top and self.sheet.hides(element):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield from pending.flush()
                if edge:
                    yield Edge(True)
            if tag == "table" and not flat and is_data(element, self.nesting):
                walk.skip_subtree()
                yield Table(element)
                continue
            yield from self._begin(element, tag, pending, lists)
            yield from pending.add(element.text)
        yield from pending.flush()

    def _begin(
        self, element: etree._Element, tag: str, pending: _Pending, lists: list[Numbers | None]
    ) -> Iterator[Line]:
        if tag == "br":
            yield from pending.end_line()
        elif tag in _LISTS:
            lists.append(Numbers(element, self.sheet) if tag == "ol" else None)
        elif tag == "li" and lists and (numbers := lists[-1]):
            pending.label = numbers.label(element, self.sheet)
        elif tag in _LEVELS:
            pending.level = _LEVELS[tag]
        elif tag == "pre":
            pending.kept = True

    def _write_line(self, line: Line, kind: BlockKind) -> None:
        self.number += line.first
        if kind in ("header", "footer") and self._is_title(line):
            kind = "paragraph"
        level = line.level if kind == "paragraph" else None
        self.composer.paragraph(line.text, Place(self.number), level, kind)

    def _is_title(self, line: Line) -> bool:
        """Whether a line outside the content is the title of the article."""
        text = "".join(line.text.split())
        return len(text) >= _SHORTEST_TITLE and (
            line.level == 1 or any(text in title for title in self.content.titles)
        )

    def _write_table(self, table: etree._Element) -> None:
        """A table as a grid; in navigation and the like, as lines."""
        rows = place_cells(table, self.sheet)
        caption = next(table.iterchildren("caption"), None)
        for element in () if caption is None else (caption,):
            for line in self._lines(element):
                self._write_line(line, self.kind)
        drafts: list[list[DraftCell | None]] = []
        for row in rows:
            drafts.append([])
            for spot in row:
                if spot is None:
                    drafts[-1].append(None)
                    continue
                lines = list(self._lines(spot.element))
                place = Place(self.number + 1) if lines else Place()
                self.number += sum(line.first for line in lines)
                text = " ".join(line.text.strip() for line in lines)
                drafts[-1].append(
                    DraftCell(text, spot.row, spot.column, place, spot.height, spot.width)
                )
        if self.kind == "paragraph":
            self.composer.table(drafts)
            return
        for cell in (cell for draft in drafts for cell in draft if cell):
            self.composer.paragraph(cell.text, cell.place, kind=self.kind)

    def _lines(self, element: etree._Element) -> Iterator[Line]:
        return (piece for piece in self.pieces(element, flat=True) if isinstance(piece, Line))


def _end(
    element: etree._Element, tag: str, pending: _Pending, lists: list[Numbers | None]
) -> Iterator[Line]:
    if tag == "pre":
        pending.kept = False
    if tag in _BLOCKS:
        yield from pending.flush()
        if tag in _LISTS:
            lists and lists.pop()
        elif tag in _LEVELS:
            pending.level = None
    elif tag == "span" and _LABEL.search(element.get("style", "")):
        yield from pending.add(" ")
        pending.labelled = True


class _Pending:
    """The text gathered since the last block began."""

    __slots__ = ("_first", "_parts", "kept", "label", "labelled", "level")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._first = True
        self.label = ""
        self.labelled = self.kept = False
        self.level: int | None = None

    def add(self, text: str | None) -> Iterator[Line]:
        """Text of the paragraph as it stands in the source; its line ends count if `kept`."""
        if not text:
            return
        if self.kept and "\n" in text:
            *lines, text = text.split("\n")
            for line in lines:
                self._parts.append(line)
                yield from self._line()
        self._parts.append(text)

    def end_line(self) -> Iterator[Line]:
        """A line break; in a heading it is but a blank."""
        if self.level is not None:
            self._parts.append(" ")
            return
        yield from self._line()

    def flush(self) -> Iterator[Line]:
        """The end of a block."""
        yield from self._line()
        self._first = True

    def _line(self) -> Iterator[Line]:
        if not self._parts:
            return
        text = squeeze("".join(self._parts)).strip()
        self._parts.clear()
        if self.labelled:
            text, self.labelled = _LABEL_GAP.sub(r"\1", text), False
        if text:
            yield Line(self.label + text, self.level, self._first)
            self.label, self._first = "", False
