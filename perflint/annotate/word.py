"""Old Word files, WPS, RTF and OpenDocument text become .docx, which takes comments."""

from __future__ import annotations

import os

from perflint.readers.detect import detect
from perflint.readers.office import convert_to_docx


def convert(data: bytes, path: str) -> bytes:
    """A .docx with the words of `data`. Raises ReadError, see convert_to_docx."""
    return convert_to_docx(data, detect(data, os.path.splitext(path)[1].lower()))
