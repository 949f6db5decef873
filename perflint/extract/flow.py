"""From blocks to the flow: paragraphs joined where a page or line end cut them, residue dropped."""

from __future__ import annotations

from bisect import bisect_left

from perflint.model.document import Block, Document
from perflint.model.span import Span
from perflint.model.subject import Flow, Grid, Paragraph, TableCell
from perflint.text.normalize import normalize
from perflint.text.numbering import HAN, MEASURED, read_token
from perflint.text.page_data import tells_of_page
from perflint.text.patterns import compile_pattern

# What a reader of the page does not see: conversion marks, zero-width characters, and blanks that
# touch a Chinese character (typesetting, never meaning). Each alternative starts with one literal,
# so the text is scanned for those alone; invisible characters are rare and looked for apart.
_VISIBLE_RESIDUE = r"［bookmark： ?[^］\n]{0,80}］|\*\*+| (?<![!-~] ) *|  *(?![ -~])"
_INVISIBLE = r"[\u200b-\u200f\u2060\ufeff\u00ad\f\v]"
_DROPPED = compile_pattern(_VISIBLE_RESIDUE)
_ANY_INVISIBLE = compile_pattern(_INVISIBLE)
_DROPPED_TOO = compile_pattern(f"{_INVISIBLE}+|{_VISIBLE_RESIDUE}")
_ENDED = tuple("。！？；：…”』」）》〉】.!?;:")
_FULL = tuple("。！？；：.!?;:")
_OPEN = tuple("，、,")
_NEVER_FIRST = tuple("，、。；")
_TITLED = ("自评报告", "评价报告", "自评总报告")
_PROSE = compile_pattern(r"[，。；]|\d[\d.]*+(?!年)")
_PROSE_MARK = compile_pattern(r"[，。；：、]")
_PUNCTUATION = compile_pattern(r"[，。；：、！？）]")
_LIST_WORD = compile_pattern(r"[一二三四五六七八九十]是|附件|附表|注：|目标\d|其[一二三四五]")
# A number by itself makes no prose of a heading: 1.2 机构设置, 3 收支情况.
_OPENING = compile_pattern(
    rf"(?:(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[、．.]?) *|(\d{{1,2}})(?: +|：))(?!{MEASURED})[一-龥]"
)
_COMMA_NUMBER = compile_pattern(rf"{HAN}[，,][一-龥“”（）]{{2,20}}")
"""A heading numbered with a comma: 一，部门概况."""
LOST_NUMBER = compile_pattern(
    "、[一-龥“”（）]{2,20}(?:情况|结论|问题|建议|措施|分析|概况|目标|说明|评价)"
)
"""A heading whose number a conversion lost, the mark after it left: 、综合评价情况."""
_DOCUMENT = compile_pattern(
    r"(?:[^，。；]{2,40}20\d\d年度?[^，。；]{0,24}|20\d\d年度?[^，。；]{2,30}(?:部门|单位))"
    r"(?:决算|预算|自评报告|评价报告|情况说明|公开说明)(?:（[^（）]{1,10}）)?"
)
"""The title of a document with its year, below menus of a page that end no sentence."""
_SENTENCE = compile_pattern("[，。；]")
_ITEM = compile_pattern(r"[一-龥“”、]{2,24} ?[0-9][0-9,]*\.[0-9]{1,2}")
_GOES_ON = compile_pattern(r"[十百千万亿元%个人户0-9.]")
"""A name and an amount on a line of their own end there, unless the next begins with the unit of it."""
_CUT_NUMBER = compile_pattern(r"\.\d|%")
"""How the rest of a number begins that a line end cut in two."""
_CELL = compile_pattern(r"-?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_CELLS = compile_pattern(r"[^，。；：]{2,}?(?:,[0-9]{3}|\.[0-9]{1,2})$")
_COLUMNS = compile_pattern(r"^[0-9]{3,7}(?![0-9年])|[0-9] -?[0-9][0-9,]*(?:\.[0-9]+)?$")
"""What a row of a table has that a text kept as a line: a code before its name, two numbers side by side."""
_HEADING_LIMIT = 40
_LINE_LIMIT = 28
_TAIL_LIMIT = 20


def build_flow(document: Document) -> tuple[Flow, tuple[Paragraph, ...], tuple[Grid, ...]]:
    """The flow of `document`, its paragraphs (table cells are paragraphs of their own) and tables.

    Page headers and footers stay outside.
    """
    writer = _Writer(document.text)
    grids: list[Grid] = []
    for block in document.blocks:
        if block.kind in ("header", "footer"):
            continue
        if document.attached is not None and block.span.start >= document.attached:
            writer.last = ""
        if block.table is None:
            writer.paragraph(block)
            continue
        cells = []
        for cell in block.table.cells:
            span = writer.cell(cell.span, len(grids))
            cells.append(TableCell(cell.row, cell.column, cell.row_span, cell.column_span, span))
        grids.append(Grid(block.table.rows, block.table.columns, tuple(cells)))
    return writer.flow(), tuple(writer.paragraphs), tuple(grids)


def continues(previous: str, following: str) -> bool:
    """Whether the line `following` goes on with the sentence that `previous` left unfinished. No
    sentence begins with a comma or the like: what does goes on where a quotation or bracket ended."""
    if not previous or not following:
        return False
    if previous[-1].isdigit() and _CUT_NUMBER.match(following):
        return True
    if following.startswith(_NEVER_FIRST) and not previous.endswith(_FULL):
        return not (LOST_NUMBER.fullmatch(following) and read_token(previous))
    if previous.endswith(_ENDED) or tells_of_page(previous):
        return False
    if _DOCUMENT.fullmatch(following) and not _SENTENCE.search(previous):
        return False
    return not _begins(following) and _is_cut(previous, following)


def _begins(line: str) -> bool:
    """Whether a line opens something new."""
    return bool(
        tells_of_page(line)
        or read_token(line)
        or _LIST_WORD.match(line)
        or _COMMA_NUMBER.fullmatch(line)
    )


def _is_cut(previous: str, following: str) -> bool:
    """Whether a line that ends no sentence breaks off in the middle of one."""
    if _ITEM.fullmatch(previous) and not _GOES_ON.match(following):
        return False
    if _CELL.fullmatch(previous):
        return False
    if _CELLS.fullmatch(previous) and (_COLUMNS.search(previous) or read_token(previous)):
        return False
    if previous.endswith(_OPEN) or (previous[-1].isdigit() and _PROSE_MARK.search(previous)):
        return True
    if _may_be_heading(previous):
        return False
    return len(following) >= _TAIL_LIMIT or _PUNCTUATION.search(following) is not None


def _may_be_heading(line: str) -> bool:
    """Whether a line is short and bare enough for a heading, or ends as the title of a report does."""
    numbered = read_token(line) is not None or _COMMA_NUMBER.fullmatch(line) is not None
    if len(line) < (_HEADING_LIMIT if numbered else _LINE_LIMIT) and (
        numbered or not _PROSE.search(line)
    ):
        return True
    return line.endswith(_TITLED) and not _PUNCTUATION.search(line)


class _Writer:
    """Collects flow text and the way back to the source."""

    def __init__(self, source: str) -> None:
        self.text = normalize(source)
        dropped = _DROPPED_TOO if _ANY_INVISIBLE.search(self.text) else _DROPPED
        self.dropped = [match.span() for match in dropped.finditer(self.text)]
        self.dropped_from = [start for start, _ in self.dropped]
        self.out: list[str] = []
        self.length = 0
        self.starts: list[int] = []
        self.sources: list[int] = []
        self.paragraphs: list[Paragraph] = []
        self.last = ""
        self.lead = 0

    def paragraph(self, block: Block) -> None:
        """Append a paragraph, or go on with the last one."""
        pieces = self._pieces(block.span)
        text = "".join(piece for _, piece in pieces)
        if not text:
            return
        start = self.length
        if self.last and not block.level and continues(self.last[self.lead :], text):
            self.length -= 1
            self.out.pop()
            start = self.paragraphs.pop().span.start
            text = self.last + text
        else:
            opening = _OPENING.match(self.text, block.span.start, block.span.end)
            self.lead = len(opening[1] or opening[2]) if opening else 0
        self._write(pieces)
        self.paragraphs.append(Paragraph(Span(start, self.length - 1), block.level))
        self.last = text if block.kind == "paragraph" and not block.level else ""

    def cell(self, span: Span, table: int) -> Span:
        """Append a table cell as a paragraph; returns its flow span (empty cells too)."""
        start = self.length
        self._write(self._pieces(span) or [(span.start, "")])
        flow_span = Span(start, self.length - 1)
        self.paragraphs.append(Paragraph(flow_span, None, table))
        self.last = ""
        return flow_span

    def flow(self) -> Flow:
        """What was collected."""
        if not self.starts:
            self.starts, self.sources = [0], [0]
        return Flow("".join(self.out), tuple(self.starts), tuple(self.sources))

    def _pieces(self, span: Span) -> list[tuple[int, str]]:
        """What is kept of a span, each piece with its place."""
        at, end = span
        text, dropped = self.text, self.dropped
        first = max(0, bisect_left(self.dropped_from, at) - 1)
        pieces = []
        for number in range(first, len(dropped)):
            start, after = dropped[number]
            if start >= end:
                break
            if start > at:
                pieces.append((at, text[at:start]))
            at = max(at, after)
        if at < end:
            pieces.append((at, text[at:end]))
        return pieces

    def _write(self, pieces: list[tuple[int, str]]) -> None:
        for source, text in pieces:
            self.starts.append(self.length)
            self.sources.append(source)
            self.out.append(text)
            self.length += len(text)
        self.out.append("\n")
        self.length += 1
