"""What an RTF style sheet says of headings and tables of contents."""

from __future__ import annotations

import re

_DEEPEST = 16
_LONGEST_NAME = 64
_HEADING = re.compile(r"\s*(?:heading|标题) ?([1-9]);?\s*", re.IGNORECASE)


class Styles:
    """Paragraph styles by number."""

    __slots__ = ("_bases", "_names", "_outlines")

    def __init__(self) -> None:
        self._bases: dict[int, int] = {}
        self._names: dict[int, str] = {}
        self._outlines: dict[int, int] = {}

    def define(self, style: int) -> None:
        """A style begins."""
        self._names.setdefault(style, "")

    def name(self, style: int, text: str) -> None:
        """Part of its name."""
        known = self._names.get(style, "")
        if len(known) < _LONGEST_NAME:
            self._names[style] = known + text

    def set_base(self, style: int, base: int) -> None:
        """The style it builds on."""
        self._bases[style] = base

    def set_outline(self, style: int, level: int) -> None:
        """Its heading level, from 0; 9 is running text."""
        self._outlines[style] = level

    def outline(self, style: int) -> int | None:
        """The heading level, from 0, of a style or of what it builds on. LibreOffice tells it by the
        name of the style only."""
        for _ in range(_DEEPEST):
            if style in self._outlines:
                return self._outlines[style]
            named = _HEADING.fullmatch(self._names.get(style, ""))
            if named:
                return int(named[1]) - 1
            if style not in self._bases:
                return None
            style = self._bases[style]
        return None

    def is_contents(self, style: int) -> bool:
        """Whether it is for lines of a table of contents."""
        return self._names.get(style, "").lower().lstrip().startswith(("toc ", "目录"))
