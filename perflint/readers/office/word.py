"""Old Word files (.doc, and .wps, which is the same) made .docx with fonts and all, without LibreOffice
where that loses no words: by msdoc2docx, which says of a file what it could not carry over.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
import zipfile

from perflint.errors import ReadError
from perflint.readers.limits import MB, Limits

_LARGEST = 20 * MB
# What msdoc2docx reports when words, their order or their numbers may have suffered.
_LOSSES = re.compile(
    "TEXTBOX|TABLE|NUMBER|LISTNUM|OFFICEART_MALFORMED|UTF16|UNTERMINATED|UNDECLARED"
    "|CONTROL_CHARACTER|PRM0|SECTION_BOUNDARY|HEADER_FOOTER"
)
_PICTURE = "\ufffc".encode()
_BODY = "word/document.xml"


def convert_word(data: bytes, limits: Limits) -> bytes | None:
    """The .docx made of a .doc, None where it cannot be made or may lack words. Raises ReadError
    (encrypted) for a file with a password."""
    if len(data) > _LARGEST:
        return None
    from doc2docx import convert
    from doc2docx.cfb import CompoundFileLimits
    from doc2docx.errors import EncryptedDocumentError

    bounds = CompoundFileLimits(_LARGEST, limits.max_unpacked_bytes, limits.max_entries)
    with tempfile.TemporaryDirectory(prefix="perflint-doc-") as folder:
        source, made = os.path.join(folder, "filing.doc"), os.path.join(folder, "filing.docx")
        with open(source, "wb") as file:
            file.write(data)
        try:
            conversion = convert(source, made, limits=bounds)
        except EncryptedDocumentError:
            hint = "请在 Word 或 WPS 中打开，取消打开密码后另存，再检查。"
            raise ReadError("文件设有打开密码，读不出内容", kind="encrypted", hint=hint) from None
        except Exception:  # a hostile file breaks it in many ways, each of which means no
            return None
        if any(_LOSSES.search(warning.code) for warning in conversion.report.warnings):
            return None
        marks = (paragraph.mark_properties for paragraph in conversion.document.paragraphs)
        if any(mark.revision_deleted for mark in marks):  # it would not join the paragraphs
            return None
        with open(made, "rb") as file:
            return _without_pictures(file.read())


def _without_pictures(package: bytes) -> bytes:
    """`package` without the characters that stand for pictures and objects."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        if _PICTURE not in old.read(_BODY):
            return package
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.infolist():
                content = old.read(entry)
                if entry.filename == _BODY:
                    content = content.replace(_PICTURE, b"")
                new.writestr(entry, content)
    return buffer.getvalue()
