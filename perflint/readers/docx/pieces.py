"""What a story is made of, on its way into a Document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from perflint.model.document import BlockKind, Place
from perflint.readers.compose import Composer, DraftCell

if TYPE_CHECKING:
    from lxml import etree

    Source = tuple[str, etree._Element | None]


class Line(NamedTuple):
    """A line of a paragraph: what stands between two soft breaks, its label first."""

    text: str
    place: Place
    level: int | None = None


class Rows(NamedTuple):
    """A table: its rows, each from left to right, None where a cell reaches down from above."""

    rows: list[list[DraftCell | None]]


Piece = Line | Rows


def write_pieces(composer: Composer, pieces: Iterable[Piece], kind: BlockKind) -> None:
    """Adds `pieces` to the document that `composer` makes, paragraphs as blocks of `kind`."""
    for piece in pieces:
        if isinstance(piece, Line):
            composer.paragraph(piece.text, piece.place, piece.level, kind)
        else:
            composer.table(piece.rows)


class Traced(str):
    """Text that knows where it came from, for those who write into the file.

    `sources`: its characters piece by piece, each with the element that holds them (w:t, w:tab …),
    None for automatic numbers and for blanks between paragraphs; blanks at the ends may be more
    than in the text. `anchor`: its first paragraph.
    """

    sources: tuple[Source, ...]
    anchor: etree._Element

    @classmethod
    def of(cls, text: str, sources: Iterable[Source], anchor: etree._Element) -> Traced:
        """`text` with its origin."""
        made = cls(text)
        made.sources, made.anchor = tuple(sources), anchor
        return made


def put_before(label: str, text: str) -> str:
    """`label` and then `text` without blanks before it."""
    if not label and not text[:1].isspace():
        return text
    joined = label + text.lstrip()
    if isinstance(text, Traced):
        return Traced.of(joined, ((label, None), *text.sources), text.anchor)
    return joined


def join(texts: list[str]) -> str:
    """`texts` with blanks between them."""
    joined = " ".join(texts)
    traced = [text for text in texts if isinstance(text, Traced)]
    if not traced:
        return joined
    sources: list[Source] = []
    for text in traced:
        sources += ((" ", None), *text.sources)
    return Traced.of(joined, sources[1:], traced[0].anchor)
