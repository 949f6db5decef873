"""comments.xml: earlier notes of ours out, new ones in, those of others as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from perflint.annotate import AUTHOR
from perflint.readers.docx import names as n

if TYPE_CHECKING:
    from datetime import datetime

    from perflint.annotate.wording import Note

ID = n.w("id")
AUTHORED = n.w("author")
DATE = n.w("date")
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_LEVEL = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_DURABLE = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_DURABLE_MORE = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
    '<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
)
_FIRST = _LINE.replace("</w:pPr>", "</w:pPr><w:r><w:annotationRef/></w:r>").replace(
    "<w:rPr>", "<w:rPr><w:b/>"
)


class Withdrawn(NamedTuple):
    """Notes of ours taken out: their `ids`, and the ids Word gave their paragraphs. `kept`: the
    texts of those that stay because someone answered them."""

    ids: frozenset[str]
    paragraphs: frozenset[str]
    kept: frozenset[str]


def _find_answered(comments: etree._Element, extended: Iterable[etree._Element]) -> set[str]:
    """The last paragraphs of the notes that someone else answers."""
    others = {_last_paragraph(one) for one in comments if one.get(AUTHORED) != AUTHOR}
    answers = (one for one in extended if one.get(f"{_LEVEL}paraId") in others)
    return {above for one in answers if (above := one.get(f"{_LEVEL}paraIdParent")) is not None}


def withdraw(comments: etree._Element, extended: etree._Element | None) -> Withdrawn:
    """Take our notes out of `comments`, except where `extended` (commentsExtended.xml) shows an
    answer of someone else."""
    ours = [comment for comment in comments if comment.get(AUTHORED) == AUTHOR]
    answered = _find_answered(comments, () if extended is None else extended)
    gone = [comment for comment in ours if _last_paragraph(comment) not in answered]
    for comment in gone:
        comments.remove(comment)
    return Withdrawn(
        frozenset(comment.get(ID, "") for comment in gone),
        frozenset(map(_last_paragraph, gone)) - {""},
        frozenset(read_text(comment) for comment in ours if comment not in gone),
    )


def forget(part: etree._Element, durable: frozenset[str], gone: Withdrawn) -> frozenset[str]:
    """Take out of a part beside comments.xml what it says of notes withdrawn. Ids that Word gave to
    comments are learnt from one of these parts (`durable` adds up) and used in another."""
    learnt = set(durable)
    for entry in list(part):
        about = entry.get(f"{_LEVEL}paraId") or entry.get(f"{_DURABLE}paraId")
        ids = {entry.get(f"{_DURABLE}durableId"), entry.get(f"{_DURABLE_MORE}durableId")} - {None}
        if about in gone.paragraphs or ids & durable:
            learnt |= {id for id in ids if id}
            part.remove(entry)
    return frozenset(learnt)


def write_comment(id: str, note: Note, date: datetime | None) -> str:
    """A new comment, its namespace prefix w. The formatting is its own, so that whatever the
    standard paragraph of the filing looks like, the note is small and flush left."""
    # Word shows this time as it stands, so it is local despite the Z that Word writes too.
    when = f' w:date="{date:%Y-%m-%dT%H:%M:%SZ}"' if date is not None else ""
    first, *rest = (escape(_FORBIDDEN.sub(" ", line)) for line in (note.title, *note.lines))
    lines = [_FIRST.format(first), *map(_LINE.format, rest)]
    return (
        f'<w:comment w:id="{id}" w:author="{AUTHOR}"{when} w:initials="{AUTHOR[:1]}">'
        f"{''.join(lines)}</w:comment>"
    )


def next_id(elements: Iterable[etree._Element]) -> int:
    """The first number above all w:id of `elements`."""
    return max((n.number(element.get(ID), -1) for element in elements), default=-1) + 1


def read_text(comment: etree._Element) -> str:
    """All of a comment's text."""
    return "".join(text.text or "" for text in comment.iter(n.T))


def _last_paragraph(comment: etree._Element) -> str:
    """The id by which other parts speak of a comment."""
    ids = [paragraph.get(_PARAGRAPH_ID, "") for paragraph in comment.iter(n.P)]
    return ids[-1] if ids else ""
