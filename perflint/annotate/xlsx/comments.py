"""The comments part of a sheet: ours out, those of others kept, new ones in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from perflint.annotate import AUTHOR
from perflint.readers.decode import clean
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.markup import parse_xml

if TYPE_CHECKING:
    from perflint.annotate.wording import Note

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LONGEST = 30_000
_FONT = '<sz val="9"/><color indexed="81"/><rFont val="宋体"/><charset val="134"/>'


class Comment(NamedTuple):
    """What is said on one cell; `about` names the cell meant where it is another."""

    cell: str
    notes: tuple[Note, ...]
    about: str = ""

    def lines(self) -> list[str]:
        """The text of the comment, line by line."""
        lines = [f"（关于 {self.about}）"] if self.about else []
        for number, note in enumerate(self.notes):
            lines += ["", *note.text.split("\n")] if number else note.text.split("\n")
        return lines


class Comments:
    """One comments part; `xml` is its text, "" for none yet."""

    def __init__(self, xml: str) -> None:
        empty = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
        self._root = parse_xml((xml or empty).encode(), "comments.xml", DEFAULT_LIMITS)
        # Strict packages have another namespace.
        self._namespace = str(etree.QName(self._root).namespace or MAIN)
        self._authors = self._child("authors")
        self._list = self._child("commentList")

    def take_out_ours(self) -> set[str]:
        """Removes our comments; the cells they were on."""
        authors = [author.text or "" for author in self._authors]
        ours = {str(i) for i, name in enumerate(authors) if name == AUTHOR}
        found = set[str]()
        for comment in list(self._list):
            if comment.get("authorId") in ours:
                found.add(comment.get("ref", ""))
                self._list.remove(comment)
        return found

    def cells(self) -> set[str]:
        """The cells that have a comment."""
        return {comment.get("ref", "") for comment in self._list}

    def add(self, comments: Iterable[Comment]) -> None:
        """Adds ours."""
        authors = [author.text or "" for author in self._authors]
        if AUTHOR in authors:
            number = authors.index(AUTHOR)
        else:
            number = len(authors)
            etree.SubElement(self._authors, f"{{{self._namespace}}}author").text = AUTHOR
        for comment in comments:
            self._list.append(etree.fromstring(self._element(comment, number)))

    def xml(self) -> str:
        """The part as text."""
        body = etree.tostring(self._root, encoding="unicode")
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'

    def _element(self, comment: Comment, author: int) -> str:
        title, *rest = comment.lines()
        runs = f"<r><rPr><b/>{_FONT}</rPr>{_text(title)}</r>"
        if rest:
            body = ("\n" + "\n".join(rest))[:_LONGEST]
            runs += f"<r><rPr>{_FONT}</rPr>{_text(body)}</r>"
        return (
            f'<comment xmlns="{self._namespace}" ref="{comment.cell}" authorId="{author}" '
            f'shapeId="0"><text>{runs}</text></comment>'
        )

    def _child(self, name: str) -> etree._Element:
        tag = f"{{{self._namespace}}}{name}"
        found = self._root.find(tag)
        return etree.SubElement(self._root, tag) if found is None else found


def _text(text: str) -> str:
    return f'<t xml:space="preserve">{escape(clean(text))}</t>'
