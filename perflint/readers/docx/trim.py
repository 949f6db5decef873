"""Less XML to parse: what cannot change the text is cut out beforehand, the text itself never.

Half of what Word writes are fonts and sizes, and a sentence is in pieces wherever these, a proofing
mark or a revision number changed. Without them reading takes less than half the time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import itemgetter

KEY = "key"
"""The attribute that a w:pPr gets here; one without children repeats the first of the same key."""

_RUN = (b"<w:rPr>", b"</w:rPr>")
_PARAGRAPH = (b"<w:pPr>", b"</w:pPr>")
# Hidden text, deleted or moved paragraph marks, and styles that may hide text.
_TELLING = (b"anish", b"<w:del", b"<w:moveFrom", b"<w:rStyle")
_CELL = (b"<w:tcPr>", b"</w:tcPr>")
_MERGING = (b"gridSpan", b"Merge", b"cellDel")
# With comments or CDATA sections about, any of this may be no tag at all.
_UNSAFE = b"<!"
# The same to a parser, but no seam: what follows a run with telling properties stays apart.
_END, _KEPT_END = b"</w:r>", b"</w:r >"
_PRESERVED = b'<w:t xml:space="preserve">'
_ROOT = re.compile(rb"<w:(?:document|footnotes|endnotes|hdr|ftr) ")
_EDGE = re.compile(rb"<w:t>(?:[ \t\r\n]|[^<]*+(?<=[ \t\r\n])</w:t>)")
_INSIDE = itemgetter(1)
_PLAIN = re.compile(rb"<w:r(?: [^<>/]*+)?>(<w:t>[^<]*+</w:t>)</w:r>")
_SEAM = re.compile(
    rb"</w:t></w:r>(?:<w:(?:proofErr|bookmarkStart|bookmarkEnd) [^<>]*/>)*+"
    rb"<w:r(?: [^<>/]*+)?><w:t>"
)


def trim(xml: bytes) -> bytes:
    """The same part as far as its text, structure and tracked changes go.

    Properties of runs that hide nothing and of cells that merge nothing are gone, runs that only
    these kept apart are one, runs of nothing but text are that w:t, and paragraph properties stand
    once (see KEY).
    """
    trimmed = _replace(xml, *_PARAGRAPH, _Numbered())
    trimmed = _replace(trimmed, *_RUN, _Dropped(_TELLING))
    trimmed = _replace(trimmed, *_CELL, _Dropped(_MERGING))
    return xml if _UNSAFE in trimmed else _glue(trimmed)


class _Numbered(dict[bytes, bytes | None]):
    """For the inside of a w:pPr what to write for it: the whole at first, then only its key."""

    def __missing__(self, inside: bytes) -> bytes | None:
        if b"sectPr" in inside or _UNSAFE in inside:
            self[inside] = None
            return None
        number = b'<w:pPr key="%d"' % len(self)
        self[inside] = number + b"/>"
        return number + b">" + inside + b"</w:pPr>"


class _Dropped(dict[bytes, bytes | None]):
    """Nothing for the inside of any properties that hold none of the `telling` words."""

    def __init__(self, telling: tuple[bytes, ...]) -> None:
        super().__init__()
        self._telling = (*telling, _UNSAFE)

    def __missing__(self, inside: bytes) -> bytes | None:
        made = None if any(sign in inside for sign in self._telling) else b""
        self[inside] = made
        return made


def _replace(
    xml: bytes, opening: bytes, closing: bytes, written: Mapping[bytes, bytes | None]
) -> bytes:
    """`xml` with each `opening` … `closing` replaced by what is written for its inside, None
    leaving it alone."""
    first, *rest = xml.split(opening)
    parts = [first]
    length = len(closing)
    for piece in rest:
        end = piece.find(closing)
        made = written[piece[:end]] if end >= 0 else None
        if made is None:
            parts += (opening, piece.replace(_END, _KEPT_END))
            continue
        if made:
            parts.append(made)
        parts.append(piece[end + length :])
    return b"".join(parts)


def _glue(xml: bytes) -> bytes:
    """Neighbouring runs of text made one, where no blank at their ends is at stake."""
    root = _ROOT.search(xml)
    if root is None or b"xml:space" in xml[root.start() : xml.find(b">", root.end())]:
        return xml
    if _EDGE.search(xml):
        return xml
    whole = b'xml:space="preserve" ' + xml[root.end() :].replace(_PRESERVED, b"<w:t>")
    return xml[: root.end()] + _PLAIN.sub(_INSIDE, _SEAM.sub(b"", whole))
