"""Numbered lines that are no headings: rows of tables that a converter broke into lines, names of
attachments."""

from __future__ import annotations

from perflint.extract.lines import Line
from perflint.text.patterns import compile_pattern

_VALUE = compile_pattern(r"[-—+]?[\d,. ]*\d[\d,. ]*%?|[-—/]{1,3}")
_ENDS_IN_VALUE = compile_pattern(r"(?:\d{1,3}(?:,\d{3})+|\d+\.\d+|\d{3,})%?$")
_ATTACHED = compile_pattern(r"附(?:[件表][：\d一二三四五六七八九十]{0,3}(?:\d[.、]|：|$)|：)")
_YEAR = compile_pattern(r"20\d\d$")


def drop_rows(text: str, lines: list[Line]) -> None:
    """Make text of numbered lines that are rows of a table: a figure ends them or is the next line."""
    for at, line in enumerate(lines):
        if not line.tokens or line.declared is not None or line.shape != "bare":
            continue
        following = lines[at + 1] if at + 1 < len(lines) else None
        ends = _ENDS_IN_VALUE.search(text, line.text, line.title)
        if (ends and not _YEAR.search(text, line.text, line.title)) or (
            following is not None and _VALUE.fullmatch(text, following.start, following.end)
        ):
            line.make_text()


def drop_attached(text: str, lines: list[Line]) -> None:
    """Make text of the names of attachments listed below 附件：."""
    listing = False
    for line in lines:
        if _ATTACHED.match(text, line.start, line.end):
            listing = True
        elif listing and line.tokens and line.tokens[-1].form == "digit" and line.shape == "bare":
            line.make_text()
        elif line.start < line.end:
            listing = False
