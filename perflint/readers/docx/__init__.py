"""Word documents (.docx): own reader, because every library loses automatic Chinese numbering."""

from __future__ import annotations

from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.readers.compose import Composer
from perflint.readers.docx.filing import Filing
from perflint.readers.limits import Limits


def read(data: bytes, path: str, limits: Limits) -> Document:
    """Body, then foot- and endnotes, then each different header and footer once.

    A paragraph is a line beginning with its automatic number; a soft break begins another line of
    the same Place.paragraph, except in a heading. Left out: deletions, hidden text, comments and
    tables of contents (they repeat the headings). Pages are hints, from the breaks Word last drew.
    Raises ReadError: corrupt, encrypted, empty or too-large, unsupported for an embedded file.
    """
    composer = Composer(limits)
    Filing(data, path, limits).write(composer)
    document = composer.document(path, "docx")
    if not any(block.kind in ("paragraph", "table") for block in document.blocks):
        hint = "请确认选对了文件；只有扫描图片的，请提供有文字的原件。"
        raise ReadError("文档里没有文字", kind="empty", hint=hint)
    return document
