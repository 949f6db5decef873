"""Plain text: each line that is not blank is a paragraph."""

from __future__ import annotations

from perflint.model.document import Block, Document, Place
from perflint.model.span import Span
from perflint.readers.decode import decode
from perflint.readers.limits import Limits
from perflint.text.patterns import compile_pattern

_LINE = compile_pattern(r"\S(?:[^\n]*\S)?")


def read(data: bytes, path: str, limits: Limits) -> Document:
    """One block a line, blanks at its ends left out; Place.paragraph counts them from 1.

    Lines that a page break has cut in two stay as they are. Raises ReadError (see decode).
    """
    text = decode(data, limits)
    blocks = tuple(
        Block("paragraph", Span(*line.span()), Place(number))
        for number, line in enumerate(_LINE.finditer(text), 1)
    )
    return Document(path, "txt", text, blocks)
