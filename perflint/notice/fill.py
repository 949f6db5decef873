"""A Word template filled: {{占位符}} in paragraphs, one table row for each problem.

Word splits text into runs wherever it likes, so a placeholder is looked for in whole paragraphs; it
takes the look of its first character. In a repeated row a paragraph whose placeholders have nothing to
say is left out, its label with it. Everything else of the template stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import get_close_matches
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from perflint.errors import UsageError
from perflint.readers.archive import Archive
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.markup import parse_xml
from perflint.reporters.docx.package import enter
from perflint.reporters.docx.wordml import clean

PLACEHOLDER = re.compile(r"[{｛]{2}\s*([^{}｛｝\n]{1,40}?)\s*[}｝]{2}")
WITH_TEXT = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml", re.I)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Fields = Mapping[str, str]


class Template:
    """A template, read once and filled many times. Raises ReadError if it is no Word file, and
    UsageError naming every placeholder that is neither in `known` nor in `in_rows`, or if no table
    row holds one of `in_rows`."""

    __slots__ = ("_in_rows", "_parts", "_texts")

    def __init__(
        self, data: bytes, path: str, known: Collection[str], in_rows: Collection[str]
    ) -> None:
        archive = Archive(data, DEFAULT_LIMITS)
        with ZipFile(BytesIO(data)) as package:
            self._parts = _read_parts(archive, package.namelist())
        self._in_rows = frozenset(in_rows) - frozenset(known)
        texts = _read_texts(self._parts)
        self._texts = {name: root for name, root in texts.items() if any(list_placeholders(root))}
        used = [name for root in self._texts.values() for name in list_placeholders(root)]
        if unknown := sorted(set(used) - {*known, *in_rows}):
            raise refuse(unknown, path, [*known, *in_rows])
        if not any(self._repeats(row) for root in self._texts.values() for row in rows_of(root)):
            told = "模板里没有列问题的表格行"
            raise UsageError(told, place=path, hint="请在表格的一行里写上 {{序号}}、{{问题}} 等。")

    def fill(self, fields: Fields, rows: Sequence[Fields]) -> bytes:
        """The document for these values; `rows` are those of the repeated table row."""
        filled = {}
        for name, root in self._texts.items():
            copy = deepcopy(root)
            for row in reversed(list(rows_of(copy))):
                if self._repeats(row):
                    repeat(row, [{**fields, **one} for one in rows])
            for paragraph in copy.iter(W + "p"):
                fill_paragraph(paragraph, fields)
            filled[name] = etree.tostring(
                copy, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        made = BytesIO()
        with ZipFile(made, "w") as package:
            for name, part in self._parts.items():
                package.writestr(enter(name), filled.get(name, part))
        return made.getvalue()

    def _repeats(self, row: etree._Element) -> bool:
        """Whether a table row stands for one problem."""
        return not self._in_rows.isdisjoint(list_placeholders(row))


def rows_of(root: etree._Element) -> Iterator[etree._Element]:
    """The table rows below an element."""
    return root.iter(W + "tr")


def repeat(row: etree._Element, values: Sequence[Fields]) -> None:
    """One copy of a table row for each of `values`, in its place."""
    for one in values:
        copy = deepcopy(row)
        for paragraph in list(copy.iter(W + "p")):
            used = [found[1] for found in PLACEHOLDER.finditer(words_of(paragraph))]
            if used and not any(one[name] for name in used):
                drop(paragraph)
            else:
                fill_paragraph(paragraph, one)
        row.addprevious(copy)
    parent = row.getparent()
    assert parent is not None
    parent.remove(row)


def list_placeholders(element: etree._Element) -> Iterator[str]:
    """The names of the placeholders in an element."""
    for paragraph in element.iter(W + "p"):
        yield from (found[1] for found in PLACEHOLDER.finditer(words_of(paragraph)))


def words_of(paragraph: etree._Element) -> str:
    """What a paragraph says."""
    return "".join(piece.text or "" for piece in pieces_of(paragraph))


def pieces_of(paragraph: etree._Element) -> list[etree._Element]:
    """The texts of a paragraph, without those of paragraphs in its text boxes."""
    return [
        piece
        for piece in paragraph.iter(W + "t")
        if next(piece.iterancestors(W + "p")) is paragraph
    ]


def drop(paragraph: etree._Element) -> None:
    """Take out a paragraph, or what it says if it is the only one of its cell, which needs one."""
    beside = (paragraph.getprevious(), paragraph.getnext())
    parent = paragraph.getparent()
    if parent is not None and any(one is not None and one.tag == W + "p" for one in beside):
        parent.remove(paragraph)
        return
    for piece in pieces_of(paragraph):
        piece.text = ""


def fill_paragraph(paragraph: etree._Element, values: Fields) -> None:
    """Put values where placeholders are, each into the run its placeholder begins in."""
    pieces = pieces_of(paragraph)
    texts = [piece.text or "" for piece in pieces]
    for found in reversed(list(PLACEHOLDER.finditer("".join(texts)))):
        start, end, said = found.start(), found.end(), clean(values[found[1]])
        for at, text in enumerate(texts):
            size = len(text)
            if start < size and end > 0:
                texts[at] = text[: max(start, 0)] + said + text[max(end, 0) :]
                said = ""
            start, end = start - size, end - size
    for piece, text in zip(pieces, texts, strict=True):
        if text != (piece.text or ""):
            write_lines(piece, text)


def write_lines(piece: etree._Element, text: str) -> None:
    """`text` in place of what a piece says, a break for each newline."""
    piece.text, *rest = text.split("\n")
    piece.set(SPACE, "preserve")
    for line in reversed(rest):
        after = etree.Element(W + "t", {SPACE: "preserve"})
        after.text = line
        piece.addnext(after)
        piece.addnext(etree.Element(W + "br"))


def refuse(unknown: Sequence[str], path: str, known: Sequence[str]) -> UsageError:
    """That these placeholders mean nothing, with what may have been meant."""
    named = "、".join(f"{{{{{name}}}}}" for name in unknown)
    near = get_close_matches(unknown[0], known, 1)
    hint = f"是否想写 {{{{{near[0]}}}}}？" if near else ""
    hint += f"可用：{'、'.join(known)}；另外的用 --set 名称=内容 给出。"
    return UsageError(f"模板里有认不出的占位符：{named}", place=path, hint=hint)


def _read_parts(archive: Archive, names: list[str]) -> dict[str, bytes]:
    return {name: archive.read(name) for name in names if name[-1:] != "/"}


def _read_texts(parts: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """The parts that may hold text."""
    return {
        name: parse_xml(part, name, DEFAULT_LIMITS)
        for name, part in parts.items()
        if WITH_TEXT.fullmatch(name)
    }
