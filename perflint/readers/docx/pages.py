"""On which page a paragraph stands, as far as the file tells."""

from __future__ import annotations


class Pages:
    """Counts page breaks: those Word last drew where it left any, else those set by hand.

    `page`: the page reached; None where the file says nothing of pages.
    """

    __slots__ = ("_drawn", "_known", "_page", "page")

    def __init__(self, xml: bytes) -> None:
        self._drawn = b"lastRenderedPageBreak" in xml
        self._known = (
            self._drawn
            or b'w:type="page"' in xml
            or b"pageBreakBefore" in xml
            or xml.count(b"<w:sectPr") > 1
        )
        self._page = 1
        self.page = 1 if self._known else None

    def turn(self, drawn: bool) -> None:
        """Takes in one break."""
        self._page += drawn == self._drawn
        if self._known:
            self.page = self._page
