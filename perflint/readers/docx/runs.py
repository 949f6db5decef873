"""The characters of one paragraph as a person sees them once all changes are accepted.

Insertions and moved-in text are kept; deletions, moved-out text, hidden text, field instructions
and note marks are not.
"""

from __future__ import annotations

from lxml import etree

from perflint.readers.docx import names as n
from perflint.readers.docx.fields import Fields
from perflint.readers.docx.styles import Styles

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
_SYMBOLS = {0xF052: "☑", 0xF0FE: "☑", 0xF0A3: "□", 0xF0A8: "□", 0xF06F: "□", 0xF0FC: "√"}


RunLine = tuple[str, int | None]
"""What stands between two soft breaks, and the page it begins on."""


class Pages:
    """Counts page breaks: those Word last drew where it left any, else those set by hand."""

    __slots__ = ("_drawn", "_known", "_page")

    def __init__(self, xml: bytes) -> None:
        self._drawn = b"lastRenderedPageBreak" in xml
        self._known = self._drawn or b'w:type="page"' in xml or b"pageBreakBefore" in xml
        self._page = 1

    @property
    def page(self) -> int | None:
        """The page reached; None where the file says nothing of pages."""
        return self._page if self._known else None

    def turn(self, drawn: bool) -> None:
        """Takes in one break."""
        self._page += drawn == self._drawn


class Runs:
    """Reads the runs of one paragraph, or of several joined by deleted paragraph marks.

    `boxes` are its text boxes, `notes` its foot- and endnotes as (part, id).
    """

    __slots__ = (
        "_fields",
        "_hidden",
        "_lines",
        "_page",
        "_pages",
        "_parts",
        "_styles",
        "boxes",
        "notes",
    )

    def __init__(self, styles: Styles, fields: Fields, pages: Pages) -> None:
        self._styles, self._fields, self._pages = styles, fields, pages
        self._hidden = False
        self._lines: list[RunLine] = []
        self._parts: list[str] = []
        self._page: int | None = None
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[str, str]] = []

    @property
    def lines(self) -> list[RunLine]:
        """What stands between soft breaks, so far: at least one line, be it blank."""
        return [*self._lines, ("".join(self._parts), self._page)]

    def read(self, paragraph: etree._Element, hidden: bool) -> None:
        """Takes in a paragraph; `hidden`: its runs are, unless they say otherwise."""
        self._hidden = hidden
        self._walk(paragraph)

    def _walk(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == n.R:
                self._run(child)
            elif tag in _INLINE:
                self._walk(child)
            elif tag == n.SDT:
                content = child.find(n.SDT_CONTENT)
                if content is not None:
                    self._walk(content)
            elif tag == _FIELD:
                if not child.get(n.w("instr"), "").lstrip().upper().startswith("TOC"):
                    self._walk(child)
            elif tag == n.ALTERNATE:
                choice = n.chosen(child)
                if choice is not None:
                    self._walk(choice)
            elif tag in n.MATH:
                self._add("".join(text.text or "" for text in child.iter(n.MATH_TEXT)))

    def _run(self, run: etree._Element) -> None:
        if self._is_hidden(run):
            for mark in run.iterchildren(_FIELD_MARK):
                self._fields.mark(mark.get(_FIELD_MARK_TYPE, ""))
            return
        self._content(run)

    def _content(self, run: etree._Element) -> None:
        for child in run:
            tag = child.tag
            if tag == n.T:
                self._add(_text(child))
            elif tag in _SIGNS:
                self._add(_SIGNS[tag])
            elif tag in _BREAKS:
                self._break(child.get(_TYPE, ""))
            elif tag == _DRAWN_BREAK:
                self._pages.turn(drawn=True)
            elif tag == _FIELD_MARK:
                self._fields.mark(child.get(_FIELD_MARK_TYPE, ""))
            elif tag == _INSTRUCTION:
                self._fields.instruct(child.text or "")
            elif tag == _SYMBOL:
                self._add(_symbol(child.get(n.w("char"), "")))
            elif tag == n.ALTERNATE:
                choice = n.chosen(child)
                if choice is not None:
                    self._content(choice)
            elif tag in _HOLDERS:
                self.boxes += _boxes(child)
            elif tag in _NOTES:
                self.notes.append((_NOTES[tag], child.get(n.w("id"), "")))
            elif tag == _RUBY:
                base = child.find(n.w("rubyBase"))
                if base is not None:
                    self._walk(base)

    def _add(self, text: str) -> None:
        if text and not self._fields.silent:
            if self._page is None and not text.isspace():
                self._page = self._pages.page
            self._parts.append(text)

    def _break(self, kind: str) -> None:
        if kind == "page":
            self._pages.turn(drawn=False)
        if not self._fields.silent:
            self._lines.append(("".join(self._parts), self._page))
            self._parts, self._page = [], None

    def _is_hidden(self, run: etree._Element) -> bool:
        properties = run.find(n.RPR)
        if properties is None:
            return self._hidden
        said = n.switch(properties, n.VANISH)
        if said is not None:
            return said
        style = n.value(properties, n.w("rStyle"))
        return self._hidden or (style is not None and bool(self._styles.resolve(style).hidden))


def _text(element: etree._Element) -> str:
    """The text of a w:t; Word trims the ends unless told to preserve them."""
    text = element.text or ""
    if text[:1].isspace() or text[-1:].isspace():
        preserve = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        return text if preserve else text.strip(" \t\r\n")
    return text


def _symbol(code: str) -> str:
    """A w:sym; signs of symbol fonts other than check boxes print as a bullet."""
    try:
        sign = int(code[:6], 16)
    except ValueError:
        return ""
    if 0xE000 <= sign <= 0xF8FF:
        return _SYMBOLS.get(sign, "•")
    return chr(sign) if 0x20 <= sign < 0xD800 else ""


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
