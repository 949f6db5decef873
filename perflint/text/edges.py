"""Patterns for one end of a text, as the words before a figure are cut to its name.

Most of these words end in none of those looked for there, and one look at the last character is much
cheaper than a search; what opens a text need not be looked for further on.
"""

from __future__ import annotations

import re

from perflint.text.patterns import compile_pattern


class Ending:
    """The pattern `source`, which matches at the end of a text and never the empty string; `lasts` are
    all the characters its matches may end with."""

    __slots__ = ("lasts", "pattern")

    def __init__(self, source: str, lasts: str) -> None:
        self.pattern = compile_pattern(source)
        self.lasts = frozenset(lasts) | {"\n"}  # `$` matches before a last line break as well

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.pattern.search(text) if text and text[-1] in self.lasts else None

    def cut(self, text: str) -> str:
        """`text` without what the pattern matches."""
        if not text or text[-1] not in self.lasts:
            return text
        found = self.pattern.search(text)
        return text[: found.start()] + text[found.end() :] if found else text


def cut_opening(pattern: re.Pattern[str], text: str) -> str:
    """`text` without what `pattern` matches at its start."""
    match = pattern.match(text)
    return text[match.end() :] if match else text
