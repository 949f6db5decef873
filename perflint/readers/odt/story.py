"""One story of a document (body, header, note, text box): its paragraphs and tables in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from perflint.model.document import Place
from perflint.readers.docx.pieces import Line, Piece
from perflint.readers.odt.inline import Inline
from perflint.readers.odt.lists import Numbers
from perflint.readers.odt.names import count, q
from perflint.readers.odt.styles import Styles
from perflint.readers.odt.tables import read_table

_P, _H = q("text:p"), q("text:h")
_LIST, _ITEM = q("text:list"), q("text:list-item")
_TABLE = q("table:table")
_PAGE = q("text:soft-page-break")
_STYLE = q("text:style-name")
_PASSED = frozenset(
    q(f"text:{name}")
    for name in (
        "tracked-changes",
        "table-of-content",
        "table-index",
        "illustration-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)


class Story:
    """Reads one story. `notes` collects the notes it refers to, with the place of each reference.

    Paragraphs are counted as for Word; a note or text box is placed `at` the paragraph it hangs on.
    """

    def __init__(self, styles: Styles, numbers: Numbers, at: Place | None = None) -> None:
        self._styles, self._numbers, self._at = styles, numbers, at
        self._count, self._page = 0, 1
        self._paged: bool | None = None
        self.notes: list[tuple[etree._Element, Place]] = []

    def read(self, container: etree._Element) -> Iterator[Piece]:
        """The paragraphs and tables in `container`."""
        if self._paged is None:
            self._paged = next(container.iter(_PAGE), None) is not None
        for element in container:
            tag = element.tag
            if tag in (_P, _H):
                yield from self._paragraph(element, self._heading_label(element))
            elif tag == _LIST:
                yield from self._list(element, self._numbers.open(element, ""), 0)
            elif tag == _TABLE:
                yield from read_table(element, self.read)
            elif tag == _PAGE:
                self._page += 1
            elif tag not in _PASSED and element.get(q("text:display")) != "none":
                yield from self.read(element)

    def _list(self, element: etree._Element, key: str, level: int) -> Iterator[Piece]:
        for item in element:
            labelled = item.tag == _ITEM
            for child in item:
                if child.tag in (_P, _H):
                    label = ""
                    if labelled:
                        label = self._numbers.next(key, level, item.get(q("text:start-value")))
                        labelled = False
                    yield from self._paragraph(child, label)
                elif child.tag == _LIST:
                    style = child.get(_STYLE)
                    inner = self._numbers.restyle(key, style) if style else key
                    yield from self._list(child, inner, level + 1)

    def _heading_label(self, element: etree._Element) -> str:
        if element.tag == _P or element.get(q("text:is-list-header")) == "true":
            return ""
        start = element.get(q("text:start-value"))
        restart = element.get(q("text:restart-numbering")) == "true"
        return self._numbers.heading(_level(element) - 1, start or ("1" if restart else None))

    def _here(self) -> Place:
        return Place(self._count, self._page if self._paged else None)

    def _paragraph(self, element: etree._Element, label: str) -> Iterator[Piece]:
        if self._at is None:
            self._count += 1
        inline = Inline(self._styles)
        inline.read(element)
        style = element.get(_STYLE, "")
        level = _level(element) if element.tag == _H else self._styles.outline(style)
        place = self._at or self._here()
        self._page += inline.pages
        lines = inline.lines
        if level is not None:
            lines = [" ".join(filter(None, lines))]
        if any(lines) or not self._styles.is_hidden("paragraph", style):
            for line in _shown(lines):
                yield Line(label + line, place, level)
                label = ""
        self.notes += [(note, place) for note in inline.notes]
        for box in inline.boxes:
            inner = Story(self._styles, self._numbers, place)
            yield from inner.read(box)
            self.notes += inner.notes


def _level(heading: etree._Element) -> int:
    return max(count(heading.get(q("text:outline-level"))), 1)


def _shown(lines: list[str]) -> list[str]:
    """From the first line with text on; all where there is none."""
    return lines[next((i for i, line in enumerate(lines) if line), 0) :]
