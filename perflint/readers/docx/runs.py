"""The characters of one paragraph as a person sees them once all changes are accepted.

Insertions and moved-in text are kept; deletions, moved-out text, hidden text, field instructions
and note marks are not.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from perflint.readers.docx import names as n
from perflint.readers.docx.fields import Fields
from perflint.readers.docx.pages import Pages
from perflint.readers.docx.part import Part
from perflint.readers.docx.pieces import Traced
from perflint.readers.docx.signs import read_box, read_symbol

_R, _T, _RPR = n.R, n.T, n.RPR
_INLINE = frozenset(
    n.w(name) for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo")
)
_NOTES = {n.w("footnoteReference"): "footnotes", n.w("endnoteReference"): "endnotes"}
_HOLDERS = frozenset(n.w(name) for name in ("drawing", "pict", "object"))
_SIGNS = {
    **dict.fromkeys((n.w("tab"), n.w("ptab")), "\t"),
    n.w("noBreakHyphen"): "-",
}
_BREAKS = (n.w("br"), n.w("cr"))
_DRAWN_BREAK = n.w("lastRenderedPageBreak")
_FIELD_MARK = n.w("fldChar")
_FIELD_MARK_TYPE = n.w("fldCharType")
_FIELD = n.w("fldSimple")
_INSTRUCTION = n.w("instrText")
_SYMBOL = n.w("sym")
_RUBY = n.w("ruby")
_TYPE = n.w("type")

RunLine = tuple[str, int | None]
"""What stands between two soft breaks, and the page it begins on."""


class Runs:
    """Reads the runs of one paragraph, or of several joined by deleted paragraph marks.

    `boxes` are its text boxes, `notes` its foot- and endnotes as (part, id, reference).
    """

    __slots__ = (
        "_elements",
        "_fields",
        "_first",
        "_hidden",
        "_lines",
        "_page",
        "_pages",
        "_part",
        "_parts",
        "boxes",
        "notes",
    )

    def __init__(self, part: Part, fields: Fields, pages: Pages, first: etree._Element) -> None:
        self._part, self._fields, self._pages, self._first = part, fields, pages, first
        self._hidden = False
        self._lines: list[RunLine] = []
        self._parts: list[str] = []
        self._elements: list[etree._Element | None] | None = [] if part.traced else None
        self._page: int | None = None
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[str, str, etree._Element]] = []

    @property
    def lines(self) -> list[RunLine]:
        """What stands between soft breaks, so far: at least one line, be it blank."""
        return [*self._lines, (self._text(), self._page)]

    def read(self, paragraph: etree._Element, hidden: bool) -> None:
        """Takes in a paragraph; `hidden`: its runs are, unless they say otherwise."""
        self._hidden = hidden
        self._walk(paragraph)

    def _walk(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag == _T:
                # A run that trimming took away.
                self._add("" if self._hidden else self._part.text(child), child)
            elif tag in _INLINE:
                self._walk(child)
            elif (inner := _find_inner(child)) is not None:
                self._walk(inner)
            elif tag in n.MATH:
                self._add("".join(text.text or "" for text in child.iter(n.MATH_TEXT)), child)

    def _run(self, run: etree._Element) -> None:
        if self._is_hidden(run):
            for mark in run.iterchildren(_FIELD_MARK):
                self._fields.mark(mark.get(_FIELD_MARK_TYPE, ""))
            return
        self._content(run)

    def _content(self, run: etree._Element) -> None:
        for child in run:
            tag = child.tag
            if tag == _T:
                self._add(self._part.text(child), child)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], child)
            elif tag in _BREAKS:
                self._break(child.get(_TYPE, ""))
            elif tag == _DRAWN_BREAK:
                self._pages.turn(drawn=True)
            elif tag == _FIELD_MARK:
                self._add(read_box(child), child)
                self._add(self._fields.mark(child.get(_FIELD_MARK_TYPE, "")), child)
            elif tag == _INSTRUCTION:
                self._fields.instruct(child.text or "")
            elif tag == _SYMBOL:
                self._add(read_symbol(child.get(n.w("char"), "")), child)
            else:
                self._holder(child, tag)

    def _holder(self, child: etree._Element, tag: Any) -> None:
        """What holds content of its own, or leads to some."""
        if tag == n.ALTERNATE:
            choice = n.chosen(child)
            if choice is not None:
                self._content(choice)
        elif tag in _HOLDERS:
            self.boxes += _boxes(child)
        elif tag in _NOTES:
            self.notes.append((_NOTES[tag], child.get(n.w("id"), ""), child))
        elif tag == _RUBY:
            base = child.find(n.w("rubyBase"))
            if base is not None:
                self._walk(base)

    def _add(self, text: str, element: etree._Element) -> None:
        if text and not self._fields.silent:
            if self._page is None and not text.isspace():
                self._page = self._pages.page
            self._parts.append(text)
            if self._elements is not None:
                self._elements.append(element)

    def _break(self, kind: str) -> None:
        if kind == "page":
            self._pages.turn(drawn=False)
        if not self._fields.silent:
            self._lines.append((self._text(), self._page))
            self._parts, self._page = [], None
            self._elements = None if self._elements is None else []

    def _text(self) -> str:
        text = "".join(self._parts)
        if self._elements is None:
            return text
        return Traced.of(text, zip(self._parts, self._elements, strict=True), self._first)

    def _is_hidden(self, run: etree._Element) -> bool:
        properties = next(run.iterchildren(_RPR), None)
        if properties is None:
            return self._hidden
        said = n.switch(properties, n.VANISH)
        if said is not None:
            return said
        style = n.value(properties, n.w("rStyle"))
        return self._hidden or (style is not None and bool(self._part.styles.resolve(style).hidden))


def _boxes(holder: etree._Element) -> list[etree._Element]:
    """The outermost text boxes in a drawing, first choices only."""
    found = []
    pending = list(holder)[::-1]
    while pending:
        element = pending.pop()
        if element.tag == n.BOX:
            found.append(element)
        elif element.tag == n.ALTERNATE:
            choice = n.chosen(element)
            pending += [choice] if choice is not None else []
        else:
            pending += list(element)[::-1]
    return found


def _find_inner(element: etree._Element) -> etree._Element | None:
    """What holds the text that is shown of an element which may have several, or none."""
    if element.tag == n.SDT:
        return element.find(n.SDT_CONTENT)
    if element.tag == n.ALTERNATE:
        return n.chosen(element)
    if element.tag != _FIELD:
        return None
    contents = element.get(n.w("instr"), "").lstrip().upper().startswith("TOC")
    return None if contents else element
