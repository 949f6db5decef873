"""OFD files (GB/T 33190-2016): pages with text at fixed places, as in a PDF."""

from __future__ import annotations

from perflint.errors import ReadError
from perflint.model.document import Block, Document, Place
from perflint.model.span import Span
from perflint.readers.limits import Limits
from perflint.readers.ofd.package import Package
from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.margins import Edge

_HINT = "请用 OFD 阅读器打开看看；打不开的，请重新索取文件，最好是 Word 原件（.docx）。"


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The pages of all documents in the package, as the PDF reader reads them; then what template
    pages put at the edges, as headers and footers.

    Pages are counted on from one document to the next. Annotations, signatures and what stands
    askew, such as watermarks, are left out. Pages that are pictures are `unread`. Raises ReadError:
    encrypted, corrupt, too-large, empty, or scan where every page is a picture.
    """
    from perflint.readers.ofd.sheets import read_sheets
    from perflint.readers.pdf.compose import PageWriter

    try:
        pages, edges = read_sheets(Package(data, limits), limits)
        document, _ = PageWriter(limits, "ofd").write(pages, path)
    except ReadError as error:
        if error.kind == "corrupt":
            error.hint = _HINT
        raise
    return _with_edges(document, edges)


def _with_edges(document: Document, edges: list[tuple[Edge, Line]]) -> Document:
    known = {block.span.of(document.text) for block in document.blocks if block.kind in _EDGES}
    text, blocks = document.text, list(document.blocks)
    for kind, line in sorted(edges, key=lambda one: one[0] != "header"):
        words = line.text.strip()
        if words not in known:
            blocks.append(
                Block(kind, Span(len(text), len(text) + len(words)), Place(page=line.page))
            )
            text += words + "\n"
    return document._replace(text=text, blocks=tuple(blocks))


_EDGES = ("header", "footer")
