"""Rich Text Format (.rtf): own reader, because LibreOffice loses the 、 of automatic numbers, which
only \\listtext keeps."""

from __future__ import annotations

from collections.abc import Iterable

from perflint.errors import ReadError
from perflint.model.document import Document, Place
from perflint.readers.archive import corrupt
from perflint.readers.compose import Composer
from perflint.readers.docx.pieces import Line, Piece, write_pieces
from perflint.readers.limits import Limits, too_large
from perflint.readers.rtf.reader import Reader
from perflint.readers.rtf.tokens import tokenize

_STARTS = (b"\\", b"{", b"}", b"\n")
_TOKENS_A_TAG = 4
"""Tokens of RTF cost less than tags of XML."""


def read(data: bytes, path: str, limits: Limits) -> Document:
    """Body, then notes, then each different header and footer once; as for Word otherwise.

    Automatic numbers are those the writing program left beside the paragraphs. Left out: deleted and
    hidden text, comments, tables of contents. Raises ReadError: corrupt, empty or too-large.
    """
    tokens, most = sum(map(data.count, _STARTS)), _TOKENS_A_TAG * limits.max_tags
    if tokens > most:
        raise too_large(f"{tokens:,} 个控制字和行", f"{most:,} 个")
    reader = Reader(limits)
    reader.read(tokenize(data))
    composer = Composer(limits)
    write_pieces(composer, reader.body.pieces, "paragraph")
    for note in reader.notes:
        write_pieces(composer, note.pieces, "footnote")
    seen: set[tuple[str, str]] = set()
    for kind, margin in sorted(reader.margins, key=lambda margin: margin[0] != "header"):
        for text in _texts(margin.pieces):
            if (kind, text) not in seen:
                seen.add((kind, text))
                composer.paragraph(text, Place(), kind=kind)
    document = composer.document(path, "rtf")
    if not any(block.kind in ("paragraph", "table") for block in document.blocks):
        if not data.rstrip(b"\r\n\t \x00").endswith(b"}"):
            raise corrupt("没有结尾，可能没有下载完")
        hint = "请确认选对了文件；只有扫描图片的，请提供有文字的原件。"
        raise ReadError("文档里没有文字", kind="empty", hint=hint)
    return document


def _texts(pieces: Iterable[Piece]) -> Iterable[str]:
    for piece in pieces:
        if isinstance(piece, Line):
            yield piece.text.strip()
        else:
            yield from (cell.text for row in piece.rows for cell in row if cell)
