"""OpenDocument texts (.odt), as LibreOffice and WPS save them (ISO/IEC 26300)."""

from __future__ import annotations

from itertools import chain

from lxml import etree

from perflint.errors import ReadError
from perflint.model.document import BlockKind, Document, Place
from perflint.readers.archive import Archive, corrupt
from perflint.readers.compose import Composer
from perflint.readers.docx.pieces import Line, Piece, write_pieces
from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml
from perflint.readers.odt.lists import Numbers
from perflint.readers.odt.names import q
from perflint.readers.odt.story import Story
from perflint.readers.odt.styles import Styles, read_styles

_MARGINS: tuple[tuple[str, BlockKind], ...] = (("header", "header"), ("footer", "footer"))


def read(data: bytes, path: str, limits: Limits) -> Document:
    """Body, then notes, then each different header and footer once; as for Word otherwise.

    Automatic numbers of lists and headings are written out. Left out: what tracked changes have
    deleted, hidden text and sections, comments, tables of contents. Raises ReadError: corrupt,
    encrypted, empty or too-large.
    """
    archive = Archive(data, limits)
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        hint = "请用 LibreOffice 或 WPS 打开，取消密码后另存，再检查。"
        raise ReadError("文件设有打开密码，读不出内容", kind="encrypted", hint=hint)
    content = parse_xml(archive.read("content.xml"), "content.xml", limits)
    roots = [content]
    if "styles.xml" in archive:
        roots.insert(0, parse_xml(archive.read("styles.xml"), "styles.xml", limits))
    body = content.find(f"{q('office:body')}/{q('office:text')}")
    if body is None:
        raise corrupt("不是 OpenDocument 文本文档")
    styles = read_styles(*roots)
    composer = Composer(limits)
    numbers = Numbers(styles)
    story = Story(styles, numbers)
    write_pieces(composer, story.read(body), "paragraph")
    for note, place in story.notes:
        write_pieces(composer, Story(styles, numbers, place).read(note), "footnote")
    _write_margins(composer, roots[0], styles, numbers)
    document = composer.document(path, "odt")
    if not any(block.kind in ("paragraph", "table") for block in document.blocks):
        hint = "请确认选对了文件；只有扫描图片的，请提供有文字的原件。"
        raise ReadError("文档里没有文字", kind="empty", hint=hint)
    return document


def _write_margins(
    composer: Composer, root: etree._Element, styles: Styles, numbers: Numbers
) -> None:
    for prefix, kind in _MARGINS:
        seen: set[str] = set()
        for suffix in ("", "-left", "-first"):
            for margin in root.iter(q(f"style:{prefix}{suffix}")):
                story = Story(styles, numbers, Place())
                for text in chain.from_iterable(map(_texts, story.read(margin))):
                    if text not in seen:
                        seen.add(text)
                        composer.paragraph(text, Place(), kind=kind)


def _texts(piece: Piece) -> list[str]:
    rows = [[piece]] if isinstance(piece, Line) else piece.rows
    return [cell.text.strip() for cell in chain.from_iterable(rows) if cell]
