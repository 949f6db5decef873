"""The numbers of lists and headings, counted through a document in Word's manner."""

from __future__ import annotations

from lxml import etree

from perflint.readers.docx.labels import Labels
from perflint.readers.docx.numbering import List
from perflint.readers.odt.names import count, q
from perflint.readers.odt.styles import Styles

_OUTLINE = "outline"


class Numbers:
    """Knows which list goes on which: a list without a word on that begins anew."""

    __slots__ = ("_by_id", "_labels", "_last", "_lists", "_styles")

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._lists = {_OUTLINE: List(_OUTLINE, styles.lists.get("", {}))}
        self._labels = Labels(self._lists)
        self._by_id: dict[str, str] = {}
        self._last: dict[str, str] = {}

    def open(self, element: etree._Element, inherited: str) -> str:
        """The key of the list that a top-level text:list begins or continues."""
        style = element.get(q("text:style-name"), inherited)
        counter = self._by_id.get(element.get(q("text:continue-list"), ""), "")
        if not counter and element.get(q("text:continue-numbering")) == "true":
            counter = self._last.get(style, "")
        counter = counter or f"{len(self._lists)}"
        if id := element.get(q("xml:id")):
            self._by_id[id] = counter
        self._last[style] = counter
        return self.key(counter, style)

    def restyle(self, key: str, style: str) -> str:
        """The list `key` printed as another list style says, counting on."""
        return self.key(self._lists[key].counter, style)

    def key(self, counter: str, style: str) -> str:
        """The key of a counter together with a list style."""
        key = f"{counter}/{style}"
        if key not in self._lists:
            self._lists[key] = List(counter, self._styles.lists.get(style, {}))
        return key

    def next(self, key: str, level: int, start: str | None = None) -> str:
        """The label of the next item at `level` (from 0), where given beginning anew at `start`."""
        found = self._lists[key]
        if start is not None and level in found.levels:
            value = count(start)
            levels = {**found.levels, level: found.levels[level]._replace(start=value)}
            key = f"{key}@{len(self._lists)}"
            self._lists[key] = List(found.counter, levels, {level: value})
        return self._labels.next(key, level)

    def heading(self, level: int, start: str | None = None) -> str:
        """The label of a heading outside any list."""
        return self.next(_OUTLINE, level, start)
