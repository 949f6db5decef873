"""Markdown, line by line with plain `re`: every character keeps its own line and column, ordered
list numbers stay as written (a CommonMark parser renumbers `3.` after `1.`), nothing to install."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from perflint.model.document import Block, Document, Place
from perflint.model.span import Span
from perflint.readers.decode import decode
from perflint.readers.limits import Limits
from perflint.readers.pipe_table import read_row, read_table, starts_table
from perflint.readers.tag_table import read_tag_table, trim_tags
from perflint.text.patterns import compile_pattern

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)\Z")
_ATX = re.compile(r"[ \t]*(#{1,6})(?=[ \t]|\Z|[^\x00-\x7f])[ \t]*")
_CLOSING = re.compile(r"[ \t]#+[ \t]*\Z")
_MARKER = re.compile(r"[ \t\u3000]*(?:>[ \t]*)*(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)?")
_TAGS = compile_pattern(r"</?[A-Za-z][^<>]*>")
_EMPHASIS = ("***", "**", "__")


def read(data: bytes, path: str, limits: Limits) -> Document:
    """One block a line, without heading marks, list bullets, quote marks and `**` around a whole
    line; a pipe table is one block. Code stays as paragraphs; front matter, comments, rules and
    fences are no blocks. Raises ReadError (see decode)."""
    text = decode(data, limits)
    blocks = tuple(_number(_blocks(text)))
    return Document(path, "md", text, blocks)


def _number(blocks: Iterator[Block]) -> Iterator[Block]:
    for number, block in enumerate(blocks, 1):
        yield Block(block.kind, block.span, Place(number), block.level, block.table)


def _blocks(text: str) -> Iterator[Block]:
    text = _without_comments(text)
    lines = _lines(text)
    fence = ""
    i = _front_matter(lines)
    while i < len(lines):
        start, line = lines[i]
        i += 1
        following = lines[i][1] if i < len(lines) else ""
        if fence:
            fence = _go_on(line, fence)
            yield from _code(start, line, fence)
        elif found := _opens_table(line) and read_tag_table(text, start):
            table, end = found
            yield table
            i = bisect_left(lines, end, i, key=_start)
        elif opened := _FENCE.match(line):
            fence = opened[1]
        elif starts_table(line, following):
            end = _table_end(lines, i + 1)
            yield read_table([lines[i - 1], *lines[i + 1 : end]])
            i = end
        elif line.strip() and not _RULE.match(line):
            yield from _line(start, line, following.strip())


def _opens_table(line: str) -> bool:
    return line.lstrip()[:1] == "<" and "<table" in line


def _go_on(line: str, fence: str) -> str:
    """The fence after a line of code, "" where that closes it."""
    closes = line.strip().startswith(fence) and not line.strip(" \t" + fence[0])
    return "" if closes else fence


def _code(start: int, line: str, fence: str) -> Iterator[Block]:
    """A line between fences, which one that closes is not."""
    if fence and line.strip():
        yield _paragraph(start, line, None)


def _start(line: tuple[int, str]) -> int:
    return line[0]


def _table_end(lines: list[tuple[int, str]], at: int) -> int:
    while at < len(lines) and read_row(lines[at][1]):
        at += 1
    return at


def _line(start: int, line: str, under: str) -> Iterator[Block]:
    heading = _ATX.match(line)
    if heading:
        closing = _CLOSING.search(line)
        end = closing.start() if closing and closing.start() >= heading.end() else len(line)
        block = _paragraph(start + heading.end(), line[heading.end() : end], len(heading[1]))
    else:
        marker = _MARKER.match(line)
        at = marker.end() if marker else 0
        setext = 1 if under and not under.strip("=") else 2 if _underlined(under) else None
        block = _paragraph(start + at, line[at:], setext)
    if block.span.start < block.span.end:
        yield block


def _underlined(under: str) -> bool:
    return len(under) >= 3 and not under.strip("-")


def _paragraph(start: int, line: str, level: int | None) -> Block:
    body = line.lstrip()
    start += len(line) - len(body)
    body = body.rstrip()
    if body.endswith("\\") or _TAGS.match(body) or (body.endswith(">") and "<" in body):
        # A backslash at the end breaks the line; tags around a line only lay it out.
        span = trim_tags(body.removesuffix("\\"), 0, len(body))
        start, body = start + span.start, span.of(body)
    for mark in _EMPHASIS:
        inner = body[len(mark) : -len(mark)]
        if body.startswith(mark) and body.endswith(mark) and inner.strip() and mark not in inner:
            start += len(mark) + len(inner) - len(inner.lstrip())
            body = inner.strip()
            break
    return Block("paragraph", Span(start, start + len(body)), level=level)


def _without_comments(text: str) -> str:
    """`text` with HTML comments blanked out, line by line, so that offsets stay."""
    at = text.find("<!--")
    kept, done = [], 0
    while at >= 0:
        end = text.find("-->", at)
        if end < 0:
            break
        kept += [text[done:at], re.sub(r"[^\n]", " ", text[at : end + 3])]
        done = end + 3
        at = text.find("<!--", done)
    return "".join((*kept, text[done:]))


def _lines(text: str) -> list[tuple[int, str]]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    return lines


def _front_matter(lines: list[tuple[int, str]]) -> int:
    """The number of lines taken by a `---` block of settings at the very start."""
    if lines[0][1].rstrip() != "---":
        return 0
    for i, (_, line) in enumerate(lines[1:40], 1):
        if line.rstrip() in ("---", "..."):
            return i + 1
        if line.strip() and not re.match(r"[\w.-]+[ \t]*:|[ \t]|- |#", line):
            return 0
    return 0
