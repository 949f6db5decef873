"""Where the sentence around a character begins and ends."""

from __future__ import annotations

from perflint.model.span import Span
from perflint.text.patterns import compile_pattern

_END = compile_pattern("[。；！？\n]")
_MARKS = "。；！？\n"


def sentence_at(text: str, offset: int) -> Span:
    """The sentence that holds `offset`: up to a full stop, semicolon or line end, that excluded."""
    start = max(text.rfind(mark, 0, offset) for mark in _MARKS) + 1
    end = _END.search(text, offset)
    return Span(start, end.start() if end else len(text))


def line_at(text: str, offset: int) -> Span:
    """The line that holds `offset`, its newline excluded."""
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)
