"""Old Word files (.doc) and those of WPS (.wps): made .docx, then read as such."""

from __future__ import annotations

import struct

from perflint.model.document import Document
from perflint.readers import docx
from perflint.readers.compound import BrokenFile
from perflint.readers.doc.make import make_docx
from perflint.readers.doc.source import Unsupported
from perflint.readers.limits import Limits
from perflint.readers.office import convert_to_docx

BROKEN = (BrokenFile, Unsupported, struct.error, IndexError)
"""What make_docx raises where another program may do better."""


def read(data: bytes, path: str, limits: Limits) -> Document:
    """As docx.read; places are those of the .docx, which has the same paragraphs.

    What our own converter does not read, others may (see convert_to_docx). Raises ReadError:
    encrypted, corrupt, too-large, or missing-program for a file that takes LibreOffice where there
    is none.
    """
    format = "wps" if path.lower().endswith(".wps") else "doc"
    try:
        converted = make_docx(data, limits)
    except BROKEN:
        converted = convert_to_docx(data, format, limits)
    return docx.read(converted, path, limits)._replace(format=format)
