"""The characters of one paragraph as a person sees them."""

from __future__ import annotations

import re

from lxml import etree

from perflint.readers.odt.names import count, q
from perflint.readers.odt.styles import Styles

_BLANKS = re.compile("[ \t\r\n]+")
_PASSED = frozenset(
    q(name)
    for name in (
        "text:tracked-changes",
        "text:note-citation",
        "text:ruby-text",
        "text:hidden-text",
        "text:hidden-paragraph",
        "text:script",
        "office:annotation",
        "office:annotation-end",
        "office:event-listeners",
        "text:variable-decls",
        "text:sequence-decls",
        "text:user-field-decls",
    )
)
_BOXES = frozenset(
    q(f"draw:{name}")
    for name in ("frame", "custom-shape", "rect", "ellipse", "g", "line", "polygon", "path")
)
_NOTE = q("text:note")
_BODY = q("text:note-body")
_SPAN = q("text:span")
_STYLE = q("text:style-name")
_BLANK = q("text:s")
_TAB = q("text:tab")
_BREAK = q("text:line-break")
_PAGE = q("text:soft-page-break")
_MOST_BLANKS = 1000


class Inline:
    """Reads one paragraph: `lines` are what stands between its line breaks, `boxes` its drawings,
    `notes` the bodies of its notes."""

    __slots__ = ("_parts", "_styles", "boxes", "lines", "notes", "pages")

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._parts: list[str] = []
        self.lines: list[str] = []
        self.boxes: list[etree._Element] = []
        self.notes: list[etree._Element] = []
        self.pages = 0

    def read(self, paragraph: etree._Element) -> None:
        """Takes in the paragraph."""
        hidden = self._styles.is_hidden("paragraph", paragraph.get(_STYLE, ""))
        self._walk(paragraph, bool(hidden))
        self._end_line()

    def _walk(self, parent: etree._Element, hidden: bool) -> None:
        self._add(parent.text, hidden)
        for child in parent:
            self._take(child, hidden)
            self._add(child.tail, hidden)

    def _take(self, child: etree._Element, hidden: bool) -> None:
        tag = child.tag
        if tag == _SPAN:
            said = self._styles.is_hidden("text", child.get(_STYLE, ""))
            self._walk(child, hidden if said is None else said)
        elif tag in _PASSED:
            return
        elif tag == _BLANK:
            self._parts.append(" " * min(count(child.get(q("text:c"))), _MOST_BLANKS))
        elif tag == _TAB:
            self._parts.append("\t")
        elif tag == _BREAK:
            self._end_line()
        elif tag == _PAGE:
            self.pages += 1
        elif tag == _NOTE:
            self.notes += child.iterchildren(_BODY)
        elif tag in _BOXES:
            self.boxes.append(child)
        else:
            self._walk(child, hidden)

    def _add(self, text: str | None, hidden: bool) -> None:
        if text and not hidden:
            self._parts.append(_BLANKS.sub(" ", text))

    def _end_line(self) -> None:
        self.lines.append("".join(self._parts).strip())
        self._parts = []
