"""XML of the plain shape that spreadsheet programs write, as text for patterns to run over."""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def as_text(data: bytes, end: str) -> str | None:
    """The XML in `data` as text if it is UTF-8, whole (its last tag is `end`), and free of comments,
    CDATA and document types; None where only a parser will do."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    head = data[:200].lower()
    if b"encoding=" in head and b"utf-8" not in head:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return text if "<!" not in text and text.rstrip().endswith(end) else None


def unescape(text: str) -> str:
    """`text` with XML entities resolved, and line breaks that Excel writes as _x000D_."""
    if "&" in text:
        from html import unescape as resolve

        text = resolve(text)
    return restore(text)


def restore(text: str) -> str:
    """Characters that Excel writes as _x000D_."""
    if "_x" in text:
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text
