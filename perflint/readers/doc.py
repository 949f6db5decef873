"""Old Word files (.doc) and those of WPS (.wps): made .docx, then read as such."""

from __future__ import annotations

from perflint.model.document import Document
from perflint.readers import docx
from perflint.readers.limits import Limits
from perflint.readers.office import convert_to_docx


def read(data: bytes, path: str, limits: Limits) -> Document:
    """As docx.read; places are those of the .docx, which has the same paragraphs.

    Raises ReadError: encrypted, corrupt, too-large, or missing-program for a file that takes
    LibreOffice where there is none.
    """
    format = "wps" if path.lower().endswith(".wps") else "doc"
    converted = convert_to_docx(data, format, limits)
    return docx.read(converted, path, limits)._replace(format=format)
