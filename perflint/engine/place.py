"""Where a span of the flow stands for a person: line, paragraph, page, cell and section."""

from __future__ import annotations

from bisect import bisect_right

from perflint.engine.rows import RowFinder
from perflint.model.document import PLAIN, Cell
from perflint.model.result import Location
from perflint.model.span import Span
from perflint.model.subject import Section, Subject
from perflint.text.fingerprint import settle_path

_BEFORE, _AFTER = 24, 36
_END = 1000
Spot = tuple[int | None, int | None, str | None, str | None, int | None]
_BREAKS = "。！？；\n"


class Placer:
    """Places the spans of one subject; `named` is the filing's path as seen from `root`."""

    def __init__(self, subject: Subject, root: str = "") -> None:
        self.subject = subject
        self.document = subject.document
        self.named = settle_path(subject.document.path, root)
        self.plain = self.document.format in PLAIN
        self.rows: RowFinder | None = None

    def source(self, span: Span) -> Span:
        """The span of Document.text that a flow span came from."""
        return self.subject.flow.source_span(span)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset in Document.text."""
        return self.document.line_column(offset)

    def quote(self, span: Span) -> str:
        """The original characters of a flow span on one line; of a long one, its two ends."""
        return self.words(self.source(span))

    def words(self, source: Span) -> str:
        """As `quote`, of a span of Document.text."""
        start, end = source
        text = self.document.text
        if end - start <= 2 * _END:
            return " ".join(text[start:end].split())
        ends = (text[start : start + _END], text[end - _END : end])
        return " …… ".join(" ".join(one.split()) for one in ends)

    def location(self, source: Span, section: str) -> Location:
        """The full address of a span of Document.text."""
        line, column = self.line_column(source.start)
        end_line, end_column = self.line_column(max(source.start, source.end))
        block = self.document.block_at(source.start)
        if block is None:
            return Location(line, column, end_line, end_column, section=section)
        page, paragraph, sheet, cell, row = self.spot(source.start)
        at = Location(
            line,
            column,
            end_line,
            end_column,
            page,
            paragraph,
            sheet,
            cell,
            section,
            row,
            plain=self.plain,
        )
        if row is None:
            return at
        self.rows = self.rows or RowFinder(self.subject)
        table, label, heading = self.rows.find(source.start)
        return at._replace(table=table, label=label, heading=heading)

    def spot(self, offset: int) -> Spot:
        """Page, paragraph, sheet, cell and row of a table at an offset of Document.text; all None in
        plain text, where lines tell the place."""
        part = self.document.part_at(offset)
        if part is None:
            return None, None, None, None, None
        row = None
        if isinstance(part, Cell) and not self.plain:
            row = part.row + 1
        page = self.document.page_at(offset, part) if self.document.turns else part.place.page
        return page, part.place.paragraph, part.place.sheet, part.place.cell, row

    def section(self, offset: int) -> str:
        """The headings above a flow offset: 一、基本情况 › （二）部门整体收支情况."""
        names: list[str] = []
        level: tuple[Section, ...] = self.subject.sections
        while level:
            at = bisect_right(level, offset, key=_start) - 1
            if at < 0 or offset >= max(level[at].body.end, level[at].span.end):
                break
            inside = level[at]
            if inside.kind in ("heading", "run_in"):
                names.append(inside.label)
            level = inside.children
        return " › ".join(names)

    def excerpt(self, source: Span) -> tuple[str, tuple[int, int]]:
        """The words around a span of Document.text, cut at sentence ends, and the span in them."""
        text = self.document.text
        least = max(source.start - _BEFORE, 0)
        most = min(max(source.end, source.start) + _AFTER, len(text))
        line_end = text.find("\n", source.start, most)
        line_end = most if line_end < 0 else line_end
        end = min(source.end, line_end)
        low = max(least, text.rfind("\n", least, source.start) + 1)
        high = min(max(end, source.start) + _AFTER, line_end)
        for i in range(source.start - 1, low - 1, -1):
            if text[i] in _BREAKS:
                low = i + 1
                break
        for i in range(end, high):
            if text[i] in _BREAKS:
                high = i + 1
                break
        words = text[low:high]
        low += len(words) - len(words.lstrip())
        words = text[low:high].rstrip().replace("\t", " ")
        start = min(max(0, source.start - low), len(words))
        return words, (start, min(max(start, end - low), len(words)))


def _start(section: Section) -> int:
    return section.span.start
