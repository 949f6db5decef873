"""Old and open workbooks as .xlsx, which takes comments; LibreOffice converts them."""

from __future__ import annotations

import os

from perflint.readers.formats import FORMATS
from perflint.readers.office import convert as convert_office


def convert(data: bytes, path: str) -> bytes:
    """The workbook in `data` (xls, et, ods) as .xlsx. Raises ReadError: missing-program without
    LibreOffice, corrupt or too-large."""
    suffix = os.path.splitext(path)[1].lower()
    # LibreOffice goes by the suffix; .et is .xls by another name.
    known = suffix if suffix == ".ods" else ".xls"
    format = suffix[1:] if suffix[1:] in FORMATS else "xls"
    return convert_office(data, known, "xlsx", FORMATS[format].name)
