"""PDF files: characters from pdfium, lines, tables and paragraphs from where they stand."""

from __future__ import annotations

from perflint.model.document import Document
from perflint.readers.limits import Limits


def read(data: bytes, path: str, limits: Limits) -> Document:
    """Paragraphs and tables in reading order, then footnotes, then each different header and footer
    once. Lines that page, column or line ends have cut are joined; ruling lines make tables.

    Place.paragraph counts paragraphs and tables from 1 (a PDF has no numbers of its own), Place.page
    is where one begins; `Document.turns` says where in it another page begins. Pages that are
    pictures are recognised where the extra perflint[ocr] is installed, otherwise `unread`. Raises
    ReadError: encrypted, corrupt, too-large, empty, or scan where every page is a picture.
    """
    from perflint.readers.pdf.compose import read_traced

    return read_traced(data, path, limits)[0]
