"""Where the sentence around a character begins and ends."""

from __future__ import annotations

from perflint.model.span import Span
from perflint.text.patterns import compile_pattern

_END = compile_pattern("[。；！？\n]")
_MARKS = "。；！？\n"
WIDEST = 600


def sentence_at(text: str, offset: int) -> Span:
    """The sentence that holds `offset`: up to a full stop, semicolon or line end, that excluded.

    Cut at `WIDEST` characters to either side, so that asking costs the same in any text.
    """
    low, high = max(0, offset - WIDEST), min(len(text), offset + WIDEST)
    start = max(low, max(text.rfind(mark, low, offset) for mark in _MARKS) + 1)
    end = _END.search(text, offset, high)
    return Span(start, end.start() if end else high)


def start_behind(text: str, marks: str, offset: int) -> int:
    """Where what stands at `offset` begins: behind the last of `marks` in its line, or with the line."""
    line = text.rfind("\n", 0, offset) + 1
    return max([line, *(text.rfind(mark, line, offset) + 1 for mark in marks)])


def line_at(text: str, offset: int) -> Span:
    """The line that holds `offset`, its newline excluded; cut like a sentence."""
    low, high = max(0, offset - WIDEST), min(len(text), offset + WIDEST)
    end = text.find("\n", offset, high)
    return Span(max(low, text.rfind("\n", low, offset) + 1), high if end < 0 else end)
