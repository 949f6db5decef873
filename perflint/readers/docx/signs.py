"""Characters that are no text in the file: symbols, and the boxes of old forms."""

from __future__ import annotations

from lxml import etree

from perflint.readers.docx import names as n

_SYMBOLS = {0xF052: "☑", 0xF0FE: "☑", 0xF0A3: "□", 0xF0A8: "□", 0xF06F: "□", 0xF0FC: "√"}
_BOX = "/".join(n.w(name) for name in ("ffData", "checkBox"))


def read_symbol(code: str) -> str:
    """A w:sym; signs of symbol fonts other than check boxes print as a bullet."""
    try:
        sign = int(code[:6], 16)
    except ValueError:
        return ""
    if 0xE000 <= sign <= 0xF8FF:
        return _SYMBOLS.get(sign, "•")
    return chr(sign) if 0x20 <= sign < 0xD800 else ""


def read_box(mark: etree._Element) -> str:
    """The check box that a w:fldChar begins, "" if it begins none."""
    box = mark.find(_BOX)
    if box is None:
        return ""
    checked = n.switch(box, n.w("checked"))
    return "☑" if (n.switch(box, n.w("default")) if checked is None else checked) else "□"
