"""What a paragraph's properties and its style say together."""

from __future__ import annotations

from lxml import etree

from perflint.readers.docx import names as n
from perflint.readers.docx.styles import Style, Styles, heading_level

_STYLE = n.w("pStyle")
_PAGE_BREAK_BEFORE = n.w("pageBreakBefore")
_SECTION = n.w("sectPr")
_MARK_GONE = (n.w("del"), n.w("moveFrom"))


class Format:
    """The properties (w:pPr) of one paragraph; None is a paragraph without any.

    `level`: heading level (1 = highest) or None. `list`: numId and, where written, level of its
    numbering. `contents`: it belongs to a table of contents. `hidden`: its text is, unless a run
    says otherwise; `mark_hidden`: so are its end and its number. `joined`: its end was deleted, so
    the next paragraph goes on in its line. `turns`: it begins a page; `ends`: the next one does.
    `plain`: none of this is so, level and list apart.
    """

    __slots__ = (
        "contents",
        "ends",
        "hidden",
        "joined",
        "level",
        "list",
        "mark_hidden",
        "plain",
        "style",
        "turns",
    )

    def __init__(self, properties: etree._Element | None, styles: Styles) -> None:
        self.style: Style = styles.resolve(n.value(properties, _STYLE))
        self.contents = self.style.contents
        self.hidden = self.mark_hidden = bool(self.style.hidden)
        self.level = self.style.outline
        self.list: tuple[str, int | None] | None = None
        self.joined = self.turns = self.ends = False
        num_id, level = self.style.numbering, None
        for child in properties if properties is not None else ():
            if child.tag == n.NUM_PR:
                num_id = n.value(child, n.NUM_ID) or num_id
                written = n.value(child, n.ILVL)
                level = None if written is None else n.number(written)
            else:
                self._take(child)
        if num_id is not None and num_id != "0":
            self.list = (num_id, level)
        odd = self.contents, self.hidden, self.mark_hidden, self.joined, self.turns, self.ends
        self.plain = not any(odd)

    def _take(self, child: etree._Element) -> None:
        """Take in one of the properties."""
        tag = child.tag
        if tag == n.OUTLINE_LEVEL:
            self.level = heading_level(n.number(child.get(n.VAL), -1))
        elif tag == n.RPR:
            hidden = n.switch(child, n.VANISH)
            self.mark_hidden = self.hidden if hidden is None else hidden
            self.joined = any(child.find(gone) is not None for gone in _MARK_GONE)
        elif tag == _PAGE_BREAK_BEFORE:
            self.turns = bool(n.switch(child.getparent(), _PAGE_BREAK_BEFORE))
        elif tag == _SECTION:
            self.ends = n.value(child, n.w("type")) != "continuous"
