"""The document made of all pages, and which line of which page each stretch of its text is."""

from __future__ import annotations

from itertools import pairwise

from perflint.errors import ReadError
from perflint.model.document import BlockKind, Document, Place
from perflint.model.span import Span
from perflint.readers.compose import Composer, DraftCell
from perflint.readers.limits import Limits
from perflint.readers.pdf.cells import PageTable
from perflint.readers.pdf.join import Piece
from perflint.readers.pdf.margins import Sheet, take_margins, take_notes
from perflint.readers.pdf.middle import middle
from perflint.readers.pdf.order import Stretch
from perflint.readers.pdf.page import corrupt, open_pdf
from perflint.readers.pdf.paragraphs import Draft, join_lines
from perflint.readers.pdf.scans import recognise, refuse_scan
from perflint.readers.pdf.sheets import Pages, read_sheets

Trace = list[Piece]
"""The lines of the pages, each with the offset in Document.text where it begins."""


def read_traced(data: bytes, path: str, limits: Limits) -> tuple[Document, Trace]:
    """What `read` promises, and the trace that leads back to the pages."""
    with open_pdf(data, limits) as document:
        pages = read_sheets(document, limits)
    if pages.pictures:
        recognise(data, pages, limits)
    if pages.broken and not any(sheet.stretches for sheet in pages.sheets):
        raise corrupt("没有一页能够打开")
    return PageWriter(limits, "pdf").write(pages, path)


class PageWriter:
    """Puts what is on pages into a Composer and notes what each block is made of."""

    def __init__(self, limits: Limits, format: str) -> None:
        self.format = format
        self.composer = Composer(limits)
        self.made: list[list[list[Piece]]] = []
        self.number = 0

    def write(self, pages: Pages, path: str) -> tuple[Document, Trace]:
        """The document and its trace. Raises ReadError: scan or empty where nothing is to be read."""
        sheets = pages.sheets
        margins = take_margins(sheets)
        ems = [line.em for sheet in sheets for line in sheet.lines()]
        notes = take_notes(sheets, middle(ems)) if ems else []
        for part in join_lines(sheets):
            if isinstance(part, PageTable):
                self.table(part)
            else:
                self.paragraph(part)
        if not self.made:
            self._refuse(pages)
        for draft in join_lines([Sheet(0, 1, 1, [Stretch(list(notes))])]):
            if isinstance(draft, Draft):
                self.paragraph(draft, "footnote")
        for kind, line in margins:
            self.paragraph(Draft(line), kind)
        document = self.composer.document(path, self.format)
        trace = self._trace(document)
        recognised = {sheet.number for sheet in sheets if sheet.recognised}
        return (
            document._replace(
                unread=tuple(Place(page=page) for page in sorted({*pages.pictures, *pages.broken})),
                recognised=_recognised(document, trace, recognised) if recognised else (),
                turns=_turns(document, trace),
            ),
            trace,
        )

    def _refuse(self, pages: Pages) -> None:
        if pages.pictures:
            raise refuse_scan(pages)
        hint = "请确认选对了文件；文字如果是图片，请提供 Word 原件（.docx）。"
        raise ReadError(f"{self.format.upper()} 文件里没有文字", kind="empty", hint=hint)

    def paragraph(self, draft: Draft, kind: BlockKind = "paragraph") -> None:
        counted = kind == "paragraph"
        place = Place(self.number + 1 if counted else None, draft.page)
        if self.composer.paragraph(draft.text, place, kind=kind):
            self.number += counted
            self.made.append([draft.pieces])

    def table(self, table: PageTable) -> None:
        rows: list[list[DraftCell | None]] = [[] for _ in range(table.rows)]
        pieces: list[list[Piece]] = []
        for content in sorted(table.contents, key=lambda one: one.region):
            row, column, row_span, column_span = content.region
            page = content.pieces[0][1].page if content.pieces else table.first_page
            cell = DraftCell(
                content.text, row, column, Place(self.number + 1, page), row_span, column_span
            )
            rows[row].append(cell)
            for below in range(row + 1, row + row_span):
                rows[below].append(None)
            pieces.append(content.pieces)
        if self.composer.table(rows):
            self.number += 1
            self.made.append(pieces)

    def _trace(self, document: Document) -> Trace:
        trace: Trace = []
        for block, parts in zip(document.blocks, self.made, strict=True):
            spans = [cell.span for cell in block.table.cells] if block.table else [block.span]
            trace += [
                (span.start + offset, line)
                for span, pieces in zip(spans, parts, strict=True)
                for offset, line in pieces
            ]
        return trace


def _recognised(document: Document, trace: Trace, pages: set[int]) -> tuple[Span, ...]:
    """Where the lines of those pages are in the text."""
    spans: list[Span] = []
    for start, line in trace:
        if line.page not in pages:
            continue
        end = start + len(line.text)
        if spans and document.text[spans[-1].end : start].strip() == "":
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def _turns(document: Document, trace: Trace) -> tuple[tuple[int, int], ...]:
    """Where a page begins within a paragraph."""
    starts = {block.span.start for block in document.blocks}
    return tuple(
        (start, line.page)
        for (_, before), (start, line) in pairwise(trace)
        if line.page != before.page and start not in starts
    )
