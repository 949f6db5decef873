"""The numbers a browser prints before list items, which the source does not hold. [HTML, 4.4.5–4.4.8]"""

from __future__ import annotations

from lxml import etree

from perflint.readers.docx.numerals import print_number
from perflint.readers.html.visible import Sheet
from perflint.text.patterns import compile_pattern

_TYPE = compile_pattern(r"(?i)list-style(?:-type)?\s*:\s*([\w-]+)")
_CHINESE = frozenset(
    {"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal"}
)
_WORD_FORMATS = {
    "a": "lowerLetter", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "A": "upperLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "i": "lowerRoman", "lower-roman": "lowerRoman", "I": "upperRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_PLAIN = frozenset({"none", "disc", "circle", "square"})


class Numbers:
    """The items of one `ol`, numbered from `start` or, reversed, from their count downward."""

    __slots__ = ("_hidden", "_next", "_step", "_type")

    def __init__(self, element: etree._Element, sheet: Sheet) -> None:
        self._step = -1 if element.get("reversed") is not None else 1
        items = sum(1 for _ in element.iterchildren("li")) if self._step < 0 else 1
        start = _integer(element.get("start"))
        self._next = items if start is None else start
        self._type = _type(element) or element.get("type", "")
        self._hidden = sheet.unmarks(element)

    def label(self, item: etree._Element, sheet: Sheet) -> str:
        """What stands before `item`, its next one in order: `3. `, `三、`, or "" for none."""
        value = _integer(item.get("value"))
        if value is not None:
            self._next = value
        number, self._next = self._next, self._next + self._step
        kind = _type(item) or item.get("type") or self._type
        if self._hidden or kind in _PLAIN or sheet.unmarks(item):
            return ""
        if kind in _CHINESE:
            return print_number(number, "chineseCounting") + "、"
        if number < 1:
            return f"{number}. "
        return print_number(number, _WORD_FORMATS.get(kind, "decimal")) + ". "


def _type(element: etree._Element) -> str:
    found = _TYPE.search(element.get("style", ""))
    return found[1].lower() if found else ""


def _integer(written: str | None) -> int | None:
    try:
        return int(written) if written and len(written) < 9 else None
    except ValueError:
        return None
