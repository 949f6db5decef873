"""Plain text: each line that is not blank is a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from perflint.model.document import Block, Document, Place
from perflint.model.span import Span
from perflint.readers.decode import decode
from perflint.readers.limits import Limits
from perflint.text.comments import HINT, comment_pattern
from perflint.text.patterns import compile_pattern

_LINE = compile_pattern(r"\S(?:[^\n]*\S)?")


def read(data: bytes, path: str, limits: Limits) -> Document:
    """One block a line, blanks at its ends left out; Place.paragraph counts them from 1. Lines that
    speak to perflint are no blocks.

    Lines that a page break has cut in two stay as they are. Raises ReadError (see decode).
    """
    text = decode(data, limits)
    lines: Iterable[re.Match[str]] = _LINE.finditer(text)
    if HINT in text:
        lines = _reported(lines)
    blocks = tuple(
        Block("paragraph", Span(*line.span()), Place(number))
        for number, line in enumerate(lines, 1)
    )
    return Document(path, "txt", text, blocks)


def _reported(lines: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The lines that are the report's, not comments for perflint."""
    pattern = comment_pattern("txt")
    for line in lines:
        if HINT not in line[0] or not pattern.match(line[0]):
            yield line
