"""One part of the text (body, note, header, text box) as paragraphs and tables of the new format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from perflint.readers.doc.formats import PLAIN, CharacterFormat, ParagraphFormat
from perflint.readers.doc.source import Range, Unsupported
from perflint.readers.doc.spans import Spans
from perflint.readers.doc.tables import Tables
from perflint.readers.doc.wordml import write_properties, write_text
from perflint.readers.limits import MB, too_large

_PARAGRAPH, _CELL, _BREAK = "\r", "\x07", "\x0c"
_BEGIN, _SEPARATE, _END = "\x13", "\x14", "\x15"
_MARK = re.compile("[\r\x07\x0c]")
_CONTROL = re.compile("[\x00-\x1f]")
_TOKEN = re.compile("[\x00-\x1f]|[^\x00-\x1f]+")
# [MS-DOC] 2.4.1; what is not here is a picture, a note mark or the like.
_SIGNS = {
    "\t": "<w:tab/>",
    "\n": "<w:br/>",
    "\x0b": "<w:br/>",
    _BREAK: '<w:br w:type="page"/>',
    "\x0e": '<w:br w:type="column"/>',
    "\x1e": "<w:noBreakHyphen/>",
}
_TAG_MARKS = re.compile("[<>]")
_FIELD = '<w:fldChar w:fldCharType="{}"/>'
_DELETED = "<w:del/>"


class Body(NamedTuple):
    """What is needed to write any part: the whole text with its formatting. `hidden` says whether a
    style hides text, `anchors` what stands for one character (notes, text boxes), `sections`, with
    whether it begins a page, where sections end; `box` reads the check box of a form; `largest` bounds
    what a part may come to."""

    characters: str
    formats: Spans[CharacterFormat]
    paragraphs: Spans[ParagraphFormat]
    hidden: Callable[[int | None], bool]
    anchors: Mapping[int, str]
    sections: Mapping[int, bool]
    box: Callable[[int], str]
    largest: int


def write_story(body: Body, story: Range) -> str:
    """The paragraphs and tables of one part. Raises Unsupported where marks do not fit together, or
    ReadError (too-large)."""
    return _Story(body).write(story)


class _Story:
    __slots__ = ("_body", "_box", "_fields", "_properties", "_room", "_tables")

    def __init__(self, body: Body) -> None:
        self._body = body
        self._tables = Tables()
        self._room = body.largest
        # For each field that is open, whether its result has begun.
        self._fields: list[bool] = []
        # The box that a field shows when it ends.
        self._box = ""
        self._properties: dict[tuple[ParagraphFormat, bool, bool], str] = {}

    def write(self, story: Range) -> str:
        start = story.start
        for mark in _MARK.finditer(self._body.characters, story.start, story.end):
            at = mark.start()
            if mark.group() != _BREAK or at + 1 in self._body.sections:
                self._end(start, at, mark.group())
                start = at + 1
        if start < story.end:
            self._tables.paragraph(0, self._write_paragraph(start, story.end, story.end - 1))
        if self._fields:
            raise Unsupported
        return self._tables.finish()

    def _end(self, start: int, at: int, mark: str) -> None:
        format = self._body.paragraphs.at(at)
        depth, inner = format.depth, mark == _PARAGRAPH
        if mark == _CELL and not depth:
            raise Unsupported
        ends_row = format.ends_inner_row if inner else format.ends_row and mark == _CELL
        if not ends_row or start < at:
            self._tables.paragraph(depth, self._write_paragraph(start, at, at))
        if ends_row:
            self._tables.end_row(depth, format.row)
        elif format.ends_inner_cell if inner else mark == _CELL:
            self._tables.end_cell(depth)

    def _write_paragraph(self, start: int, end: int, mark: int) -> str:
        body = self._body
        format = body.paragraphs.at(mark)
        properties = self._write_properties(format, mark)
        text = body.characters[start:end]
        plain = not self._fields and not _CONTROL.search(text)
        runs = [
            text and f"<w:r><w:t>{write_text(text)}</w:t></w:r>"
            if plain and run == PLAIN and not body.hidden(format.style)
            else self._write_run(first, last, run, format.style)
            for first, last, run in body.formats.over(start, end)
            for text in [body.characters[first:last]]
        ]
        paragraph = f"<w:p>{properties}{''.join(runs)}</w:p>"
        self._room -= len(paragraph)
        if self._room < 0:
            allowed = f"{body.largest / MB:g} MB"
            raise too_large(f"正文展开后超过 {allowed}", allowed)
        return paragraph

    def _write_properties(self, format: ParagraphFormat, mark: int) -> str:
        run = self._body.formats.at(mark)
        hidden = run.is_hidden(self._body.hidden, format.style)
        turns = self._body.sections.get(mark + 1)
        key = format._replace(row=None), hidden, run.deleted
        if turns is None and key in self._properties:
            return self._properties[key]
        own = f"{'<w:vanish/>' if hidden else ''}{_DELETED if run.deleted else ''}"
        more = own and f"<w:rPr>{own}</w:rPr>"
        if turns is not None:
            kind = "nextPage" if turns else "continuous"
            return write_properties(format, f'{more}<w:sectPr><w:type w:val="{kind}"/></w:sectPr>')
        made = self._properties[key] = write_properties(format, more)
        return made

    def _write_run(self, start: int, end: int, run: CharacterFormat, style: int | None) -> str:
        if run.data and run.place is not None and self._fields and not run.deleted:
            self._box = self._body.box(run.place)
        if run.deleted or run.data:
            return ""
        hidden = run.is_hidden(self._body.hidden, style)
        text = self._body.characters[start:end]
        pieces = [
            self._write_token(token.group(), start + token.start(), run)
            for token in _TOKEN.finditer(text)
        ]
        inside = "".join(pieces)
        return inside and f"<w:r>{'<w:rPr><w:vanish/></w:rPr>' if hidden else ''}{inside}</w:r>"

    def _write_token(self, token: str, at: int, run: CharacterFormat) -> str:
        if token in _CONTROLS:
            return self._write_control(token, at)
        if self._fields and not self._fields[-1]:
            return f"<w:instrText>{write_text(token)}</w:instrText>"
        if run.symbol is not None:
            return f'<w:sym w:char="{run.symbol:04X}"/>' * len(token)
        if run.special:
            token = _TAG_MARKS.sub("", token)
        return f"{self._body.anchors.get(at, '')}<w:t>{write_text(token)}</w:t>"

    def _write_control(self, sign: str, at: int) -> str:
        if sign == _BEGIN:
            self._fields.append(False)
            return _FIELD.format("begin")
        if sign == _SEPARATE and self._fields:
            self._fields[-1] = True
            return _FIELD.format("separate")
        if sign == _END and self._fields:
            self._fields.pop()
            box, self._box = self._box, ""
            return _FIELD.format("end") + (box and f"<w:t>{box}</w:t>")
        return _SIGNS.get(sign) or self._body.anchors.get(at, "")


_CONTROLS = frozenset(map(chr, range(0x20)))
