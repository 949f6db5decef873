"""What a page would unpack to, looked at before pdfium is let at it: it has no bounds of its own.

Forty kilobytes of zeros, packed, become gigabytes of text objects; forms that each draw the next ten
times over never come to an end.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from perflint.readers.limits import MB, Limits, too_large

_WORD, _END = b"stream", b"endstream"
_LONGEST_HEAD = 4096
_OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_PARENT = re.compile(rb"/Parent\s+\d+\s+\d+\s+R")
_NO_CONTENT = re.compile(rb"/(?:Image|Length1|FontFile|Type1C|CIDFontType0C|OpenType|XML)")
_LONGEST_LZW = 64 * 1024
_MOST_UNPACKED = 1040
_MOST_DRAWN = 100_000
_DEEPEST = 40


class Stream(NamedTuple):
    """A stream that may be drawn: its object number, dictionary, and how often it draws others."""

    number: int
    head: bytes
    draws: int


def check_streams(data: bytes, pages: int, limits: Limits) -> None:
    """Raises ReadError (too-large) where the contents of pages and forms unpack to more than
    `limits` allow, or forms draw each other too often. Pictures and fonts are not looked at."""
    allowed = limits.max_page_bytes
    room = allowed * 2 + pages * allowed // 32
    branching = 0
    forms: list[Stream] = []
    for number, head, packed in _streams(data):
        content = _unpacked(head, packed, allowed)
        room -= len(content)
        if len(content) > allowed or room < 0:
            raise too_large("页面内容解压后过大", f"{allowed / MB:g} MB")
        if b"/Form" in head:
            draws = content.count(b"Do")
            branching += draws > 1
            forms.append(Stream(number, head, draws))
    if branching > 2:
        _check_forms(data, forms)


def _streams(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, dictionary and packed bytes of every stream that may hold drawing."""
    at = data.find(_WORD)
    before = 0
    while at >= 0:
        body = at + len(_WORD)
        if data[body : body + 1] not in (b"\r", b"\n"):
            at = data.find(_WORD, body)
            continue
        start = data.rfind(b"obj", before, at)
        head = data[max(start, at - _LONGEST_HEAD) : at]
        end = data.find(_END, body)
        before = end = len(data) if end < 0 else end
        if not _NO_CONTENT.search(head):
            name = data[max(0, start - 20) : start].split()
            number = int(name[-2]) if len(name) > 1 and name[-2].isdigit() else 0
            yield number, head, data[body:end].lstrip(b"\r\n")
        at = data.find(_WORD, end + len(_END))


def _unpacked(head: bytes, packed: bytes, allowed: int) -> bytes:
    """The bytes of a stream, at most one more than `allowed`."""
    if b"LZW" in head and len(packed) > _LONGEST_LZW:
        raise too_large("页面内容压缩得过大", f"{_LONGEST_LZW // 1024} KB")
    content = packed
    for _ in range(min(4, head.count(b"/Fl"))):
        try:
            if len(content) * _MOST_UNPACKED <= allowed:
                content = zlib.decompress(content)  # Quicker, and cannot be too much.
                continue
        except zlib.error:
            pass  # Cut short; pdfium takes what there is.
        try:
            content = zlib.decompressobj().decompress(content, allowed + 1)
        except zlib.error:
            break
    return content[: allowed + 1]


def _check_forms(data: bytes, forms: list[Stream]) -> None:
    objects = {int(found[1]): found.end() for found in _OBJECT.finditer(data)}
    by_number = {form.number: form for form in forms}
    costs: dict[int, int] = {}

    def inside(number: int, depth: int) -> set[int]:
        """The forms that a form's dictionary leads to, through others that are no streams."""
        form = by_number.get(number)
        start = objects.get(number, 0)
        text = form.head if form else data[start : data.find(b"endobj", start)][:20_000]
        found: set[int] = set()
        for reference in _REFERENCE.finditer(_PARENT.sub(b"", text)):
            named = int(reference[1])
            if named in by_number:
                found.add(named)
            elif depth < 3 and named in objects:
                found |= inside(named, depth + 1)
        return found

    def cost(number: int, depth: int) -> int:
        if number in costs or depth > _DEEPEST:
            return costs.get(number, 1)
        costs[number] = 1
        most = max((cost(inner, depth + 1) for inner in inside(number, 0)), default=0)
        costs[number] = min(1 + by_number[number].draws * most, _MOST_DRAWN + 1)
        return costs[number]

    if any(cost(form.number, 0) > _MOST_DRAWN for form in forms):
        raise too_large(f"图形互相引用超过 {_MOST_DRAWN:,} 次", f"{_MOST_DRAWN:,} 次")
