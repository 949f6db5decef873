"""Questions and answers as one piece of bytes each: the length of a header, the header, contents."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

_WIDTH = 4


def pack_frame(header: Mapping[str, Any], contents: Sequence[bytes] = ()) -> bytes:
    """The piece; the header gains the `sizes` of the contents."""
    told = {**header, "sizes": [len(one) for one in contents]}
    words = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b"".join((len(words).to_bytes(_WIDTH, "big"), words, *contents))


def unpack_frame(piece: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Header and contents. Raises ValueError for what is no such piece."""
    start = _WIDTH + int.from_bytes(piece[:_WIDTH], "big")
    header = json.loads(piece[_WIDTH:start])
    sizes = header.get("sizes") if isinstance(header, dict) else None
    if not isinstance(sizes, list) or not all(type(one) is int and one >= 0 for one in sizes):
        raise ValueError("no sizes")
    if start + sum(sizes) != len(piece):
        raise ValueError("the contents do not fit their sizes")
    contents = []
    for size in sizes:
        contents.append(piece[start : start + size])
        start += size
    return header, contents
