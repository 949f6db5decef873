"""PDF files written by hand: small, the same on every machine, with whatever oddity a test needs.

The font is Adobe's STSong-Light, which every reader knows and no file need carry.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

A4 = (595.0, 842.0)
_OPENING, _CLOSING = "（《“‘", "，。、；：！？）》”’%"


class PageBuilder:
    """One page: call what it should show, in the order it is to be drawn."""

    def __init__(self, size: tuple[float, float] = A4, rotation: int = 0) -> None:
        self.size, self.rotation = size, rotation
        self.operators: list[str] = []
        self.images: list[bytes] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 12,
        *,
        mode: int = 0,
        matrix: str = "1 0 0 1",
    ) -> PageBuilder:
        """Words on a baseline; `mode` 3 is invisible, `matrix` turns them or makes them smaller."""
        code = words.encode("utf-16-be").hex()
        self.operators.append(
            f"BT /F1 {size:g} Tf {mode} Tr {matrix} {x:g} {y:g} Tm <{code}> Tj ET"
        )
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> PageBuilder:
        """A stroke."""
        self.operators.append(f"{x0:g} {y0:g} m {x1:g} {y1:g} l S")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> PageBuilder:
        """Ruling lines at all these places."""
        for y in ys:
            self.line(min(xs), y, max(xs), y)
        for x in xs:
            self.line(x, min(ys), x, max(ys))
        return self

    def image(
        self, pixels: bytes, width: int, height: int, x: float, y: float, w: float, h: float
    ) -> PageBuilder:
        """A grey picture, one byte a pixel, in a box w by h."""
        self.images.append(
            stream(pixels, f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
                   "/ColorSpace /DeviceGray /BitsPerComponent 8", packed=True)
        )  # fmt: skip
        self.operators.append(f"q {w:g} 0 0 {h:g} {x:g} {y:g} cm /I{len(self.images)} Do Q")
        return self


def stream(data: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """A stream object; compressed bytes differ between versions of zlib, so only where asked."""
    if packed:
        data, entries = zlib.compress(data, 9), entries + " /Filter /FlateDecode"
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def write_pdf(*pages: PageBuilder) -> bytes:
    """The file made of these pages."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        b"/DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 "
        b"/FontBBox [-25 -254 1000 880] /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>",
    ]
    kids: list[int] = []
    for page in pages:
        names = []
        for i, image in enumerate(page.images, 1):
            objects.append(image)
            names.append(f"/I{i} {len(objects)} 0 R")
        objects.append(stream("\n".join(page.operators).encode()))
        content = len(objects)
        width, height = page.size
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:g} {height:g}] "
            f"/Rotate {page.rotation} /Contents {content} 0 R /Resources << /Font << /F1 3 0 R >> "
            f"/XObject << {' '.join(names)} >> >> >>".encode()
        )
        kids.append(len(objects))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    return assemble(objects)


def assemble(objects: list[bytes]) -> bytes:
    """A file of these objects, numbered from 1, the first being the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


def width_of(words: str, size: float) -> float:
    """How wide words are."""
    return sum(size / 2 if " " <= one <= "~" else size for one in words)


def wrap(words: str, size: float, measure: float, indent: float) -> list[str]:
    """Lines no wider than `measure`, the first `indent` shorter; no line begins with a closing mark or
    ends with an opening one, and no figure is cut."""
    lines: list[str] = []
    line = ""
    for unit in _units(words):
        room = measure - (0 if lines else indent)
        if line and width_of(line + unit, size) > room:
            lines.append(line)
            line = ""
        line += unit.lstrip(" ") if not line else unit
    return [*lines, line]


def _units(words: str) -> list[str]:
    units: list[str] = []
    for one in words:
        keep = units and (
            one in _CLOSING
            or units[-1][-1] in _OPENING
            or ("!" <= one <= "~" and "!" <= units[-1][-1] <= "~")
        )
        if keep:
            units[-1] += one
        else:
            units.append(one)
    return units


def set_text(
    paragraphs: Sequence[str], size: float = 16, *, left: float = 80, top: float = 740, bottom: float = 110,
    footer: str = "— {} —",
) -> list[PageBuilder]:  # fmt: skip
    """Pages as a word processor sets them: title centred, first lines moved in, full lines justified,
    curly quotes drawn after everything else on their line, page numbers below."""
    measure, pitch = A4[0] - 2 * left, size * 1.75
    pages: list[PageBuilder] = []
    y = 0.0
    for number, paragraph in enumerate(paragraphs):
        indent = 2 * size if number else 0.0
        lines = wrap(paragraph, size, measure, indent)
        for k, line in enumerate(lines):
            if not pages or y - pitch < bottom:
                pages.append(PageBuilder())
                y = top
            x = left + (indent if k == 0 else 0.0)
            if number == 0:
                x = left + (measure - width_of(line, size)) / 2
            room = left + measure - x - width_of(line, size)
            _draw(pages[-1], x, y, line, size, room if k < len(lines) - 1 and number else 0.0)
            y -= pitch
    for number, page in enumerate(pages, 1):
        words = footer.format(number)
        page.text((A4[0] - width_of(words, 10.5)) / 2, 60, words, 10.5)
    return pages


def _draw(page: PageBuilder, x: float, y: float, line: str, size: float, room: float) -> None:
    gap = room / max(1, len(line) - 1)
    start, begun, quotes = x, "", []
    for one in line:
        if one in "“”":
            quotes.append((x, one))
            if begun:
                _show(page, start, y, begun, size, gap)
            begun = ""
        else:
            start = start if begun else x
            begun += one
        x += width_of(one, size) + gap
    if begun:
        _show(page, start, y, begun, size, gap)
    for at, one in quotes:
        page.text(at, y, one, size)


def _show(page: PageBuilder, x: float, y: float, words: str, size: float, gap: float) -> None:
    page.operators.append(f"{gap:g} Tc")
    page.text(x, y, words, size)
    page.operators.append("0 Tc")
